import type {
  FactNote,
  FoundAlternative,
  FoundCriterion,
  FoundMethod,
  FoundModule,
} from '#domain/standards/compiler/facts.ts';
import type { Outline } from '#domain/standards/compiler/outline.ts';

/** What an occupational brief gives: modules with their lines, and the criteria printed beside them. */
export interface BriefFacts {
  readonly modules: readonly FoundModule[];
  readonly criteria: readonly FoundCriterion[];
  readonly alternatives: readonly FoundAlternative[];
  readonly notes: readonly FactNote[];
}

/** Read every table of the kind module, standard, what to know, pass criteria, distinction criteria, method. */
export function extractModules(_outline: Outline, _methods: readonly FoundMethod[]): BriefFacts {
  return { modules: [], criteria: [], alternatives: [], notes: [] };
}
