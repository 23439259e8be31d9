import type { FoundAlternative } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import { spansOf } from '#domain/standards/compiler/text-run.ts';
import type { CriterionDraft, ModuleDraft } from './module-draft.ts';
import { moduleTables } from './module-lines.ts';

const quoted = /^["'‘’“]?\s?([A-Z][A-Za-z /-]{2,40}?)\s?["'’”]\s*[.:,–-]?\s+(?=["'‘“]?[A-Za-z])/;
const coloned = /^([A-Z][A-Za-z /-]{2,40}?)\s?(?::|\s[–-]\s)\s*(?=[A-Z])/;
const forAll = /^(?:in|for) (?:all|both|every|either) /i;

/** The label of a branch at the beginning of a criterion, such as "Face to face", without quotes. */
export function branchLabel(text: string): string | undefined {
  const label = (quoted.exec(text) ?? coloned.exec(text))?.[1];
  if (label === undefined || label.split(/\s+/).length > 6) return undefined;
  return label.replace(/\s*-\s*/g, '-').trim();
}

/** The branch of each criterion of a module: that of the nearest label before it, of the same kind. */
export function branchesOf(criteria: readonly CriterionDraft[]): ReadonlyMap<CriterionDraft, string> {
  const labels = new Set(criteria.flatMap(({ run }) => branchLabel(run.text) ?? []));
  const branches = new Map<CriterionDraft, string>();
  if (labels.size < 2) return branches;
  const current = new Map<string, string>();
  for (const one of criteria) {
    const label = branchLabel(one.run.text);
    if (label !== undefined) current.set(one.kind.value, label);
    const branch = forAll.test(one.run.text) ? undefined : current.get(one.kind.value);
    if (branch !== undefined) branches.set(one, branch);
  }
  return branches;
}

function choiceOf(
  draft: ModuleDraft,
): Pick<Found<'one' | 'one-or-more'>, 'value' | 'certainty' | 'others' | 'why'> {
  const words = [...draft.outcomes, ...draft.items, ...draft.between].map(({ text }) => text).join(' ');
  if (/\band\s?\/\s?or\b/i.test(words)) return { value: 'one-or-more', certainty: 'likely' };
  if (/\b(?:either|one of)\b/i.test(words)) return { value: 'one', certainty: 'likely' };
  return {
    value: 'one',
    certainty: 'unsure',
    others: ['one-or-more'],
    why: 'The document names branches and does not say whether one or more than one may apply.',
  };
}

/** The branches of a module as a choice, when it has at least two. */
export function alternativeOf(
  draft: ModuleDraft,
  branches: ReadonlyMap<CriterionDraft, string>,
  section: string,
  methodName: string | undefined,
): readonly FoundAlternative[] {
  const labels = [...new Set(branches.values())];
  if (labels.length < 2) return [];
  const places = draft.criteria.filter((one) => branches.has(one)).flatMap(({ run }) => spansOf(run));
  const common = { spans: places, section, by: moduleTables };
  const depends = draft.outcomes.find(({ text }) => /depending on/i.test(text));
  const title = draft.title?.text ?? depends?.text ?? section;
  return [
    {
      title: { ...common, value: title, certainty: 'likely' },
      choose: { ...common, ...choiceOf(draft) },
      branches: labels.map((label) => ({
        ...common,
        value: label,
        spans: draft.criteria.filter((one) => branches.get(one) === label).flatMap(({ run }) => spansOf(run)),
        certainty: 'certain',
      })),
      ...(draft.title ? { module: draft.title.text } : {}),
      ...(methodName === undefined ? {} : { methodName }),
    },
  ];
}
