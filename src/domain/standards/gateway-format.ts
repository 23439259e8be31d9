import { z } from 'zod';
import { Id, PartyRole, Period, Source } from './values.ts';

/**
 * One thing that must be so before gateway. The kind says which fact decides it; a requirement the product cannot
 * decide by itself is `confirmation` (a named party confirms it) or `file` (something is handed in).
 */
export const GatewayCheck = z.discriminatedUnion('kind', [
  /** Months on programme from the start date, breaks in learning excluded. */
  z.strictObject({ kind: z.literal('minimum-duration'), months: z.int().min(0) }),
  /** English or maths; the level is what the plan prints, and the law at the start date may replace it. */
  z.strictObject({
    kind: z.literal('english-maths'),
    subject: z.enum(['english', 'maths']),
    level: z.enum(['entry-3', 'level-1', 'level-2']),
    /** Lower level for apprentices with an education, health and care plan or legacy statement. */
    withCarePlan: z.enum(['entry-3', 'level-1']).optional(),
    /** British Sign Language counts as English for those whose primary language it is. */
    signLanguageAccepted: z.boolean().default(false),
  }),
  /** Every criterion (or KSB) of the plan has accepted evidence on programme. */
  z.strictObject({ kind: z.literal('coverage'), of: z.enum(['criteria', 'ksbs']) }),
  /** A file or set of files handed in, with limits on the number of pieces. */
  z.strictObject({
    kind: z.literal('file'),
    what: z.enum(['portfolio', 'project-brief', 'showcase', 'evidence-matrix', 'certificate', 'other']),
    pieces: z.strictObject({ minimum: z.int().min(0), maximum: z.int().min(1).optional() }).optional(),
    /** Must be mapped to criteria or KSBs. */
    mapped: z.boolean().default(false),
    /** Must be approved by this party before submission. */
    approvedBy: PartyRole.optional(),
    /** The method it belongs to. */
    method: Id.optional(),
  }),
  /** A choice made before gateway, such as the showcase format. */
  z.strictObject({ kind: z.literal('choice'), method: Id, of: z.enum(['format', 'branches']) }),
  z.strictObject({
    kind: z.literal('qualification'),
    title: z.string().min(1),
    achieved: z.enum(['achieved', 'attempted']),
  }),
  /** Behaviours verified by the employer (reformed regime). */
  z.strictObject({ kind: z.literal('behaviours-verified'), by: PartyRole }),
  /** A party confirms a statement in the plan's words. */
  z.strictObject({ kind: z.literal('confirmation'), by: PartyRole, statement: z.string().min(1) }),
  /** A declaration signed by every signer named. */
  z.strictObject({
    kind: z.literal('declaration'),
    signers: z.array(PartyRole).min(1),
    statement: z.string().min(1),
  }),
]);
export type GatewayCheck = z.infer<typeof GatewayCheck>;

/** A gateway requirement. `waivableBy` names who may waive it, with a reason; absent means nobody. */
export const GatewayRequirement = z.strictObject({
  id: Id,
  title: z.string().min(1),
  check: GatewayCheck,
  waivableBy: PartyRole.optional(),
  source: Source,
});
export type GatewayRequirement = z.infer<typeof GatewayRequirement>;

/** The gateway of a plan. An apprenticeship unit has none: then there are no requirements. */
export const Gateway = z.strictObject({
  requirements: z.array(GatewayRequirement),
  /** Notice between acceptance and the first assessment, where given. */
  notice: z.strictObject({ period: Period, source: Source }).optional(),
});
export type Gateway = z.infer<typeof Gateway>;
