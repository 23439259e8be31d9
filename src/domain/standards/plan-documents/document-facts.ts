import type { Plan } from '#domain/standards/plan-format.ts';
import type { Standard } from '#domain/standards/standard-format.ts';

/** What a document is made from: an effective plan, its standard and the hash of both. */
export interface DocumentFacts {
  readonly plan: Plan;
  readonly standard: Standard;
  /** SHA-256 in hex of the effective plan; a draft has none. */
  readonly hash?: string | undefined;
  /** The assessment organisation whose policy is applied. */
  readonly body?: string | undefined;
}
