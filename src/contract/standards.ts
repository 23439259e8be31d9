import { z } from 'zod';
import { Plan } from '#domain/standards/plan-format.ts';
import { Standard } from '#domain/standards/standard-format.ts';
import { endpoint } from './endpoint.ts';
import { nothing } from './shapes.ts';

/** A published plan in the list. */
export const PlanSummary = z.strictObject({
  reference: z.string(),
  edition: z.string(),
  title: z.string(),
  level: z.int(),
  regime: z.string(),
  productType: z.string(),
  standardVersions: z.array(z.string()),
  policies: z.array(z.strictObject({ id: z.string(), body: z.string() })),
});
export type PlanSummary = z.infer<typeof PlanSummary>;

/** A value's layer in an effective plan. */
export const Provenance = z.strictObject({
  at: z.string(),
  layer: z.enum(['plan', 'policy', 'dispensation']),
  by: z.string().nullable(),
  source: z.string(),
});

/** The plan as one apprentice is assessed on it. */
export const EffectivePlan = z.strictObject({
  hash: z.string(),
  plan: Plan,
  standard: Standard,
  provenance: z.array(Provenance),
});
export type EffectivePlan = z.infer<typeof EffectivePlan>;

/** Every plan held. The list is short and needs no paging: it grows with publication, not with use. */
export const listPlans = endpoint({
  method: 'GET',
  path: '/plans',
  summary: 'List the published assessment plans',
  permission: 'standards.read',
  params: nothing,
  query: nothing,
  body: nothing,
  output: z.strictObject({ items: z.array(PlanSummary) }),
  problems: [],
});

/** One plan with a policy applied. */
export const getPlan = endpoint({
  method: 'GET',
  path: '/plans/{reference}/{edition}',
  summary: 'Read an effective plan',
  permission: 'standards.read',
  params: z.strictObject({ reference: z.string(), edition: z.string() }),
  query: z.strictObject({ policy: z.string().optional() }),
  body: nothing,
  output: EffectivePlan,
  problems: ['not-found'],
});

/** A plan as it stood when a decision used it. */
export const getEffectivePlan = endpoint({
  method: 'GET',
  path: '/effective-plans/{hash}',
  summary: 'Read the effective plan behind a hash',
  permission: 'standards.read',
  params: z.strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  query: nothing,
  body: nothing,
  output: EffectivePlan,
  problems: ['not-found'],
});
