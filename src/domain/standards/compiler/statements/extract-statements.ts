import type {
  FactNote,
  FoundDuty,
  FoundKsb,
  FoundMapping,
  FoundMethod,
  FoundOutcome,
} from '#domain/standards/compiler/facts.ts';
import type { Outline } from '#domain/standards/compiler/outline.ts';

/** The statements of the occupational standard and what assesses them. */
export interface StatementFacts {
  readonly ksbs: readonly FoundKsb[];
  readonly mappings: readonly FoundMapping[];
  readonly duties: readonly FoundDuty[];
  readonly outcomes: readonly FoundOutcome[];
  readonly notes: readonly FactNote[];
}

/** Read knowledge, skills, behaviours, duties, assessment outcomes and the mapping to methods. */
export function extractStatements(_outline: Outline, _methods: readonly FoundMethod[]): StatementFacts {
  return { ksbs: [], mappings: [], duties: [], outcomes: [], notes: [] };
}
