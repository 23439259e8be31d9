import type { IdentityFacts } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import type { DocumentPlaces } from './identity-references.ts';
import { foundIn, type Passage } from './passages.ts';

const by = 'identity-role';
type Role = IdentityFacts['role']['value'];

interface Clue {
  readonly role: Role;
  readonly weight: number;
  readonly pattern: RegExp;
}

/** What documents of each kind say, each clue counted once however often it is said. Patterns are looked for in the whole text, footers included. */
const clues: readonly Clue[] = [
  { role: 'plan', weight: 5, pattern: /\bcrown copyright\b/gi },
  { role: 'plan', weight: 5, pattern: /\bopen government licen[cs]e\b/gi },
  {
    role: 'plan',
    weight: 2,
    pattern:
      /\bthis (?:document|plan|assessment plan)\s+(?:sets out|explains|describes)\s+the\s+requirements\b/gi,
  },
  {
    role: 'plan',
    weight: 2,
    pattern:
      /\b(?:end[- ]point assessment organisations|EPAOs|assessment organisations)(?:\s\(\w{2,5}\))?\s+must\s+(?:follow|use|adhere)\b/gi,
  },
  {
    role: 'plan',
    weight: 2,
    pattern:
      /\bwish to offer (?:end[- ]point )?assessment\b|\bexpected starts\b|\baffordability\b|\bvalue for money\b/gi,
  },
  { role: 'plan', weight: 1, pattern: /\b(?:end[- ]point )?assessment plan (?:for|:)/gi },
  {
    role: 'body',
    weight: 4,
    pattern:
      /\b(?:we are|is|as) an? (?:\w+ ){0,4}(?:approved |recognised )?(?:end[- ]point |apprenticeship )?assessment organisation\b/gi,
  },
  {
    role: 'body',
    weight: 3,
    pattern:
      /\b(?:handbook|full specification|(?:EPA|assessment) (?:guide|specification|kit|pack)|learner guide|support pack)\b/gi,
  },
  {
    role: 'body',
    weight: 2,
    pattern: /\b[\w.+-]{1,40}@[\w-]{1,40}\.(?:co\.uk|com|org\.uk|org|uk|ac\.uk|net)\b/gi,
  },
  {
    role: 'body',
    weight: 2,
    pattern:
      /\b(?:contact us|our (?:website|portal|policies|independent|assessors|end[- ]point)|please contact)\b/gi,
  },
  {
    role: 'body',
    weight: 3,
    pattern: /(?:©|\bcopyright)\s*(?:©\s*)?(?:20\d\d\s+)?(?!crown|20\d\d crown)[A-Z][\w&]+/g,
  },
  { role: 'body', weight: 1, pattern: /\b(?:we|us)\b/gi },
  {
    role: 'other',
    weight: 3,
    pattern:
      /\b(?:prospectus|brochure|course content|enrol(?:ment)? (?:&|and) agreements?|our (?:tutors|courses|training|software|clients))\b/gi,
  },
  {
    role: 'other',
    weight: 3,
    pattern:
      /\b(?:end[- ]point assessment|EPA)\b[^.]{0,30}\bis (?:carried out|conducted|delivered|done) by an? (?:independent|external|separate)\b/gi,
  },
  { role: 'other', weight: 2, pattern: /\bwhy choose\b|\bwhat we do\b/gi },
  { role: 'other', weight: 3, pattern: /\b(?:accredited|professional) courses?\b/gi },
  {
    role: 'standard',
    weight: 3,
    pattern: /\boccupation summary\b|\btypical job titles\b|\boccupational profile\b/gi,
  },
  {
    role: 'standard',
    weight: 2,
    pattern: /\bentry requirements\b|\boccupation duties\b|\bprofessional recognition\b/gi,
  },
  {
    role: 'standard',
    weight: 2,
    pattern: /\b(?:KSBs|criteria for measuring performance)\b.{0,80}\bduty\b|\bduty\s+1\b/gi,
  },
];

const assessing = /\bgateway\b[\s\S]*\b(?:pass criteria|grading|independent assessor|assessment methods?)\b/i;

function scored(text: string) {
  const matches = clues.flatMap((clue) => {
    const [first] = text.matchAll(clue.pattern);
    return first ? [{ clue, from: first.index, to: first.index + first[0].length }] : [];
  });
  const totals: Record<Role, number> = { plan: 0, body: 0, standard: 0, other: 1 };
  for (const { clue } of matches) totals[clue.role] += clue.weight;
  // A standard speaks of work and training; what speaks of gateway and grading assesses it.
  if (assessing.test(text)) totals.standard -= 4;
  return { matches, totals };
}

/** What kind of document it is, from what such documents say of themselves. */
export function findRole(
  { document, places }: DocumentPlaces,
  body: Found<string> | undefined,
): IdentityFacts['role'] {
  const { text } = document;
  const { matches, totals } = scored(text);
  // An organisation that speaks of itself throughout is the publisher, whatever it quotes.
  if (body) totals.body += body.certainty === 'certain' ? 4 : 2;
  if (!assessing.test(text)) {
    totals.plan -= 1;
    totals.body -= 3;
  }
  if (!body) totals.body -= 2;
  const order = (['plan', 'body', 'standard', 'other'] as const)
    .map((role) => ({ role, score: totals[role] }))
    .sort((left, right) => right.score - left.score);
  const [best, second] = order;
  const role = best?.role ?? 'other';
  const margin = (best?.score ?? 0) - (second?.score ?? 0);
  const [first] = matches
    .filter(({ clue }) => clue.role === role)
    .sort((left, right) => right.clue.weight - left.clue.weight);
  const end = Math.min(80, text.length);
  const [from, to] = first ? [first.from, first.to] : [0, end];
  const rivals = order.filter((one) => one.role !== role).map((one) => one.role);
  return {
    value: role,
    spans: [places.span(from, to)],
    section: 'Whole document',
    words: places.line(from, to),
    ...(margin >= 3
      ? { certainty: 'certain' }
      : {
          certainty: margin >= 1.5 ? 'likely' : 'unsure',
          others: rivals,
          why: 'The document does not say plainly who publishes it.',
        }),
    by,
  };
}

const capital = "[A-Z][A-Za-z0-9&’'.-]{1,30}";
const organisation = `((?:${capital})(?: (?:of|for|and|&|${capital})){0,5})`;
const announcing: readonly (readonly [RegExp, number])[] = [
  [new RegExp(`^About ${organisation}$`), 4],
  [
    new RegExp(
      `\\b${organisation} (?:is|are) (?:an? |the )?(?:\\w+ (?:and )?){0,4}(?:[Ee]nd[- ][Pp]oint |[Aa]pprenticeship )?(?:[Aa]ssessment|[Aa]warding) [Oo]rgani[sz]ation\\b`,
    ),
    5,
  ],
  [new RegExp(`\\b${organisation} (?:is|are) (?:recognised|approved|regulated) (?:by|and|as)\\b`), 3],
  [
    new RegExp(
      `(?:©|\\b[Cc]opyright)\\s*(?:©\\s*)?(?:[Cc]opyright\\s+)?(?:20\\d\\d,?\\s+)?(?:by\\s+)?${organisation}`,
    ),
    4,
  ],
  [
    new RegExp(
      `^${organisation} (?:Level \\d )?(?:End[- ][Pp]oint [Aa]ssessment|EPA|Apprenticeship [Aa]ssessment)\\b[^.]{0,20}\\bfor\\b`,
    ),
    3,
  ],
  [
    new RegExp(
      `\\b${organisation} (?:will|must|have|has|website|policies|portal|policy|reserves?|provides?|requires?)\\b`,
    ),
    1,
  ],
  [
    new RegExp(
      `\\b(?:the|our|an?) ${organisation} (?:[Ii]ndependent |[Ll]ead )?(?:[Ee]nd[- ][Pp]oint )?[Aa]ssessor`,
    ),
    2,
  ],
  [
    new RegExp(
      `\\b(?:with|by|from|to|contact|provide) ${organisation}(?= (?:prior|before|approving|within|following|when|as)\\b|[.,;]|$)`,
    ),
    0.7,
  ],
];

/** Common nouns and public bodies that begin sentences with a capital and do not publish handbooks. */
const commonplace =
  /^(?:the |a |an |this |these |those |all |any |each |if |when |where |independent|end|apprentice|employer|training|provider|assessor|assessment|epao?\b|practical|professional|work|portfolio|candidate|learner|internal|external|quality|ofqual|ifate|institute for apprenticeships|skills england|esfa|education and skills|department|dfe|government|crown|level|english|maths?|mathematics|gateway|appendix|annex|section|standard|should|in |to |for |on |at |as |it |they |we |our |you |ksb|ncfe level|knowledge|skills|behaviours?|please|evidence|results?|resits?|re-|retakes?|feedback|observations?|interview|questions?|project|report|presentation|showcase|test|grad|pass|fail|distinction|merit|customers?|british sign|open government|uk\b|england\b|occupational|throughout|before|after|during|prior|following|copyright|once|level|changing|approved|duration|total|funding|certificate)/i;

interface Named {
  readonly name: string;
  readonly weight: number;
  readonly passage: Passage;
}

function namedIn(passage: Passage, title: string | undefined): readonly Named[] {
  if (passage.text.length > 800) return [];
  return announcing.flatMap(([pattern, weight]) => {
    const printed = pattern.exec(passage.text)?.[1] ?? '';
    const name = printed
      .replace(/ (?:Independent|Lead|End|Assess|Handbook|Level)\b.*$/, '')
      .replace(/ (?:Ltd|Limited|LLP|CIC|PLC|plc)\b.*$/, '')
      .replace(/['’]s$/, '')
      .replace(/[.,]+$/, '');
    const unfit = !/^[A-Z]/.test(name) || commonplace.test(`${name} `) || namesTitle(name, title);
    return unfit ? [] : [{ name, weight, passage }];
  });
}

function namesTitle(name: string, title: string | undefined): boolean {
  return title?.toLowerCase().includes(name.toLowerCase()) ?? false;
}

interface Standing {
  readonly score: number;
  readonly strong: boolean;
  readonly passage: Passage;
}

/** Names that an organisation gives itself in the document, the likeliest first. */
export function findBody(passages: readonly Passage[], title: string | undefined): Found<string> | undefined {
  const scores = new Map<string, Standing>();
  for (const { name, weight, passage } of passages.flatMap((one) => namedIn(one, title))) {
    const known = scores.get(name) ?? { score: 0, strong: false, passage };
    const strong = known.strong || weight >= 4;
    scores.set(name, { score: known.score + weight, strong, passage: known.passage });
  }
  const [best, second] = [...scores].sort((left, right) => right[1].score - left[1].score);
  if (!best || best[1].score < 3) return undefined;
  const [value, { passage, strong, score }] = best;
  const clear = strong || score >= 2 * (second?.[1].score ?? 0);
  const others = second ? [second[0]] : [];
  const why = 'The organisation is named without words that call it the assessment organisation.';
  return foundIn(passage, clear ? { value } : { value, certainty: 'unsure', others, why }, by);
}
