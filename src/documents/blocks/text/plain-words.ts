import { mendCodes } from './mend-codes.ts';

/** What a UTF-8 text becomes when a tool takes it for Windows-1252, and what it was. */
const misread: readonly (readonly [RegExp, string])[] = [
  [/â€™/g, '’'],
  [/â€˜/g, '‘'],
  [/â€œ/g, '“'],
  [/â€[\u009d\u201d]/g, '”'],
  [/â€“/g, '–'],
  [/â€”/g, '—'],
  [/â€¢/g, '•'],
  [/â€¦/g, '…'],
  [/Â(?=[\u00a0£©®·°½¼¾²³¹«»])/g, ''],
  [/Ã©/g, 'é'],
];

const misreadSign = /â€|Â[\u00a0£©®·°½¼¾²³¹«»]|Ã©/;

const ligatures: Readonly<Record<string, string>> = {
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'st',
  ﬆ: 'st',
};

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  hellip: '…',
  pound: '£',
  copy: '©',
  shy: '',
};

/** True when the text holds letters that were UTF-8 and were read as Windows-1252. */
export function isMisread(text: string): boolean {
  return misreadSign.test(text);
}

function unmisread(text: string): string {
  if (!isMisread(text)) return text;
  return misread.reduce((mended, [wrong, right]) => mended.replace(wrong, right), text);
}

/** The characters people see: no soft hyphens or zero-width characters, plain spaces, ligatures as letters. */
export function plainCharacters(text: string): string {
  return unmisread(text)
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[ﬀ-ﬆ]/g, (letter) => ligatures[letter] ?? letter)
    .replace(/\s+/g, ' ')
    .trim();
}

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  const isCharacter = code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : whole;
}

const tag =
  /<\/?(?:a|b|br|code|del|div|em|font|h[1-6]|hr|i|img|input|ins|li|mark|ol|p|s|small|span|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|u|ul)\b[^<>]{0,300}>/gi;

/**
 * The words of a stretch of plain text or Markdown without the markup that extraction tools leave in it: tags, entities,
 * emphasis, links, backslashes; white space collapsed.
 */
export function plainWords(raw: string): string {
  const untagged = raw
    .replace(tag, ' ')
    .replace(/!\[[^[\]]{0,300}\]\([^()\s]{0,500}\)/g, ' ')
    .replace(/\[([^[\]]{1,300})\]\([^()\s]{0,500}\)/g, '$1')
    .replace(/(?<!\\)\*\*/g, '')
    .replace(/(?<![\w*\\])\*(?=[^\s*])([^*\n]{0,200}[^\s*\\])\*(?![\w*])/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!|<>~&-])/g, '$1')
    .replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, entity);
  return mendCodes(plainCharacters(untagged))
    .replace(/ (?=[,;.](?:\s|$))/g, '')
    .replace(/([a-z]{2,20})- (?!(?:and|or|to)\b)(?=[a-z]{2})/g, '$1-');
}

/** Tags that end one paragraph of a table cell and begin the next, and bullets within it. */
export const paragraphBreak =
  /<\/?(?:br|div|h[1-6]|li|ol|p|table|tbody|td|tfoot|th|thead|tr|ul)\b[^<>]{0,300}>|[•●▪◦○❑➢\uf0b7\uf0a7]\s/gi;
