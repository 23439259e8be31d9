import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import {
  Ability,
  Changed,
  Clock,
  Done,
  FileRef,
  nothing,
  PageQuery,
  PersonRef,
  page,
  RuleSource,
  Version,
} from './shapes.ts';

/** What a link asks of the employer. */
export const LinkPurpose = z.enum(['sign', 'approve', 'confirm', 'waive']);

/** Where one gateway item stands. */
export const GatewayItemState = z.enum([
  'missing',
  'provided',
  'waived',
  'submitted',
  'accepted',
  'returned',
]);

/** One line of the gateway checklist: what the rules say of it, and what has been handed over. */
export const GatewayItem = z.strictObject({
  requirementId: z.string(),
  title: z.string(),
  kind: z.string(),
  readiness: z.enum(['met', 'not-met', 'waived', 'unknown']),
  reason: z.string(),
  source: RuleSource,
  layer: z.enum(['plan', 'policy', 'dispensation', 'law']),
  state: GatewayItemState,
  facts: z.record(z.string(), z.unknown()),
  files: z.array(FileRef.extend({ evidenceId: z.uuid().nullable() })),
  pieces: z.strictObject({ minimum: z.int(), maximum: z.int().nullable(), have: z.int() }).nullable(),
  approval: z.strictObject({ by: z.string(), at: z.iso.datetime() }).nullable(),
  needsApprovalBy: z.string().nullable(),
  statement: z.string().nullable(),
  statementHash: z.string().nullable(),
  signers: z.array(
    z.strictObject({
      role: z.enum(['apprentice', 'employer', 'training-provider']),
      state: z.enum(['waiting', 'asked', 'signed', 'reopened']),
      name: z.string().nullable(),
      at: z.iso.datetime().nullable(),
      flagged: z.string().nullable(),
    }),
  ),
  links: z.array(
    z.strictObject({
      id: z.uuid(),
      purpose: LinkPurpose,
      to: z.string(),
      email: z.string(),
      sentAt: z.iso.datetime(),
      expiresAt: z.iso.datetime(),
      state: z.enum(['sent', 'opened', 'used', 'revoked', 'expired', 'declined']),
      comment: z.string().nullable(),
    }),
  ),
  returnReason: z.string().nullable(),
  waiver: z.strictObject({ by: z.string(), reason: z.string() }).nullable(),
  abilities: z.strictObject({
    provide: Ability,
    waive: Ability,
    sign: Ability,
    sendLink: Ability,
    /** Ask the employer to waive it, where the plan leaves that to the employer. */
    askWaiver: Ability,
  }),
});
export type GatewayItem = z.infer<typeof GatewayItem>;

/** The gateway of one enrolment as the provider and the apprentice see it. */
export const Gateway = z.strictObject({
  id: z.uuid(),
  enrolmentId: z.uuid(),
  apprentice: PersonRef,
  series: z.int(),
  state: z.enum(['preparing', 'sent', 'returned', 'accepted', 'closed']),
  recipient: z.strictObject({ id: z.uuid(), name: z.string() }).nullable(),
  policyId: z.string().nullable(),
  reference: z.string(),
  planEdition: z.string(),
  planHash: z.string(),
  choices: z.record(z.string(), z.array(z.string())),
  formats: z.record(z.string(), z.string()),
  /** Null while an open break in learning leaves the day unknown. */
  earliestOn: z.iso.date().nullable(),
  items: z.array(GatewayItem),
  packs: z.array(
    z.strictObject({
      id: z.uuid(),
      revision: z.int(),
      hash: z.string(),
      at: z.iso.datetime(),
      by: z.string(),
      fileId: z.uuid().nullable(),
    }),
  ),
  send: Ability,
  clocks: z.array(Clock),
  version: Version,
});
export type Gateway = z.infer<typeof Gateway>;

const EnrolmentId = z.strictObject({ enrolmentId: z.uuid() });
const GatewayId = z.strictObject({ gatewayId: z.uuid() });
const ItemId = GatewayId.extend({ requirementId: z.string() });

export const openGateway = endpoint({
  method: 'POST',
  path: '/enrolments/{enrolmentId}/gateway',
  summary: 'Open the gateway checklist',
  permission: 'gateway.prepare',
  params: EnrolmentId,
  query: nothing,
  body: z.strictObject({ assessmentOrganisationId: z.uuid() }),
  output: Changed,
  problems: ['not-found', 'invalid-request', 'enrolment-state', 'gateway-already-open', 'recipient-missing'],
});
/** Apprentice: own only. Staff: `gateway.read`. Answers 404 while no gateway is open. */
export const getGateway = endpoint({
  method: 'GET',
  path: '/enrolments/{enrolmentId}/gateway',
  summary: 'Read the gateway checklist',
  permission: 'signed-in',
  params: EnrolmentId,
  query: nothing,
  body: nothing,
  output: Gateway,
  problems: ['not-found'],
});
export const setGatewayChoices = endpoint({
  method: 'PUT',
  path: '/gateways/{gatewayId}/choices',
  summary: 'Choose branches, formats and the assessment organisation',
  permission: 'gateway.prepare',
  params: GatewayId,
  query: nothing,
  body: z.strictObject({
    choices: z.record(z.string(), z.array(z.string())),
    formats: z.record(z.string(), z.string()),
    assessmentOrganisationId: z.uuid(),
    version: Version,
  }),
  output: Changed,
  problems: [
    'not-found',
    'stale-version',
    'invalid-request',
    'gateway-locked',
    'format-locked',
    'recipient-missing',
  ],
});
/** Facts by kind of requirement; files are chosen evidence or uploads with purpose `gateway`. */
export const provideItem = endpoint({
  method: 'PUT',
  path: '/gateways/{gatewayId}/items/{requirementId}',
  summary: 'Provide or change one gateway item',
  permission: 'gateway.prepare',
  params: ItemId,
  query: nothing,
  body: z.strictObject({
    facts: z.record(z.string(), z.unknown()).default({}),
    evidenceIds: z.array(z.uuid()).max(50).default([]),
    fileIds: z.array(z.uuid()).max(50).default([]),
    version: Version,
  }),
  output: Changed,
  problems: ['not-found', 'stale-version', 'invalid-request', 'gateway-locked'],
});
export const waiveItem = endpoint({
  method: 'POST',
  path: '/gateways/{gatewayId}/items/{requirementId}/waive',
  summary: 'Waive a requirement that the plan lets this party waive',
  permission: 'gateway.waive',
  params: ItemId,
  query: nothing,
  body: z.strictObject({ reason: z.string().trim().min(1).max(1000), version: Version }),
  output: Changed,
  problems: ['not-found', 'stale-version', 'invalid-request', 'gateway-locked', 'waiver-not-allowed'],
});
export const unwaiveItem = endpoint({
  method: 'DELETE',
  path: '/gateways/{gatewayId}/items/{requirementId}/waive',
  summary: 'Take a waiver back',
  permission: 'gateway.waive',
  params: ItemId,
  query: nothing,
  body: nothing,
  output: Done,
  problems: ['not-found', 'gateway-locked'],
});
/** Signs as what the signed-in person is: apprentice or provider. The employer signs by link only. */
export const signDeclaration = endpoint({
  method: 'POST',
  path: '/gateways/{gatewayId}/items/{requirementId}/sign',
  summary: 'Sign a gateway declaration',
  permission: 'signed-in',
  params: ItemId,
  query: nothing,
  body: z.strictObject({ statementHash: z.string(), confirm: z.literal(true) }),
  output: Done,
  problems: [
    'not-found',
    'not-permitted',
    'gateway-locked',
    'gateway-not-ready',
    'signer-not-allowed',
    'already-signed',
    'statement-changed',
  ],
});
export const sendSigningLink = endpoint({
  method: 'POST',
  path: '/gateways/{gatewayId}/items/{requirementId}/links',
  summary: 'Ask the employer by link',
  permission: 'gateway.prepare',
  params: ItemId,
  query: nothing,
  body: z.strictObject({ purpose: LinkPurpose }),
  output: Changed,
  problems: [
    'not-found',
    'invalid-request',
    'gateway-locked',
    'gateway-not-ready',
    'signer-not-allowed',
    'already-signed',
    'waiver-not-allowed',
  ],
});
export const resendSigningLink = endpoint({
  method: 'POST',
  path: '/gateways/{gatewayId}/links/{linkId}/resend',
  summary: 'Send a new link in place of an old one',
  permission: 'gateway.prepare',
  params: GatewayId.extend({ linkId: z.uuid() }),
  query: nothing,
  body: nothing,
  output: Changed,
  problems: [
    'not-found',
    'gateway-locked',
    'gateway-not-ready',
    'signer-not-allowed',
    'already-signed',
    'waiver-not-allowed',
  ],
});
export const revokeSigningLink = endpoint({
  method: 'POST',
  path: '/gateways/{gatewayId}/links/{linkId}/revoke',
  summary: 'Revoke a link',
  permission: 'gateway.prepare',
  params: GatewayId.extend({ linkId: z.uuid() }),
  query: nothing,
  body: nothing,
  output: Done,
  problems: ['not-found', 'link-expired'],
});
/** Freezes, hashes and signs the pack, and sends it. */
export const sendGateway = endpoint({
  method: 'POST',
  path: '/gateways/{gatewayId}/send',
  summary: 'Freeze the gateway pack and send it to the assessment organisation',
  permission: 'gateway.send',
  params: GatewayId,
  query: nothing,
  body: z.strictObject({ version: Version }),
  output: Changed,
  problems: [
    'not-found',
    'stale-version',
    'gateway-locked',
    'gateway-not-ready',
    'gateway-unchanged',
    'recipient-missing',
    'enrolment-state',
  ],
});

/** What the employer sees behind a link: one apprentice, one question. */
export const LinkView = z.strictObject({
  purpose: LinkPurpose,
  apprentice: z.string(),
  provider: z.string(),
  employer: z.string(),
  standard: z.string(),
  to: z.string(),
  jobTitle: z.string().nullable(),
  title: z.string(),
  statement: z.string(),
  statementHash: z.string(),
  items: z.array(z.strictObject({ title: z.string(), reason: z.string(), files: z.array(FileRef) })),
  source: RuleSource,
  expiresAt: z.iso.datetime(),
});
export type LinkView = z.infer<typeof LinkView>;
const Token = z.strictObject({ token: z.string().min(20).max(100) });
export const openLink = endpoint({
  method: 'GET',
  path: '/links/{token}',
  summary: 'Open a signing link',
  permission: 'public',
  params: Token,
  query: nothing,
  body: nothing,
  output: LinkView,
  problems: ['not-found', 'link-expired', 'gateway-locked', 'gateway-not-ready', 'waiver-not-allowed'],
});
export const answerLink = endpoint({
  method: 'POST',
  path: '/links/{token}/answer',
  summary: 'Sign, approve, confirm or decline behind a link',
  permission: 'public',
  params: Token,
  query: nothing,
  body: z.strictObject({
    answer: z.enum(['agree', 'decline']),
    name: z.string().trim().min(1).max(200),
    jobTitle: z.string().trim().max(200).optional(),
    comment: z.string().trim().max(2000).optional(),
    statementHash: z.string(),
  }),
  output: z.strictObject({ done: z.literal(true), what: z.string() }),
  problems: [
    'not-found',
    'invalid-request',
    'link-expired',
    'gateway-locked',
    'gateway-not-ready',
    'signer-not-allowed',
    'already-signed',
    'waiver-not-allowed',
    'statement-changed',
  ],
});

/** An item as received by the assessment organisation. */
export const ReceivedItem = z.strictObject({
  requirementId: z.string(),
  title: z.string(),
  itemHash: z.string(),
  revision: z.int(),
  state: z.enum(['submitted', 'accepted', 'returned']),
  reason: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  readiness: z.string(),
  readinessReason: z.string(),
  facts: z.record(z.string(), z.unknown()),
  waiver: z.string().nullable(),
  files: z.array(FileRef),
  signatures: z.array(
    z.strictObject({
      role: z.string(),
      name: z.string(),
      email: z.string(),
      at: z.iso.datetime(),
      statement: z.string(),
      flagged: z.string().nullable(),
    }),
  ),
  source: RuleSource,
  decide: Ability,
});
export type ReceivedItem = z.infer<typeof ReceivedItem>;

/** One line of a desk queue. */
export const RegistrationSummary = z.strictObject({
  id: z.uuid(),
  apprentice: PersonRef,
  uln: z.string(),
  reference: z.string(),
  planTitle: z.string(),
  provider: z.string(),
  employer: z.string(),
  state: z.string(),
  series: z.int(),
  submittedAt: z.iso.datetime(),
  items: z.strictObject({ submitted: z.int(), accepted: z.int(), returned: z.int() }),
  clock: Clock.nullable(),
  needs: z.string().nullable(),
});
export type RegistrationSummary = z.infer<typeof RegistrationSummary>;

/** One registration with its gateway pack. */
export const RegistrationDetail = RegistrationSummary.extend({
  dateOfBirth: z.iso.date(),
  startsOn: z.iso.date(),
  standardVersion: z.string(),
  planEdition: z.string(),
  policyId: z.string().nullable(),
  planHash: z.string().nullable(),
  choices: z.record(z.string(), z.array(z.string())),
  formats: z.record(z.string(), z.string()),
  options: z.array(z.string()),
  gatewayAcceptedOn: z.iso.date().nullable(),
  windowEndsOn: z.iso.date().nullable(),
  receivedItems: z.array(ReceivedItem),
  packs: z.array(
    z.strictObject({
      revision: z.int(),
      hash: z.string(),
      receivedAt: z.iso.datetime(),
      verified: z.boolean(),
      findings: z.array(z.string()),
      fileId: z.uuid().nullable(),
    }),
  ),
  acceptGateway: Ability,
  clocks: z.array(Clock),
  version: Version,
});
export type RegistrationDetail = z.infer<typeof RegistrationDetail>;

const RegistrationId = z.strictObject({ registrationId: z.uuid() });
export const listRegistrations = endpoint({
  method: 'GET',
  path: '/registrations',
  summary: 'List registrations, oldest clock first',
  permission: 'gateway.read-received',
  params: nothing,
  query: PageQuery.extend({
    queue: z.enum(['gateway', 'booking', 'all']).default('all'),
    search: z.string().max(100).optional(),
  }),
  body: nothing,
  output: page(RegistrationSummary),
  problems: [],
});
/** Operations, quality and auditors read any; an assessor reads those assigned. */
export const getRegistration = endpoint({
  method: 'GET',
  path: '/registrations/{registrationId}',
  summary: 'Read one registration with its gateway pack',
  permission: 'signed-in',
  params: RegistrationId,
  query: nothing,
  body: nothing,
  output: RegistrationDetail,
  problems: ['not-found'],
});
export const decideItem = endpoint({
  method: 'POST',
  path: '/registrations/{registrationId}/items/{requirementId}/decide',
  summary: 'Accept or return one gateway item',
  permission: 'gateway.decide-items',
  params: RegistrationId.extend({ requirementId: z.string() }),
  query: nothing,
  body: z.strictObject({
    decision: z.enum(['accept', 'return']),
    reason: z.string().trim().max(2000).optional(),
    itemHash: z.string(),
  }),
  output: Done,
  problems: ['not-found', 'invalid-request', 'item-changed', 'gateway-already-accepted'],
});
/** Pins the policy, opens the window and creates the first attempt at each method. */
export const acceptGateway = endpoint({
  method: 'POST',
  path: '/registrations/{registrationId}/accept-gateway',
  summary: 'Accept the gateway and open the assessment window',
  permission: 'gateway.decide-items',
  params: RegistrationId,
  query: nothing,
  body: z.strictObject({ version: Version }),
  output: Changed,
  problems: [
    'not-found',
    'stale-version',
    'items-undecided',
    'gateway-already-accepted',
    'recipient-missing',
  ],
});
