import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import {
  endingOf,
  type FileType,
  fileTypes,
  isPlainText,
  judgeFileType,
} from '#domain/portfolio/file-types.ts';
import type { VirusScanner } from '#storage/virus-scanner.ts';

/** What was found in a file that somebody handed over. */
export type Inspection =
  | {
      readonly ok: true;
      readonly type: FileType;
      readonly scan: 'not-scanned' | 'clean';
      /** The copy for others to look at, without metadata such as the place; pictures alone have one. */
      readonly display: Buffer | null;
    }
  | { readonly ok: false; readonly reason: string };

/** The type of every display copy. */
export const displayType = 'image/webp';

/** The name of the display copy of a file. */
export function displayName(name: string): string {
  return `${name.replace(/\.[A-Za-z0-9]{1,8}$/, '')}.webp`;
}

/** Look into a file: virus, type by content, text, picture. The name only has to agree with what is found. */
export async function inspectFile(
  file: { readonly path: string; readonly name: string },
  scanner: VirusScanner | null,
): Promise<Inspection> {
  if (scanner) {
    const result = await scanner.scan(createReadStream(file.path));
    if (result.state === 'infected')
      return { ok: false, reason: `A virus was found in "${file.name}" (${result.name}). It was not kept.` };
  }
  const verdict = judgeFileType(await sniff(file), file.name);
  if (!verdict.ok) return verdict;
  const scan = scanner ? 'clean' : 'not-scanned';
  if (verdict.type.family !== 'image') return { ok: true, type: verdict.type, scan, display: null };
  const display = await displayCopy(file.path);
  if (!display)
    return { ok: false, reason: `"${file.name}" is damaged: the picture in it cannot be opened.` };
  return { ok: true, type: verdict.type, scan, display };
}

const textEndings = new Set(fileTypes.find(({ family }) => family === 'text')?.endings);

async function sniff({ path, name }: { readonly path: string; readonly name: string }) {
  const ending = endingOf(name);
  // The mark of UTF-16 is also how some sound begins.
  if (ending !== undefined && textEndings.has(ending) && (await isUtf16File(path))) return 'text/plain';
  const found = await fileTypeFromFile(path);
  if (found) return found.mime;
  if (ending !== undefined && !textEndings.has(ending)) return undefined;
  return (await isTextFile(path)) ? 'text/plain' : undefined;
}

/** Enough of a text to know it by; a page in disguise shows itself at the start or by its scripts. */
const textSample = 4_000_000;

async function isTextFile(path: string): Promise<boolean> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(textSample), 0, textSample, 0);
    const sample = buffer.subarray(0, bytesRead);
    // Text written on older systems is no UTF-8, but it holds no control characters either.
    const text = readUtf16(sample) ?? readUtf8(sample) ?? readLatin(sample);
    return text !== undefined && isPlainText(text);
  } finally {
    await handle.close();
  }
}

async function isUtf16File(path: string): Promise<boolean> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(textSample), 0, textSample, 0);
    const text = readUtf16(buffer.subarray(0, bytesRead));
    return text !== undefined && isPlainText(text);
  } finally {
    await handle.close();
  }
}

/** Spreadsheets save text as UTF-16 with a mark at its beginning, in either order of bytes. */
function readUtf16(sample: Buffer): string | undefined {
  const [a, b] = sample;
  const order = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
  return order && new TextDecoder(order).decode(sample, { stream: true });
}

function readUtf8(sample: Buffer): string | undefined {
  try {
    // The sample may end within a character.
    return new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function readLatin(sample: Buffer): string | undefined {
  const isControl = (byte: number) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13;
  return sample.some(isControl) ? undefined : sample.toString('latin1');
}

/** A picture drawn anew, upright and at most 2,560 pixels wide or high, so that nothing but the picture is left; undefined when it is damaged. */
async function displayCopy(path: string): Promise<Buffer | undefined> {
  // Loaded when it is first needed, so that the server starts without it.
  const { default: sharp } = await import('sharp');
  try {
    return await sharp(path, { limitInputPixels: 220_000_000, failOn: 'error' })
      .rotate()
      .resize({ width: 2560, height: 2560, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82 })
      .toBuffer();
  } catch (error) {
    // The library tells a damaged picture by an ordinary error; a system that cannot read the file has a code.
    if (error instanceof Error && !('code' in error)) return undefined;
    throw error;
  }
}
