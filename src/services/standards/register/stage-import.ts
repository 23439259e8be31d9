import { listReferencesByLars } from '#db/register.ts';
import { clearImport, type ImportKey, type StagedRecord, stageRecords } from '#db/register-imports.ts';
import { insertFindings } from '#db/register-reports.ts';
import { UnreadableFile } from '#documents/records/unreadable-file.ts';
import { type BodyRow, type BodyTableKind, readBodies } from '#domain/standards/register/read-bodies.ts';
import { readItem } from '#domain/standards/register/read-record.ts';
import {
  readPastedStatements,
  recordOfList,
  type StatementLine,
} from '#domain/standards/register/read-statement-list.ts';
import type { RegisterFinding, RegisterRecord } from '#domain/standards/register/register-format.ts';
import { nothingToAudit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { inTransaction, reading } from '../../transaction.ts';
import { readSource, type SourceFile, type SourcePart } from './read-source.ts';

/** What was read of the files of an import. */
export interface StagedImport {
  readonly kind: 'standards' | 'bodies';
  /** Items and rows that the files hold. */
  readonly items: number;
  readonly findings: number;
  /** Findings by severity: the files are not usable, something is left out, something is to be looked at. */
  readonly errors: number;
  readonly skips: number;
  readonly warnings: number;
}

/** For which standard a list of statements is, when it does not say so itself. */
export interface ListTarget {
  readonly reference: string | null;
  readonly version: string | null;
}

const batchSize = 100;
/** Rows of statement lists and of the register of organisations are held together, so there is an end to them. */
const mostLines = 200_000;

/**
 * Read files into rows of the import, a batch at a time: memory does not grow with the file. What cannot be used becomes a finding. Doing
 * it again begins anew.
 */
export async function stageImport(
  ctx: Context,
  key: ImportKey,
  { files, target }: { readonly files: readonly SourceFile[]; readonly target: ListTarget },
): Promise<StagedImport> {
  const byLars = await reading(ctx, (db) => listReferencesByLars(db));
  const stage = new Stage(ctx, key, byLars);
  await stage.clear();
  for (const file of files) {
    try {
      for await (const part of readSource(file)) await stage.take(part);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      stage.find({ code: 'E2001', severity: 'E', message: `${file.name}: ${error.message}` });
    }
  }
  return await stage.end(target);
}

const severityCounts = { E: 'errors', S: 'skips', W: 'warnings' } as const;

class Stage {
  readonly #ctx: Context;
  readonly #key: ImportKey;
  readonly #byLars: ReadonlyMap<string, string>;
  readonly #lines = new Map<string, StatementLine[]>();
  readonly #tables: Partial<Record<BodyTableKind, BodyRow[]>> = {};
  #records: StagedRecord[] = [];
  #findings: RegisterFinding[] = [];
  #counts = { items: 0, records: 0, lines: 0, bodies: 0, findings: 0, errors: 0, skips: 0, warnings: 0 };

  constructor(ctx: Context, key: ImportKey, byLars: ReadonlyMap<string, string>) {
    this.#ctx = ctx;
    this.#key = key;
    this.#byLars = byLars;
  }

  async clear(): Promise<void> {
    await inTransaction(this.#ctx, async (tx) => {
      for (const what of ['records', 'preview', 'findings'] as const) await clearImport(tx, this.#key, what);
      nothingToAudit(tx, 'the preview of an import is made anew');
    });
  }

  async take(part: SourcePart): Promise<void> {
    if (part.is === 'page') return this.#takePage(part.text);
    this.#counts.items += 1;
    if (part.is === 'row' && part.table !== 'register' && part.table !== 'statements') {
      this.#countLine();
      const rows = this.#tables[part.table] ?? [];
      rows.push(part.row);
      this.#tables[part.table] = rows;
      return;
    }
    const item = part.is === 'row' ? { ...part.row, isRow: true } : part.item;
    const read = readItem(item);
    if (read.kind === 'statement') this.#takeLine(read.line);
    else if (read.kind === 'rejected')
      this.find({ line: item.at, code: 'S2001', severity: 'S', message: read.reason });
    else for (const record of read.records) await this.#keep(record);
  }

  find(finding: Partial<RegisterFinding> & Pick<RegisterFinding, 'code' | 'severity' | 'message'>): void {
    this.#findings.push({ line: 0, subject: '', version: '', ...finding });
    this.#counts.findings += 1;
    this.#counts[severityCounts[finding.severity]] += 1;
  }

  async end(target: ListTarget): Promise<StagedImport> {
    for (const lines of this.#lines.values()) await this.#endList(lines, target);
    const isBodies = Object.keys(this.#tables).length > 0;
    if (isBodies && this.#counts.records > 0)
      this.find({
        code: 'E2004',
        severity: 'E',
        message: 'The files mix standards and assessment organisations. Import one kind at a time.',
      });
    if (isBodies) await this.#endBodies();
    if (this.#counts.records + this.#counts.bodies === 0 && this.#counts.errors === 0)
      this.find({
        code: 'E2003',
        severity: 'E',
        message: 'There is nothing in the file that can be imported.',
      });
    await this.#flush();
    const { items, findings, errors, skips, warnings } = this.#counts;
    return { kind: isBodies ? 'bodies' : 'standards', items, findings, errors, skips, warnings };
  }

  #takePage(text: string): void {
    const { lines, notes } = readPastedStatements(text);
    this.#counts.items += lines.length;
    for (const line of lines) this.#takeLine(line);
    for (const note of notes) this.find({ ...note, severity: 'W' });
  }

  #takeLine(line: StatementLine): void {
    this.#countLine();
    const key = `${line.reference} ${line.version}`;
    const lines = this.#lines.get(key) ?? [];
    lines.push(line);
    this.#lines.set(key, lines);
  }

  #countLine(): void {
    this.#counts.lines += 1;
    if (this.#counts.lines > mostLines)
      throw new UnreadableFile(`The file has more than ${mostLines} rows. Split it.`);
  }

  async #endList(lines: readonly StatementLine[], target: ListTarget): Promise<void> {
    const own = lines[0];
    const reference = own?.reference || target.reference || '';
    const version = own?.version || target.version || '';
    if (reference === '')
      this.find({
        line: own?.at ?? 0,
        code: 'E2002',
        severity: 'E',
        message:
          'The list does not say which standard its statements belong to. Say so with the import, or add a column "reference".',
      });
    else await this.#keep(recordOfList({ reference, version }, lines));
  }

  async #endBodies(): Promise<void> {
    const { bodies, findings } = readBodies(this.#tables);
    this.#counts.bodies = bodies.length;
    for (const finding of findings) this.find(finding);
    for (const body of bodies) await this.#stage(body.id, body);
  }

  async #keep(given: RegisterRecord): Promise<void> {
    this.#counts.records += 1;
    const record = this.#named(given);
    await this.#stage(record.reference.slice(0, 40) || `line ${record.at}`, record);
  }

  /** The API of 2020 names no reference; the register held knows it by the LARS code. */
  #named(record: RegisterRecord): RegisterRecord {
    const reference = record.shape === 'api-2020' ? this.#byLars.get(record.facts.larsCode ?? '') : undefined;
    if (record.reference !== '' || reference === undefined) return record;
    const message = `It has no reference; its LARS code ${record.facts.larsCode} is that of ${reference} in the register held.`;
    return { ...record, reference, notes: [...record.notes, { code: 'W2017', message }] };
  }

  async #stage(subject: string, record: unknown): Promise<void> {
    this.#position += 1;
    this.#records.push({ position: this.#position, subject, record });
    if (this.#records.length >= batchSize) await this.#flush();
  }

  #position = 0;
  #written = 0;

  async #flush(): Promise<void> {
    const [records, findings] = [this.#records, this.#findings];
    const from = this.#written;
    this.#records = [];
    this.#findings = [];
    this.#written += findings.length;
    await inTransaction(this.#ctx, async (tx) => {
      if (records.length > 0) await stageRecords(tx, this.#key, records);
      const placed = findings.map((finding, at) => ({ ...finding, position: from + at + 1 }));
      if (placed.length > 0) await insertFindings(tx, this.#key, placed);
      nothingToAudit(tx, 'records of an import under way are no change of the register');
    });
  }
}
