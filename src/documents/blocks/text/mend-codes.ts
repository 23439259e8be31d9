/** Letters of other alphabets that look like Latin ones. */
// biome-ignore format: pairs read better side by side
const lookAlikes: Readonly<Record<string, string>> = {
  А: 'A', В: 'B', С: 'C', Е: 'E', Н: 'H', І: 'I', Ј: 'J', К: 'K', М: 'M', О: 'O', Р: 'P', Ѕ: 'S', Т: 'T', Х: 'X', У: 'Y',
  а: 'a', с: 'c', е: 'e', о: 'o', р: 'p', у: 'y', х: 'x', і: 'i', ѕ: 's',
  Α: 'A', Β: 'B', Ε: 'E', Η: 'H', Ι: 'I', Κ: 'K', Μ: 'M', Ν: 'N', Ο: 'O', Ρ: 'P', Τ: 'T', Χ: 'X', Υ: 'Y', Ζ: 'Z', ο: 'o',
};

const foreign = /[\u0370-\u04ff]/;
const foreignToken = /(?<![\p{L}\p{N}])[\p{L}\p{N}]{1,5}(?![\p{L}\p{N}])/gu;
/** A code whose digits were read as letters: a letter, then digits and their look-alikes, at least one of each. */
const misreadDigits = /(?<![\p{L}\p{N}.])([KSBPMD])(\d[lIOo]|[lIOo]\d)(?![\p{L}\p{N}])/gu;

/**
 * Codes such as K14 and short forms such as PO with letters of other alphabets, or letters in place of digits, as they
 * were meant. Words and anything longer stay as printed.
 */
export function mendCodes(text: string): string {
  const latin = foreign.test(text) ? text.replace(foreignToken, (token) => latinOf(token)) : text;
  return latin.replace(
    misreadDigits,
    (_, kind: string, digits: string) => `${kind}${digits.replace(/[lI]/, '1').replace(/[Oo]/, '0')}`,
  );
}

function latinOf(token: string): string {
  if (!foreign.test(token)) return token;
  const letters = [...token].map((letter) => (foreign.test(letter) ? lookAlikes[letter] : letter));
  return letters.includes(undefined) ? token : letters.join('');
}
