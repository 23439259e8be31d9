import { lawSource } from '#domain/law.ts';
import type { GatewayCheck } from '#domain/standards/gateway-format.ts';
import type { PlainDate, Source } from '#domain/standards/values.ts';
import { ageOn, sayDate } from '#domain/time/plain-date.ts';
import type { CheckOutcome } from './requirement-standing.ts';

/** A level of English or maths, from lowest to highest. */
export const skillLevels = ['entry-3', 'level-1', 'level-2'] as const;
export type SkillLevel = (typeof skillLevels)[number];

/** What the English and maths rule needs to know of one apprentice. Absent means not known, never "no". */
export interface EnglishMathsFacts {
  /** First day of the apprenticeship; after a restart, the original first day. */
  readonly startsOn: PlainDate;
  readonly dateOfBirth?: PlainDate | undefined;
  /** Level of the apprenticeship standard. */
  readonly standardLevel: number;
  /** An education, health and care plan or a legacy statement is held. */
  readonly carePlan?: boolean | undefined;
  /** British Sign Language is the primary language. */
  readonly usesSignLanguage?: boolean | undefined;
  readonly achieved: {
    readonly english?: SkillLevel | undefined;
    readonly maths?: SkillLevel | undefined;
    /** A British Sign Language qualification is held in place of English. */
    readonly signLanguage?: boolean | undefined;
  };
  /** The day on which employer and apprentice agreed to drop it and signed the training plan again. */
  readonly removalAgreedOn?: PlainDate | undefined;
}

interface LawRow {
  readonly ageFrom: number;
  readonly ageTo?: number;
  readonly startsFrom: PlainDate;
  readonly startsBefore?: PlainDate;
  /** Required, not required, or required until employer and apprentice agree to drop it. */
  readonly rule: 'required' | 'optional' | 'removable';
  /** From this day a removal may be agreed. */
  readonly removableFrom?: PlainDate;
  readonly source: Source;
}

/** English and maths at gateway, by age at the start and start date; the row that fits applies. */
export const englishMathsTable: readonly LawRow[] = [
  {
    ageFrom: 0,
    ageTo: 18,
    startsFrom: '2017-05-01',
    rule: 'required',
    source: lawSource(
      'law-funding-rules-2025-26',
      'English and maths, apprentices aged 16 to 18 at the start',
    ),
  },
  {
    ageFrom: 19,
    startsFrom: '2025-02-11',
    rule: 'optional',
    source: lawSource('law-english-maths-2025', 'Apprentices aged 19 or over at the start'),
  },
  {
    ageFrom: 19,
    startsFrom: '2017-05-01',
    startsBefore: '2025-02-11',
    rule: 'removable',
    removableFrom: '2025-02-11',
    source: lawSource('law-english-maths-2025', 'Apprentices aged 19 or over already on programme'),
  },
];

/** The level that the law asks for, by level of the standard. */
export function lawLevel(standardLevel: number): SkillLevel {
  return standardLevel <= 2 ? 'level-1' : 'level-2';
}

const levelWords: Readonly<Record<SkillLevel, string>> = {
  'entry-3': 'entry level 3',
  'level-1': 'level 1',
  'level-2': 'level 2',
};

type EnglishMathsCheck = Extract<GatewayCheck, { kind: 'english-maths' }>;

function isAtLeast(held: SkillLevel | undefined, level: SkillLevel): boolean {
  return held !== undefined && skillLevels.indexOf(held) >= skillLevels.indexOf(level);
}

function lawRow(facts: EnglishMathsFacts): LawRow | 'age-unknown' | undefined {
  const rows = englishMathsTable.filter(
    ({ startsFrom, startsBefore }) =>
      startsFrom <= facts.startsOn && (startsBefore === undefined || facts.startsOn < startsBefore),
  );
  if (rows.length === 0) return undefined;
  if (facts.dateOfBirth === undefined) return 'age-unknown';
  const age = ageOn(facts.dateOfBirth, facts.startsOn);
  return rows.find(({ ageFrom, ageTo }) => age >= ageFrom && (ageTo === undefined || age <= ageTo));
}

function held(check: EnglishMathsCheck, facts: EnglishMathsFacts): SkillLevel | undefined {
  return check.subject === 'english' ? facts.achieved.english : facts.achieved.maths;
}

function subjectWord(check: EnglishMathsCheck): string {
  return check.subject === 'english' ? 'English' : 'Maths';
}

/** Judge what is held against a level, care plan and sign language included. */
function against(check: EnglishMathsCheck, facts: EnglishMathsFacts, level: SkillLevel): CheckOutcome {
  const subject = subjectWord(check);
  const has = held(check, facts);
  const careLevel: SkillLevel = 'entry-3';
  if (isAtLeast(has, level)) {
    return {
      state: 'met',
      reason: `${subject} is held at ${levelWords[has ?? level]}; ${levelWords[level]} is needed.`,
    };
  }
  if (check.subject === 'english' && facts.usesSignLanguage && facts.achieved.signLanguage) {
    return {
      state: 'met',
      reason: 'A British Sign Language qualification counts as English for this apprentice.',
    };
  }
  if (isAtLeast(has, careLevel) && facts.carePlan === true) {
    return { state: 'met', reason: `${subject} is held at entry level 3, which is enough with a care plan.` };
  }
  const needed = facts.carePlan === true ? careLevel : level;
  if (isAtLeast(has, careLevel) && facts.carePlan === undefined) {
    return {
      state: 'unknown',
      reason: `${subject} is held at ${levelWords[has ?? careLevel]}, which is enough only with a care plan.`,
      needs: ['Record whether the apprentice has an education, health and care plan.'],
    };
  }
  return {
    state: 'not-met',
    reason: `${subject} at ${levelWords[needed]} is needed and ${has === undefined ? 'nothing is recorded' : `${levelWords[has]} is held`}.`,
    needs: [`Record ${subject} at ${levelWords[needed]} or above, with its certificate.`],
  };
}

function notice(check: EnglishMathsCheck, level: SkillLevel | 'none', row: LawRow): string | undefined {
  if (level === check.level) return undefined;
  const law = level === 'none' ? 'the law no longer asks for it' : `the law asks for ${levelWords[level]}`;
  return `The plan prints ${levelWords[check.level]}; for this start date and age ${law}, and the law comes first (${row.source.section}).`;
}

function underRow(check: EnglishMathsCheck, facts: EnglishMathsFacts, row: LawRow): CheckOutcome {
  const level = lawLevel(facts.standardLevel);
  const subject = subjectWord(check);
  const outcome = against(check, facts, level);
  const lifted: CheckOutcome = { state: 'waived', basis: 'law', source: row.source, reason: '' };
  if (row.rule === 'optional' && outcome.state !== 'met') {
    return {
      ...lifted,
      reason: `${subject} is not required: the apprentice was 19 or over at the start, which was on or after ${sayDate(row.startsFrom)}.`,
      notice: notice(check, 'none', row),
    };
  }
  const agreed = facts.removalAgreedOn;
  const mayDrop = row.rule === 'removable' && outcome.state !== 'met';
  if (mayDrop && agreed !== undefined && row.removableFrom !== undefined && agreed >= row.removableFrom) {
    return {
      ...lifted,
      reason: `${subject} was dropped by agreement with the employer on ${sayDate(agreed)}, as the law allows for those aged 19 or over at the start.`,
      notice: notice(check, 'none', row),
    };
  }
  const needs = mayDrop
    ? [
        ...(outcome.needs ?? []),
        'Or employer and apprentice agree to drop it and sign the training plan again.',
      ]
    : outcome.needs;
  return { ...outcome, needs, source: row.source, notice: notice(check, level, row) };
}

/**
 * Whether English or maths is as it must be at gateway. The law at the start date replaces the level that the plan
 * prints, in either direction, and the notice says so. Before the first row of the table the plan's text holds.
 */
export function checkEnglishMaths(check: EnglishMathsCheck, facts: EnglishMathsFacts): CheckOutcome {
  const row = lawRow(facts);
  if (row === undefined) return against(check, facts, check.level);
  if (row !== 'age-unknown') return underRow(check, facts, row);
  const outcome = against(check, facts, lawLevel(facts.standardLevel));
  if (outcome.state === 'met') return outcome;
  return {
    state: 'unknown',
    reason: `Whether ${subjectWord(check)} is required depends on the age at the start, and the date of birth is not recorded.`,
    needs: ['Record the date of birth.'],
  };
}
