import { z } from 'zod';
import { Id, KsbKind, PlainDate, Ref, Source, SourceDocument } from './values.ts';

/** One knowledge, skill or behaviour statement, quoted exactly. */
export const Ksb = z.strictObject({
  ref: Ref,
  /** False when the document prints no reference and this one is generated. */
  printed: z.boolean().default(true),
  kind: KsbKind,
  text: z.string().min(1),
  /** Heading under which the standard lists it, such as "Business knowledge and understanding". */
  group: z.string().min(1).optional(),
  module: Id.optional(),
  /** Options or specialisms to which it is limited; absent means every apprentice. */
  options: z.array(Id).min(1).optional(),
  source: Source,
});
export type Ksb = z.infer<typeof Ksb>;

/** One line of the occupational brief's middle column: what the apprentice needs to know, do or show. */
export const BriefItem = z.strictObject({
  ref: Ref,
  printed: z.boolean().default(true),
  kind: z.enum(['know', 'do', 'show']),
  text: z.string().min(1),
  /** The outcome of the same module that it details, where the document says so. */
  outcome: Ref.optional(),
  /** Bullets printed under the line. */
  points: z.array(z.string().min(1)).optional(),
  source: Source,
});
export type BriefItem = z.infer<typeof BriefItem>;

/** One statement of the standard inside a module (the column "Standard" of an occupational brief). */
export const ModuleOutcome = z.strictObject({
  ref: Ref,
  printed: z.boolean().default(true),
  text: z.string().min(1),
  source: Source,
});
export type ModuleOutcome = z.infer<typeof ModuleOutcome>;

/** A module of the occupational brief. */
export const Module = z.strictObject({
  id: Id,
  title: z.string().min(1),
  kind: KsbKind,
  outcomes: z.array(ModuleOutcome),
  items: z.array(BriefItem),
  source: Source,
});
export type Module = z.infer<typeof Module>;

/** A duty of the occupation and the KSBs it needs. */
export const Duty = z.strictObject({ ref: Ref, text: z.string().min(1), ksbs: z.array(Ref), source: Source });

/** An option, pathway or specialism of a core-and-options standard. */
export const StandardOption = z.strictObject({ id: Id, title: z.string().min(1), source: Source });

/** A published version of the standard; `startsBefore` is the first day on which nobody may start on it any more. */
export const StandardVersion = z.strictObject({
  version: z.string().regex(/^\d+\.\d+$/, 'use major.minor, such as 1.1'),
  startsFrom: PlainDate.optional(),
  startsBefore: PlainDate.optional(),
  status: z.enum([
    'proposal-in-development',
    'in-development',
    'approved-for-delivery',
    'retired',
    'withdrawn',
  ]),
  source: Source,
});
export type StandardVersion = z.infer<typeof StandardVersion>;

/** `standards/<reference>/<plan edition>/standard.json`: the occupational standard as published. */
export const Standard = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal('guildmark.standard'),
  formatVersion: z.literal(1),
  reference: z.string().regex(/^(ST|FA|AU)\d{4}$/, 'use ST, FA or AU and four digits'),
  productType: z.enum(['apprenticeship', 'foundation-apprenticeship', 'apprenticeship-unit']),
  title: z.string().min(1),
  level: z.int().min(1).max(8),
  route: z.string().min(1).optional(),
  larsCode: z.int().positive().optional(),
  /** Funding band maximum in whole pounds. */
  fundingBandPounds: z.strictObject({ value: z.int().positive(), source: Source }).optional(),
  /** Published off-the-job hours, where known. */
  offTheJobHours: z.strictObject({ value: z.int().positive(), source: Source }).optional(),
  documents: z.array(SourceDocument).min(1),
  versions: z.array(StandardVersion).min(1),
  ksbs: z.array(Ksb),
  modules: z.array(Module).default([]),
  duties: z.array(Duty).default([]),
  options: z.array(StandardOption).default([]),
});
export type Standard = z.infer<typeof Standard>;
