import { expect, test } from 'vitest';
import { attemptWords, instantOf, spanWords } from './assessment-words.ts';
import { anchorOf } from './sheet-view.ts';

test('a time typed in winter is London time, which is UTC', () => {
  expect(instantOf('2026-12-07', '10:00')).toBe('2026-12-07T10:00:00.000Z');
});

test('a time typed in summer is London time, an hour before UTC', () => {
  expect(instantOf('2027-06-07', '10:00')).toBe('2027-06-07T09:00:00.000Z');
  expect(instantOf('2027-06-07', '00:30')).toBe('2027-06-06T23:30:00.000Z');
});

test('what is no day or no time is no instant', () => {
  expect(instantOf('2026-12-07', '25:00')).toBeUndefined();
  expect(instantOf('', '10:00')).toBeUndefined();
});

test('a session is told in London time', () => {
  const span = { startsAt: '2027-06-07T09:00:00.000Z', endsAt: '2027-06-07T10:15:00.000Z' };
  expect(spanWords(span)).toBe('Monday 7 June 2027, 10:00 to 11:15');
});

test('a further attempt is told by its kind', () => {
  expect(attemptWords({ kind: 'resit', number: 2 })).toBe('Resit, attempt 2');
});

test('what is missing on a sheet leads to its place', () => {
  expect(anchorOf('P3,P4')).toBe('criterion-P3');
  expect(anchorOf('criteria/P3')).toBe('criterion-P3');
  expect(anchorOf('sessions/observation')).toBe('sheet-session');
  expect(anchorOf('checklist/identity-observation')).toBe('sheet-before');
  expect(anchorOf(undefined)).toBe('sheet-criteria');
});
