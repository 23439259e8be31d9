import { z } from 'zod';

/** How much a finding weighs: only an `error` stops a plan from being published or used. */
export const Severity = z.enum(['error', 'warning', 'note']);
export type Severity = z.infer<typeof Severity>;

/** One thing that a check has to say of a plan. `at` is a path by keys and ids; empty means the whole file. */
export const Finding = z.strictObject({
  severity: Severity,
  /** Stable code in kebab-case, such as `unknown-ksb`. */
  code: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  /** What is wrong and what would mend it, as one plain sentence or two. */
  message: z.string().min(1),
  at: z.string(),
});
export type Finding = z.infer<typeof Finding>;

/** True when nothing found is an error. */
export function isClean(findings: readonly Finding[]): boolean {
  return findings.every(({ severity }) => severity !== 'error');
}
