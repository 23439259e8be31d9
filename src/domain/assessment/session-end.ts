import type { Verdict } from '#domain/rule-finding.ts';
import { type SubmissionCode, type SubmissionFacts, submissionCheck } from './submission.ts';

/** What only the last session of an attempt has to settle: criteria may be judged in any of its sessions. */
const settledLast: ReadonlySet<SubmissionCode> = new Set(['not-judged', 'branch-not-chosen']);

/**
 * Whether one session of a sheet may be closed while others are still to come: its entries have arrived, its checklist is
 * done and its clock finished within its times or with a note. Criteria are not asked for yet.
 */
export function sessionEndCheck(facts: SubmissionFacts): Verdict<SubmissionCode> {
  const { refusals, warnings } = submissionCheck(facts);
  return {
    refusals: refusals.filter(
      ({ code, path }) =>
        !settledLast.has(code) && !(code === 'note-missing' && path?.startsWith('criteria/')),
    ),
    warnings: warnings.filter(({ code }) => code !== 'coverage'),
  };
}
