import type { Chance } from './chance.ts';
import { type FieldLanguage, fieldLanguage, type LineKind } from './field-language.ts';
import { type Occupation, occupations } from './occupations.ts';

/** A criterion as the standard has it; what a document prints of it is told by its layout. */
export interface InventedCriterion {
  readonly text: string;
  readonly kind: 'pass' | 'distinction';
  readonly ksbs: readonly string[];
}

/** A theme of one method: criteria that are judged together. */
export interface InventedTheme {
  readonly title: string;
  readonly ksbs: readonly string[];
  readonly pass: readonly InventedCriterion[];
  readonly distinction: readonly InventedCriterion[];
}

/** One assessment method. */
export interface InventedMethod {
  readonly title: string;
  readonly kind: 'observation' | 'discussion' | 'project' | 'test' | 'showcase';
  readonly weight: number;
  readonly minutes: number;
  readonly tolerance: number;
  readonly questions: number;
  readonly words: number;
  readonly themes: readonly InventedTheme[];
  readonly distinctionPercent: number;
}

/** One outcome of a module with its lines and the criteria printed beside it. */
export interface InventedOutcome {
  readonly text: string;
  readonly lines: readonly string[];
  readonly pass: readonly string[];
  readonly distinction: readonly string[];
}

/** A module of an occupational brief. */
export interface InventedModule {
  readonly title: string;
  readonly kind: LineKind;
  readonly method: string;
  readonly outcomes: readonly InventedOutcome[];
}

/** A knowledge, skill or behaviour statement. */
export interface InventedKsb {
  readonly ref: string;
  readonly text: string;
  readonly method: string;
  readonly mandatory: boolean;
}

/** An assessment outcome of the reformed regime. */
export interface InventedAssessmentOutcome {
  readonly title: string;
  readonly ksbs: readonly string[];
}

/** An invented occupational standard with everything an assessment plan says. */
export interface InventedStandard {
  readonly occupation: Occupation;
  readonly reference: string;
  readonly version: string;
  readonly edition: string;
  readonly level: number;
  readonly months: number;
  readonly body: string;
  readonly methods: readonly InventedMethod[];
  readonly modules: readonly InventedModule[];
  readonly ksbs: readonly InventedKsb[];
  readonly outcomes: readonly InventedAssessmentOutcome[];
  readonly windowMonths: number;
  readonly noticeDays: number;
  readonly resits: number;
  readonly retakeMonths: number;
  readonly resultDays: number;
  /** Marks of the test: all, from which a pass, from which a distinction. */
  readonly marks: { readonly all: number; readonly pass: number; readonly distinction: number };
  readonly language: FieldLanguage;
}

const methodKinds: readonly { kind: InventedMethod['kind']; titles: readonly string[] }[] = [
  {
    kind: 'observation',
    titles: ['Practical observation', 'Observation with questions', 'Workplace observation with questioning'],
  },
  {
    kind: 'project',
    titles: [
      'Work-based project with report and interview',
      'Project report',
      'Project with presentation and questions',
    ],
  },
  {
    kind: 'discussion',
    titles: [
      'Professional discussion',
      'Professional discussion underpinned by a portfolio',
      'Structured interview',
    ],
  },
];

const bodies = ['Northmere Assessment', 'Quayside Awards', 'Fellgate EPA', 'Harrow Bridge Awards'];
const groups: readonly { letter: string; kind: LineKind }[] = [
  { letter: 'K', kind: 'know' },
  { letter: 'S', kind: 'do' },
  { letter: 'B', kind: 'show' },
];

function inventKsbs(chance: Chance, language: FieldLanguage, methods: readonly string[]): InventedKsb[] {
  return groups.flatMap(({ letter, kind }) =>
    Array.from({ length: chance.whole(8, 13) }, (_, at) => ({
      ref: `${letter}${at + 1}`,
      text: language.outcome(kind),
      method: methods[(at + letter.charCodeAt(0)) % methods.length] as string,
      mandatory: chance.often(0.4),
    })),
  );
}

/** Every KSB of the method in one theme of two to five, each with criteria that name codes of the theme. */
function inventThemes(
  chance: Chance,
  language: FieldLanguage,
  ksbs: readonly InventedKsb[],
): readonly InventedTheme[] {
  const count = chance.whole(3, 5);
  return Array.from({ length: count }, (_, at) => {
    const refs = ksbs.filter((_ksb, index) => index % count === at).map(({ ref }) => ref);
    const kindOf = (ref: string) => groups.find(({ letter }) => ref.startsWith(letter))?.kind ?? 'know';
    const criteria = (kind: 'pass' | 'distinction', number: number): InventedCriterion[] =>
      Array.from({ length: number }, (_each, index) => {
        const codes =
          kind === 'pass' ? refs.filter((_ref, place) => place % number === index) : chance.some(refs, 1);
        return { text: language.criterion(kindOf(codes[0] ?? 'K1'), kind), kind, ksbs: codes };
      });
    return {
      title: language.title(chance.pick(['know', 'do', 'show'])),
      ksbs: refs,
      pass: criteria('pass', Math.min(refs.length, chance.whole(1, 3))),
      distinction: criteria('distinction', chance.often(0.25) ? 0 : chance.whole(1, 2)),
    };
  });
}

function inventModules(
  chance: Chance,
  language: FieldLanguage,
  methods: readonly string[],
): InventedModule[] {
  const kinds: readonly LineKind[] = [
    'know',
    'know',
    'know',
    'know',
    'do',
    'do',
    'do',
    'show',
    'show',
    'show',
  ];
  return kinds.map((kind, at) => ({
    title: language.title(kind),
    kind,
    method: methods[at % 7 === 6 ? 2 : at % 3 === 1 ? 1 : 0] as string,
    outcomes: Array.from({ length: chance.whole(1, 3) }, (_, index) => ({
      text: `${index + 1}. ${language.outcome(kind)}`,
      lines: Array.from(
        { length: chance.whole(1, 4) },
        (_line, n) => `${index + 1}.${n + 1} ${language.line(kind)}`,
      ),
      pass: Array.from({ length: chance.whole(1, 2) }, () => language.criterion(kind, 'pass')),
      distinction: chance.often(0.45) ? [language.criterion(kind, 'distinction')] : [],
    })),
  }));
}

/** A whole standard from a seed. `voice`: whether criteria bid ("Explain") or tell ("Explains"). */
export function inventStandard(chance: Chance, voice: 'plain' | 'third'): InventedStandard {
  const occupation = chance.pick(occupations);
  const language = fieldLanguage(chance, occupation, voice);
  const titles = methodKinds.map(({ kind, titles: choices }) => ({ kind, title: chance.pick(choices) }));
  const names = titles.map(({ title }) => title);
  const ksbs = inventKsbs(chance, language, names);
  const weights = chance.pick([
    [50, 30, 20],
    [60, 25, 15],
    [40, 40, 20],
  ]);
  const all = chance.pick([30, 40, 50, 60]);
  return {
    occupation,
    reference: `ST${chance.whole(2000, 9899)}`,
    version: `1.${chance.whole(0, 3)}`,
    edition: `AP0${chance.whole(1, 4)}`,
    level: chance.whole(2, 6),
    months: chance.pick([12, 15, 18, 24]),
    body: chance.pick(bodies),
    methods: titles.map(({ kind, title }, at) => ({
      title,
      kind,
      weight: weights[at] ?? 0,
      minutes: chance.pick([45, 60, 90, 120]),
      tolerance: 10,
      questions: chance.whole(4, 10),
      words: chance.pick([2000, 2500, 3000, 4000]),
      themes: inventThemes(
        chance,
        language,
        ksbs.filter(({ method }) => method === title),
      ),
      distinctionPercent: chance.pick([60, 70, 75, 80, 100]),
    })),
    modules: inventModules(chance, language, names),
    ksbs,
    outcomes: [0, 1, 2, 3].map((at) => ({
      title: language.outcome('do').replace(/^Be able to use/, 'Uses'),
      ksbs: ksbs.filter(({ ref }, index) => !ref.startsWith('B') && index % 4 === at).map(({ ref }) => ref),
    })),
    windowMonths: chance.whole(2, 6),
    noticeDays: chance.pick([5, 10, 15, 20]),
    resits: chance.whole(1, 3),
    retakeMonths: chance.whole(2, 6),
    resultDays: chance.pick([5, 7, 10, 15]),
    marks: { all, pass: Math.round(all * 0.6), distinction: Math.round(all * 0.8) },
    language,
  };
}
