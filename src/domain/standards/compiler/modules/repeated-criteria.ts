import type { FactNote } from '#domain/standards/compiler/facts.ts';
import type { Span } from '#domain/standards/compiler/read-document.ts';
import { spansOf } from '#domain/standards/compiler/text-run.ts';
import type { CriterionDraft } from './module-draft.ts';

const small = /\b(?:the|a|an|their|his|her|its|your|our)\b/g;

/** Words as compared between two printings: no articles, no punctuation, lower case. */
export function comparedWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/['’‘]s?\b/g, '')
    .replace(small, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** The place as a person finds it. */
export function placeOf(spans: readonly Span[]): string {
  const first = spans[0];
  if (!first) return 'an unknown place';
  return first.page === undefined ? `line ${first.line}` : `page ${first.page}, line ${first.line}`;
}

/** Criteria of one module with each counted once, and a note for every one that is printed twice. */
export function withoutRepeats(
  criteria: readonly CriterionDraft[],
  section: string,
): { readonly criteria: readonly CriterionDraft[]; readonly notes: readonly FactNote[] } {
  const kept: CriterionDraft[] = [];
  const notes: FactNote[] = [];
  for (const one of criteria) {
    const words = comparedWords(one.run.text);
    const same = kept.filter(({ run }) => comparedWords(run.text) === words);
    const twice = same.find(({ kind }) => kind.value === one.kind.value);
    const other = same.find(({ kind }) => kind.value !== one.kind.value);
    if (twice) notes.push(twiceNote(twice, one, section));
    else kept.push(one);
    if (other && !twice) notes.push(twoKindsNote(other, one, section));
  }
  return { criteria: kept, notes };
}

function twiceNote(first: CriterionDraft, second: CriterionDraft, section: string): FactNote {
  const spans = [...spansOf(first.run), ...spansOf(second.run)];
  const places = `${placeOf(spansOf(first.run))} and ${placeOf(spansOf(second.run))}`;
  return {
    code: 'criterion-printed-twice',
    severity: 'note',
    message: `${section}: the criterion “${first.run.text}” is printed twice (${places}); it counts once.`,
    spans,
  };
}

function twoKindsNote(first: CriterionDraft, second: CriterionDraft, section: string): FactNote {
  return {
    code: 'same-text-two-kinds',
    severity: 'warning',
    message: `${section}: “${second.run.text}” stands both as ${first.kind.value} and as ${second.kind.value} criterion; one of them is likely damage of the document.`,
    spans: [...spansOf(first.run), ...spansOf(second.run)],
  };
}
