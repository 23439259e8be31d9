import type { ProblemTable } from '#domain/problem.ts';

/** Problems of the room "results". */
export const resultsProblems = {
  'not-releasable': {
    kind: 'refused',
    title: 'This result cannot be released yet',
    mend: 'Every result needs a sampling decision; a sampled one needs the agreement of a quality assurer first.',
  },
  'not-released': {
    kind: 'refused',
    title: 'This result has not been released',
    mend: 'Only a released result is superseded; send one that is not released back instead.',
  },
  'grade-undecided': {
    kind: 'refused',
    title: 'The judgements do not decide a grade',
    mend: 'Judge every criterion that is listed, then submit again.',
  },
  'no-further-attempt': {
    kind: 'refused',
    title: 'The rules do not allow this attempt',
    mend: 'Read the reasons; they name the rule and what would make it possible.',
  },
  'exceptional-not-possible': {
    kind: 'refused',
    title: 'Exceptional circumstances cannot be asked for here',
    mend: 'Read the reason; an enquiry about the result may be possible instead.',
  },
} as const satisfies ProblemTable;
