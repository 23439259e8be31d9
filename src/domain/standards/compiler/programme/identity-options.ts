import type { Found } from '#domain/standards/compiler/found.ts';
import { foundIn, type Passage } from './passages.ts';

const by = 'identity-options';

const named = /^(?:option|pathway)\s*(?:\d{1,2}|[A-H])?\s*[:–-]\s*([A-Z][A-Za-z0-9’'&,/() -]{2,70})$/i;
const introducing =
  /\b(?:options?|pathways?|specialisms?|routes)\b[^.]{0,60}(?::|\b(?:are|following|one of)\b[^.]{0,40}:?$)/i;
const choosing = /\b(?:one|two|either|choose|select|following|core and options?)\b/i;

/** Options or pathways of an apprenticeship: lines that name one, and the list after a sentence that offers them. */
export function findOptions(passages: readonly Passage[]): readonly Found<string>[] {
  const found = new Map<string, Found<string>>();
  for (const passage of passages) {
    const value = optionIn(passage);
    if (value === undefined || found.has(value.toLowerCase())) continue;
    found.set(value.toLowerCase(), foundIn(passage, { value }, by));
  }
  return [...found.values()];
}

function optionIn(passage: Passage): string | undefined {
  const own = named.exec(passage.text)?.[1]?.trim();
  if (own !== undefined) return own.replace(/[.,;:]+$/, '');
  const { lead } = passage;
  if (passage.kind !== 'item' || lead === undefined) return undefined;
  const offers =
    introducing.test(lead) && choosing.test(lead) && /\b(?:apprentice|occupation|standard)/i.test(lead);
  if (!offers || /\b(?:resit|retake|format|questions?|evidence|deliver)/i.test(lead)) return undefined;
  const value = passage.text.replace(/^(?:option|pathway)\s*\d{0,2}\s*[:–-]\s*/i, '').replace(/[.,;:]+$/, '');
  return value.length <= 80 && /^[A-Z]/.test(value) ? value : undefined;
}
