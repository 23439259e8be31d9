import type { Method } from '#domain/standards/method-format.ts';
import { fields, frame, heading, list, origins, paragraph } from './blocks.ts';
import type { DocumentFacts } from './document-facts.ts';
import type { DocumentBlock, PlanDocument } from './document-model.ts';
import { regimeWords, sentenceStart } from './field-words.ts';
import { methodGrading } from './grading-sentences.ts';
import { conductQuotes, methodShape } from './method-blocks.ts';
import { methodSentence, preparationAdvice, sessionSentence } from './method-sentences.ts';
import { criteriaTables, methodStatements, narrow, wide } from './quoted-criteria.ts';
import { furtherAttemptSentences } from './time-sentences.ts';

function conduct(facts: DocumentFacts, method: Method): DocumentBlock[] {
  const quotes = conductQuotes(facts, method);
  return quotes.length === 0 ? [] : [heading('How it is carried out'), ...quotes];
}

/** What an apprentice does to be ready for one method. */
export function preparationGuideDocument(facts: DocumentFacts, method: Method): PlanDocument {
  const further = furtherAttemptSentences(facts.plan);
  return {
    ...frame(facts, { kind: 'preparation-guide', title: `Preparing for ${method.title}` }),
    blocks: [
      heading('What it is'),
      paragraph(methodSentence(method)),
      ...methodShape(facts, method),
      heading('How to prepare'),
      ...list(preparationAdvice(method), true),
      heading('How it is graded'),
      ...methodGrading(facts.plan, method),
      ...(method.criteria.length > 0
        ? [
            heading('What is judged'),
            paragraph('Write beside each criterion the piece of your own work with which you will show it.'),
            ...criteriaTables(facts, method, [wide('My example')]),
          ]
        : []),
      ...(method.criteria.length === 0 && method.ksbs.refs.length > 0
        ? [heading('What it is about'), ...methodStatements(facts, method, [wide('My example')])]
        : []),
      ...conduct(facts, method),
      ...(further.length > 0 ? [heading('If it is not passed'), ...list(further)] : []),
      ...origins(facts),
    ],
  };
}

function markSheet({ marks, dimensions, external }: Method): DocumentBlock[] {
  const sections =
    marks && marks.sections.length === 0 ? [{ title: 'The whole', maximum: marks.maximum }] : marks?.sections;
  const blocks: DocumentBlock[] = [];
  if (sections)
    blocks.push(heading('Marks'), {
      kind: 'table',
      title: 'Marks by section',
      columns: [
        { title: 'Section', width: 5 },
        { title: 'Of', width: 1 },
        { title: 'Marks', width: 2 },
        { title: 'Notes', width: 5 },
      ],
      rows: sections.map(({ title, maximum }) => [title, String(maximum), '', '']),
    });
  if (dimensions.length > 0)
    blocks.push(heading('Dimensions'), {
      kind: 'table',
      title: 'Levels by dimension',
      columns: [
        { title: 'Dimension', width: 3 },
        { title: 'Levels, from worst to best', width: 4 },
        { title: 'Level given', width: 2 },
        { title: 'Why', width: 4 },
      ],
      rows: dimensions.map(({ title, levels }) => [title, levels.join(', '), '', '']),
    });
  if (external)
    blocks.push(
      heading('Result from outside'),
      fields(`Result given by ${external.awardedBy}`, 'Seen as proof', 'Date of the result'),
    );
  return blocks;
}

function sessionSheet({ standard }: DocumentFacts, method: Method): DocumentBlock[] {
  return method.sessions.flatMap((session) => [
    paragraph(sessionSentence(standard, method, session)),
    fields('Began at', 'Ended at', 'Interruptions'),
  ]);
}

/** What the assessor keeps of one method: the day, what was seen for each criterion, the decision. */
export function assessorSheetsDocument(facts: DocumentFacts, method: Method): PlanDocument {
  const { assessor } = regimeWords(facts.plan);
  return {
    ...frame(facts, { kind: 'assessor-sheets', title: `Assessor’s sheets: ${method.title}` }),
    blocks: [
      fields('Apprentice', 'Employer', sentenceStart(assessor), 'Date and place'),
      heading('Before it begins'),
      {
        kind: 'checks',
        items: [
          'The apprentice’s identity has been checked.',
          'Nobody present has a conflict of interest, or it has been declared.',
          'Agreed adjustments are in place.',
          'The apprentice knows how it will go and may ask questions.',
          ...(method.products.length > 0 ? ['What was handed in has been read.'] : []),
        ],
      },
      ...(method.sessions.length > 0 ? [heading('The day'), ...sessionSheet(facts, method)] : []),
      ...(method.criteria.length > 0 ? [heading('Criteria', true)] : []),
      ...criteriaTables(facts, method, [wide('What was seen or said, and when'), narrow('Met?')]),
      ...markSheet(method),
      ...(method.criteria.length === 0 && method.ksbs.refs.length > 0
        ? [heading('Statements'), ...methodStatements(facts, method, [wide('Notes')])]
        : []),
      heading('Decision'),
      ...methodGrading(facts.plan, method),
      {
        kind: 'fields',
        fields: [
          { label: 'Provisional grade', lines: 1 },
          { label: 'Reasons', lines: 4 },
          { label: 'Feedback to the apprentice', lines: 4 },
          { label: `Signed by the ${assessor}, date`, lines: 1 },
        ],
      },
      ...conduct(facts, method),
      ...origins(facts),
    ],
  };
}
