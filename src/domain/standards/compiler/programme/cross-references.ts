import type { ProgrammeFacts } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import type { Span } from '#domain/standards/compiler/read-document.ts';
import { foundIn, type Passage } from './passages.ts';

const by = 'cross-references';

const mention = /\b(annex|appendix|section|schedule)\s+([A-H]|\d{1,2}(?:\.\d{1,2}){0,2})\b/gi;
const elsewhere =
  /^\s*(?:of|in|to|from) (?:the |this )?(?:\w+ ){0,4}(?:act|regulations?|rules|policy|guidance|standard|website|handbook|order)\b/i;
const mostPlaces = 12;

function nameOf(kind: string, label: string): string {
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1).toLowerCase()} ${label.toUpperCase()}`;
}

function escaped(text: string): string {
  return text.replace(/\./g, '\\.');
}

/** Whether a passage heads the part: "Annex A – Brief", "9. Quality assurance". */
function heads(passage: Passage, kind: string, label: string): boolean {
  const { text } = passage;
  if (text.length > 120 || passage.kind === 'item') return false;
  const named = new RegExp(`^${kind}\\s+${escaped(label)}(?:\\s*[:.–—-]|\\s+[A-Z(]|\\s*$)`, 'i').test(text);
  const sentence = /\b(?:is|are|must|will|contains?|shows?|sets out|see)\b/i.test(text) && /[.]$/.test(text);
  if (named && !sentence) return true;
  const numbered = new RegExp(`^${escaped(label)}\\.?\\s+[A-Z]`).test(text);
  return kind.toLowerCase() === 'section' && numbered && !/[.;]$/.test(text) && /^\d/.test(label);
}

interface Mention {
  readonly kind: string;
  readonly label: string;
  readonly passage: Passage;
}

function mentionsIn(passage: Passage): readonly Mention[] {
  return [...passage.text.matchAll(mention)].flatMap((match) => {
    const [whole, kind = '', label = ''] = match;
    const after = passage.text.slice(match.index + whole.length);
    const own = match.index === 0 && heads(passage, kind, label);
    return own || elsewhere.test(after) ? [] : [{ kind, label, passage }];
  });
}

/** The parts of itself that a document points to, each once with its places, and whether it has a part so named. */
export function findCrossReferences(passages: readonly Passage[]): ProgrammeFacts['crossReferences'] {
  const groups = new Map<string, Mention[]>();
  for (const one of passages.flatMap(mentionsIn)) {
    const name = nameOf(one.kind, one.label);
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return [...groups].flatMap(([says, mentions]) => {
    const [first] = mentions;
    return first ? [crossReference(says, first, mentions, passages)] : [];
  });
}

function crossReference(
  says: string,
  first: Mention,
  mentions: readonly Mention[],
  passages: readonly Passage[],
): Found<{ says: string; exists: boolean }> {
  const exists = passages.some((passage) => heads(passage, first.kind, first.label));
  const spans: readonly Span[] = mentions.slice(0, mostPlaces).flatMap(({ passage }) => passage.spans);
  const place = { ...first.passage, spans };
  if (exists) return foundIn(place, { value: { says, exists } }, by);
  const other = ['annex', 'appendix'].find(
    (kind) =>
      kind !== first.kind.toLowerCase() &&
      /^[A-H]$/i.test(first.label) &&
      passages.some((one) => heads(one, kind, first.label)),
  );
  const why =
    other === undefined
      ? `The document has no part named ${says}.`
      : `The document has no part named ${says}; it has ${nameOf(other, first.label)}.`;
  return foundIn(place, { value: { says, exists }, certainty: 'likely', why }, by);
}
