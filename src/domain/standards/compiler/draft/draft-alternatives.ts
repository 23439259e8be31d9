import type { DocumentFacts, FoundAlternative } from '#domain/standards/compiler/facts.ts';
import { slug } from '#domain/standards/compiler/questions.ts';
import type { Alternative } from '#domain/standards/method-format.ts';
import type { Id } from '#domain/standards/values.ts';
import type { DraftCriterion } from './draft-criteria.ts';
import { sourceOf } from './draft-log.ts';
import { type DraftMethod, draftMethodNamed } from './draft-methods.ts';
import { type DraftModule, draftModuleNamed } from './draft-modules.ts';
import { likeness } from './text-likeness.ts';

/** An alternative with the method and module it stands in. */
export interface DraftAlternative {
  readonly method: DraftMethod;
  readonly alternative: Alternative;
}

function methodOf(
  found: FoundAlternative,
  context: {
    methods: readonly DraftMethod[];
    modules: readonly DraftModule[];
    criteria: readonly DraftCriterion[];
  },
): DraftMethod | undefined {
  const named = found.methodName && draftMethodNamed(found.methodName, context.methods);
  if (named) return named;
  const module = found.module && draftModuleNamed(found.module, context.modules);
  return context.criteria.find((one) => module !== undefined && one.module === module)?.method;
}

/** The alternatives of the first document that prints any. */
export function draftAlternatives(
  ranked: readonly DocumentFacts[],
  context: {
    methods: readonly DraftMethod[];
    modules: readonly DraftModule[];
    criteria: readonly DraftCriterion[];
  },
): readonly DraftAlternative[] {
  const first = ranked.find(({ alternatives }) => alternatives.length > 0);
  return (first?.alternatives ?? []).flatMap((found) => {
    const method = methodOf(found, context);
    if (!method || found.branches.length < 2) return [];
    const alternative: Alternative = {
      id: slug(found.module ?? found.title.value, 5),
      title: found.title.value,
      choose: found.choose.value,
      branches: found.branches.map(({ value }) => ({ id: slug(value, 4), title: value })),
      source: sourceOf(found.title),
    };
    return [{ method, alternative }];
  });
}

/** The branch that a printed label means, in the alternatives of the criterion's method. */
export function branchOf(one: DraftCriterion, alternatives: readonly DraftAlternative[]): Id | undefined {
  const label = one.branch?.value;
  if (label === undefined) return undefined;
  const branches = alternatives
    .filter(({ method }) => method === one.method)
    .flatMap(({ alternative }) => alternative.branches);
  const ranked = branches
    .map((branch) => ({ branch, score: likeness(branch.title, label) }))
    .sort((a, b) => b.score - a.score);
  return ranked[0] && ranked[0].score >= 0.5 ? ranked[0].branch.id : undefined;
}
