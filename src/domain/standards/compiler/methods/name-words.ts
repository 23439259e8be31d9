import type { Method } from '#domain/standards/method-format.ts';

/** What kind of method a name says. */
export interface NamedKind {
  readonly kind: Method['kind'];
  /** Further kinds that the name allows, likeliest first; empty when the name settles it. */
  readonly others: readonly Method['kind'][];
}

/** Words that end a method's name, with the kind that they say; the first that fits decides. */
const kindWords: readonly (readonly [RegExp, Method['kind'], ...Method['kind'][]])[] = [
  [/\bshowcases?\b/, 'showcase'],
  [/\b(projects?|assignments?|dissertations?|case stud(y|ies)|essays?)\b/, 'project'],
  [/\bobservations?\b/, 'observation'],
  [/\bsimulat(ions?|ed)\b/, 'simulation'],
  [
    /\b(practical|skills?|trade|performance|workplace) (tests?|tasks?|assessments?|exams?|examinations?|demonstrations?|exercises?)\b/,
    'simulation',
    'observation',
    'test',
  ],
  [/\b(demonstrations?|practical)\b/, 'simulation', 'observation'],
  [/\b(tests?|exams?|examinations?|mcqs?|quiz|multiple[- ]choice|questionnaires?)\b/, 'test'],
  [/\b(knowledge|on-?screen|online|written|situational judgement) assessments?\b/, 'test'],
  [
    /\b(discussions?|interviews?|vivas?|viva voce|dialogues?|conversations?|panels?|professional reviews?)\b/,
    'discussion',
  ],
  [/\b(presentations?|pitch)\b/, 'presentation'],
  [/\b(verifications?)\b/, 'verification'],
  [/\b(portfolios?|logs?|log ?books?|journals?)\b/, 'portfolio'],
  [/\breports?\b/, 'project', 'other'],
  [/\bquestion(ing|s)\b/, 'discussion', 'other'],
  [/\b(qualifications?|licen[cs]e|registration|board)\b/, 'external', 'other'],
];

const headEnd =
  /(^|\s)(observations?|discussions?|interviews?|projects?|showcases?|tests?|exams?|examinations?|presentations?|simulations?|portfolios?|case stud(y|ies)|assignments?|demonstrations?|vivas?|viva voce|reports?|dissertations?|tasks?|exercises?|scenarios?|questioning|mcqs?|dialogues?|conversations?|quiz|professional reviews?|portfolio reviews?|panels?|log ?books?|(knowledge|practical|skills?|written|online|on-?screen|technical|situational judgement|workplace|performance|oral) assessments?)( \d)?$/;

const parting =
  /\s*(?:\(|,|:|;|\/|&| – | — | - |\+|(?<=\s)(?:with|supported|underpinned|informed|based on|and|of|on|in|followed|including|incorporating|plus|by|using|against|at|for|from|via|through|comprising)(?=\s))/i;

const sentenceWords =
  /\b(is|are|was|were|will|must|should|shall|can|could|may|might|be|been|being|have|has|had|does|do|did|you|your|they|their|it|its|this|that|these|those|which|who|if|when|each|all|any|not|no|to|page|version|appendix|annex|figure|table)\b/i;

const listMark = /^[-–•*·○▪o]\s+/;
const sectionNumber = /^(?:section\s+)?\d{1,2}(?:\.\d{1,2}){0,3}[.):]?\s+(?=\D)/i;
const numbered =
  /^(?:(?:epa|eopa|end[- ]point assessment|apprenticeship assessment|assessment)\s+)?(?:method|component|element|activity|part|am(?=\s?\d))\s*(?:no\.?\s*)?(\d{1,2}|[a-d]|one|two|three|four|five|i{1,3}|iv)\b\s*(?:\(am ?\d\)\s*)?(?:[:.)–—-]\s*|\s*|$)/i;

/** A printed name without list marks, section numbers, emphasis and its closing colon or full stop. */
export function plainName(raw: string): string {
  return raw
    .replace(/\*\*|__|[“”"]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(listMark, '')
    .replace(sectionNumber, '')
    .replace(/[\s:;.,–—-]+$/, '')
    .trim();
}

/** The name after "Assessment method 1:" or "Component 2 –"; undefined when the text does not begin so. */
export function numberedName(raw: string): string | undefined {
  const plain = plainName(raw);
  const match = numbered.exec(plain);
  if (!match) return undefined;
  const name = plain.slice(match[0].length).trim();
  return name === '' ? undefined : plainName(name);
}

/** The telling part of a name: what stands before "with", "supported by", a bracket or a comma. */
export function headOfName(name: string): string {
  const plain = name.replace(/^(?:an?|the)\s+/i, '').replace(/\b\w+-based\s+(?=\w)/i, '');
  const cut = parting.exec(plain);
  return (cut && cut.index > 0 ? plain.slice(0, cut.index) : plain).trim().toLowerCase();
}

const ordinals: Readonly<Record<string, string>> = {
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  a: '1',
  b: '2',
  c: '3',
  d: '4',
  i: '1',
  ii: '2',
  iii: '3',
  iv: '4',
};

/** The number by which a text names a method, "Assessment method 2:" gives "2"; undefined when it has none. */
export function numberOfName(raw: string): string | undefined {
  const number = numbered.exec(plainName(raw))?.[1]?.toLowerCase();
  return number === undefined ? undefined : (ordinals[number] ?? number);
}

/** A heading cell that says: the cells below name methods. */
export const methodHeading =
  /^(?:the )?(?:epa |end[- ]point |apprenticeship )*(?:assessment )?(?:methods?|components?|elements?|tools?|activit(?:y|ies)|instruments?)(?: of (?:end[- ]point )?assessment)?s?(?: name| title)?$|^(?:end[- ]point )?assessments?$/i;

/** Whether a printed text could be nothing but a method's name, whatever its words. */
export function couldBeName(name: string): boolean {
  return (
    /^(?!(?:and|or|with|by|in) )[A-Za-z]/i.test(name) &&
    name.length <= 110 &&
    name.split(' ').length <= 14 &&
    !sentenceWords.test(name.replace(/\([^)]{0,80}\)/g, ' ')) &&
    !/[.?!]\s/.test(name)
  );
}

const topicAfterDash =
  /\s[–—-]\s.{0,40}\b(grading|grades?|descriptors?|criteria|knowledge|skills and|ksbs?|guidance|brief|delivery|timings?|overview|requirements|mapping|specification|preparation|continued)\b/i;

/** Whether a printed text is a method's name by its own words: it is short, and its head ends with a kind of method. */
export function isMethodName(name: string): boolean {
  if (!couldBeName(name) || topicAfterDash.test(name)) return false;
  const head = headOfName(name);
  return head.split(' ').length <= 6 && /^[a-z][a-z\d' -]*$/.test(head) && headEnd.test(head);
}

/** The kind of method that a name says. A name without a known word gives `other`, with the common kinds as candidates. */
export function kindOfName(name: string): NamedKind {
  const lower = name.toLowerCase();
  for (const part of [headOfName(name), lower]) {
    for (const [words, kind, ...others] of kindWords) if (words.test(part)) return { kind, others };
  }
  return { kind: 'other', others: ['observation', 'discussion', 'project', 'test'] };
}
