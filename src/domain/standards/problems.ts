import type { ProblemTable } from '#domain/problem.ts';

/** Problems of the room "standards". */
export const standardsProblems = {
  'plan-not-held': {
    kind: 'refused',
    title: 'No published plan covers this',
    mend: 'Choose a standard and a start date for which a plan is published here.',
  },
  'draft-state': {
    kind: 'conflict',
    title: 'The draft cannot be changed now',
    mend: 'A draft in check is changed after it was returned; a published or discarded one is not changed.',
  },
  'draft-incomplete': {
    kind: 'refused',
    title: 'The draft has too little in it for this',
    mend: 'Answer the questions on the bench until its standard and its plan are whole, then come back.',
  },
  'decision-does-not-fit': {
    kind: 'refused',
    title: 'This decision does not fit the draft',
    mend: 'Look at the draft as it stands, then decide again.',
  },
  'not-publishable': {
    kind: 'refused',
    title: 'The draft is not ready to be published',
    mend: 'Answer the open questions and mend the errors that are listed.',
  },
  'own-check': {
    kind: 'refused',
    title: 'The second check is another person’s',
    mend: 'Ask another standards author to check and publish the draft.',
  },
  'edition-published': {
    kind: 'conflict',
    title: 'This edition is published already',
    mend: 'A published edition is never changed: give the draft a new edition, or record an erratum.',
  },
  'edition-state': {
    kind: 'conflict',
    title: 'The edition is withdrawn already',
    mend: 'Nothing more is to be done.',
  },
  'request-state': {
    kind: 'conflict',
    title: 'The request cannot do that now',
    mend: 'Open the request to see where it stands.',
  },
  'register-import-state': {
    kind: 'conflict',
    title: 'This import cannot do that now',
    mend: 'Open the import to see where it stands. Start a new one when it is over.',
  },
} as const satisfies ProblemTable;
