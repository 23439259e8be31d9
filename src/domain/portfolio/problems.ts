import type { ProblemTable } from '#domain/problem.ts';

/** Problems of the room "portfolio". */
export const portfolioProblems = {
  'evidence-state': {
    kind: 'refused',
    title: 'This evidence is not at the stage where that is possible',
    mend: 'Read the reason given, then open the evidence again to see where it stands.',
  },
  'evidence-incomplete': {
    kind: 'refused',
    title: 'This evidence is not complete yet',
    mend: 'Add what is named in the reason, then submit it.',
  },
  'portfolio-closed': {
    kind: 'refused',
    title: 'This portfolio is closed',
    mend: 'Evidence can be added while the apprenticeship is running.',
  },
  'file-refused': {
    kind: 'refused',
    title: 'This file cannot be taken',
    mend: 'Read the reason given, and choose another file or save it in another format.',
  },
  'document-unreadable': {
    kind: 'refused',
    title: 'The text of this document cannot be read',
    mend: 'Save it again as a DOCX or PDF with text that can be selected, without a password.',
  },
} as const satisfies ProblemTable;
