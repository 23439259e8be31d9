import { buffer } from 'node:stream/consumers';
import type { FileRow } from '#db/files.ts';
import { countWords, type Exclusion, type WordCount } from '#documents/count-words.ts';
import { maximumDocumentBytes, tooLarge } from '#documents/document-text.ts';
import type { Context } from '../context.ts';

/**
 * Count the words of a stored file, leaving out what the plan's word limit excludes. Reading takes a while, so call it before a
 * transaction and never within. What is wrong with the file is an answer with one sentence, never thrown.
 */
export async function countFileWords(
  ctx: Context,
  file: Pick<FileRow, 'sha256' | 'name' | 'media_type' | 'bytes'>,
  excludes: readonly Exclusion[],
): Promise<WordCount> {
  if (file.bytes > maximumDocumentBytes) return tooLarge(file.name);
  const bytes = await buffer(await ctx.files.open(ctx.actor.organisationId, file.sha256));
  return await countWords({ bytes, name: file.name, mediaType: file.media_type }, excludes);
}
