import type { Db } from '#db/database.ts';
import {
  listRegisterVersions,
  listStartedVersions,
  type StandardRow,
  type StoredVersion,
} from '#db/register.ts';
import { listBodies } from '#db/register-bodies.ts';
import { type ImportKey, listStagedRecords, listStagedSubjects } from '#db/register-imports.ts';
import type { StoredChange } from '#db/register-reports.ts';
import { BodyRecord } from '#domain/standards/register/body-format.ts';
import { checkStandard, currentVersion } from '#domain/standards/register/check-standard.ts';
import { diffBody } from '#domain/standards/register/diff-body.ts';
import {
  type HeldVersion,
  RecordShape,
  RegisterContent,
  RegisterFacts,
  type RegisterFinding,
  RegisterRecord,
  RegisterStatement,
} from '#domain/standards/register/register-format.ts';

/** What a part of an import brings: differences, findings, and the rows to write if it is applied. */
export interface JudgedPart {
  readonly changes: readonly StoredChange[];
  readonly findings: readonly RegisterFinding[];
  readonly standards: readonly StandardRow[];
  readonly versions: readonly StoredVersion[];
  readonly bodies: readonly BodyRecord[];
}

const subjectsAtOnce = 40;

/**
 * Compare everything that was read with what is held, a few standards at a time, in order. `source` names the kind of
 * what was read; `today` is the day in London.
 */
export async function* judgeImport(
  db: Db,
  key: ImportKey,
  { kind, today }: { readonly kind: 'standards' | 'bodies'; readonly today: string },
): AsyncGenerator<JudgedPart> {
  const lars = new Map<string, string>();
  let after = '';
  for (;;) {
    const subjects = await listStagedSubjects(db, key, after, subjectsAtOnce);
    if (subjects.length === 0) return;
    after = subjects.at(-1) ?? after;
    const staged = await listStagedRecords(db, key, subjects);
    if (kind === 'bodies') yield await judgeBodies(db, staged);
    else yield await judgeStandards(db, staged, { today, lars });
  }
}

type Staged = readonly { readonly subject: string; readonly record: unknown }[];

async function judgeStandards(
  db: Db,
  staged: Staged,
  { today, lars }: { readonly today: string; readonly lars: Map<string, string> },
): Promise<JudgedPart> {
  const records = groupRecords(staged);
  const held = await heldVersions(db, [...records.keys()]);
  const parts = [...records].map(([subject, given]) =>
    judgeStandard(given, { subject, held: held.get(subject) ?? [], today, lars }),
  );
  return {
    changes: parts.flatMap(({ changes }) => changes),
    findings: parts.flatMap(({ findings }) => findings),
    standards: parts.flatMap(({ standards }) => standards),
    versions: parts.flatMap(({ versions }) => versions),
    bodies: [],
  };
}

function groupRecords(staged: Staged): Map<string, RegisterRecord[]> {
  const records = new Map<string, RegisterRecord[]>();
  for (const { subject, record } of staged) {
    const list = records.get(subject) ?? [];
    list.push(RegisterRecord.parse(record));
    records.set(subject, list);
  }
  return records;
}

async function heldVersions(
  db: Db,
  references: readonly string[],
): Promise<ReadonlyMap<string, HeldVersion[]>> {
  const stored = await listRegisterVersions(db, references);
  const started = await listStartedVersions(db, references);
  const held = new Map<string, HeldVersion[]>();
  for (const { reference, version, content, facts, statements, source } of stored) {
    const list = held.get(reference) ?? [];
    list.push({
      version,
      content: RegisterContent.parse(content),
      facts: RegisterFacts.parse(facts),
      statements: statements.map((one) => RegisterStatement.parse(one)),
      source: RecordShape.parse(source),
      isStarted: started.has(`${reference} ${version}`),
    });
    held.set(reference, list);
  }
  return held;
}

function judgeStandard(
  given: readonly RegisterRecord[],
  around: {
    readonly subject: string;
    readonly held: readonly HeldVersion[];
    readonly today: string;
    readonly lars: Map<string, string>;
  },
): JudgedPart {
  const { subject, held, today, lars } = around;
  const verdict = checkStandard(given, held, today);
  const changes = verdict.versions.map(({ version, title, kind, changes, kept }) => ({
    ...{ subject, version, title, kind },
    changes,
    kept,
  }));
  const versions = verdict.versions.flatMap(({ version, next }) =>
    next === undefined
      ? []
      : [{ reference: subject, version, ...next, source: sourceOf(version, given, held) }],
  );
  const findings = [...verdict.findings, ...doubledLars(given, subject, lars)];
  return { changes, findings, versions, bodies: [], standards: standardRows(subject, held, versions) };
}

/** A source that states no version fills in; where the version comes from stays. */
function sourceOf(
  version: string,
  given: readonly RegisterRecord[],
  held: readonly HeldVersion[],
): RecordShape {
  const before = held.find((one) => one.version === version)?.source;
  const shape = given.find((one) => one.version === version)?.shape ?? given[0]?.shape ?? 'list';
  const isFirst = shape === 'api' || shape === 'register' || before === undefined;
  return isFirst ? shape : before;
}

/** E1004: a LARS code belongs to one standard. */
function doubledLars(
  given: readonly RegisterRecord[],
  subject: string,
  lars: Map<string, string>,
): RegisterFinding[] {
  const findings: RegisterFinding[] = [];
  for (const { at, version, facts } of given) {
    const code = facts.larsCode ?? '';
    const other = lars.get(code);
    if (code === '') continue;
    lars.set(code, other ?? subject);
    if (other === undefined || other === subject || findings.length > 0) continue;
    findings.push({
      ...{ line: at, subject, version: version.slice(0, 20), code: 'E1004', severity: 'E' as const },
      message: `The LARS code ${code} is also that of ${other}. Correct one of them in the file.`,
    });
  }
  return findings;
}

/** The standard's own row: what lists and filters show is that of its version for starts now. */
function standardRows(
  reference: string,
  held: readonly HeldVersion[],
  next: readonly StoredVersion[],
): StandardRow[] {
  if (next.length === 0) return [];
  const all = new Map<string, { version: string; content: RegisterContent; facts: RegisterFacts }>(
    held.map((one) => [one.version, one]),
  );
  for (const { version, content, facts } of next)
    all.set(version, { version, content: content as RegisterContent, facts: facts as RegisterFacts });
  const versions = [...all.values()];
  const version = currentVersion(versions) ?? '';
  const current = all.get(version);
  const first = <Value>(of: (one: (typeof versions)[number]) => Value | null | undefined) =>
    (current && of(current)) ??
    versions.map(of).find((value) => value !== null && value !== undefined) ??
    null;
  return [
    {
      reference,
      version,
      title: first(({ content }) => content.title) ?? reference,
      level: first(({ content }) => content.level),
      route: first(({ facts }) => facts.route),
      status: first(({ facts }) => facts.status),
      larsCode: first(({ facts }) => facts.larsCode),
    },
  ];
}

async function judgeBodies(db: Db, staged: Staged): Promise<JudgedPart> {
  const given = staged.map(({ record }) => BodyRecord.parse(record));
  const stored = await listBodies(
    db,
    given.map(({ id }) => id),
  );
  const held = new Map(stored.map((body) => [body.id, BodyRecord.parse({ at: 0, ...body })]));
  const bodies: BodyRecord[] = [];
  const changes = given.map((body) => {
    const before = held.get(body.id);
    const { changes, next } = diffBody(before, body);
    const kind = before === undefined ? 'new' : changes.length > 0 ? 'changed' : 'unchanged';
    if (kind !== 'unchanged') bodies.push(next);
    return { subject: body.id, version: '', title: body.name, kind, changes, kept: [] };
  });
  return { changes, findings: [], standards: [], versions: [], bodies };
}
