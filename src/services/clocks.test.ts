import { expect, test } from 'vitest';
import { byUrgency, clockView } from './clocks.ts';

const deadline = {
  what: 'Decide the item',
  dueOn: '2026-12-04',
  whose: 'Assessment organisation',
  rule: null,
};

test('a deadline nine working days away is running and says so in working days', () => {
  expect(clockView(deadline, '2026-11-23')).toMatchObject({ state: 'running', workingDaysLeft: 9 });
});

test('the day of the deadline is still in time, the next day is not', () => {
  expect(clockView(deadline, '2026-12-04').state).toBe('due-today');
  expect(clockView(deadline, '2026-12-05').state).toBe('overdue');
});

test('beyond the held holidays the working days are unknown and not guessed', () => {
  expect(clockView({ ...deadline, dueOn: '2099-01-05' }, '2098-12-01').workingDaysLeft).toBeNull();
});

test('done clocks come after running ones', () => {
  const late = clockView(deadline, '2026-12-10');
  const done = clockView({ ...deadline, dueOn: '2026-01-02', done: true }, '2026-12-10');
  expect([done, late].sort(byUrgency)).toEqual([late, done]);
});
