import { expect, test } from 'vitest';
import { proofOfGrading } from './proof-of-grading.ts';

test('a proof leads from the overall grade down to the note of a criterion', () => {
  const proof = proofOfGrading(
    {
      methods: [
        {
          method: 'observation',
          title: 'Observation',
          attempt: { number: 2, kind: 'resit' },
          grade: 'pass',
          because: [
            {
              kind: 'criteria',
              text: 'All pass criteria',
              standing: 'met',
              count: { have: 1, need: 1, of: 1, open: 0 },
              children: [{ kind: 'criterion', ref: 'P1', text: 'Greets customers', standing: 'met' }],
            },
          ],
        },
      ],
      overall: { grade: 'pass', because: [] },
      next: [],
      refused: [],
    },
    { noteOf: (method, ref) => `${method} ${ref} seen` },
  );
  const criterion = proof.steps?.[0]?.steps?.[0]?.steps?.[0];
  expect(proof.outcome).toBe('Pass');
  expect(proof.steps?.[0]?.title).toBe('Observation (resit)');
  expect(proof.steps?.[0]?.steps?.[0]?.count).toBe('1 of 1, needs 1');
  expect(criterion).toMatchObject({
    title: 'P1 Greets customers',
    outcome: 'Met',
    note: 'observation P1 seen',
  });
});

test('what is not judged is never shown as not met', () => {
  const proof = proofOfGrading({
    methods: [],
    overall: {
      grade: null,
      undecided: 'the observation is not judged',
      because: [{ kind: 'criterion', ref: 'P1', text: 'Greets', standing: 'undecided' }],
    },
    next: [],
    refused: [],
  });
  expect(proof.outcome).toBe('The observation is not judged');
  expect(proof.steps?.[0]?.outcome).toBe('Not yet judged');
});
