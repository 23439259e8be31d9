import { expect, test } from 'vitest';
import type { ReceivedItem } from '#contract/gateway.ts';
import { actToRead, factsToRead, sayFact } from './facts-to-read.ts';
import { changedItems, firstToDecide, itemAfterKey, nextToDecide } from './registration-words.ts';

function anItem(requirementId: string, state: ReceivedItem['state'], revision = 1): ReceivedItem {
  return {
    requirementId,
    title: requirementId,
    itemHash: '',
    revision,
    state,
    reason: null,
    decidedBy: null,
    decidedAt: null,
    readiness: 'met',
    readinessReason: '',
    facts: {},
    waiver: null,
    files: [],
    signatures: [],
    source: { document: 'plan', section: '4' },
    decide: { allowed: true },
  };
}

const items = [anItem('english', 'accepted'), anItem('maths', 'submitted'), anItem('brief', 'submitted')];

test('the desk begins with the first undecided item', () => {
  expect(firstToDecide(items)?.requirementId).toBe('maths');
});

test('after a decision the next undecided item opens, going round', () => {
  expect(nextToDecide(items, 'maths')?.requirementId).toBe('brief');
  expect(nextToDecide(items, 'brief')?.requirementId).toBe('maths');
  expect(nextToDecide([anItem('english', 'accepted')], 'english')).toBeUndefined();
});

test('j and k move by one and stop at the ends', () => {
  expect(itemAfterKey(items, 'j', 'english')?.requirementId).toBe('maths');
  expect(itemAfterKey(items, 'j', 'brief')?.requirementId).toBe('brief');
  expect(itemAfterKey(items, 'k', 'english')?.requirementId).toBe('english');
  expect(itemAfterKey(items, 'x', 'english')).toBeUndefined();
});

test('only a second revision has changes', () => {
  expect(changedItems(items, 1)).toEqual([]);
  expect(changedItems([anItem('english', 'accepted'), anItem('brief', 'submitted', 2)], 2)).toHaveLength(1);
});

test('facts are read as words and days, and absent ones are left out', () => {
  expect(factsToRead({ on: '2026-03-02', carePlan: false, optedOutOn: null })).toEqual([
    { term: 'On', value: 'Monday 2 March 2026' },
    { term: 'Education, health and care plan', value: 'No' },
  ]);
  expect(sayFact([{ fromOn: '2026-01-05', toOn: null }])).toBe('Monday 5 January 2026 to today');
});

test('an approval is told apart from the facts', () => {
  const facts = {
    confirmedBy: { by: 'employer', name: 'Priya Shah', at: '2026-11-02T10:00:00Z', statement: 'Yes.' },
  };
  expect(factsToRead(facts)).toEqual([]);
  expect(actToRead(facts)).toMatchObject({ name: 'Priya Shah', role: 'employer' });
});
