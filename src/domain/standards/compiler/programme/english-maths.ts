import type { FoundRequirement } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import { isOnProgramme, speaksOfGateway } from './gateway-scope.ts';
import { foundIn, type Passage, type Reading } from './passages.ts';
import { saidOnce } from './said-once.ts';

const by = 'gateway-english-maths';

type Level = 'entry-3' | 'level-1' | 'level-2';
type Subject = 'english' | 'maths';

const both = /\benglish\b/i;
const maths = /\bmath(?:s|ematics)?\b/i;
const carePlan =
  /\beducation,? health(?:,)?(?: and|,| &) (?:social )?care\b|\bEHC(?:P| plans?)\b|\blegacy statements?\b|\blearning difficult(?:y|ies)\b/i;
const signLanguage = /\bbritish sign language\b|\bBSL\b/i;
const number = '(1|2|one|two)';
const levelPattern = new RegExp(
  `(?<!entry )(?<!apprenticeship )\\blevels?\\s*${number}\\b(?!\\s+(?:apprentice|standard|programme))`,
  'gi',
);
const tried = new RegExp(
  `\\b(?:attempt(?:ed)?|taken?|sat|work(?:ing|ed)? towards?|tak(?:e|ing)|tests? (?:for|at))\\b[^.;]{0,40}\\blevel\\s*${number}\\b|\\blevel\\s*${number}\\s+(?:\\w+\\s+){0,2}(?:attempted|taken|sat)\\b`,
  'gi',
);

function levelOf(word: string): Level {
  return /^(?:1|one)$/i.test(word) ? 'level-1' : 'level-2';
}

/** The levels that must be held. A level that need only be attempted is left out of account. */
function levelsIn(text: string): readonly Level[] {
  const attempted = [...text.matchAll(tried)].map(({ 0: words, index }) => ({
    from: index,
    to: index + words.length,
  }));
  const held = [...text.matchAll(levelPattern)].filter(
    ({ index }) => !attempted.some(({ from, to }) => index >= from && index < to),
  );
  return [...new Set(held.map((match) => levelOf(match[1] ?? '2')))];
}

function subjectsIn(text: string): readonly Subject[] {
  return [
    ...(both.test(text) ? (['english'] as const) : []),
    ...(maths.test(text) ? (['maths'] as const) : []),
  ];
}

const demands =
  /\b(?:must|required?|requires|need(?:s|ed)?|achiev(?:e|ed|ing|ement)|hold|held|have|pass(?:ed)?|complet(?:e|ed|ion)|evidence|minimum|confirmation|certificates?|will)\b/i;
const training =
  /\b(?:towards?|training for|working towards|support(?:s|ed)? (?:with|in)|study(?:ing)?|lessons?|classes|learners? who|exempt from)\b/i;

function isRequirement(passage: Passage): boolean {
  const { text } = passage;
  if (subjectsIn(text).length === 0 || isOnProgramme(passage)) return false;
  if (/^(?:for more|for further|see|visit|please|guidance|note)\b/i.test(text) || /\?$/.test(text))
    return false;
  if (/\b(?:acceptable|guidance|more information|plain english|english (?:law|language unit))\b/i.test(text))
    return false;
  const qualified =
    /\blevels?\b|\bqualifications?\b|\bfunctional skills\b|\bGCSEs?\b|\bpolicy\b|\brequirements?\b/i.test(
      text,
    );
  if (!qualified || (training.test(text) && !/\battempt|\btaken|\btake\b/i.test(text))) return false;
  if (isOnlyException(text)) return false;
  const named = passage.kind === 'item' || passage.kind === 'cell' || /^level\b/i.test(text);
  return demands.test(text) || named;
}

/** Sentences that tell the exceptions alone: they add to a requirement and are none. */
function isOnlyException(text: string): boolean {
  const exception = carePlan.test(text) || signLanguage.test(text);
  return exception && levelsIn(text).length === 0;
}

interface Context {
  readonly passages: readonly Passage[];
  readonly apprenticeshipLevel: number | undefined;
}

/** The sentence on exceptions that stands with the requirement: in it, or among the next few passages of its section. */
function exceptionsNear(passage: Passage, { passages }: Context): readonly Passage[] {
  const at = passages.indexOf(passage);
  const near = passages.slice(Math.max(0, at - 2), at + 6);
  return near.filter(
    (one) =>
      one !== passage &&
      one.headings.join() === passage.headings.join() &&
      (carePlan.test(one.text) || signLanguage.test(one.text)),
  );
}

function withCarePlan(words: string): 'entry-3' | 'level-1' | undefined {
  if (!carePlan.test(words)) return undefined;
  if (/\bentry level\s*(?:3|three)\b/i.test(words)) return 'entry-3';
  return undefined;
}

function checkOf(subject: Subject, level: Level, words: string): FoundRequirement {
  const plan = withCarePlan(words);
  const title = `${subject === 'english' ? 'English' : 'Mathematics'} at ${level.replace('-', ' ').replace('entry 3', 'entry level 3')}`;
  return {
    title,
    check: {
      kind: 'english-maths',
      subject,
      level,
      ...(plan === undefined ? {} : { withCarePlan: plan }),
      signLanguageAccepted: subject === 'english' && signLanguage.test(words),
    },
  };
}

interface Settled {
  readonly level: Level;
  readonly others: readonly Level[];
  readonly why?: string;
}

function settle(text: string, { apprenticeshipLevel }: Context): Settled {
  const [level, ...others] = levelsIn(text);
  if (level !== undefined && others.length > 0) {
    return { level, others, why: 'The sentence names level 1 and level 2.' };
  }
  if (level !== undefined) return { level, others: [] };
  if (/\bGCSEs?\b/i.test(text) && /\bgrades?\b/i.test(text)) return { level: 'level-2', others: [] };
  const usual = apprenticeshipLevel === 2 ? 'level-1' : 'level-2';
  return {
    level: usual,
    others: [usual === 'level-1' ? 'level-2' : 'level-1'],
    why: 'The document prints no level for English and maths.',
  };
}

const atCompletion =
  /\b(?:prior to|before|by|for|upon|on) (?:the )?(?:successful )?completion of (?:their|the|an?) apprenticeship\b|\bto complete (?:their|the) apprenticeship\b/i;
const byAge = /\b(?:aged?|over|under) (?:of )?(?:16|18|19)\b|\b16[- ](?:to[- ])?18\b|\b19\+/i;

/** Why it is not certain that this is asked for at gateway. */
function doubtOf(passage: Passage): string | undefined {
  const { text } = passage;
  if (byAge.test(text)) return 'What is asked for depends on the age at the start.';
  if (atCompletion.test(text))
    return 'The sentence says "completion of the apprenticeship"; it may not mean gateway.';
  if (speaksOfGateway(passage)) return undefined;
  if (/\bentry\b|\badmission|\brecruit/i.test(passage.headings.slice(-1).join(' '))) {
    return 'It is printed among the entry requirements and may not mean gateway.';
  }
  return 'The words do not say that it is asked for at gateway.';
}

function readingOf(passage: Passage, subject: Subject, context: Context): Reading<FoundRequirement> {
  const extra = exceptionsNear(passage, context).map(({ text }) => text);
  const words = [passage.text, ...extra].join(' ');
  const { level, others, why } = settle(passage.text, context);
  const doubt = why ?? doubtOf(passage);
  return {
    value: checkOf(subject, level, words),
    words: passage.kind === 'item' && passage.lead !== undefined ? `${passage.lead} ${words}` : words,
    ...(doubt === undefined
      ? {}
      : { certainty: 'unsure', others: others.map((one) => checkOf(subject, one, words)), why: doubt }),
  };
}

/**
 * English and maths as gateway requirements, with the exceptions printed beside them. Where the sentence speaks of entry
 * or of completion, it is kept and unsure.
 */
export function findEnglishAndMaths(
  passages: readonly Passage[],
  apprenticeshipLevel: number | undefined,
): readonly Found<FoundRequirement>[] {
  const context = { passages, apprenticeshipLevel };
  const found = passages.filter(isRequirement).flatMap((passage) => {
    const spans = [passage, ...exceptionsNear(passage, context)].flatMap((one) => one.spans);
    return subjectsIn(passage.text).map((subject) =>
      foundIn({ ...passage, spans }, readingOf(passage, subject, context), by),
    );
  });
  // What is certain at gateway is not asked again because the entry requirements repeat it.
  return saidOnce(found, ({ title }) => title);
}
