import type { Tx } from '#db/database.ts';
import { insertEdition, latestEdition, lockRegister, putRegister } from '#db/register.ts';
import { putBodies } from '#db/register-bodies.ts';
import { clearImport, type ImportKey, setImportProgress } from '#db/register-imports.ts';
import { clearFindingsAfter, insertChanges, insertFindings } from '#db/register-reports.ts';
import type { ImportCounts } from '#domain/standards/register/import-format.ts';
import { londonDayOf } from '#domain/time/london.ts';
import { recordAudit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../transaction.ts';
import { addCounts, countsOfReading, countsToBegin } from './import-counts.ts';
import { type JudgedPart, judgeImport } from './judge-import.ts';
import type { SourceFile } from './read-source.ts';
import { keepReport } from './report-file.ts';
import { type ListTarget, stageImport } from './stage-import.ts';

/** Where an import stands after a step. */
export interface ImportOutcome {
  readonly kind: 'standards' | 'bodies';
  readonly state: 'ready' | 'unusable' | 'applied';
  readonly counts: ImportCounts;
  /** Why the files cannot be used, or why a preview was made anew; null when all is well. */
  readonly problem: string | null;
}

/** Read the files of an import, compare them with what is held and keep differences, findings and report. Changes nothing of the register. */
export async function previewImport(
  ctx: Context,
  key: ImportKey,
  source: { readonly files: readonly SourceFile[]; readonly target: ListTarget },
): Promise<ImportOutcome> {
  const staged = await stageImport(ctx, key, source);
  const outcome = await inTransaction(ctx, async (tx) => {
    const begin = { kind: staged.kind, counts: countsOfReading(staged) };
    const compared = await compare(tx, ctx, key, begin);
    await recordAudit(tx, ctx, {
      type: 'standards.register-import-read',
      subjectType: 'register-import',
      subjectId: key.id,
      detail: { kind: compared.kind, state: compared.state, counts: compared.counts },
    });
    return compared;
  });
  await keepReport(ctx, key);
  return outcome;
}

/**
 * Write what an import brings, in one transaction. Everything is compared again first: a version on which somebody has started meanwhile
 * stays as it is. When another import was applied since the preview, nothing is written and the preview is made anew.
 */
export async function applyImport(
  ctx: Context,
  key: ImportKey,
  preview: { readonly kind: 'standards' | 'bodies'; readonly counts: ImportCounts; readonly basedOn: number },
): Promise<ImportOutcome> {
  const outcome = await inTransaction(ctx, async (tx) => {
    await lockRegister(tx);
    const edition = await latestEdition(tx);
    const begin = { kind: preview.kind, counts: countsToBegin(preview.counts) };
    if (edition !== preview.basedOn) return await previewAgain(tx, ctx, key, begin);
    const compared = await compare(tx, ctx, key, { ...begin, onPart: (part) => write(tx, ctx, part) });
    // The same records on the same edition were usable a moment ago; throwing undoes what was written.
    if (compared.state === 'unusable') throw new Error('An import became unusable while it was applied.');
    const at = ctx.now;
    await insertEdition(tx, { number: edition + 1, kind: preview.kind, counts: compared.counts, at });
    await clearImport(tx, key, 'records');
    await setImportProgress(tx, key, { state: 'applied', endedAt: at, problem: null });
    await recordAudit(tx, ctx, {
      type: 'standards.register-imported',
      subjectType: 'register-import',
      subjectId: key.id,
      detail: { kind: preview.kind, edition: edition + 1, counts: compared.counts },
    });
    return { ...compared, state: 'applied' as const };
  });
  await keepReport(ctx, key);
  return outcome;
}

type Begin = { readonly kind: 'standards' | 'bodies'; readonly counts: ImportCounts };

async function previewAgain(tx: Tx, ctx: Context, key: ImportKey, begin: Begin): Promise<ImportOutcome> {
  const compared = await compare(tx, ctx, key, begin);
  const problem = 'Another import was applied meanwhile. Look at the differences again, then apply.';
  await setImportProgress(tx, key, { state: compared.state, problem: compared.problem ?? problem });
  await recordAudit(tx, ctx, {
    type: 'standards.register-import-read',
    subjectType: 'register-import',
    subjectId: key.id,
    detail: { kind: compared.kind, state: compared.state, again: true, counts: compared.counts },
  });
  return { ...compared, problem: compared.problem ?? problem };
}

/** Compare all that was read with what is held; keep differences and findings; hand each part on. */
async function compare(
  tx: Tx,
  ctx: Context,
  key: ImportKey,
  { kind, counts: begin, onPart }: Begin & { readonly onPart?: (part: JudgedPart) => Promise<void> },
): Promise<ImportOutcome> {
  await clearImport(tx, key, 'preview');
  await clearFindingsAfter(tx, key, begin.read.findings);
  let counts = begin;
  let position = begin.read.findings;
  const today = londonDayOf(ctx.now.toISOString());
  for await (const part of judgeImport(tx, key, { kind, today })) {
    counts = addCounts(counts, part);
    await insertChanges(tx, key, part.changes);
    const from = position;
    position += part.findings.length;
    const findings = part.findings.map((finding, at) => ({ ...finding, position: from + at + 1 }));
    if (findings.length > 0) await insertFindings(tx, key, findings);
    await onPart?.(part);
  }
  const state = counts.errors > 0 ? 'unusable' : 'ready';
  const problem = state === 'ready' ? null : unusable(counts.errors);
  const basedOn = await latestEdition(tx);
  await setImportProgress(tx, key, { state, kind, counts, problem, basedOn });
  return { kind, state, counts, problem };
}

function unusable(errors: number): string {
  const words = errors === 1 ? 'One error makes' : `${errors} errors make`;
  return `${words} the file unusable. Mend what the report names and import the file again; nothing was changed.`;
}

async function write(tx: Tx, ctx: Context, { standards, versions, bodies }: JudgedPart): Promise<void> {
  await putRegister(tx, standards, versions, ctx.now);
  await putBodies(tx, bodies, ctx.now);
}
