import { expect, test } from 'vitest';
import { liveCounts } from './live-counts.ts';
import { aJudgedMethod, aPlanOf, criteriaOf } from './plans.testing.ts';

const source = { document: 'plan-document', section: '1' };
const branch = (id: string) => ({ id, title: id });
const plan = aPlanOf([
  aJudgedMethod({
    criteria: [
      ...criteriaOf('pass', 2),
      ...criteriaOf('distinction', 2, { branch: 'shop', module: 'oils' }),
      { ...criteriaOf('pass', 3)[2], branch: 'road' },
    ],
    alternatives: [
      {
        id: 'where',
        title: 'Where',
        choose: 'one-or-more',
        branches: [branch('shop'), branch('road')],
        source,
      },
    ],
  }),
]);
const everywhere = { choices: {}, options: [] };

test('an open sheet counts what is met, not met and open, by kind and by module, without a grade', () => {
  const counts = liveCounts(plan, 'observation', { P1: 'met', D1: 'not-met' }, everywhere);
  expect(counts.all).toEqual({ of: 5, met: 1, notMet: 1, open: 3 });
  expect(counts.byKind.pass).toEqual({ of: 3, met: 1, notMet: 0, open: 2 });
  expect(counts.byModule.get('oils')).toEqual({ of: 2, met: 0, notMet: 1, open: 1 });
});

test('only the branches that were chosen are counted', () => {
  const counts = liveCounts(plan, 'observation', {}, { choices: { where: ['road'] }, options: [] });
  expect(counts.all).toEqual({ of: 3, met: 0, notMet: 0, open: 3 });
});

test('a method that the plan does not have has nothing to count', () => {
  expect(liveCounts(plan, 'elsewhere', { P1: 'met' }, everywhere).all.of).toBe(0);
});
