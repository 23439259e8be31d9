import type { Method } from '#domain/standards/method-format.ts';
import type { Plan } from '#domain/standards/plan-format.ts';
import { frame, heading, paragraph } from './blocks.ts';
import type { DocumentFacts } from './document-facts.ts';
import type { DocumentBlock, PlanDocument } from './document-model.ts';
import { countWords, gradeChoice, regimeWords } from './field-words.ts';
import { methodSentence } from './method-sentences.ts';
import { durationSentence, furtherAttemptSentences, windowSentence } from './time-sentences.ts';

type Step = Extract<DocumentBlock, { kind: 'steps' }>['steps'][number];

/** The methods in the order in which they must or should come. */
export function inOrder({ methods, order }: Plan): readonly Method[] {
  const sorted: Method[] = [];
  let left = [...methods];
  while (left.length > 0) {
    const waiting = new Set(left.map(({ id }) => id));
    const free = left.filter(
      ({ id }) => !order.some(({ before, after }) => after === id && waiting.has(before)),
    );
    // A plan whose order runs in a circle is refused elsewhere; here it keeps the plan's own order.
    const next = free[0] ?? left[0];
    if (!next) break;
    sorted.push(next);
    left = left.filter((method) => method !== next);
  }
  return sorted;
}

function methodStep(plan: Plan, method: Method): Step {
  const graded = method.grades.length > 0 ? `Graded ${gradeChoice(method.grades)}.` : '';
  const judged =
    method.criteria.length > 0
      ? `Judged on ${countWords(method.criteria.length, 'criterion', 'criteria')}.`
      : '';
  return {
    title: method.title,
    when: plan.gateway.requirements.length > 0 ? 'After gateway' : '',
    text: [methodSentence(method), judged, graded].filter(Boolean).join(' '),
  };
}

function steps(facts: DocumentFacts): Step[] {
  const { plan, standard } = facts;
  const words = regimeWords(plan);
  const { minimumMonths } = plan.duration;
  const gateway: Step[] =
    plan.gateway.requirements.length === 0
      ? []
      : [
          {
            title: 'Gateway',
            when: minimumMonths.value > 0 ? `Not before month ${minimumMonths.value}` : '',
            text: `Apprentice, employer and training provider agree that the apprentice is ready. ${countWords(plan.gateway.requirements.length, 'requirement')} must be in place. ${windowSentence(plan)}`.trim(),
          },
        ];
  return [
    {
      title: 'Start',
      when: 'First weeks',
      text: 'The skills scan shows what is known already. The training plan says what is learnt, where and with whom.',
    },
    {
      title: 'On programme',
      when: '',
      text: `Learning at work and away from it, towards ${countWords(standard.ksbs.length, 'statement')} of knowledge, skills and behaviours. Reviews with employer and training provider. Evidence is gathered as the work is done. ${durationSentence(plan)}`.trim(),
    },
    ...gateway,
    ...inOrder(plan).map((method) => methodStep(plan, method)),
    {
      title: 'Result',
      when: '',
      text: `The ${words.body} gives the overall grade: ${gradeChoice(plan.grading.grades)}.`,
    },
  ];
}

/** The whole way from start to result on one page. */
export function journeyDocument(facts: DocumentFacts): PlanDocument {
  const further = furtherAttemptSentences(facts.plan);
  return {
    ...frame(facts, { kind: 'journey', title: 'Your journey', onePage: true }),
    blocks: [
      { kind: 'steps', steps: steps(facts) },
      ...(further.length > 0 ? [heading('If a part is not passed'), paragraph(further.join(' '))] : []),
    ],
  };
}
