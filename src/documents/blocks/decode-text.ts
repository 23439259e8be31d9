import { isUtf8 } from 'node:buffer';

/** The text of a file's bytes, or why they are none. */
export type DecodedText =
  | {
      readonly ok: true;
      readonly text: string;
      readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
      /** True when single letters could not be decoded and are shown as the replacement character. */
      readonly isDamaged: boolean;
    }
  | { readonly ok: false; readonly problem: 'utf-32' | 'binary' };

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Decode text: by its byte order mark, else by its bytes. UTF-8, UTF-16 and Windows-1252 are known. */
export function decodeText(bytes: Buffer): DecodedText {
  if (isUtf32(bytes)) return { ok: false, problem: 'utf-32' };
  const encoding = encodingOf(bytes);
  const decoded = encoding === 'windows-1252' ? fromWindows(bytes) : new TextDecoder(encoding).decode(bytes);
  if (isBinary(decoded)) return { ok: false, problem: 'binary' };
  const text = decoded.replace(/^\ufeff/, '');
  return { ok: true, text, encoding, isDamaged: encoding !== 'windows-1252' && text.includes('\ufffd') };
}

/** What Windows-1252 prints for the bytes 80 to 9F; Node's decoder takes them for control characters. */
const windowsSigns = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function fromWindows(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (sign) => windowsSigns[sign.charCodeAt(0) - 128] ?? sign);
}

function isUtf32(bytes: Buffer): boolean {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe && c === 0 && d === 0 && bytes.length % 4 === 0) return true;
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return true;
  const zeros = zerosByPlace(bytes, 4);
  const rare = zeros.filter((share) => share < 0.1).length;
  return (
    bytes.length >= 16 &&
    rare === 1 &&
    zeros.filter((share) => share > 0.9).length >= 2 &&
    zeros[1] === 1 &&
    zeros[2] === 1
  );
}

function encodingOf(bytes: Buffer): Encoding {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const [even = 0, odd = 0] = zerosByPlace(bytes, 2);
  if (odd > 0.4 && even < 0.1) return 'utf-16le';
  if (even > 0.4 && odd < 0.1) return 'utf-16be';
  return isUtf8(bytes) || isMostlyUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/** The share of zero bytes at each of a unit's places, in the file's first 4,000 bytes. */
function zerosByPlace(bytes: Buffer, unit: number): readonly number[] {
  const head = bytes.subarray(0, 4000);
  const counts = Array.from({ length: unit }, () => 0);
  for (const [at, byte] of head.entries()) if (byte === 0) counts[at % unit] = (counts[at % unit] ?? 0) + 1;
  return counts.map((count) => (head.length === 0 ? 0 : count / Math.ceil(head.length / unit)));
}

/** UTF-8 with a few damaged letters: ten good ones for each bad one. */
function isMostlyUtf8(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 200_000).toString('utf8');
  const bad = head.split('\ufffd').length - 1;
  const good = head.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0;
  return good >= bad * 10;
}

/** Text has next to no control characters. */
function isBinary(text: string): boolean {
  const head = text.slice(0, 100_000);
  const isControl = (code: number) =>
    code < 9 || (code > 13 && code < 32 && code !== 27) || (code >= 127 && code < 160);
  let controls = 0;
  for (let at = 0; at < head.length; at += 1) if (isControl(head.charCodeAt(at))) controls += 1;
  return head.includes('\u0000') || controls * 50 > head.length;
}
