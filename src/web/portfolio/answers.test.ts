import { expect, test } from 'vitest';
import type { Evidence } from '#contract/portfolio.ts';
import { bodyOfAnswers, summaryOf, whyNotYet } from './answers.ts';

const claim = (ref: string): Evidence['claims'][number] => ({
  method: 'observation',
  ref,
  state: 'submitted',
  feedback: null,
  decidedBy: null,
  decidedAt: null,
});
const piece = {
  version: 3,
  claims: [claim('P1'), { ...claim('P2'), state: 'accepted' }, claim('P4')],
} as Evidence;

test('every waiting claim needs an answer, and a referral needs words', () => {
  expect(whyNotYet(piece, { claims: {}, comment: '' })).toBe('P1, P4 still to be answered.');
  const referred = {
    'observation/P1': { state: 'accepted', feedback: '' },
    'observation/P4': { state: 'referred', feedback: ' ' },
  } as const;
  expect(whyNotYet(piece, { claims: referred, comment: '' })).toBe('Say what P4 still needs.');
});

test('the answers are said in one sentence before they are sent', () => {
  const claims = {
    'observation/P1': { state: 'accepted', feedback: '' },
    'observation/P4': { state: 'referred', feedback: 'Show how you closed it' },
  } as const;
  expect(summaryOf(piece, { claims, comment: '' })).toBe('You accept P1, and refer P4.');
  expect(bodyOfAnswers(piece, { claims, comment: '' })).toEqual({
    version: 3,
    claims: [
      { method: 'observation', ref: 'P1', state: 'accepted' },
      { method: 'observation', ref: 'P4', state: 'referred', feedback: 'Show how you closed it' },
    ],
  });
});
