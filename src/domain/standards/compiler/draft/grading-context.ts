import type { DocumentFacts } from '#domain/standards/compiler/facts.ts';
import type { DraftLog } from './draft-log.ts';
import type { DraftMethod } from './draft-methods.ts';

/** Everything the grading is drafted from. */
export interface GradingContext {
  readonly ranked: readonly DocumentFacts[];
  readonly methods: readonly DraftMethod[];
  readonly log: DraftLog;
}
