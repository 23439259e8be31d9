import type { FactNote, FoundCriterion } from '#domain/standards/compiler/facts.ts';
import { nameWords } from '#domain/standards/compiler/method-names.ts';

/** Criteria without the copies that a document prints a second time, and notes on those. */
export interface Undoubled {
  readonly criteria: readonly FoundCriterion[];
  readonly notes: readonly FactNote[];
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

function methodKey({ methodName }: FoundCriterion): string | undefined {
  return methodName && methodName.certainty !== 'unsure' ? nameWords(methodName.value).join(' ') : undefined;
}

function label({ ref, text, methodName }: FoundCriterion): string {
  const words = text.value.length > 90 ? `${text.value.slice(0, 90)}\u2026` : text.value;
  return `${ref ? `${ref.value} ` : ''}"${words}"${methodName ? ` (${methodName.value})` : ''}`;
}

function sameWords(left: FoundCriterion, right: FoundCriterion): boolean {
  const [one, other] = [bare(left.text.value), bare(right.text.value)];
  const longer = one.length >= other.length ? one : other;
  const shorter = longer === one ? other : one;
  return one === other || (left.ref !== undefined && shorter.length > 20 && longer.startsWith(shorter));
}

function isCopy(left: FoundCriterion, right: FoundCriterion): boolean {
  const key = methodKey(left);
  if (key === undefined || key !== methodKey(right) || left.kind.value !== right.kind.value) return false;
  return (
    left.ref?.value === right.ref?.value &&
    left.branch?.value === right.branch?.value &&
    sameWords(left, right)
  );
}

function clashes(left: FoundCriterion, right: FoundCriterion): boolean {
  const key = methodKey(left);
  return (
    key !== undefined &&
    key === methodKey(right) &&
    left.ref !== undefined &&
    left.ref.value === right.ref?.value &&
    left.branch?.value === right.branch?.value
  );
}

/** Leave out criteria that one method prints twice; say where a reference stands for two wordings. */
export function undoubled(all: readonly FoundCriterion[]): Undoubled {
  const criteria: FoundCriterion[] = [];
  const notes: FactNote[] = [];
  for (const one of all) {
    const at = criteria.findIndex((kept) => isCopy(kept, one));
    const kept = criteria[at];
    if (kept) {
      notes.push({
        code: 'criterion-printed-twice',
        severity: 'note',
        message: `The document prints ${label(one)} twice; it counts once.`,
        spans: [...kept.text.spans, ...one.text.spans],
      });
      if (one.text.value.length > kept.text.value.length) criteria[at] = { ...kept, text: one.text };
      continue;
    }
    const other = criteria.find((before) => clashes(before, one));
    if (other)
      notes.push({
        code: 'criterion-reference-twice',
        severity: 'warning',
        message: `One reference stands for two criteria of one method: ${label(other)} and ${label(one)}.`,
        spans: [...other.text.spans, ...one.text.spans],
      });
    criteria.push(one);
  }
  return { criteria, notes };
}
