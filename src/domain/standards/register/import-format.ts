import { z } from 'zod';

const count = z.int().min(0);

/** What an import brings, in numbers: versions of standards, or assessment organisations. */
export const ImportCounts = z.strictObject({
  /** Objects and rows that the files hold. */
  items: count,
  new: count,
  changed: count,
  unchanged: count,
  skipped: count,
  /** Findings: the files are not usable, something is skipped, something is imported with a warning. */
  errors: count,
  skips: count,
  warnings: count,
  /** Statements of the versions that are new or changed. */
  statements: count,
  /** The findings among them that reading alone gave. */
  read: z.strictObject({ findings: count, errors: count, skips: count, warnings: count }),
});
export type ImportCounts = z.infer<typeof ImportCounts>;

/** Where an import stands. */
export const ImportState = z.enum([
  'receiving',
  'reading',
  'ready',
  'unusable',
  'applying',
  'applied',
  'discarded',
]);
export type ImportState = z.infer<typeof ImportState>;

/** A file of an import. */
export const ImportFile = z.strictObject({
  name: z.string(),
  bytes: z.int().min(0),
  sha256: z.string().nullable(),
});
export type ImportFile = z.infer<typeof ImportFile>;
