import { addDays } from '#domain/time/plain-date.ts';
import { compareVersions } from './read-values.ts';
import type { HeldVersion, RegisterRecord, Severity } from './register-format.ts';

/** All versions of one standard in a file, by number, and the versions held. */
export interface StandardInFile {
  readonly records: readonly RegisterRecord[];
  readonly held: readonly HeldVersion[];
}

/** What breaks a rule: the record to name, and the value. */
export interface Offence {
  readonly record: RegisterRecord;
  readonly value: string;
}

/** A rule about the versions of one standard together. */
export interface StandardRule {
  readonly code: string;
  readonly severity: Severity;
  readonly rule: string;
  readonly test: (standard: StandardInFile) => readonly Offence[];
  readonly message: (value: string) => string;
}

const endOfTime = '9999-12-31';

function pairsOf<Item>(items: readonly Item[]): (readonly [Item, Item])[] {
  return items.slice(1).flatMap((second, at) => {
    const first = items[at];
    return first === undefined ? [] : [[first, second] as const];
  });
}

function isApproved({ facts }: RegisterRecord): boolean {
  return facts.status === 'approved-for-delivery';
}

/** Whether two versions take starts on a same day; days that are not stated leave a window open. */
function overlap(a: RegisterRecord, b: RegisterRecord): boolean {
  const from = (one: RegisterRecord) => one.facts.earliestStartOn ?? '';
  const to = (one: RegisterRecord) => one.facts.latestStartOn ?? endOfTime;
  return from(a) <= to(b) && from(b) <= to(a);
}

function follows(a: string, b: string): boolean {
  const [[aMajor = 0, aMinor = 0], [bMajor = 0, bMinor = 0]] = [a, b].map((version) =>
    version.split('.').map(Number),
  ) as [number[], number[]];
  return (bMajor === aMajor && bMinor === aMinor + 1) || (bMajor === aMajor + 1 && bMinor === 0);
}

function numbered(records: readonly RegisterRecord[]): RegisterRecord[] {
  return records
    .filter(({ version }) => /^\d{1,4}\.\d{1,4}$/.test(version))
    .sort((a, b) => compareVersions(a.version, b.version));
}

/** The government importer's rules about the versions of one standard, and ours. */
export const standardRules: readonly StandardRule[] = [
  {
    code: 'S1002',
    severity: 'S',
    rule: 'one version at a time is approved for delivery; two may be live when their start dates do not overlap',
    test: ({ records }) => {
      const approved = numbered(records).filter(isApproved);
      return approved.flatMap((record, at) => {
        const other = approved.slice(0, at).find((before) => overlap(before, record));
        return other === undefined ? [] : [{ record, value: `${other.version} and ${record.version}` }];
      });
    },
    message: (value) =>
      `Versions ${value} are both approved for delivery for the same start dates. Retire one, or give them start dates that do not overlap.`,
  },
  {
    code: 'S1003',
    severity: 'S',
    rule: 'versions have no gaps: the next is one minor number on, or the next major with .0',
    test: ({ records, held }) => {
      const given = numbered(records);
      const all = [
        ...new Set([...given.map(({ version }) => version), ...held.map(({ version }) => version)]),
      ]
        .filter((version) => version !== '')
        .sort(compareVersions);
      return pairsOf(all).flatMap(([a, b]) => {
        const record =
          given.find(({ version }) => version === b) ?? given.find(({ version }) => version === a);
        return record === undefined || follows(a, b) ? [] : [{ record, value: `${a} and ${b}` }];
      });
    },
    message: (value) => `Between the versions ${value} one is missing. Add the missing version to the file.`,
  },
  {
    code: 'S1004',
    severity: 'S',
    rule: 'the day after the latest start of a version is the earliest start of the next',
    test: ({ records }) =>
      pairsOf(numbered(records)).flatMap(([a, b]) => {
        const [last, first] = [a.facts.latestStartOn, b.facts.earliestStartOn];
        if (last == null || first == null || addDays(last, 1) === first) return [];
        return [{ record: b, value: `${a.version} ends on ${last}, ${b.version} begins on ${first}` }];
      }),
    message: (value) => `The start dates do not join: ${value}. The next version begins on the day after.`,
  },
  {
    code: 'S2002',
    severity: 'S',
    rule: 'a file has each version once',
    test: ({ records }) =>
      records.flatMap((record, at) => {
        const before = records.slice(0, at).find(({ version }) => version === record.version);
        return before === undefined || isSame(before, record)
          ? []
          : [{ record, value: `${record.version || 'without a number'} (first at ${before.at})` }];
      }),
    message: (value) =>
      `The version ${value} stands twice in the file, with different contents. Remove one of them.`,
  },
  {
    code: 'W2014',
    severity: 'W',
    rule: 'a new approved version comes with the end of the one before',
    test: ({ records, held }) => {
      const record = numbered(records).findLast(isApproved);
      const inFile = new Set(records.map(({ version }) => version));
      const other = held.find(
        ({ version, facts }) =>
          !inFile.has(version) && version !== '' && facts.status === 'approved-for-delivery',
      );
      return record === undefined || other === undefined ? [] : [{ record, value: other.version }];
    },
    message: (value) =>
      `Version ${value} is held as approved for delivery too, and the file does not speak of it.`,
  },
];

function isSame(a: RegisterRecord, b: RegisterRecord): boolean {
  const essence = ({ content, facts, statements }: RegisterRecord) =>
    JSON.stringify([content, facts, statements]);
  return essence(a) === essence(b);
}
