import type { Chance } from './chance.ts';
import type { Occupation } from './occupations.ts';

/** What a line asks for. */
export type LineKind = 'know' | 'do' | 'show';

/** Sentences of one invented occupation; no two are alike. */
export interface FieldLanguage {
  /** A criterion: `plain` bids ("Explain"), `third` tells ("Explains"). */
  readonly criterion: (kind: LineKind, grade: 'pass' | 'merit' | 'distinction') => string;
  /** What an apprentice is to know, do or show, as a numbered line of a brief. */
  readonly line: (kind: LineKind) => string;
  /** A learning outcome or the text of a KSB. */
  readonly outcome: (kind: LineKind) => string;
  /** A title of a few words. */
  readonly title: (kind: LineKind) => string;
}

type Voice = 'plain' | 'third';
type Words = { activity: string; thing: string; person: string; paper: string; tool: string; place: string };

const passVerbs: Record<LineKind, readonly [string, string][]> = {
  know: [
    ['Explain', 'Explains'],
    ['Describe', 'Describes'],
    ['State', 'States'],
    ['Outline', 'Outlines'],
  ],
  do: [
    ['Demonstrate', 'Demonstrates'],
    ['Use', 'Uses'],
    ['Prepare', 'Prepares'],
    ['Carry out', 'Carries out'],
  ],
  show: [
    ['Show', 'Shows'],
    ['Take', 'Takes'],
    ['Maintain', 'Maintains'],
  ],
};

const higherVerbs: readonly [string, string][] = [
  ['Evaluate', 'Evaluates'],
  ['Justify', 'Justifies'],
  ['Analyse', 'Analyses'],
  ['Critically review', 'Critically reviews'],
  ['Explain', 'Explains'],
];

const passRests: Record<string, readonly ((words: Words) => string)[]> = {
  know: [
    ({ activity, person }) => `why ${activity} matters to ${person}`,
    ({ activity, paper }) => `how ${paper} shape the way of ${activity}`,
    ({ paper, person }) => `the purpose of ${paper} and how they protect ${person}`,
    ({ activity, tool }) => `the risks of ${activity} and how ${tool} keep them low`,
    ({ thing, place }) => `the signs that ${thing} need attention in ${place}`,
  ],
  Demonstrate: [
    ({ activity, paper }) => `safe ways of ${activity} in line with ${paper}`,
    ({ activity, person }) => `how ${activity} is agreed with ${person} beforehand`,
  ],
  Use: [
    ({ tool, activity }) => `${tool} correctly when ${activity}`,
    ({ paper, person }) => `${paper} to answer the questions of ${person}`,
  ],
  Prepare: [
    ({ thing, place }) => `${thing} for use in ${place} within the agreed time`,
    ({ paper, person }) => `${paper} that ${person} can follow without help`,
  ],
  'Carry out': [
    ({ thing, paper }) => `checks of ${thing} and record the results in ${paper}`,
    ({ thing, tool }) => `routine care of ${thing} with ${tool}`,
  ],
  Show: [
    ({ person, thing }) => `patience when ${person} ask about ${thing}`,
    ({ activity, person }) => `care for ${person} while ${activity}`,
  ],
  Take: [
    ({ activity, place }) => `responsibility for ${activity} in ${place}`,
    ({ thing, person }) => `ownership of problems with ${thing} until ${person} are satisfied`,
  ],
  Maintain: [
    ({ place, person }) => `a calm and tidy manner in ${place} towards ${person}`,
    ({ activity, paper }) => `a high standard of ${activity} as ${paper} ask`,
  ],
};

const higherRests: readonly ((words: Words) => string)[] = [
  ({ activity, person }) => `the effect of ${activity} on ${person} and recommends an improvement`,
  ({ tool, activity }) => `the choice of ${tool} over other means when ${activity}`,
  ({ paper, thing }) => `how ${paper} could be improved to make better use of ${thing}`,
  ({ activity, place }) => `the consequences for ${place} when ${activity} goes wrong`,
  ({ person, thing }) =>
    `different views of ${person} on ${thing} and balances them with the needs of the business`,
];

const tails = [
  '',
  '',
  '',
  ' without being asked',
  ', including when time is short',
  ', giving two examples from own work',
  ' and explains the choice to others',
  ' in line with legislation and the organisation’s policy',
  ', taking account of cost, time and the environment',
];

const doings = [
  'recording',
  'checking',
  'handing over',
  'moving',
  'storing',
  'repairing',
  'planning',
  'preparing',
];

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The language of one occupation, from its chance. `voice` is the mood of criteria. */
export function fieldLanguage(chance: Chance, occupation: Occupation, voice: Voice): FieldLanguage {
  const said = new Set<string>();
  const words = (): Words => {
    const thing = chance.pick(occupation.things);
    return {
      thing,
      activity: `${chance.pick(doings)} ${chance.pick(occupation.things)}`,
      person: chance.pick(occupation.people),
      paper: chance.pick(occupation.papers),
      tool: chance.pick(occupation.tools),
      place: chance.pick(occupation.places),
    };
  };
  const unlike = (make: () => string): string => {
    for (;;) {
      const text = make();
      const key = text.toLowerCase();
      if (said.has(key)) continue;
      said.add(key);
      return text;
    }
  };
  const verb = ([plain, third]: readonly [string, string]) => (voice === 'plain' ? plain : third);
  return {
    criterion: (kind, grade) =>
      unlike(() => {
        if (grade === 'pass') {
          const pair = chance.pick(passVerbs[kind]);
          const rest = chance.pick(passRests[kind] ?? passRests[pair[0]] ?? []);
          return `${verb(pair)} ${rest(words())}${chance.pick(tails)}.`;
        }
        return `${verb(chance.pick(higherVerbs))} ${chance.pick(higherRests)(words())}${chance.pick(tails)}.`;
      }),
    line: (kind) =>
      unlike(() => {
        const { activity, paper, person, thing, tool, place } = words();
        if (kind === 'know')
          return chance.pick([
            `What is meant by ${activity}?`,
            `Why do ${person} need ${paper}?`,
            `Which ${tool} are used in ${place}, and for which ${thing}?`,
            `How do ${paper} limit ${activity}?`,
          ]);
        return chance.pick([
          `${capital(kind === 'do' ? 'use' : 'show care with')} ${tool} when ${activity}`,
          `Agree ${paper} with ${person}`,
          `Keep ${thing} ready in ${place}`,
          `Ask ${person} about ${thing} and act on what they say`,
        ]);
      }),
    outcome: (kind) =>
      unlike(() => {
        const { activity, paper, person, thing, tool, place } = words();
        const start = { know: 'Know', do: 'Be able to use', show: 'Be open about' }[kind];
        const rest =
          kind === 'do'
            ? `${tool} for ${activity}`
            : chance.pick([
                `how ${paper} apply to ${activity}`,
                `what ${person} expect of ${thing}`,
                `the limits of ${activity} in ${place}`,
              ]);
        return `${start} ${rest}${chance.pick(['', '', ' and the effect on others', ' and when to ask for help'])}`;
      }),
    title: (kind) =>
      unlike(() => {
        const { thing, person, place, paper } = words();
        const place2 = place.replace(/^the /, '');
        return chance.pick(
          {
            know: [
              `Knowing ${thing}`,
              `${capital(thing)} and ${paper}`,
              `The work of ${place2}`,
              `${capital(person)} and ${thing}`,
            ],
            do: [
              `Handling ${thing}`,
              `Working with ${person}`,
              `Care of ${thing} in ${place2}`,
              `Setting up ${place2}`,
            ],
            show: [
              `Pride in ${thing}`,
              `Patience with ${person}`,
              `Safety in ${place2}`,
              `${capital(paper)} and duty to ${person}`,
            ],
          }[kind],
        );
      }),
  };
}
