import { listUploadedFiles } from '#db/files.ts';
import { findRegisterImport } from '#db/register-imports.ts';
import { ImportCounts } from '#domain/standards/register/import-format.ts';
import type { Context } from '../../context.ts';
import { reading } from '../../transaction.ts';
import { importKey } from './import-files.ts';
import type { SourceFile } from './read-source.ts';
import { keepReport } from './report-file.ts';
import { applyImport, previewImport } from './run-import.ts';

/** Read the files of an import and compare; does nothing when that was done already. */
export async function readRegisterImport(ctx: Context, importId: string): Promise<void> {
  const key = importKey(ctx, importId);
  const { row, files } = await reading(ctx, async (db) => ({
    row: await findRegisterImport(db, key),
    files: await listUploadedFiles(db, key.organisationId, { purpose: 'import', id: importId }),
  }));
  if (row?.state !== 'reading') return;
  const sources: SourceFile[] = files.map(({ name, sha256 }) => ({
    name,
    open: () => ctx.files.open(key.organisationId, sha256),
  }));
  const target = { reference: row.reference, version: row.version };
  await previewImport(ctx, key, { files: sources, target });
}

/** Write what an import brings; does nothing when that was done already. */
export async function applyRegisterImport(ctx: Context, importId: string): Promise<void> {
  const key = importKey(ctx, importId);
  const row = await reading(ctx, (db) => findRegisterImport(db, key));
  // A job may stop between the last transaction and the report.
  if (row?.state === 'applied') return await keepReport(ctx, key);
  if (row?.state !== 'applying' || row.based_on === null) return;
  const kind = row.kind === 'bodies' ? 'bodies' : 'standards';
  await applyImport(ctx, key, { kind, counts: ImportCounts.parse(row.counts), basedOn: row.based_on });
}
