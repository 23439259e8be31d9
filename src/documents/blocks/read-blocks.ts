import { createHash } from 'node:crypto';
import type { BlockFile, BlocksRead } from './block-file.ts';
import { readPdfBlocks } from './pdf/read-pdf-blocks.ts';
import { readTextBlocks } from './read-text-blocks.ts';

/**
 * Read a PDF, DOCX, HTML, Markdown or plain text file into blocks with places. Whatever is wrong with the file is an
 * answer and never thrown.
 */
export async function readBlocks(file: BlockFile): Promise<BlocksRead> {
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  if (isPdf(file.bytes)) return await readPdfBlocks(file, sha256);
  return readTextBlocks(file, sha256);
}

/** A PDF says so within its first bytes; some programs put a few others in front. */
function isPdf(bytes: Buffer): boolean {
  return bytes.subarray(0, 1024).includes('%PDF-');
}
