import { Readable } from 'node:stream';
import type { FilePurpose } from '#db/files.ts';
import {
  endUpload,
  findUploadRow,
  insertFile,
  insertUpload,
  lockUploadState,
  type UploadRow,
} from '#db/files.ts';
import { cleanFileName, type FileType } from '#domain/portfolio/file-types.ts';
import { Refusal } from '#domain/refusal.ts';
import { nothingToAudit, recordAudit } from '../audit.ts';
import type { Context } from '../context.ts';
import { inTransaction, reading } from '../transaction.ts';
import { rulesOfPurpose } from './file-access.ts';
import { inspectFile } from './inspect-file.ts';

/** An announced upload. */
export interface StartUploadInput {
  readonly purpose: FilePurpose;
  readonly subjectId: string;
  readonly name: string;
  readonly bytes: number;
}

/** How long an upload may take from announcement to its last byte: a phone may be without a connection over a weekend. */
const uploadLife = 4 * 24 * 60 * 60 * 1000;

/** Announce an upload. What is too large or may not be added is refused before a byte is sent. */
export async function startUpload(ctx: Context, input: StartUploadInput) {
  const { maximumBytes } = ctx.uploads;
  if (input.bytes > maximumBytes)
    throw new Refusal('too-large', {
      limitBytes: maximumBytes,
      reason: `The file is ${sayBytes(input.bytes)}, and the limit is ${sayBytes(maximumBytes)}.`,
    });
  const uploadId = ctx.newId();
  await inTransaction(ctx, async (tx) => {
    await checksOf(input.purpose).check(tx, ctx, { subjectId: input.subjectId });
    await insertUpload(tx, {
      organisationId: ctx.actor.organisationId,
      id: uploadId,
      personId: ctx.actor.personId,
      purpose: input.purpose,
      subjectId: input.subjectId,
      name: cleanFileName(input.name),
      declaredBytes: input.bytes,
      createdAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + uploadLife),
    });
    await recordAudit(tx, ctx, {
      type: 'portfolio.upload-started',
      subjectType: 'upload',
      subjectId: uploadId,
      detail: { purpose: input.purpose, subjectId: input.subjectId, bytes: input.bytes },
    });
  });
  await ctx.uploads.prepare(uploadId, input.bytes);
  return { uploadId };
}

function checksOf(purpose: string) {
  const { upload } = rulesOfPurpose(purpose) ?? {};
  if (!upload) throw new Refusal('not-found');
  return upload;
}

function sayBytes(bytes: number): string {
  return bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${bytes} bytes`;
}

/** One's own upload; anything else is not found. */
export async function ownUpload(ctx: Context, uploadId: string): Promise<UploadRow> {
  const { organisationId, personId } = ctx.actor;
  const row = await reading(ctx, (db) => findUploadRow(db, { organisationId, id: uploadId }));
  if (row?.person_id !== personId) throw new Refusal('not-found');
  return row;
}

/** What became of an upload. One whose last byte had arrived when the server stopped is finished here. */
export async function getUpload(ctx: Context, { uploadId }: { readonly uploadId: string }) {
  const row = await settleUpload(ctx, uploadId);
  const { file_id: id, file_name: name, media_type: mediaType, bytes } = row;
  return {
    state: row.state as 'receiving' | 'complete' | 'refused' | 'abandoned',
    file: id && name !== null && mediaType !== null && bytes !== null ? { id, name, mediaType, bytes } : null,
    reason: row.reason,
  };
}

/**
 * Make a file of an upload whose bytes are all there: inspect, store by content, then add the row and hang it on its subject in one
 * transaction. Doing it twice does it once. An upload that is not whole stays as it is.
 */
export async function settleUpload(ctx: Context, uploadId: string): Promise<UploadRow> {
  const row = await ownUpload(ctx, uploadId);
  if (row.state !== 'receiving') return row;
  const received = await ctx.uploads.received(uploadId);
  // Gone since the row was read: another request has just settled it.
  if (received === undefined) return await ownUpload(ctx, uploadId);
  if (received < row.declared_bytes) return row;
  // The bytes lie on this machine, so one settling at a time is a matter of this process.
  const settling = underWay.get(uploadId) ?? settle(ctx, row);
  underWay.set(uploadId, settling);
  try {
    await settling;
  } finally {
    underWay.delete(uploadId);
  }
  return await ownUpload(ctx, uploadId);
}

const underWay = new Map<string, Promise<void>>();

async function settle(ctx: Context, row: UploadRow): Promise<void> {
  const file = { path: ctx.uploads.pathOf(row.id), name: row.name };
  const inspection = await inspectFile(file, ctx.scanner);
  if (inspection.ok) await keep(ctx, row, inspection);
  else await refuse(ctx, row, inspection.reason);
  await ctx.uploads.remove(row.id);
}

async function keep(
  ctx: Context,
  row: UploadRow,
  found: { readonly type: FileType; readonly scan: 'not-scanned' | 'clean'; readonly display: Buffer | null },
): Promise<void> {
  const { organisationId, personId } = ctx.actor;
  const limits = { maximumBytes: ctx.uploads.maximumBytes };
  const stored = await ctx.files.put(organisationId, ctx.uploads.open(row.id), limits);
  const display =
    found.display && (await ctx.files.put(organisationId, Readable.from([found.display]), limits));
  const key = { organisationId, id: row.id };
  try {
    await inTransaction(ctx, async (tx) => {
      if ((await lockUploadState(tx, key)) !== 'receiving')
        return nothingToAudit(tx, 'the upload was settled by another request');
      const rules = checksOf(row.purpose);
      await rules.check(tx, ctx, { subjectId: row.subject_id, type: found.type });
      const fileId = ctx.newId();
      await insertFile(tx, {
        organisationId,
        id: fileId,
        sha256: stored.sha256,
        display,
        name: row.name,
        mediaType: found.type.mediaType,
        bytes: stored.bytes,
        purpose: row.purpose as FilePurpose,
        subjectId: row.subject_id,
        uploadedBy: personId,
        scan: found.scan,
        createdAt: ctx.now,
      });
      await rules.attach?.(tx, ctx, { subjectId: row.subject_id, fileId });
      await endUpload(tx, key, { state: 'complete', fileId });
      await recordAudit(tx, ctx, {
        type: 'portfolio.file-received',
        subjectType: 'file',
        subjectId: fileId,
        detail: {
          purpose: row.purpose,
          subjectId: row.subject_id,
          sha256: stored.sha256,
          bytes: stored.bytes,
          mediaType: found.type.mediaType,
          scan: found.scan,
        },
      });
    });
  } catch (error) {
    // The subject may have changed while the bytes were on their way.
    if (!(error instanceof Refusal)) throw error;
    await refuse(ctx, row, error.message);
  }
}

async function refuse(ctx: Context, row: UploadRow, reason: string): Promise<void> {
  const key = { organisationId: ctx.actor.organisationId, id: row.id };
  await inTransaction(ctx, async (tx) => {
    if ((await lockUploadState(tx, key)) !== 'receiving')
      return nothingToAudit(tx, 'the upload was settled by another request');
    await endUpload(tx, key, { state: 'refused', reason });
    await recordAudit(tx, ctx, {
      type: 'portfolio.file-refused',
      subjectType: 'upload',
      subjectId: row.id,
      detail: { purpose: row.purpose, subjectId: row.subject_id, bytes: row.declared_bytes },
      text: reason,
    });
  });
}
