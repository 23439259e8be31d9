import { z } from 'zod';

const Verdict = z.object({ isGood: z.boolean(), findings: z.array(z.string()) });

/** What the check of a received pack found, as it is kept. */
export function packVerdict(stored: unknown): z.infer<typeof Verdict> {
  const parsed = Verdict.safeParse(stored);
  return parsed.success ? parsed.data : { isGood: false, findings: ['The pack has not been checked.'] };
}
