/** A part of a text, marked when it begins with a word that was looked for. `at` is where it begins. */
export interface MarkedPart {
  readonly text: string;
  readonly isMarked: boolean;
  readonly at: number;
}

/** The text in parts, with the words that begin like one of the words looked for marked. */
export function markedParts(text: string, search: string): MarkedPart[] {
  const wanted = [...search.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word);
  const parts: MarkedPart[] = [];
  let at = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    const word = match[0].toLowerCase();
    if (!wanted.some((each) => word.startsWith(each))) continue;
    if (match.index > at) parts.push({ text: text.slice(at, match.index), isMarked: false, at });
    parts.push({ text: match[0], isMarked: true, at: match.index });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ text: text.slice(at), isMarked: false, at });
  return parts;
}
