import { expect, test } from 'vitest';
import { missingInAnswer } from './link-answer.tsx';

const agreed = { answer: 'agree', name: 'Priya Shah', jobTitle: '', comment: '' } as const;

test('a yes with a name is enough', () => {
  expect(missingInAnswer(agreed)).toEqual([]);
});

test('a no needs a reason that can be acted on', () => {
  expect(missingInAnswer({ ...agreed, answer: 'decline', comment: ' ' })).toEqual([
    { path: 'comment', message: 'Say what is missing, so that it can be put right' },
  ]);
});

test('an answer is never assumed', () => {
  expect(missingInAnswer({ ...agreed, answer: '', name: '' }).map(({ path }) => path)).toEqual([
    'answer',
    'name',
  ]);
});

test('a waiver says why', () => {
  expect(missingInAnswer(agreed, 'waive').map(({ path }) => path)).toEqual(['comment']);
});
