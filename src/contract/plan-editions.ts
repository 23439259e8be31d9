import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Done, nothing, PageQuery, page } from './shapes.ts';

/** Any JSON object: standard.json or plan.json. */
const Layer = z.record(z.string(), z.json());

/** One plan edition in the library, with what uses it. */
export const EditionSummary = z.strictObject({
  reference: z.string(),
  edition: z.string(),
  title: z.string(),
  level: z.int(),
  route: z.string().nullable(),
  regime: z.string(),
  standardVersions: z.array(z.string()),
  hash: z.string(),
  /** `shipped` editions came with the product. */
  origin: z.enum(['shipped', 'published-here']),
  state: z.enum(['published', 'withdrawn']),
  publishedAt: z.iso.datetime().nullable(),
  publishedBy: z.string().nullable(),
  checkedBy: z.string().nullable(),
  errata: z.int(),
  /** Apprentices of one's own organisation who are on it. */
  apprentices: z.int(),
  policies: z.array(z.strictObject({ id: z.string(), body: z.string() })),
  /** Whether one's own organisation offers assessment on it, and on which policy. */
  offer: z.strictObject({ policy: z.string().nullable() }).nullable(),
});
export type EditionSummary = z.infer<typeof EditionSummary>;

export const listEditions = endpoint({
  method: 'GET',
  path: '/plan-editions',
  summary: 'Search the plan editions of the library',
  permission: 'standards.read',
  params: nothing,
  query: PageQuery.extend({
    search: z.string().trim().max(100).optional(),
    level: z.coerce.number().int().min(1).max(8).optional(),
    state: z.enum(['published', 'withdrawn']).optional(),
  }),
  body: nothing,
  output: page(EditionSummary),
  problems: ['invalid-request'],
});

const EditionKey = z.strictObject({ reference: z.string().max(20), edition: z.string().max(60) });

/** A correction of a published edition: said beside it, never written into it. */
export const Erratum = z.strictObject({
  id: z.uuid(),
  at: z.string(),
  says: z.string(),
  shouldSay: z.string(),
  why: z.string(),
  by: z.string(),
  on: z.iso.date(),
});
export type Erratum = z.infer<typeof Erratum>;

export const getEdition = endpoint({
  method: 'GET',
  path: '/plan-editions/{reference}/{edition}',
  summary: 'Read an edition’s record: who published and checked it, its errata, who is on it',
  permission: 'standards.read',
  params: EditionKey,
  query: nothing,
  body: nothing,
  output: z.strictObject({
    summary: EditionSummary,
    errata: z.array(Erratum),
    withdrawn: z.strictObject({ on: z.iso.date(), why: z.string(), by: z.string() }).nullable(),
    files: z.strictObject({ standard: Layer, plan: Layer }),
  }),
  problems: ['not-found'],
});

export const withdrawEdition = endpoint({
  method: 'POST',
  path: '/plan-editions/{reference}/{edition}/withdrawal',
  summary: 'Withdraw an edition for new starts; apprentices on it stay on it',
  permission: 'standards.draft',
  params: EditionKey,
  query: nothing,
  body: z.strictObject({ why: z.string().trim().min(1).max(2000) }),
  output: Done,
  problems: ['not-found', 'edition-state'],
});

export const addErratum = endpoint({
  method: 'POST',
  path: '/plan-editions/{reference}/{edition}/errata',
  summary: 'Record an erratum of a published edition',
  permission: 'standards.draft',
  params: EditionKey,
  query: nothing,
  body: z.strictObject({
    at: z.string().trim().min(1).max(500),
    shouldSay: z.string().trim().min(1).max(5000),
    why: z.string().trim().min(1).max(2000),
  }),
  output: z.strictObject({ id: z.uuid(), affected: z.int() }),
  problems: ['not-found', 'invalid-request'],
});

/** An apprentice of one's own organisation whom a change touches. */
export const AffectedApprentice = z.strictObject({
  enrolmentId: z.uuid(),
  name: z.string(),
  startedOn: z.iso.date(),
  state: z.string(),
});

export const listAffected = endpoint({
  method: 'GET',
  path: '/plan-editions/{reference}/{edition}/apprentices',
  summary: 'List the apprentices of one’s own organisation who are on an edition',
  permission: 'standards.draft',
  params: EditionKey,
  query: PageQuery,
  body: nothing,
  output: page(AffectedApprentice),
  problems: ['not-found', 'invalid-request'],
});

/** One difference between two editions. */
export const EditionChange = z.strictObject({
  kind: z.enum(['added', 'removed', 'changed']),
  what: z.enum(['criterion', 'ksb', 'method', 'module', 'rule', 'interpretation', 'identity']),
  at: z.string(),
  before: z.json().optional(),
  after: z.json().optional(),
});
export type EditionChange = z.infer<typeof EditionChange>;

export const compareEditions = endpoint({
  method: 'GET',
  path: '/plan-editions/{reference}/{edition}/difference',
  summary: 'Compare an edition with another edition or a draft, at the level of criteria and rules',
  permission: 'standards.read',
  params: EditionKey,
  query: z.strictObject({ other: z.string().max(60).optional(), draft: z.uuid().optional() }),
  body: nothing,
  output: z.strictObject({ changes: z.array(EditionChange), apprentices: z.int() }),
  problems: ['not-found', 'invalid-request'],
});

/** An assessment organisation offers assessment on an edition, on one of its policies or bare; null ends the offer. */
export const offerEdition = endpoint({
  method: 'PUT',
  path: '/plan-editions/{reference}/{edition}/offer',
  summary: 'Offer assessment on an edition, or end the offer',
  permission: 'standards.offer',
  params: EditionKey,
  query: nothing,
  body: z.strictObject({ offer: z.strictObject({ policy: z.string().nullable() }).nullable() }),
  output: Done,
  problems: ['not-found', 'edition-state'],
});
