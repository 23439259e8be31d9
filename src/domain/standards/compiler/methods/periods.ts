import type { Period } from '#domain/standards/values.ts';

/** A period of days or longer in plain words: "10 working days", "2 weeks", "3-month". */
export const periodWords = String.raw`(\d{1,3}) ?-?(working days?|business days?|days?|weeks?|months?)(?:['’]s?)?`;

/** The period of a number and a unit as {@link periodWords} captures them. */
export function periodOf(count: string | undefined, unit: string | undefined): Period | undefined {
  const value = Number(count);
  if (!Number.isInteger(value) || unit === undefined) return undefined;
  if (/^(working|business)/.test(unit)) return { workingDays: value };
  if (unit.startsWith('day')) return { days: value };
  return unit.startsWith('week') ? { weeks: value } : { months: value };
}
