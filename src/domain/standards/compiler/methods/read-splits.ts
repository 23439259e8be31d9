import type { Unsourced } from '#domain/standards/compiler/facts.ts';
import type { Session } from '#domain/standards/method-format.ts';

type Split = NonNullable<Unsourced<Session>['split']>;

const split =
  /\b(?:split|divided|broken|separated|conducted|carried out|completed|taken)\b[^.]{0,60}?\b(?:into|in|over|across) (?:up to |a maximum of |no more than |at most )?(\d{1,2}) (?:\d{1,3} min )?(?:[a-z]+ ){0,2}(?:sessions|parts|sections|sittings|blocks|periods|occasions|stages|observations)\b/;
const sameDay = /\b(?:same|1|a single) (?:working |assessment )?day\b/;
const least = /\b(?:minimum of|at least|no less than) (\d{1,3}) min\b/;
const rest =
  /\b(?:break|gap|interval)s?\b[^.]{0,30}?(?:up to|maximum of|no more than|exceed|longer than) (\d{1,3}) min\b/;

/**
 * How a plain sentence lets a session be split. Undefined when it gives no number of parts: such a sentence stays a rule
 * of conduct, because the number is not ours to choose.
 */
export function splitIn(plain: string): Split | undefined {
  const parts = split.exec(plain)?.[1];
  if (parts === undefined || Number(parts) === 0 || /\bnot be split|cannot be split/.test(plain))
    return undefined;
  const minutes = /\beach\b/.test(plain) ? least.exec(plain)?.[1] : undefined;
  const pause = rest.exec(plain)?.[1];
  return {
    maximumSessions: Number(parts),
    sameDay: sameDay.test(plain),
    ...(minutes === undefined ? {} : { minimumMinutes: Number(minutes) }),
    ...(pause === undefined ? {} : { maximumBreakMinutes: Number(pause) }),
  };
}
