import { z } from 'zod';
import { Interpretation } from './plan-format.ts';
import { Id, PlainDate, Source, SourceDocument } from './values.ts';

/** Any JSON value; the patched plan is parsed again, so a patch cannot make an invalid plan. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
/** The parser of {@link Json}. */
export const Json: z.ZodType<Json> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(Json), z.record(z.string(), Json)]),
);

/**
 * One change to the layer below. `at` is a path of keys and ids (`methods/observation/sessions/observation/duration`);
 * members of lists are addressed by their `id` or `ref`, never by position.
 * `fill` sets what is absent; `stricter` narrows what is there; `replace` changes it and needs an interpretation
 * (policy) or is the right of a dispensation; `remove` takes it away (dispensation only).
 */
export const Patch = z.discriminatedUnion('effect', [
  z.strictObject({ effect: z.literal('fill'), at: z.string().min(1), value: Json, source: Source }),
  z.strictObject({ effect: z.literal('stricter'), at: z.string().min(1), value: Json, source: Source }),
  z.strictObject({
    effect: z.literal('replace'),
    at: z.string().min(1),
    value: Json,
    interpretation: z.string().optional(),
    source: Source,
  }),
  z.strictObject({ effect: z.literal('remove'), at: z.string().min(1), source: Source }),
]);
export type Patch = z.infer<typeof Patch>;

/** What one assessment organisation adds to one plan edition. */
export const PlanPolicy = z.strictObject({
  reference: z.string(),
  edition: z.string(),
  /** Number under which the body's assessment is regulated, such as 603/3832/5. */
  qualificationNumber: z
    .string()
    .regex(/^\d{3}\/\d{4}\/[0-9X]$/, 'use three, four and one digits, such as 603/3832/5')
    .optional(),
  patches: z.array(Patch),
  interpretations: z.array(Interpretation).default([]),
});
export type PlanPolicy = z.infer<typeof PlanPolicy>;

/** `policies/<body>.json`. */
export const Policy = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal('guildmark.policy'),
  formatVersion: z.literal(1),
  id: Id,
  body: z.string().min(1),
  version: z.string().min(1),
  documents: z.array(SourceDocument).min(1),
  plans: z.array(PlanPolicy).min(1),
});
export type Policy = z.infer<typeof Policy>;

/** To whom and when a dispensation applies. Every condition given must hold. */
export const DispensationScope = z.strictObject({
  standardVersions: z.array(z.string()).min(1).optional(),
  options: z.array(Id).min(1).optional(),
  workplaceKinds: z.array(z.string().min(1)).min(1).optional(),
  startsFrom: PlainDate.optional(),
  startsBefore: PlainDate.optional(),
  /** Named cohort: ids given to apprentices by the body that was granted the dispensation. */
  cohort: z.array(z.string().min(1)).min(1).optional(),
});

/** A dated overlay granted on a published plan; never an edit of it. */
export const Dispensation = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal('guildmark.dispensation'),
  formatVersion: z.literal(1),
  id: Id,
  reference: z.string(),
  edition: z.string(),
  title: z.string().min(1),
  approval: z.string().min(1),
  liveFrom: PlainDate,
  /** Last day on which it is live; absent means until revised. */
  liveTo: PlainDate.optional(),
  scope: DispensationScope,
  documents: z.array(SourceDocument).min(1),
  patches: z.array(Patch).min(1),
});
export type Dispensation = z.infer<typeof Dispensation>;
