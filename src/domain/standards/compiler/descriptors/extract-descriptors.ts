import type {
  FactNote,
  FoundAlternative,
  FoundCriterion,
  FoundMethod,
} from '#domain/standards/compiler/facts.ts';
import type { Outline } from '#domain/standards/compiler/outline.ts';
import { readCodedTables } from './coded-chain.ts';
import { finished } from './draft-criterion.ts';

/** What tables and lists of grading descriptors give. */
export interface DescriptorFacts {
  readonly criteria: readonly FoundCriterion[];
  readonly alternatives: readonly FoundAlternative[];
  readonly notes: readonly FactNote[];
}

/** Read every table or list of pass, merit and distinction descriptors, with the method it belongs to. */
export function extractDescriptors(outline: Outline, methods: readonly FoundMethod[]): DescriptorFacts {
  const drafts = readCodedTables(outline, methods, () => true);
  const criteria = drafts.map(({ draft, method }) => ({
    ...finished(draft, outline),
    ...(method ? { methodName: method } : {}),
  }));
  return { criteria, alternatives: [], notes: [] };
}
