import { frame, heading, list, origins, paragraph, quotesOf, subheading } from './blocks.ts';
import type { DocumentFacts } from './document-facts.ts';
import type { DocumentBlock, PlanDocument } from './document-model.ts';
import { countWords, listWords, regimeWords } from './field-words.ts';
import { gatewaySentences } from './gateway-sentences.ts';
import { methodGrading, overallGrading } from './grading-sentences.ts';
import { inOrder } from './journey.ts';
import { methodShape } from './method-blocks.ts';
import { methodSentence } from './method-sentences.ts';
import { criteriaTables, statementTables } from './quoted-criteria.ts';
import {
  durationSentence,
  feedbackSentences,
  furtherAttemptSentences,
  orderSentences,
  windowSentence,
} from './time-sentences.ts';

function opening(facts: DocumentFacts): DocumentBlock[] {
  const { plan } = facts;
  const { assessment, body } = regimeWords(plan);
  return [
    heading('In short'),
    paragraph(
      `This handbook is for the apprentice and the employer. It says what is learnt, how the ${assessment} goes and how the grade is made. ${durationSentence(plan)}`.trim(),
    ),
    ...list([
      `The assessment has ${countWords(plan.methods.length, 'part')}: ${listWords(plan.methods.map(({ title }) => title))}.`,
      ...(plan.gateway.requirements.length > 0
        ? [`Before it comes gateway, with ${countWords(plan.gateway.requirements.length, 'requirement')}.`]
        : []),
      ...(windowSentence(plan) ? [windowSentence(plan)] : []),
    ]),
    heading('Who does what'),
    ...list([
      'The apprentice learns, gathers evidence and says early when something is missing.',
      'The employer gives real work, time for learning and honest feedback, and takes part in reviews.',
      `The training provider teaches, checks evidence and prepares for ${plan.gateway.requirements.length > 0 ? 'gateway' : 'the assessment'}.`,
      `The ${body} assesses. Its assessor has had no part in the training.`,
    ]),
  ];
}

function gatewayPart({ plan }: DocumentFacts): DocumentBlock[] {
  const items = gatewaySentences(plan);
  if (items.length === 0) return [];
  return [
    heading('Gateway'),
    paragraph(
      'Gateway is the signed point at which learning ends and assessment may begin. All of this must be in place:',
    ),
    ...list(items, true),
    ...quotesOf(
      plan,
      plan.gateway.requirements.map(({ source }) => source),
    ),
  ];
}

function methodPart(facts: DocumentFacts): DocumentBlock[] {
  return inOrder(facts.plan).flatMap((method) => [
    heading(method.title, true),
    paragraph(methodSentence(method)),
    ...methodShape(facts, method),
    subheading('How it is graded'),
    ...methodGrading(facts.plan, method),
    ...(method.criteria.length > 0 ? [subheading('What is judged'), ...criteriaTables(facts, method)] : []),
  ]);
}

function section(title: string, items: readonly string[]): DocumentBlock[] {
  return items.length === 0 ? [] : [heading(title), ...list(items)];
}

/** Everything that apprentice and employer need to know of the plan, from start to result. */
export function handbookDocument(facts: DocumentFacts): PlanDocument {
  const { plan, standard } = facts;
  return {
    ...frame(facts, { kind: 'handbook', title: 'Handbook for apprentice and employer' }),
    blocks: [
      ...opening(facts),
      ...gatewayPart(facts),
      ...section('Order of the parts', orderSentences(plan)),
      ...methodPart(facts),
      heading('The overall grade', true),
      ...overallGrading(plan),
      ...section('If a part is not passed', furtherAttemptSentences(plan)),
      ...section('When you hear what', feedbackSentences(plan)),
      ...(standard.ksbs.length > 0
        ? [heading('What the standard asks for', true), ...statementTables(standard, [])]
        : []),
      ...origins(facts),
    ],
  };
}
