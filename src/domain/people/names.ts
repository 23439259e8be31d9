import { z } from 'zod';
import { PlainDate } from '#domain/standards/values.ts';

const RecordName = z
  .string()
  .trim()
  .min(1, 'Give the name as on the learner record.')
  .max(100, 'Use 100 characters or fewer.')
  .regex(/^[^\d]+$/u, 'A name on the learner record has no digits.');

const UsedName = z.string().trim().min(1).max(100);

/**
 * A person's name, twice: as on the learner record (certificates are matched on ULN and this family name) and as the
 * person uses it. The names used are absent when they are the same.
 */
export const PersonName = z.strictObject({
  givenNames: RecordName,
  familyName: RecordName,
  usedGivenName: UsedName.optional(),
  usedFamilyName: UsedName.optional(),
});
export type PersonName = z.infer<typeof PersonName>;

/** A name and the day from which it holds. */
export const DatedName = z.strictObject({ name: PersonName, fromOn: PlainDate });
export type DatedName = z.infer<typeof DatedName>;

/** The whole name as on the learner record: what declarations, packs and certificates print. */
export function nameOnRecord(name: PersonName): string {
  return `${name.givenNames} ${name.familyName}`;
}

/** The whole name as the person uses it: what screens and letters say. */
export function nameUsed(name: PersonName): string {
  return `${name.usedGivenName ?? name.givenNames} ${name.usedFamilyName ?? name.familyName}`;
}

/** The name in force on a day: the row with the latest first day not after it. */
export function nameOn(rows: readonly DatedName[], on: PlainDate): PersonName | undefined {
  return rows
    .filter(({ fromOn }) => fromOn <= on)
    .reduce<DatedName | undefined>((best, row) => (best && best.fromOn > row.fromOn ? best : row), undefined)
    ?.name;
}

/** Whether two family names are the same to the learner record service: compared whole, ignoring case alone. */
export function isSameFamilyName(one: string, other: string): boolean {
  return one.trim().toLocaleLowerCase('en-GB') === other.trim().toLocaleLowerCase('en-GB');
}
