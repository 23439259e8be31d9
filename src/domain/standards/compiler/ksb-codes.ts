import type { KsbKind } from '#domain/standards/values.ts';

/** Letters of other alphabets that print like the capitals used in codes. */
const lookAlikes: Readonly<Record<string, string>> = {
  '\u0410': 'A',
  '\u0412': 'B',
  '\u0415': 'E',
  '\u041a': 'K',
  '\u041c': 'M',
  '\u041d': 'H',
  '\u041e': 'O',
  '\u0420': 'P',
  '\u0421': 'C',
  '\u0422': 'T',
  '\u0425': 'X',
  '\u0405': 'S',
  '\u0392': 'B',
  '\u0395': 'E',
  '\u039a': 'K',
  '\u039c': 'M',
  '\u039f': 'O',
  '\u03a1': 'P',
  '\u03a4': 'T',
  '\u2160': 'I',
};

/** The same words with letters of other alphabets that look like Latin capitals put right. */
export function mendLookAlikes(text: string): string {
  return text.replace(/[\u0370-\u03ff\u0400-\u04ff\u2160]/g, (letter) => lookAlikes[letter] ?? letter);
}

function digitsOf(text: string): string {
  return text.replace(/[Il|]/g, '1').replace(/[Oo]/g, '0');
}

const wholeCode =
  /^[[(]?\s*([KSBksb$])\s{0,2}\.?([0-9][0-9OoIl]{0,2}|[Il][0-9OoIl]?)([a-z])?\s*\*?[.:)\]]{0,2}$/;

/**
 * The code that a cell holds and nothing else: `K14`, `K 14`, `К14` with a Cyrillic letter, `$10` and `K1O` with look-alikes.
 * Undefined for anything longer.
 */
export function codeOf(text: string): string | undefined {
  const match = wholeCode.exec(mendLookAlikes(text.trim()));
  if (!match) return undefined;
  const [, letter = '', digits = '', tail = ''] = match;
  const number = Number(digitsOf(digits));
  if (number === 0) return undefined;
  return `${letter === '$' ? 'S' : letter.toUpperCase()}${number}${tail}`;
}

/** A code at the beginning of words and what follows it: `K14: text`, `K14 text`, `K14Text` with the separator lost. */
export function leadingCode(text: string): { readonly code: string; readonly rest: string } | undefined {
  const mended = mendLookAlikes(text.trimStart());
  const match =
    /^[[(]?([KSB$]\s?\d{1,3})([a-z])?\s?\*?[\])]?\s*(?:[.:\u2013\u2014-]\s*|\s+|(?=["'\u2018\u201c(]?[A-Z][a-z']))(?=\S)/.exec(
      mended,
    );
  const code = match ? codeOf(`${match[1] ?? ''}${match[2] ?? ''}`) : undefined;
  if (!match || code === undefined) return undefined;
  const rest = text.trimStart().slice(match[0].length).trim();
  return rest === '' ? undefined : { code, rest };
}

function range(from: string, to: string): readonly string[] {
  const letter = from.charAt(0);
  const first = Number(from.slice(1));
  const last = Number(to.replace(/^[A-Z]/, ''));
  if (!Number.isInteger(first) || !Number.isInteger(last) || last < first || last - first > 80)
    return [from, to];
  return Array.from({ length: last - first + 1 }, (_, index) => `${letter}${first + index}`);
}

const codeInText =
  /(?<![A-Za-z0-9])([KSB]\s?\d{1,3}[a-z]?)(?![A-Za-z0-9])(?:\s{0,2}(?:-|\u2013|\u2014|to)\s{0,2}([KSB]?\s?\d{1,3})(?![A-Za-z0-9.%]))?/g;

/** Every code named in words, ranges such as `K1 to K5` and `S2–6` written out, each once, in the order of print. */
export function codesIn(text: string): readonly string[] {
  const found: string[] = [];
  for (const [, from = '', to] of mendLookAlikes(text).matchAll(codeInText)) {
    const first = from.replace(/\s/g, '');
    const last = to?.replace(/\s/g, '');
    const sameKind = last !== undefined && (/^\d/.test(last) || last.charAt(0) === first.charAt(0));
    found.push(...(last !== undefined && sameKind ? range(first, last) : [first]));
    if (last !== undefined && !sameKind) found.push(last);
  }
  return [...new Set(found)];
}

const separators = /[\s,;:()[\]{}/&.+\u2013\u2014-]+|\b(?:and|to|ksbs?|refs?|references?)\b/gi;

/** Whether the words are codes and joining words only, at least one code. */
export function isCodesOnly(text: string): boolean {
  const codes = codesIn(text);
  if (codes.length === 0) return false;
  const rest = mendLookAlikes(text).replace(codeInText, ' ').replace(separators, '');
  return rest === '';
}

interface Stripped {
  readonly text: string;
  readonly codes: readonly string[];
}

function withoutBracketed(text: string): Stripped | undefined {
  const group = /[([]([^()[\]]{1,400})[)\]]\s{0,3}[.;]?\s{0,3}$/.exec(text);
  if (!group || !isCodesOnly(group[1] ?? '')) return undefined;
  return { text: text.slice(0, group.index).trim(), codes: codesIn(group[1] ?? '') };
}

const bareCode = /^[KSB]\d{1,3}[a-z]?[,;&/.]?$/;
const joiningWord = /^(?:and|&|\+|,)$/;
const pointing = /\b(?:in|of|for|to|at|see|and|with|from|by|as)$/i;

function withoutBare(text: string): Stripped | undefined {
  const words = text.split(/\s+/);
  let from = words.length;
  while (from > 0 && (bareCode.test(words[from - 1] ?? '') || joiningWord.test(words[from - 1] ?? '')))
    from -= 1;
  const codes = codesIn(words.slice(from).join(' '));
  const rest = words.slice(0, from).join(' ');
  if (codes.length === 0 || rest === '' || (codes.length === 1 && pointing.test(rest))) return undefined;
  return { text: rest, codes };
}

/** Words with the codes printed at their end taken off: "Explains why (K1, S2)" and "Explains why K1 S2". */
export function withoutTrailingCodes(text: string): Stripped {
  let rest = mendLookAlikes(text).trim();
  const codes: string[] = [];
  for (let round = 0; round < 12; round += 1) {
    const shorter = withoutBracketed(rest) ?? withoutBare(rest);
    if (!shorter || shorter.text === '') break;
    rest = shorter.text;
    codes.unshift(...shorter.codes);
  }
  return { text: rest, codes: [...new Set(codes)] };
}

/** What kind of statement a code names. */
export function kindOfCode(code: string): KsbKind {
  if (code.startsWith('K')) return 'knowledge';
  return code.startsWith('S') ? 'skill' : 'behaviour';
}
