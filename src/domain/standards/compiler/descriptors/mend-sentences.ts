import { beginsInside, type DraftCriterion, isFinished, joined } from './draft-criterion.ts';

const sentenceBreak = /(?<=[a-z0-9)][.!?])\s(?=[A-Z])/;
const dangling =
  /\b(?:a|an|the|of|and|or|to|with|for|in|on|by|their|its|your|our|that|which|is|are|from|as|at|into|than|how|when)$/i;

function runOn(text: string): { readonly moved: string; readonly rest: string } | undefined {
  const at = sentenceBreak.exec(text);
  if (!at || at.index > 160) return undefined;
  return { moved: text.slice(0, at.index).trim(), rest: text.slice(at.index).trim() };
}

function mendPair(left: DraftCriterion, right: DraftCriterion): void {
  const parts = runOn(right.text);
  const names = `${left.ref ?? 'The descriptor above'} and ${right.ref ?? 'the next'}`;
  if (parts) {
    const why = `The line break between ${names} falls inside a sentence: the sentence was read to its end as part of the first.`;
    left.doubt = { others: [left.text], why };
    right.doubt = { others: [right.text], why };
    left.text = joined(left.text, parts.moved);
    left.runs = [...left.runs, ...right.runs];
    right.text = parts.rest;
    return;
  }
  const why = `The words of ${names} run on in one sentence; where the first ends is not printed.`;
  left.doubt ??= { others: [], why };
  right.doubt ??= { others: [], why };
}

/**
 * Look at descriptors that follow each other in one table: where one plainly lacks its end, or the next begins in the middle of a sentence,
 * say so; where the torn sentence ends inside the next, give it back to the first. Both readings stay candidates.
 */
export function mendSentences(drafts: readonly DraftCriterion[]): void {
  const inside = drafts.filter(({ text }) => beginsInside(text)).length;
  // In a list that an introduction governs every descriptor begins with a small letter.
  if (inside * 2 > drafts.length) return;
  drafts.forEach((draft, index) => {
    const before = drafts[index - 1];
    if (beginsInside(draft.text)) {
      if (before && !isFinished(before.text)) mendPair(before, draft);
      else draft.doubt ??= { others: [], why: `${nameOf(draft)} begins in the middle of a sentence.` };
    }
  });
  for (const draft of drafts)
    if (dangling.test(draft.text))
      draft.doubt ??= { others: [], why: `${nameOf(draft)} ends in the middle of a sentence.` };
}

function nameOf({ ref }: DraftCriterion): string {
  return ref ?? 'The descriptor';
}
