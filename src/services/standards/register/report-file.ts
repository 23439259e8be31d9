import { Readable } from 'node:stream';
import { insertFile } from '#db/files.ts';
import { findRegisterImport, type ImportKey, setImportProgress } from '#db/register-imports.ts';
import { listFindings } from '#db/register-reports.ts';
import { RegisterFinding } from '#domain/standards/register/register-format.ts';
import { reportHeader, reportLine } from '#domain/standards/register/report-text.ts';
import { nothingToAudit } from '../../audit.ts';
import { type Context, nobody } from '../../context.ts';
import { inTransaction, reading } from '../../transaction.ts';

const linesAtOnce = 500;
const largestReport = 400_000_000;

/** Every finding of an import as lines of a CSV file, a batch at a time. */
export async function* reportLines(ctx: Context, key: ImportKey): AsyncGenerator<string> {
  yield reportHeader;
  let after = 0;
  for (;;) {
    const from = after;
    const rows = await reading(ctx, (db) => listFindings(db, key, { after: from, limit: linesAtOnce }));
    const shown = rows.slice(0, linesAtOnce);
    yield shown.map(({ position: _, ...finding }) => reportLine(RegisterFinding.parse(finding))).join('');
    if (rows.length <= linesAtOnce) return;
    after = shown.at(-1)?.position ?? after;
  }
}

/** Keep the report of an import as a file of the organisation. The installation itself keeps no files: its command writes the report. */
export async function keepReport(ctx: Context, key: ImportKey): Promise<void> {
  const { organisationId } = key;
  if (organisationId === nobody) return;
  const text = Readable.from(reportLines(ctx, key), { objectMode: false });
  const stored = await ctx.files.put(organisationId, text, { maximumBytes: largestReport });
  await inTransaction(ctx, async (tx) => {
    const row = await findRegisterImport(tx, key);
    if (!row) return nothingToAudit(tx, 'the import is gone');
    const fileId = ctx.newId();
    await insertFile(tx, {
      organisationId,
      id: fileId,
      sha256: stored.sha256,
      display: null,
      name: `import-report-${ctx.now.toISOString().slice(0, 10)}.csv`,
      mediaType: 'text/plain',
      bytes: stored.bytes,
      purpose: 'import',
      subjectId: key.id,
      uploadedBy: ctx.actor.personId === nobody ? null : ctx.actor.personId,
      scan: 'not-scanned',
      createdAt: ctx.now,
    });
    await setImportProgress(tx, key, { state: row.state, reportFileId: fileId });
    nothingToAudit(tx, 'the report only repeats what was recorded');
  });
}
