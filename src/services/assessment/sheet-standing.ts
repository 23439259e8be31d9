import type { SubmissionRow } from '#db/sheets.ts';

/** Where the sheet of an attempt stands. */
export type SheetStanding = 'none' | 'open' | 'submitted' | 'sent-back';

/** The last submission of an attempt; rows come in order. */
export function lastSubmission(attemptId: string, rows: readonly SubmissionRow[]): SubmissionRow | undefined {
  return rows.filter(({ attempt_id }) => attempt_id === attemptId).at(-1);
}

/** Where a sheet stands by its last submission, and whether anything was recorded. */
export function sheetStanding(
  attemptId: string,
  started: ReadonlySet<string>,
  submissions: readonly SubmissionRow[],
): SheetStanding {
  const last = lastSubmission(attemptId, submissions);
  if (last) return last.sent_back_at === null ? 'submitted' : 'sent-back';
  return started.has(attemptId) ? 'open' : 'none';
}
