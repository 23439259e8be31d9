import type {
  FactNote,
  FoundAlternative,
  FoundCriterion,
  FoundMethod,
} from '#domain/standards/compiler/facts.ts';
import type { Outline } from '#domain/standards/compiler/outline.ts';

/** What tables and lists of grading descriptors give. */
export interface DescriptorFacts {
  readonly criteria: readonly FoundCriterion[];
  readonly alternatives: readonly FoundAlternative[];
  readonly notes: readonly FactNote[];
}

/** Read every table or list of pass, merit and distinction descriptors, with the method it belongs to. */
export function extractDescriptors(_outline: Outline, _methods: readonly FoundMethod[]): DescriptorFacts {
  return { criteria: [], alternatives: [], notes: [] };
}
