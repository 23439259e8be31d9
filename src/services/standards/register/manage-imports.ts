import { listUploadedFiles } from '#db/files.ts';
import {
  clearImport,
  findRegisterImport,
  insertRegisterImport,
  listRegisterImports,
  lockRegisterImport,
  type RegisterImportRow,
  setImportProgress,
} from '#db/register-imports.ts';
import { listChanges, listFindings } from '#db/register-reports.ts';
import { Refusal } from '#domain/refusal.ts';
import { FieldChange } from '#domain/standards/register/diff-version.ts';
import { ImportCounts, ImportFile, ImportState } from '#domain/standards/register/import-format.ts';
import { RegisterFinding } from '#domain/standards/register/register-format.ts';
import { recordAudit } from '../../audit.ts';
import { authorise, type Context, nobody } from '../../context.ts';
import { enqueue } from '../../enqueue.ts';
import { pageOf, readCursor } from '../../pages.ts';
import { inTransaction, reading } from '../../transaction.ts';
import { importKey } from './import-files.ts';

const permission = 'standards.import-register';

/** Begin an import. Its files are handed over next; `reference` and `version` say what a list of statements is for. */
export async function startRegisterImport(
  ctx: Context,
  target: { readonly reference?: string | undefined; readonly version?: string | undefined },
) {
  authorise(ctx, permission);
  const id = ctx.newId();
  await inTransaction(ctx, async (tx) => {
    await insertRegisterImport(tx, {
      ...importKey(ctx, id),
      reference: target.reference ?? null,
      version: target.version ?? null,
      createdBy: ctx.actor.personId === nobody ? null : ctx.actor.personId,
      at: ctx.now,
    });
    await recordAudit(tx, ctx, {
      type: 'standards.register-import-started',
      subjectType: 'register-import',
      subjectId: id,
      detail: { reference: target.reference ?? null, version: target.version ?? null },
    });
  });
  return { id };
}

/** Ask for the files to be read and compared. */
export async function requestReading(ctx: Context, { importId }: { readonly importId: string }) {
  return await request(ctx, importId, {
    from: ['receiving'],
    to: 'reading',
    job: 'standards.read-register',
  });
}

/** Ask for the differences to be written. */
export async function requestApplying(ctx: Context, { importId }: { readonly importId: string }) {
  return await request(ctx, importId, { from: ['ready'], to: 'applying', job: 'standards.apply-register' });
}

async function request(
  ctx: Context,
  importId: string,
  step: {
    readonly from: readonly string[];
    readonly to: 'reading' | 'applying';
    readonly job: 'standards.read-register' | 'standards.apply-register';
  },
) {
  authorise(ctx, permission);
  const key = importKey(ctx, importId);
  return await inTransaction(ctx, async (tx) => {
    const row = await lockRegisterImport(tx, key);
    if (!row) throw new Refusal('not-found');
    if (!step.from.includes(row.state)) throw new Refusal('register-import-state', { state: row.state });
    const files = await listUploadedFiles(tx, key.organisationId, { purpose: 'import', id: importId });
    if (files.length === 0)
      throw new Refusal('invalid-request', {
        issues: [{ path: 'params.importId', message: 'Hand over a file first.' }],
      });
    const named = files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 }));
    await setImportProgress(tx, key, { state: step.to, files: named, problem: null });
    await enqueue(tx, {
      job: step.job,
      organisationId: key.organisationId,
      payload: { importId },
      key: importId,
    });
    await recordAudit(tx, ctx, {
      type: 'standards.register-import-requested',
      subjectType: 'register-import',
      subjectId: importId,
      detail: { step: step.to, files: named.map(({ sha256 }) => sha256) },
    });
    return viewOf({ ...row, state: step.to, files: named, problem: null });
  });
}

/** Give up an import that was not applied. Its report stays. */
export async function discardImport(ctx: Context, { importId }: { readonly importId: string }) {
  authorise(ctx, permission);
  const key = importKey(ctx, importId);
  return await inTransaction(ctx, async (tx) => {
    const row = await lockRegisterImport(tx, key);
    if (!row) throw new Refusal('not-found');
    if (!['receiving', 'ready', 'unusable'].includes(row.state))
      throw new Refusal('register-import-state', { state: row.state });
    await clearImport(tx, key, 'records');
    await setImportProgress(tx, key, { state: 'discarded', endedAt: ctx.now });
    await recordAudit(tx, ctx, {
      type: 'standards.register-import-discarded',
      subjectType: 'register-import',
      subjectId: importId,
      detail: { from: row.state },
    });
    return viewOf({ ...row, state: 'discarded', ended_at: ctx.now });
  });
}

function viewOf(row: RegisterImportRow & { readonly by?: string | null }) {
  const counts = ImportCounts.safeParse(row.counts);
  return {
    id: row.id,
    kind: row.kind === 'bodies' ? ('bodies' as const) : row.kind === null ? null : ('standards' as const),
    state: ImportState.parse(row.state),
    reference: row.reference,
    version: row.version,
    files: ImportFile.array().parse(row.files),
    counts: counts.success ? counts.data : null,
    problem: row.problem,
    reportFileId: row.report_file_id,
    by: row.by ?? null,
    startedAt: row.created_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  };
}

/** One import of the organisation. */
export async function getRegisterImport(ctx: Context, { importId }: { readonly importId: string }) {
  authorise(ctx, permission);
  return viewOf(await existing(ctx, importId));
}

async function existing(ctx: Context, importId: string): Promise<RegisterImportRow> {
  const row = await reading(ctx, (db) => findRegisterImport(db, importKey(ctx, importId)));
  if (!row) throw new Refusal('not-found');
  return row;
}

/** The organisation's imports, newest first. */
export async function listImports(
  ctx: Context,
  query: { readonly cursor?: string | undefined; readonly limit: number },
) {
  authorise(ctx, permission);
  const before = readCursor(query.cursor, 1)?.[0];
  const rows = await reading(ctx, (db) =>
    listRegisterImports(db, ctx.actor.organisationId, {
      before: before === undefined ? undefined : String(before),
      limit: query.limit,
    }),
  );
  return pageOf(rows, query.limit, viewOf, ({ id }) => [id]);
}

/** The differences of a preview, in order of reference and version. */
export async function listImportChanges(
  ctx: Context,
  query: {
    readonly importId: string;
    readonly kind?: string | undefined;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
) {
  authorise(ctx, permission);
  await existing(ctx, query.importId);
  const cursor = readCursor(query.cursor, 2);
  const after = cursor && ([String(cursor[0]), String(cursor[1])] as const);
  const rows = await reading(ctx, (db) =>
    listChanges(db, importKey(ctx, query.importId), { kind: query.kind, after, limit: query.limit }),
  );
  return pageOf(
    rows,
    query.limit,
    (row) => ({
      ...row,
      kind: row.kind as 'new' | 'changed' | 'unchanged' | 'skipped',
      changes: FieldChange.array().parse(row.changes),
      kept: FieldChange.array().parse(row.kept),
    }),
    ({ subject, version }) => [subject, version],
  );
}

/** The findings of an import, in the order of the report. */
export async function listImportFindings(
  ctx: Context,
  query: {
    readonly importId: string;
    readonly severity?: string | undefined;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
) {
  authorise(ctx, permission);
  await existing(ctx, query.importId);
  const after = readCursor(query.cursor, 1)?.[0];
  const rows = await reading(ctx, (db) =>
    listFindings(db, importKey(ctx, query.importId), {
      severity: query.severity,
      after: after === undefined ? undefined : Number(after),
      limit: query.limit,
    }),
  );
  return pageOf(
    rows,
    query.limit,
    ({ position: _, ...finding }) => RegisterFinding.parse(finding),
    ({ position }) => [position],
  );
}
