import { latestEdition } from '#db/register.ts';
import {
  clearImport,
  type ImportKey,
  insertRegisterImport,
  setImportProgress,
} from '#db/register-imports.ts';
import { listChanges, listFindings, type StoredFinding } from '#db/register-reports.ts';
import { FieldChange } from '#domain/standards/register/diff-version.ts';
import { recordAudit } from '../../audit.ts';
import { type Context, nobody, type Services } from '../../context.ts';
import { systemContext } from '../../system-context.ts';
import { inTransaction, reading } from '../../transaction.ts';
import { importKey } from './import-files.ts';
import { readSource, type SourceFile } from './read-source.ts';
import { reportLines } from './report-file.ts';
import { applyImport, type ImportOutcome, previewImport } from './run-import.ts';
import type { ListTarget } from './stage-import.ts';

/** What an import from the command line gave. */
export interface ImportedNow extends ImportOutcome {
  readonly files: readonly string[];
  readonly changes: readonly {
    readonly subject: string;
    readonly version: string;
    readonly title: string;
    readonly kind: string;
    readonly changes: readonly FieldChange[];
    readonly kept: readonly FieldChange[];
  }[];
  readonly findings: readonly Omit<StoredFinding, 'position'>[];
}

/** Most differences and findings that are given back; the report has all. */
const mostGiven = 20_000;

/**
 * Import files at once, as the installation itself: its audit chain has the entries. With `preview` nothing of the register changes.
 * `keep` takes the report, a line at a time.
 */
export async function importNow(
  services: Services,
  files: readonly SourceFile[],
  options: {
    readonly preview: boolean;
    readonly target: ListTarget;
    readonly keep?: ((lines: AsyncIterable<string>) => Promise<void>) | undefined;
  },
): Promise<ImportedNow> {
  const ctx = systemContext(services, nobody, 'import of register data');
  const key = importKey(ctx, ctx.newId());
  const names = files.map(({ name }) => name);
  await begin(ctx, key, { names, target: options.target });
  const shown = await previewImport(ctx, key, { files, target: options.target });
  const basedOn = await reading(ctx, (db) => latestEdition(db));
  const isApplied = shown.state === 'ready' && !options.preview;
  const outcome = isApplied ? await applyImport(ctx, key, { ...shown, basedOn }) : shown;
  if (outcome.state !== 'applied') await end(ctx, key);
  await options.keep?.(reportLines(ctx, key));
  return { ...outcome, files: names, ...(await detailOf(ctx, key)) };
}

async function begin(
  ctx: Context,
  key: ImportKey,
  { names, target }: { readonly names: readonly string[]; readonly target: ListTarget },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await insertRegisterImport(tx, { ...key, ...target, createdBy: null, at: ctx.now });
    await recordAudit(tx, ctx, {
      type: 'standards.register-import-started',
      subjectType: 'register-import',
      subjectId: key.id,
      detail: { ...target, files: names },
    });
  });
}

async function end(ctx: Context, key: ImportKey): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await clearImport(tx, key, 'records');
    await setImportProgress(tx, key, { state: 'discarded', endedAt: ctx.now });
    await recordAudit(tx, ctx, {
      type: 'standards.register-import-discarded',
      subjectType: 'register-import',
      subjectId: key.id,
      detail: {},
    });
  });
}

async function detailOf(ctx: Context, key: ImportKey): Promise<Pick<ImportedNow, 'changes' | 'findings'>> {
  return await reading(ctx, async (db) => {
    const changes = await listChanges(db, key, { limit: mostGiven });
    const findings = await listFindings(db, key, { limit: mostGiven });
    return {
      changes: changes.map((row) => ({
        ...row,
        changes: FieldChange.array().parse(row.changes),
        kept: FieldChange.array().parse(row.kept),
      })),
      findings: findings.map(({ position: _, ...finding }) => finding),
    };
  });
}

/** Whether a file holds a table of the register of assessment organisations, by its first row. An unreadable file is told when it is read. */
export async function holdsBodies(file: SourceFile): Promise<boolean> {
  for await (const part of readSource(file))
    return part.is === 'row' && part.table !== 'register' && part.table !== 'statements';
  return false;
}
