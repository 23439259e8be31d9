import type {
  FactNote,
  FoundMethod,
  FoundMethodRule,
  OverallStatement,
} from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import type { Outline } from '#domain/standards/compiler/outline.ts';

/** Grading rules as the document words them. */
export interface GradingWords {
  readonly methodRules: readonly FoundMethodRule[];
  readonly overallRules: readonly Found<OverallStatement>[];
  readonly notes: readonly FactNote[];
}

/** Read sentences and tables that say what a grade needs. */
export function extractGradingWords(_outline: Outline, _methods: readonly FoundMethod[]): GradingWords {
  return { methodRules: [], overallRules: [], notes: [] };
}
