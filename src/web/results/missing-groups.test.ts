import { expect, test } from 'vitest';
import { missingGrades } from './missing-groups.ts';

const grading = {
  methods: [
    { method: 'showcase', title: 'Showcase', attempt: null, grade: 'pass' as const, because: [] },
    { method: 'talk', title: 'Discussion', attempt: null, grade: 'pass' as const, because: [] },
  ],
  overall: { grade: 'pass' as const, because: [] },
  refused: [],
};
const missing = [
  {
    grade: 'distinction',
    text: 'any 1 of D1 and D2 in Showcase and D4 in Discussion',
    needs: [
      { method: 'showcase', ref: 'D1', text: 'Explain the policies.' },
      { method: 'showcase', ref: 'D2', text: 'Explain the law.' },
      { method: 'talk', ref: 'D4', text: 'Justify the choice.' },
    ],
  },
];

test('what was missing is grouped by method and says how many of the criteria would have been enough', () => {
  const next = [
    {
      grade: 'distinction' as const,
      needs: [
        {
          form: 'all' as const,
          count: 2,
          text: '',
          needs: [
            { form: 'any' as const, count: 1, method: 'showcase', refs: ['D1', 'D2'], text: '' },
            { form: 'all' as const, count: 1, method: 'talk', refs: ['D4'], text: '' },
          ],
        },
      ],
    },
  ];
  expect(missingGrades({ grading: { ...grading, next }, missing })).toEqual([
    {
      grade: 'distinction',
      outOfReach: undefined,
      others: [],
      groups: [
        {
          method: 'showcase',
          title: 'Showcase',
          lead: 'Any 1 of these 2',
          criteria: [
            { ref: 'D1', text: 'Explain the policies.' },
            { ref: 'D2', text: 'Explain the law.' },
          ],
        },
        {
          method: 'talk',
          title: 'Discussion',
          lead: 'This criterion',
          criteria: [{ ref: 'D4', text: 'Justify the choice.' }],
        },
      ],
    },
  ]);
});

test('a need that is no criterion is told in the words of the rules', () => {
  const next = [
    {
      grade: 'distinction' as const,
      needs: [{ form: 'other' as const, text: 'a distinction in the test' }],
      outOfReach: 'A resit is a pass at most.',
    },
  ];
  expect(missingGrades({ grading: { ...grading, next }, missing: [] })).toEqual([
    {
      grade: 'distinction',
      outOfReach: 'A resit is a pass at most.',
      groups: [],
      others: ['a distinction in the test'],
    },
  ]);
});
