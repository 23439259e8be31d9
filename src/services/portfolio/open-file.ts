import type { Readable } from 'node:stream';
import { type FileRow, findFileRow } from '#db/files.ts';
import { fileTypes } from '#domain/portfolio/file-types.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Context } from '../context.ts';
import { reading } from '../transaction.ts';
import { rulesOfPurpose } from './file-access.ts';
import { displayName, displayType } from './inspect-file.ts';

/** A file ready to be sent. */
export interface OpenedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
  /** Undefined for the display copy of a picture. */
  readonly bytes: number | undefined;
  /** Whether a browser may show it in place: pictures drawn anew, sound and video. Everything else is handed over as a download. */
  readonly isInline: boolean;
  open(range?: { readonly start: number; readonly end: number }): Promise<Readable>;
}

/**
 * Open a file for the actor, when what it hangs on lets them read it; not found otherwise. Pictures come as their display copy; the
 * original, which may tell where and when it was taken, is for staff and for whoever handed it over.
 */
export async function openFile(
  ctx: Context,
  { fileId, wants }: { readonly fileId: string; readonly wants: 'display' | 'original' },
): Promise<OpenedFile> {
  const { organisationId, personId, role } = ctx.actor;
  const row = await reading(ctx, async (db) => {
    const found = await findFileRow(db, { organisationId, id: fileId });
    const mayRead = found && (await rulesOfPurpose(found.purpose)?.mayRead(db, ctx, found));
    return mayRead && found.scan !== 'infected' ? found : undefined;
  });
  if (!row) throw new Refusal('not-found');
  const isPublic = role === 'apprentice' || role === 'contact';
  if (wants === 'original' && isPublic && row.uploaded_by !== personId)
    throw new Refusal('not-permitted', { reason: 'The original is for staff and for whoever added it.' });
  return openedFile(ctx, row, wants);
}

/** A file as it is sent to somebody who may read it. */
export function openedFile(ctx: Context, row: FileRow, wants: 'display' | 'original'): OpenedFile {
  const { organisationId } = ctx.actor;
  const display = wants === 'display' ? row.display_sha256 : null;
  const sha256 = display ?? row.sha256;
  const family = fileTypes.find(({ mediaType }) => mediaType === row.media_type)?.family;
  return {
    name: display ? displayName(row.name) : row.name,
    mediaType: display ? displayType : (row.media_type.split(';')[0] ?? 'application/octet-stream'),
    sha256,
    bytes: display ? undefined : row.bytes,
    isInline: display !== null || family === 'sound' || family === 'video',
    open: (range) => ctx.files.open(organisationId, sha256, range),
  };
}
