import { fields, frame, heading, list, origins, paragraph } from './blocks.ts';
import type { DocumentFacts } from './document-facts.ts';
import type { DocumentBlock, PlanDocument } from './document-model.ts';
import { criteriaTables, narrow, statementTables, wide } from './quoted-criteria.ts';

const people = fields('Apprentice', 'Employer', 'Training provider', 'Date');

/** Where the apprentice stands on each statement of the standard at the start, scored by three people together. */
export function skillsScanDocument(facts: DocumentFacts): PlanDocument {
  return {
    ...frame(facts, { kind: 'skills-scan', title: 'Skills scan' }),
    blocks: [
      paragraph(
        'Filled in before the start. It shows what has been learnt already, so that the training plan leaves it out and its length and price are right.',
      ),
      people,
      heading('How to score'),
      ...list([
        '0: new to me.',
        '1: I have seen it or done it with help.',
        '2: I do it alone, most of the time.',
        '3: I do it alone, always, and could show somebody else.',
      ]),
      paragraph(
        'The apprentice scores first. Employer and training provider then agree on a score, and note what proves a 2 or a 3.',
      ),
      heading('The statements'),
      ...statementTables(facts.standard, [narrow('Own score'), narrow('Agreed'), wide('What shows it')]),
      heading('What follows from it'),
      {
        kind: 'fields',
        fields: [
          { label: 'Earlier learning that counts, and by how much it shortens the training', lines: 3 },
          { label: 'What comes first in the training plan', lines: 3 },
          { label: 'Support that the apprentice needs', lines: 2 },
        ],
      },
      fields('Signed by the apprentice', 'Signed by the employer', 'Signed by the training provider'),
      ...origins(facts),
    ],
  };
}

function matrix(facts: DocumentFacts): DocumentBlock[] {
  const judged = facts.plan.methods.filter(({ criteria }) => criteria.length > 0);
  return judged.flatMap((method) => [
    heading(method.title, true),
    ...criteriaTables(facts, method, [wide('Evidence and where in it'), narrow('Accepted')]),
  ]);
}

/** Progress review by review, and what evidence stands behind each statement and criterion. */
export function progressTrackerDocument(facts: DocumentFacts): PlanDocument {
  return {
    ...frame(facts, { kind: 'progress-tracker', title: 'Progression tracker and evidence matrix' }),
    blocks: [
      people,
      heading('Reviews'),
      {
        kind: 'table',
        title: 'Progress reviews',
        columns: [
          { title: 'Date', width: 2 },
          { title: 'What has been learnt', width: 4 },
          { title: 'What comes next', width: 4 },
          { title: 'Signed by all three', width: 3 },
        ],
        rows: Array.from({ length: 8 }, () => ['', '', '', '']),
      },
      heading('Statements of the standard', true),
      paragraph(
        'Write the month in which each stage is reached. “Ready” means that the tutor thinks so; nothing is passed before the assessment.',
      ),
      ...statementTables(facts.standard, [narrow('Begun'), wide('Evidence'), narrow('Ready')]),
      ...matrix(facts),
      ...origins(facts),
    ],
  };
}
