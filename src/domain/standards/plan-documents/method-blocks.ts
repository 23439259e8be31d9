import type { Method } from '#domain/standards/method-format.ts';
import { list, paragraph, placeWords, subheading } from './blocks.ts';
import type { DocumentFacts } from './document-facts.ts';
import type { DocumentBlock } from './document-model.ts';
import { countWords, listWords, partyWords, sentenceStart } from './field-words.ts';
import { productSentence, sessionSentence } from './method-sentences.ts';

function section(title: string, items: readonly string[]): DocumentBlock[] {
  return items.length === 0 ? [] : [subheading(title), ...list(items)];
}

function marksBlocks({ marks }: Method): DocumentBlock[] {
  if (!marks) return [];
  if (marks.sections.length === 0) return [paragraph(`It has ${countWords(marks.maximum, 'mark')}.`)];
  return [
    {
      kind: 'table',
      title: 'Sections and marks',
      columns: [
        { title: 'Section', width: 5 },
        { title: 'Marks', width: 2 },
        { title: 'Questions that must be answered', width: 3 },
      ],
      rows: marks.sections.map(({ title, maximum, mandatoryQuestions }) => [
        title,
        String(maximum),
        String(mandatoryQuestions),
      ]),
    },
  ];
}

function dimensionBlocks({ dimensions }: Method): DocumentBlock[] {
  return section(
    'What is judged as a whole',
    dimensions.map(({ title, levels }) => `${title}: ${levels.join(', ')}.`),
  );
}

function choices(method: Method): string[] {
  const formats = method.formats?.allowed.map(({ title }) => title) ?? [];
  return [
    formats.length > 1 ? `Choose the format: ${listWords(formats)}.` : '',
    ...method.alternatives.map(
      ({ title, choose, branches }) =>
        `${title}: choose ${choose === 'one' ? 'one' : 'one or more'} of ${listWords(branches.map((branch) => branch.title))}.`,
    ),
  ].filter(Boolean);
}

function conditionsBefore({ plan }: DocumentFacts, method: Method): string[] {
  const titleOf = (id: string) => plan.methods.find((each) => each.id === id)?.title ?? id;
  return [
    ...method.prerequisites.map(
      ({ method: other, atLeast }) =>
        `${titleOf(other)} comes first, with at least ${atLeast.replaceAll('-', ' ')}.`,
    ),
    ...(method.external
      ? [
          `The result is given by ${method.external.awardedBy}. Proof: ${method.external.evidence}. The ${partyWords(method.external.enteredBy)} enters it.`,
        ]
      : []),
  ];
}

/** Which statements come in every version of the assessment, and how many of the rest. */
function samplingSentences({ sampling }: Method): string[] {
  if (!sampling) return [];
  const { mandatory, others } = sampling;
  return [
    mandatory.length > 0 ? `Always assessed: ${listWords(mandatory)}.` : '',
    others.of.length > 0 ? `At least ${others.atLeast} of the others: ${listWords(others.of)}.` : '',
  ].filter(Boolean);
}

/** Assessment outcomes that the method assesses, as the reformed regime groups statements. */
function outcomeSentences({ plan }: DocumentFacts, method: Method): string[] {
  return plan.outcomes
    .filter(({ methods }) => methods.includes(method.id))
    .map(({ title, ksbs, mandatory }) => {
      const always = mandatory.length > 0 ? ` Always assessed: ${listWords(mandatory)}.` : '';
      return `${title}: ${listWords(ksbs)}.${always}`;
    });
}

/** How the method must, should or may be carried out: the plan's words with their place. */
export function conductQuotes({ plan }: DocumentFacts, method: Method): DocumentBlock[] {
  return (method.conduct ?? []).map(({ strength, text, source }) => ({
    kind: 'quote' as const,
    text,
    source: `${sentenceStart(strength)}. ${placeWords(plan, source)}`,
  }));
}

/** How a method goes: what comes first, live parts, what is handed in, choices, marks. */
export function methodShape(facts: DocumentFacts, method: Method): DocumentBlock[] {
  const { standard } = facts;
  return [
    ...section('What comes first', conditionsBefore(facts, method)),
    ...section(
      'On the day',
      method.sessions.map((session) => sessionSentence(standard, method, session)),
    ),
    ...section(
      'What you hand in',
      method.products.map((product) => productSentence(standard, method, product)),
    ),
    ...section('What you choose', choices(method)),
    ...section('Outcomes', outcomeSentences(facts, method)),
    ...section('Which statements are assessed', samplingSentences(method)),
    ...section(
      'What it must touch',
      method.coverage.map(({ title }) => title),
    ),
    ...marksBlocks(method),
    ...dimensionBlocks(method),
  ];
}
