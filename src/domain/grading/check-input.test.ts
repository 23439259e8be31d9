import { expect, test } from 'vitest';
import { GradeInput } from './attempt-input.ts';
import { checkGradeInput } from './check-input.ts';
import { aJudgedMethod, aMarkedMethod, aPlanOf, criteriaOf } from './plans.testing.ts';

const source = { document: 'plan-document', section: '1' };
const alternative = {
  id: 'where',
  title: 'Where',
  choose: 'one',
  branches: [
    { id: 'shop', title: 'Shop' },
    { id: 'road', title: 'Road' },
  ],
  source,
};
const plan = aPlanOf([
  aJudgedMethod({ alternatives: [alternative] }),
  aMarkedMethod(),
  aJudgedMethod({
    id: 'discussion',
    criteria: criteriaOf('pass', 1),
    options: ['brass'],
    transfers: [{ from: 'observation', criteria: ['P1', 'P2'], source }],
  }),
]);

function places(input: object): string[] {
  return checkGradeInput(plan, GradeInput.parse({ attempts: [], ...input })).map(({ at }) => at);
}

const attempt = (method: string, more: object) => ({ attempts: [{ method, ...more }], options: ['brass'] });

test.each<[string, object, string[]]>([
  [
    'a criterion that is not there',
    attempt('observation', { judgements: { P99: 'met' } }),
    ['attempts[0].judgements.P99'],
  ],
  ['a method that is not there', attempt('exam', {}), ['attempts[0].method']],
  ['a method of another option', { attempts: [{ method: 'discussion' }] }, ['attempts[0].method']],
  ['an alternative that is not there', { choices: { when: ['shop'] } }, ['choices.when']],
  ['a branch that is not there', { choices: { where: ['shed'] } }, ['choices.where']],
  ['two branches where one is chosen', { choices: { where: ['shop', 'road'] } }, ['choices.where']],
  ['marks of a method that is not marked', attempt('observation', { mark: 3 }), ['attempts[0].mark']],
  ['a mark above the maximum', attempt('test', { mark: 61 }), ['attempts[0].mark']],
  [
    'a total that is not the sum of its sections',
    attempt('test', { mark: 30, sections: { law: 10, practice: 21 } }),
    ['attempts[0].mark'],
  ],
  ['a section above its maximum', attempt('test', { sections: { law: 16 } }), ['attempts[0].sections.law']],
  [
    'more mandatory questions than there are',
    attempt('test', { mandatory: { law: 3 } }),
    ['attempts[0].mandatory.law'],
  ],
  ['a grade that the method cannot give', attempt('test', { grade: 'merit' }), ['attempts[0].grade']],
  [
    'a grade beside judgements',
    attempt('observation', { grade: 'pass', all: { pass: 'met' } }),
    ['attempts[0].grade'],
  ],
])('%s is named with its place', (_, input, expected) => {
  expect(places(input)).toEqual(expected);
});

test('a criterion of another method may be judged where the plan transfers it, by its ref or with its method', () => {
  const here = attempt('discussion', { judgements: { P2: 'met', 'observation.P1': 'met' } });
  expect(places(here)).toEqual([]);
  expect(places(attempt('discussion', { judgements: { P3: 'met' } }))).toEqual(['attempts[0].judgements.P3']);
});
