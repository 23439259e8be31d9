import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PackItem } from './pack.ts';
import { checkDecision, type HeldItem, mergeRevision, undecidedItems } from './received-items.ts';

const state = fc.constantFrom('submitted' as const, 'accepted' as const, 'returned' as const);
const held = fc.uniqueArray(
  fc.record({
    requirementId: fc.constantFrom('portfolio', 'brief', 'declaration', 'english'),
    title: fc.constant('It'),
    itemHash: fc.constantFrom('one', 'two', 'three'),
    state,
  }),
  { selector: ({ requirementId }) => requirementId },
);

function sent(requirementId: string, itemHash: string): PackItem {
  return {
    requirementId,
    title: requirementId,
    reason: 'Met.',
    source: { document: 'plan', section: 'Gateway' },
    itemHash,
    content: {
      requirementId,
      kind: 'file',
      series: 1,
      standing: 'met',
      facts: {},
      files: [],
      act: null,
      waiver: null,
      signatures: [],
    },
  };
}

describe('a new revision', () => {
  test('keeps the decision of an item exactly when its hash is the same', () => {
    fc.assert(
      fc.property(held, held, (before, now) => {
        const items = now.map(({ requirementId, itemHash }) => sent(requirementId, itemHash));
        for (const { item, isKept } of mergeRevision(before, items)) {
          const same = before.some(
            ({ requirementId, itemHash }) =>
              requirementId === item.requirementId && itemHash === item.itemHash,
          );
          expect(isKept).toBe(same);
        }
      }),
    );
  });

  test('that changes nothing keeps every decision', () => {
    fc.assert(
      fc.property(held, (before) => {
        const items = before.map(({ requirementId, itemHash }) => sent(requirementId, itemHash));
        expect(mergeRevision(before, items).every(({ isKept }) => isKept)).toBe(true);
      }),
    );
  });
});

describe('the gateway', () => {
  test('can be accepted exactly when there are items and each is accepted', () => {
    fc.assert(
      fc.property(held, (items) => {
        const isReady = items.length > 0 && items.every((item) => item.state === 'accepted');
        expect(undecidedItems(items) === undefined).toBe(isReady);
      }),
    );
  });
});

describe('a decision', () => {
  const item: HeldItem = { requirementId: 'brief', title: 'Brief', itemHash: 'one', state: 'submitted' };
  const codesOf = (...given: Parameters<typeof checkDecision>) =>
    checkDecision(...given).map(({ code }) => code);

  test('is taken about what was looked at, also when it changes an earlier one', () => {
    expect(codesOf(item, { decision: 'accept', itemHash: 'one' }, true)).toEqual([]);
    expect(
      codesOf({ ...item, state: 'accepted' }, { decision: 'return', reason: 'Late.', itemHash: 'one' }, true),
    ).toEqual([]);
    expect(codesOf(item, { decision: 'accept', itemHash: 'two' }, true)).toEqual(['item-changed']);
  });

  test('to return says why', () => {
    for (const reason of [undefined, '', '  '])
      expect(codesOf(item, { decision: 'return', reason, itemHash: 'one' }, true)).toEqual([
        'reason-missing',
      ]);
  });

  test('comes too late once the gateway is accepted', () => {
    expect(codesOf(item, { decision: 'accept', itemHash: 'one' }, false)).toEqual(['gateway-accepted']);
  });
});
