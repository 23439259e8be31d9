import type { Draft, DraftText } from './draft.ts';
import type { WordLine } from './word-lines.ts';

const endsSentence = /[.?!:;]["'’”)]*$/;
const startsLower = /^["'‘“(]*\p{Ll}/u;
/** A line that ends so is never the last of its paragraph. */
const endsOpen = /(,|\b(the|and|of|a|an|or|to|with|for|in|by|on|from|that|which))$/i;
/** Points by which marks of one level may differ. */
const sameIndent = 5;

function isElsewhere(last: WordLine, first: WordLine): boolean {
  return first.page !== last.page || first.top < last.top;
}

/** True when a paragraph is the rest of one in the column or on the page before. */
function goesOn(draft: DraftText, next: DraftText): boolean {
  const last = draft.paragraph.lines.at(-1);
  const [first] = next.paragraph.lines;
  if (!last || !first || next.paragraph.marker || !isElsewhere(last, first)) return false;
  if (Math.abs(last.size - first.size) > 0.6 || last.bold !== first.bold) return false;
  return endsOpen.test(last.text) || (!endsSentence.test(last.text) && startsLower.test(first.text));
}

/** How deep each item of a list stands: further in than the item before is one deeper. */
function withDepths(drafts: readonly Draft[]): readonly Draft[] {
  let lefts: number[] = [];
  return drafts.map((draft) => {
    const marker = draft.kind === 'text' ? draft.paragraph.marker : undefined;
    if (draft.kind !== 'text' || !marker) {
      // Running text further in than the marks belongs to the last item.
      const isInside = draft.kind === 'text' && draft.column.left + sameIndent < (lefts[0] ?? 0);
      if (!isInside) lefts = [];
      return draft;
    }
    lefts = lefts.filter((left) => left < marker.left - sameIndent);
    const depth = lefts.length;
    lefts.push(marker.left);
    return { ...draft, depth };
  });
}

/** Join paragraphs that a column's or page's end cut, and tell how deep list items stand. */
export function joinParagraphs(drafts: readonly Draft[]): readonly Draft[] {
  const joined: Draft[] = [];
  for (const draft of drafts) {
    const last = joined.at(-1);
    if (draft.kind === 'text' && last?.kind === 'text' && goesOn(last, draft)) {
      const lines = [...last.paragraph.lines, ...draft.paragraph.lines];
      joined[joined.length - 1] = { ...last, paragraph: { ...last.paragraph, lines } };
    } else joined.push(draft);
  }
  return withDepths(joined);
}
