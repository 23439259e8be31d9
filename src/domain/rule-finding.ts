import type { Source } from '#domain/standards/values.ts';

/**
 * What a rule has to say against an action, or about it. `reason` is a whole sentence that a person can read;
 * `source` is the plan, policy or law that says so; `path` names the part, person or field concerned.
 */
export interface RuleFinding<Code extends string = string> {
  readonly code: Code;
  readonly reason: string;
  readonly path?: string | undefined;
  /** For a finding about ties between people: each step of the path. */
  readonly trail?: readonly string[] | undefined;
  readonly source?: Source | undefined;
}

/** Whether an action is allowed; when it is not, every reason and not the first alone. */
export interface Verdict<Code extends string = string> {
  readonly refusals: readonly RuleFinding<Code>[];
  readonly warnings: readonly RuleFinding[];
}
