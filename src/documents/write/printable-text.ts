/** Control characters and halves of surrogate pairs: no font has a sign for them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\p{Cs}/gu;

/** What our fonts surely have: Latin, Greek and Cyrillic letters, figures and the punctuation of print. */
const rare =
  /[^\n\t\u0020-\u017f\u0391-\u03c9\u0410-\u044f\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u20ac\u2122\u2264\u2265]/gu;

/** Every text of a value changed by `mend`; keys stay. */
function everyText(value: unknown, mend: (text: string) => string): unknown {
  if (typeof value === 'string') return mend(value);
  if (Array.isArray(value)) return value.map((member) => everyText(member, mend));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, everyText(member, mend)]));
}

/** The value as JSON without characters that cannot be printed at all. */
export function printableJson(value: unknown): string {
  return JSON.stringify(everyText(value, (text) => text.replace(unprintable, ' ')));
}

/** The value as JSON in the letters that our fonts surely have; any other becomes a question mark. */
export function plainJson(value: unknown): string {
  return JSON.stringify(
    everyText(value, (text) => text.replace(unprintable, ' ').normalize('NFC').replace(rare, '?')),
  );
}
