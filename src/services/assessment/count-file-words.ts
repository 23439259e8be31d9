import type { WordLimit } from '#domain/standards/method-format.ts';
import type { Context } from '../context.ts';

/** Words of a file without what the limit leaves out; null when the file cannot be counted. */
export async function countFileWords(
  _ctx: Context,
  _file: { readonly sha256: string; readonly media_type: string },
  _limit: WordLimit,
): Promise<number | null> {
  return null;
}
