/** What a file is by its content: a format that can be read, or one that cannot and is known. */
export type FileKind =
  | 'pdf'
  | 'zip'
  | 'text'
  | 'empty'
  | 'old-word'
  | 'protected'
  | 'rtf'
  | 'opendocument'
  | 'picture'
  | 'archive';

const signatures: readonly (readonly [string, FileKind, number?])[] = [
  ['d0cf11e0a1b11ae1', 'old-word'],
  ['504b0304', 'zip'],
  ['504b0506', 'zip'],
  ['504b0708', 'zip'],
  ['89504e47', 'picture'],
  ['ffd8ff', 'picture'],
  ['474946383761', 'picture'],
  ['474946383961', 'picture'],
  ['49492a00', 'picture'],
  ['4d4d002a', 'picture'],
  ['424d', 'picture', 54],
  ['1f8b08', 'archive'],
  ['377abcaf271c', 'archive'],
  ['526172211a07', 'archive'],
  ['425a68', 'archive', 40],
  ['fd377a585a00', 'archive'],
];

/** Tell what a file is from its first bytes; its name plays no part. */
export function fileKind(bytes: Buffer): FileKind {
  if (bytes.length === 0) return 'empty';
  const head = bytes.subarray(0, 1024);
  // Some programs put a few bytes in front of a PDF.
  if (head.includes('%PDF-')) return 'pdf';
  const kind = signedKind(bytes, head);
  if (kind === 'old-word' && bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return 'protected';
  if (kind === 'zip' && isOpenDocument(head)) return 'opendocument';
  if (kind) return kind;
  return /^\s*\{\\rtf/.test(head.toString('latin1')) ? 'rtf' : 'text';
}

function signedKind(bytes: Buffer, head: Buffer): FileKind | undefined {
  const start = head.subarray(0, 16).toString('hex');
  const found = signatures.find(([sign, , least = 0]) => start.startsWith(sign) && bytes.length >= least);
  // "BM" and "BZh" may be the first words of a text.
  return found?.[2] !== undefined && looksLikeText(head) ? undefined : (found?.[1] ?? pictureKind(head));
}

/** RIFF and ISO media files name their kind after the first four bytes. */
function pictureKind(head: Buffer): 'picture' | undefined {
  const name = head.subarray(4, 12).toString('latin1');
  const isWebp =
    head.subarray(0, 4).toString('latin1') === 'RIFF' && head.subarray(8, 12).toString('latin1') === 'WEBP';
  return isWebp || /^ftyp(?:heic|heix|mif1|avif)/.test(name) ? 'picture' : undefined;
}

function looksLikeText(head: Buffer): boolean {
  return head.every((byte) => byte >= 32 || (byte >= 9 && byte <= 13));
}

function isOpenDocument(head: Buffer): boolean {
  return head.subarray(30, 120).toString('latin1').startsWith('mimetypeapplication/vnd.oasis.opendocument');
}

/** True when a text is an HTML page or a part of one, and not a text in which a few tags stand. */
export function isHtml(text: string): boolean {
  const head = text.slice(0, 20_000).replace(/^\s+/, '');
  if (/^(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[\s\S]{0,5000}?-->\s*)?<(?:!doctype\s+html|html)\b/i.test(head))
    return true;
  return /^<(?:head|body|div|p|h[1-6]|table|section|article|main|ul|ol|meta|title|style|center|font|header|nav|span)\b[^<>]{0,2000}>/i.test(
    head,
  );
}
