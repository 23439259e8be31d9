import type { PlainDate } from '#domain/standards/values.ts';

/** An answer about days that cannot be given, and why. It is never replaced by a guess. */
export interface UnknownDay {
  readonly unknown: string;
}

/** A day, or the reason why it cannot be told. */
export type DayOrUnknown = PlainDate | UnknownDay;

/** Whether an answer about days could not be given. */
export function isUnknown(answer: PlainDate | number | boolean | UnknownDay): answer is UnknownDay {
  return typeof answer === 'object';
}
