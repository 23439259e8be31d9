import { expect, test } from 'vitest';
import { GradeInput } from '#domain/grading/attempt-input.ts';
import { anObservation, aPlan } from '#testing/a-plan.ts';
import { checkInput } from './check-input.ts';

const source = { document: 'plan-document', section: '1' };
const plan = aPlan({
  methods: [
    {
      ...anObservation,
      alternatives: [
        {
          id: 'way',
          title: 'Way',
          choose: 'one',
          branches: [
            { id: 'a', title: 'A' },
            { id: 'b', title: 'B' },
          ],
          source,
        },
      ],
    },
    {
      ...anObservation,
      id: 'test',
      criteria: [],
      marks: {
        maximum: 20,
        sections: [{ id: 'law', title: 'Law', maximum: 10, mandatoryQuestions: 2 }],
        source,
      },
      dimensions: [{ id: 'care', title: 'Care', levels: ['low', 'high'], source }],
      grading: { form: 'recorded', source },
    },
  ],
});

const placesOf = (attempt: object, more: object = {}) =>
  checkInput(plan, GradeInput.parse({ attempts: [attempt], ...more }), ['brass']).map(({ at }) => at);

test('an input that speaks only of the plan is accepted', () => {
  const choices = { way: ['a'] };
  expect(
    placesOf({ method: 'observation', judgements: { P1: 'met' } }, { choices, options: ['brass'] }),
  ).toEqual([]);
  const test = {
    method: 'test',
    mark: 20,
    sections: { law: 10 },
    mandatory: { law: 2, total: 2 },
    dimensions: { care: 'low' },
  };
  expect(placesOf(test)).toEqual([]);
});

test.each([
  [{ method: 'quiz' }, {}, 'attempts/#1/method/quiz'],
  [{ method: 'observation', judgements: { P9: 'met' } }, {}, 'attempts/#1/judgements/P9'],
  [{ method: 'observation', mark: 3 }, {}, 'attempts/#1'],
  [{ method: 'observation', grade: 'merit' }, {}, 'attempts/#1/grade/merit'],
  [{ method: 'test', mark: 21 }, {}, 'attempts/#1/mark'],
  [{ method: 'test', sections: { law: 11 } }, {}, 'attempts/#1/sections/law'],
  [{ method: 'test', sections: { maths: 1 } }, {}, 'attempts/#1/sections/maths'],
  [{ method: 'test', mandatory: { law: 3 } }, {}, 'attempts/#1/mandatory/law'],
  [{ method: 'test', dimensions: { care: 'middling' } }, {}, 'attempts/#1/dimensions/care/middling'],
  [{ method: 'observation' }, { choices: { road: ['a'] } }, 'choices/road'],
  [{ method: 'observation' }, { choices: { way: ['c'] } }, 'choices/way/c'],
  [{ method: 'observation' }, { options: ['paper'] }, 'options/paper'],
])('%j with %j is not of this plan', (attempt, more, place) => {
  expect(placesOf(attempt, more)).toEqual([place]);
});
