import type { ProductType, RegisterStatus } from './register-format.ts';

const named: Readonly<Record<string, string>> = {
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
  hellip: '…',
  bull: '•',
  middot: '·',
  pound: '£',
  euro: '€',
  eacute: 'é',
  deg: '°',
  times: '×',
  frac12: '½',
  copy: '©',
  reg: '®',
  trade: '™',
};

function decode(text: string): string {
  return text.replace(/&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8}\d{0,2});/g, (whole, name: string) => {
    if (!name.startsWith('#')) return named[name] ?? named[name.toLowerCase()] ?? whole;
    const isHex = name[1] === 'x' || name[1] === 'X';
    const point = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10);
    const isCharacter = point > 31 && point <= 0x10_ff_ff && !(point >= 0xd8_00 && point <= 0xdf_ff);
    return isCharacter ? String.fromCodePoint(point) : ' ';
  });
}

/**
 * A text without markup: entities (also those encoded twice) decoded, tags taken out, spaces made single; breaks between
 * blocks and list items become spaces. Text that only looks like a tag, such as "< 5", stays.
 */
export function plainText(text: string): string {
  const decoded = /&[#a-zA-Z]/.test(text) ? decode(decode(text)) : text;
  return decoded
    .replace(/<\/?[a-zA-Z][^<>]{0,2000}>/g, ' ')
    .replace(/[\p{Cc}\u00a0\u200b\ufeff]/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Whether a text holds markup that {@link plainText} takes out. */
export function hasMarkup(text: string): boolean {
  return /&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});|<\/?[a-zA-Z][^<>]{0,2000}>/.test(text);
}

/** Words that say "not settled yet" in place of a value. */
export function isUnsettled(text: string): boolean {
  return /^(?:|tbc|tbd|n\/?a|none|null|to be confirmed|-|–)$/i.test(text.trim());
}

const lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function dayOf(year: number, month: number, day: number): string | undefined {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = month === 2 && !isLeap ? 28 : lengths[month - 1];
  if (length === undefined || day < 1 || day > length || year < 1) return undefined;
  const two = (number: number) => String(number).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/**
 * A day in any of the ways sources write it: `DD-MM-YYYY`, `DD/MM/YYYY`, ISO with or without a time. Null for "none", "TBC" and
 * the day 1 January of year 1, with which one system writes "none"; undefined when it is no day.
 */
export function readDay(text: string): string | null | undefined {
  const given = text.trim();
  if (isUnsettled(given)) return null;
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ][\d:.+Z-]{0,40})?$/.exec(given);
  const british = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: [\d:]{0,10})?$/.exec(given);
  const day = iso
    ? dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
    : british
      ? dayOf(Number(british[3]), Number(british[2]), Number(british[1]))
      : undefined;
  return day?.startsWith('0001-') ? null : day;
}

/** A whole number such as `24`, `24 months`, `£9,000` or `9000.0`; null for "TBC"; undefined when it is none. */
export function readCount(text: string): number | null | undefined {
  if (isUnsettled(text)) return null;
  const match = /^£? ?(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.0{1,4})?(?: (?:months?|hours?))?$/i.exec(text.trim());
  return match?.[1] === undefined ? undefined : Number(match[1].replaceAll(',', ''));
}

/** Yes or no in the words of the sources; undefined when it is neither. */
export function readYes(text: string): boolean | undefined {
  const word = text.trim().toLowerCase();
  if (['yes', 'true', '1', 'y'].includes(word)) return true;
  return ['no', 'false', '0', 'n'].includes(word) ? false : undefined;
}

const statuses: Readonly<Record<string, RegisterStatus>> = {
  approvedfordelivery: 'approved-for-delivery',
  retired: 'retired',
  withdrawn: 'withdrawn',
  proposalindevelopment: 'proposal-in-development',
  indevelopment: 'in-development',
};

/** A status and whether new starts are paused, however it is spelt (`Approved for delivery (paused for starts)`, `ApprovedForDelivery-Paused`). */
export function readStatus(text: string): { status: RegisterStatus; isPaused: boolean } | undefined {
  const letters = text.toLowerCase().replace(/[^a-z]/g, '');
  const isPaused = /^approvedfordeliverypaused/.test(letters);
  const status = statuses[isPaused ? 'approvedfordelivery' : letters];
  return status === undefined ? undefined : { status, isPaused };
}

/** The product that a reference names. */
export function productTypeOf(reference: string): ProductType | undefined {
  const kinds = { ST: 'apprenticeship', FA: 'foundation-apprenticeship', AU: 'apprenticeship-unit' } as const;
  return kinds[reference.slice(0, 2) as keyof typeof kinds];
}

/** A list written in one text, parts apart by semicolons or bars: spaces trimmed, empty parts left out. */
export function readList(text: string): string[] {
  return text
    .split(/[;|]/)
    .map(plainText)
    .filter((part) => part !== '');
}

/** Compares version numbers by their parts; a version that is not stated comes first. */
export function compareVersions(a: string, b: string): number {
  const parts = (version: string) => version.split('.').map((part) => (part === '' ? -1 : Number(part)));
  const [[aMajor = -1, aMinor = -1], [bMajor = -1, bMinor = -1]] = [parts(a), parts(b)];
  return aMajor - bMajor || aMinor - bMinor;
}
