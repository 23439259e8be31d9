import type { Reassessment } from '#domain/standards/reassessment-format.ts';
import type { PlainDate } from '#domain/standards/values.ts';
import { isRequestInTime, lastRequestDay } from './reassessment-routes.ts';

/** Whether exceptional circumstances can be asked for after a fail, and whether the request comes in time. */
export type ExceptionalPossibility =
  | { readonly possible: true; readonly inTime: boolean; readonly until: PlainDate | undefined }
  | { readonly possible: false; readonly reason: string };

/** Exceptional circumstances matter where a further attempt is capped unless they are granted. */
export function exceptionalPossibility(
  rules: Reassessment | undefined,
  days: { readonly resultOn: PlainDate; readonly requestedOn: PlainDate },
): ExceptionalPossibility {
  const caps = [rules?.resit?.cap, rules?.retake?.cap].filter(
    (cap) => cap?.kind === 'grade-unless-exceptional',
  );
  const [cap] = caps;
  if (cap === undefined)
    return {
      possible: false,
      reason:
        'Another attempt under this plan is not capped in a way that exceptional circumstances could lift.',
    };
  // An unknown deadline lies beyond the held holidays; such a request is kept and a person decides.
  return {
    possible: true,
    inTime: isRequestInTime(cap, days) !== false,
    until: lastRequestDay(cap, days.resultOn),
  };
}
