import { diffVersion, type FieldChange, type NextVersion } from './diff-version.ts';
import { governmentRules } from './government-rules.ts';
import { notesOnStatements } from './read-statements.ts';
import { compareVersions } from './read-values.ts';
import type { HeldVersion, RegisterFinding, RegisterRecord } from './register-format.ts';
import { sourceRules } from './source-rules.ts';
import { standardRules } from './standard-rules.ts';

/** What becomes of one version. */
export interface VersionVerdict {
  readonly version: string;
  readonly at: number;
  readonly title: string;
  readonly kind: 'new' | 'changed' | 'unchanged' | 'skipped';
  readonly changes: readonly FieldChange[];
  /** What would change but stays, because apprentices are on the version. */
  readonly kept: readonly FieldChange[];
  /** What the version becomes; undefined when it is skipped or stays. */
  readonly next: NextVersion | undefined;
}

/** What becomes of one standard of a file. */
export interface StandardVerdict {
  readonly findings: readonly RegisterFinding[];
  readonly versions: readonly VersionVerdict[];
}

/**
 * Judge all records of one standard against the rules and against what is held. A finding of severity S skips the whole standard
 * and keeps the old one; E says that the file as a whole is not usable. The result does not depend on the order of the records.
 */
export function checkStandard(
  given: readonly RegisterRecord[],
  held: readonly HeldVersion[],
  today: string,
): StandardVerdict {
  const { records, notes } = settleVersions(given, held);
  const findings = [
    ...notes,
    ...records.flatMap((record) => findingsOf(record, held, today)),
    ...standardRules.flatMap(({ code, severity, test, message }) =>
      test({ records, held }).map(({ record, value }) => ({
        ...placeOf(record),
        code,
        severity,
        message: message(value),
      })),
    ),
  ];
  const isSkipped = findings.some(({ severity }) => severity !== 'W');
  const verdicts = onceEach(records).map((record) => verdictOf(record, held, isSkipped));
  const isStarted = (version: string) => held.some((one) => one.version === version && one.isStarted);
  const keptFindings = verdicts.flatMap((verdict) => keptFinding(given, verdict, isStarted(verdict.version)));
  return { findings: [...findings, ...keptFindings], versions: verdicts };
}

function placeOf({ at, reference, version }: RegisterRecord) {
  return { line: at, subject: reference.slice(0, 40), version: version.slice(0, 20) };
}

function findingsOf(record: RegisterRecord, held: readonly HeldVersion[], today: string): RegisterFinding[] {
  const place = placeOf(record);
  const broken = [...governmentRules, ...sourceRules].flatMap(({ code, severity, test, message }) => {
    const value = test(record, { held, today });
    return value === undefined ? [] : [{ ...place, code, severity, message: message(value, record) }];
  });
  const noted = [...record.notes, ...notesOnStatements(record.statements ?? [])];
  return [...broken, ...noted.map((note) => ({ ...place, ...note, severity: 'W' as const }))];
}

/**
 * Libraries and lists often state no version. Their statements belong to the version that starts are made on now, when one is
 * known; the report names it. Other sources are of their own day, and are held apart as "version not stated".
 */
function settleVersions(
  given: readonly RegisterRecord[],
  held: readonly HeldVersion[],
): { records: RegisterRecord[]; notes: RegisterFinding[] } {
  const known = [...held, ...given.map(({ version, facts }) => ({ version, facts }))];
  const current = currentVersion(known);
  const notes: RegisterFinding[] = [];
  const records = [...given]
    .sort((a, b) => compareVersions(a.version, b.version) || a.at - b.at)
    .map((record) => {
      const isOpen = record.version === '' && (record.shape === 'library' || record.shape === 'list');
      if (!isOpen || current === undefined || current === '') return record;
      notes.push({
        ...placeOf(record),
        version: current,
        code: 'W2015',
        severity: 'W',
        message: `The source states no version; its words are taken for ${current}, the version for starts now.`,
      });
      // A library is no register: what it says of the standard itself is not taken over into a numbered version.
      return { ...record, version: current, content: {}, facts: {} };
    });
  return { records, notes };
}

/** The version for starts now: the highest that is approved for delivery, else the highest; undefined when there is none. */
export function currentVersion(
  versions: readonly {
    readonly version: string;
    readonly facts: { readonly status?: string | null | undefined };
  }[],
): string | undefined {
  const sorted = [...versions].sort((a, b) => compareVersions(a.version, b.version));
  const approved = sorted.findLast(
    ({ version, facts }) => version !== '' && facts.status === 'approved-for-delivery',
  );
  return (approved ?? sorted.at(-1))?.version;
}

function onceEach(records: readonly RegisterRecord[]): RegisterRecord[] {
  return records.filter(
    (record, at) => !records.slice(0, at).some(({ version }) => version === record.version),
  );
}

function verdictOf(record: RegisterRecord, held: readonly HeldVersion[], isSkipped: boolean): VersionVerdict {
  const before = held.find(({ version }) => version === record.version);
  const title = record.content.title ?? before?.content.title ?? held.at(-1)?.content.title ?? '';
  const place = { version: record.version.slice(0, 20), at: record.at, title };
  if (isSkipped) return { ...place, kind: 'skipped', changes: [], kept: [], next: undefined };
  const isFilling = isLessSure(record, before);
  const { changes, kept, next } = diffVersion(before, record, { isFilling });
  if (before !== undefined && changes.length === 0)
    return { ...place, kind: 'unchanged', changes, kept, next: undefined };
  return { ...place, kind: before === undefined ? 'new' : 'changed', changes, kept, next };
}

/** Sources that state no version know less than the register and the API of today do. */
function isLessSure({ shape, given }: RegisterRecord, before: HeldVersion | undefined): boolean {
  const isUnsure = (shape === 'library' || shape === 'api-2020') && !given.version;
  return isUnsure && (before?.source === 'api' || (before?.source === 'register' && before.version === ''));
}

function keptFinding(
  given: readonly RegisterRecord[],
  { kept, version, at }: Pick<VersionVerdict, 'kept' | 'version' | 'at'>,
  isStarted: boolean,
): RegisterFinding[] {
  if (kept.length === 0) return [];
  const fields = kept.map(({ field }) => field);
  const shown =
    fields.slice(0, 10).join(', ') + (fields.length > 10 ? ` and ${fields.length - 10} more` : '');
  const why = isStarted
    ? 'Apprentices are on this version, so it stays as it is.'
    : 'A surer source than this one, which states no version, is held, so it stays as it is.';
  const place = { line: at, subject: given[0]?.reference ?? '', version };
  return [
    {
      ...place,
      code: isStarted ? 'W2016' : 'W2018',
      severity: 'W',
      message: `${why} The file differs in: ${shown}.`,
    },
  ];
}
