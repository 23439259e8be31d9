import { createHash } from 'node:crypto';
import type { BlockFile, BlocksRead } from './block-file.ts';
import { readTextBlocks } from './read-text-blocks.ts';

/**
 * Read a PDF, DOCX, HTML, Markdown or plain text file into blocks with places. Whatever is wrong with the file is an
 * answer and never thrown.
 */
export async function readBlocks(file: BlockFile): Promise<BlocksRead> {
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  return readTextBlocks(file, sha256);
}
