import { z } from 'zod';

/** A calendar day, `YYYY-MM-DD`, without a time zone. Legal days in a plan are plain dates. */
export const PlainDate = z.iso.date();
export type PlainDate = z.infer<typeof PlainDate>;

/** A stable id inside one file: lower-case words joined by hyphens. Layers address parts by id, never by position. */
export const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words joined by hyphens');
export type Id = z.infer<typeof Id>;

/** A reference as printed in the document (P1, D2, K14) or, where none is printed, generated and stable. */
export const Ref = z
  .string()
  .regex(/^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$/, 'use letters, digits, dots and hyphens');
export type Ref = z.infer<typeof Ref>;

/** Where a rule or a text comes from. `words` quotes the document exactly; `readIn` names the handbook we read it in. */
export const Source = z.strictObject({
  /** Id of one of the file's `documents`. */
  document: Id,
  /** Section, page or heading as the document names it. */
  section: z.string().min(1),
  /** The document's own words, when the value paraphrases or computes from them. */
  words: z.string().min(1).optional(),
  /** Id of another document in which the published text was read, when not in `document` itself. */
  readIn: Id.optional(),
});
export type Source = z.infer<typeof Source>;

/** A document from which values were taken. */
export const SourceDocument = z.strictObject({
  id: Id,
  title: z.string().min(1),
  publisher: z.string().min(1),
  /** Edition or version as printed, such as "AP02" or "1.1". */
  edition: z.string().min(1).optional(),
  /** Publication date: a day, or a year and month when no more is printed. */
  published: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
    .optional(),
  licence: z.string().min(1).optional(),
  /** The sentence that must accompany quoted text. */
  attribution: z.string().min(1).optional(),
});
export type SourceDocument = z.infer<typeof SourceDocument>;

/** Knowledge, skill or behaviour. */
export const KsbKind = z.enum(['knowledge', 'skill', 'behaviour']);
export type KsbKind = z.infer<typeof KsbKind>;

/** Grades in lower case, as plans and certificates name them. The order is the plan's, not the alphabet's. */
export const Grade = z.enum([
  'fail',
  'pass',
  'credit',
  'merit',
  'distinction',
  'pass-with-excellence',
  'outstanding',
  'no-grade-awarded',
]);
export type Grade = z.infer<typeof Grade>;

/** A length of time in exactly one unit. Working days exclude weekends and English bank holidays. */
export const Period = z.union([
  z.strictObject({ days: z.int().min(0) }),
  z.strictObject({ workingDays: z.int().min(0) }),
  z.strictObject({ weeks: z.int().min(0) }),
  z.strictObject({ months: z.int().min(0) }),
]);
export type Period = z.infer<typeof Period>;

/** An event that starts a clock. */
export const ClockOrigin = z.enum([
  'start',
  'gateway-submitted',
  'gateway-accepted',
  'product-submitted',
  'assessment',
  'last-result',
  'fail-notification',
  'result',
]);
export type ClockOrigin = z.infer<typeof ClockOrigin>;

/** People who act in a plan. */
export const PartyRole = z.enum([
  'apprentice',
  'employer',
  'training-provider',
  'independent-assessor',
  'assessment-organisation',
  'internal-quality-assurer',
]);
export type PartyRole = z.infer<typeof PartyRole>;
