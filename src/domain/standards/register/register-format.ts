import { z } from 'zod';
import { PlainDate } from '#domain/standards/values.ts';

/** What a statement of a standard is. Foundation apprenticeships state employability skills and behaviours as one list. */
export const StatementKind = z.enum(['knowledge', 'skill', 'behaviour', 'employability']);
export type StatementKind = z.infer<typeof StatementKind>;

/** One knowledge, skill or behaviour statement as published. */
export const RegisterStatement = z.strictObject({
  /** K1, S2, B3; TK, TS and ESB for foundation apprenticeships and units. Without leading zeros. */
  ref: z.string().regex(/^(K|S|B|TK|TS|ESB)\d{1,3}$/),
  kind: StatementKind,
  text: z.string().min(1),
});
export type RegisterStatement = z.infer<typeof RegisterStatement>;

/** A duty of the occupation with the statements it needs. */
export const RegisterDuty = z.strictObject({
  text: z.string(),
  isCore: z.boolean(),
  statements: z.array(z.string()),
  options: z.array(z.string()),
});
export type RegisterDuty = z.infer<typeof RegisterDuty>;

/** Where a version stands. */
export const RegisterStatus = z.enum([
  'approved-for-delivery',
  'retired',
  'withdrawn',
  'proposal-in-development',
  'in-development',
]);
export type RegisterStatus = z.infer<typeof RegisterStatus>;

/** What kind of product a reference names. */
export const ProductType = z.enum(['apprenticeship', 'foundation-apprenticeship', 'apprenticeship-unit']);
export type ProductType = z.infer<typeof ProductType>;

/**
 * What a version of a standard says. It stays as it is from the day the first apprentice is on it. A field that is absent
 * was not said by the source; null and empty lists say "none".
 */
export const RegisterContent = z.strictObject({
  title: z.string().optional(),
  productType: ProductType.optional(),
  level: z.int().min(1).max(8).nullish(),
  overview: z.string().optional(),
  jobTitles: z.array(z.string()).optional(),
  coreAndOptions: z.boolean().optional(),
  options: z.array(z.string()).optional(),
  duties: z.array(RegisterDuty).optional(),
});
export type RegisterContent = z.infer<typeof RegisterContent>;

/** What the register says about a version: status, days, money, links. It moves while apprentices are on the version. */
export const RegisterFacts = z.strictObject({
  status: RegisterStatus.nullish(),
  isPaused: z.boolean().optional(),
  route: z.string().nullish(),
  /** Standard code, or the aim class code of a unit (Z and seven). Null says that there is none yet. */
  larsCode: z.string().nullish(),
  fundingPounds: z.int().min(0).nullish(),
  durationMonths: z.int().min(0).nullish(),
  minimumHours: z.int().min(0).nullish(),
  createdOn: PlainDate.nullish(),
  publishedOn: PlainDate.nullish(),
  approvedOn: PlainDate.nullish(),
  earliestStartOn: PlainDate.nullish(),
  latestStartOn: PlainDate.nullish(),
  latestEndOn: PlainDate.nullish(),
  retiredOn: PlainDate.nullish(),
  withdrawnOn: PlainDate.nullish(),
  lastUpdatedOn: PlainDate.nullish(),
  /** The version came with a revised assessment plan. */
  isPlanChanged: z.boolean().optional(),
  isRegulated: z.boolean().optional(),
  qualityAssurer: z.string().nullish(),
  integration: z.string().nullish(),
  link: z.string().nullish(),
  planLink: z.string().nullish(),
  /** Banners of the published page, such as temporary dispensations. */
  notices: z.array(z.string()).optional(),
});
export type RegisterFacts = z.infer<typeof RegisterFacts>;

/** Which kind of source a record came from; it decides which rules hold for it. */
export const RecordShape = z.enum(['api', 'api-2020', 'register', 'library', 'list']);
export type RecordShape = z.infer<typeof RecordShape>;

/** What rules look at as it was written, before it was understood; absent when the source has no such field. */
export const GivenValues = z.strictObject({
  reference: z.string().optional(),
  version: z.string().optional(),
  versionNumber: z.string().optional(),
  title: z.string().optional(),
  status: z.string().optional(),
  larsCode: z.string().optional(),
  route: z.string().optional(),
  level: z.string().optional(),
  earliestStartDate: z.string().optional(),
  latestStartDate: z.string().optional(),
  createdDate: z.string().optional(),
});
export type GivenValues = z.infer<typeof GivenValues>;

/** How grave a finding is: E the file is not usable, S this standard is skipped and the old one kept, W imported with a warning. */
export const Severity = z.enum(['E', 'S', 'W']);
export type Severity = z.infer<typeof Severity>;

/** What reading a record already found. */
export const ReadingNote = z.strictObject({ code: z.string(), message: z.string() });
export type ReadingNote = z.infer<typeof ReadingNote>;

/** One version of one standard as a source says it. */
export const RegisterRecord = z.strictObject({
  /** Line of a table or place in a list, from 1. */
  at: z.int().min(0),
  shape: RecordShape,
  reference: z.string(),
  /** `1.2`; empty when the source states none. */
  version: z.string(),
  given: GivenValues,
  /** Fields that this kind of source must have and this record lacks. */
  missing: z.array(z.string()),
  content: RegisterContent,
  facts: RegisterFacts,
  /** Absent when the source has no statements at all. */
  statements: z.array(RegisterStatement).optional(),
  notes: z.array(ReadingNote),
});
export type RegisterRecord = z.infer<typeof RegisterRecord>;

/** A version as it is held here. */
export interface HeldVersion {
  readonly version: string;
  readonly content: RegisterContent;
  readonly facts: RegisterFacts;
  readonly statements: readonly RegisterStatement[];
  /** The kind of source that it was last taken from. */
  readonly source: RecordShape;
  /** Whether an apprentice is or was on it. */
  readonly isStarted: boolean;
}

/** One line of a report: where, what about, which rule, and what to do. */
export const RegisterFinding = z.strictObject({
  /** Line or place in the file; 0 for the whole file. */
  line: z.int().min(0),
  /** Reference of the standard or id of the organisation; empty for the whole file. */
  subject: z.string(),
  version: z.string(),
  code: z.string(),
  severity: Severity,
  message: z.string(),
});
export type RegisterFinding = z.infer<typeof RegisterFinding>;
