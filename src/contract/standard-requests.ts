import { z } from 'zod';
import { RequestState } from '#domain/standards/requests/request-states.ts';
import { endpoint } from './endpoint.ts';
import { Ability, Clock, Done, FileRef, nothing, PageQuery, page } from './shapes.ts';

const OrganisationRef = z.strictObject({ id: z.uuid(), name: z.string() });

/** A request in a list. `counterpart` is the other organisation: whom one asked, or who asks. */
export const RequestSummary = z.strictObject({
  id: z.uuid(),
  reference: z.string().nullable(),
  title: z.string(),
  state: RequestState,
  counterpart: OrganisationRef,
  clock: Clock,
  changedAt: z.iso.datetime(),
});
export type RequestSummary = z.infer<typeof RequestSummary>;

/** Something that happened to a request: the state it was brought to, by whom, when and why. */
export const RequestEvent = z.strictObject({
  id: z.uuid(),
  state: RequestState,
  by: z.string(),
  organisation: z.string(),
  reason: z.string().nullable(),
  at: z.iso.datetime(),
});
export type RequestEvent = z.infer<typeof RequestEvent>;

const RequestDetail = RequestSummary.extend({
  contact: z.strictObject({ name: z.string(), email: z.string() }),
  note: z.string(),
  documents: z.array(FileRef),
  events: z.array(RequestEvent),
  published: z.strictObject({ reference: z.string(), edition: z.string() }).nullable(),
});

/** A request as the provider that asks sees it. */
export const StandardRequest = RequestDetail.extend({ maySend: Ability, mayWithdraw: Ability });
export type StandardRequest = z.infer<typeof StandardRequest>;

/** A request as the standards authors see it. */
export const ReceivedRequest = RequestDetail.extend({
  draft: z.strictObject({ id: z.uuid(), title: z.string() }).nullable(),
  mayTakeUp: Ability,
  mayStartDraft: Ability,
  mayDecline: Ability,
});
export type ReceivedRequest = z.infer<typeof ReceivedRequest>;

const RequestId = z.strictObject({ requestId: z.uuid() });

export const listRequestRecipients = endpoint({
  method: 'GET',
  path: '/standard-request-recipients',
  summary: 'List the assessment organisations that can be asked for a standard',
  permission: 'standards.request',
  params: nothing,
  query: nothing,
  body: nothing,
  output: z.strictObject({ items: z.array(OrganisationRef) }),
  problems: [],
});

export const listRequests = endpoint({
  method: 'GET',
  path: '/standard-requests',
  summary: 'List the standards that the organisation asked for, what is needed first at the head',
  permission: 'standards.request',
  params: nothing,
  query: PageQuery,
  body: nothing,
  output: page(RequestSummary),
  problems: ['invalid-request'],
});

/** Write a request. Documents are handed over with the purpose `standard-request`; then it is sent. */
export const prepareRequest = endpoint({
  method: 'POST',
  path: '/standard-requests',
  summary: 'Write a request for a standard',
  permission: 'standards.request',
  params: nothing,
  query: nothing,
  body: z.strictObject({
    recipientId: z.uuid('Choose whom you ask.'),
    /** One of reference and title may be empty. */
    reference: z.string().trim().max(40).default(''),
    title: z.string().trim().max(200).default(''),
    neededBy: z.iso.date('Write the day by which you need it.'),
    contactName: z.string().trim().min(1, 'Write who answers questions.').max(200),
    contactEmail: z.email().max(320),
    note: z.string().trim().max(4000).default(''),
  }),
  output: z.strictObject({ id: z.uuid() }),
  problems: ['invalid-request'],
});

export const getRequest = endpoint({
  method: 'GET',
  path: '/standard-requests/{requestId}',
  summary: 'Read a request for a standard and what happened to it',
  permission: 'standards.request',
  params: RequestId,
  query: nothing,
  body: nothing,
  output: StandardRequest,
  problems: ['not-found'],
});

export const removeRequestDocument = endpoint({
  method: 'DELETE',
  path: '/standard-requests/{requestId}/documents/{fileId}',
  summary: 'Take a document off a request that has not been sent',
  permission: 'standards.request',
  params: z.strictObject({ requestId: z.uuid(), fileId: z.uuid() }),
  query: nothing,
  body: nothing,
  output: Done,
  problems: ['not-found', 'request-state'],
});

export const sendRequest = endpoint({
  method: 'POST',
  path: '/standard-requests/{requestId}/sending',
  summary: 'Send a request with its documents to the standards authors',
  permission: 'standards.request',
  params: RequestId,
  query: nothing,
  body: nothing,
  output: StandardRequest,
  problems: ['not-found', 'request-state'],
});

export const withdrawRequest = endpoint({
  method: 'POST',
  path: '/standard-requests/{requestId}/withdrawal',
  summary: 'Take a request back',
  permission: 'standards.request',
  params: RequestId,
  query: nothing,
  body: z.strictObject({ reason: z.string().trim().max(2000).default('') }),
  output: StandardRequest,
  problems: ['not-found', 'request-state'],
});

export const listReceivedRequests = endpoint({
  method: 'GET',
  path: '/received-standard-requests',
  summary: 'List the standards that others asked for, what is needed first at the head',
  permission: 'standards.draft',
  params: nothing,
  query: PageQuery.extend({ draftId: z.uuid().optional() }),
  body: nothing,
  output: page(RequestSummary),
  problems: ['invalid-request'],
});

export const getReceivedRequest = endpoint({
  method: 'GET',
  path: '/received-standard-requests/{requestId}',
  summary: 'Read a request that was received',
  permission: 'standards.draft',
  params: RequestId,
  query: nothing,
  body: nothing,
  output: ReceivedRequest,
  problems: ['not-found'],
});

export const takeUpRequest = endpoint({
  method: 'POST',
  path: '/received-standard-requests/{requestId}/taking-up',
  summary: 'Take a request up',
  permission: 'standards.draft',
  params: RequestId,
  query: nothing,
  body: nothing,
  output: ReceivedRequest,
  problems: ['not-found', 'request-state'],
});

export const declineRequest = endpoint({
  method: 'POST',
  path: '/received-standard-requests/{requestId}/refusal',
  summary: 'Decline a request with a reason',
  permission: 'standards.draft',
  params: RequestId,
  query: nothing,
  body: z.strictObject({ reason: z.string().trim().min(1).max(2000) }),
  output: ReceivedRequest,
  problems: ['not-found', 'request-state'],
});

/** The draft has the request's documents; when it is published, the request moves with it. */
export const startDraftFromRequest = endpoint({
  method: 'POST',
  path: '/received-standard-requests/{requestId}/draft',
  summary: 'Start a plan draft from a request',
  permission: 'standards.draft',
  params: RequestId,
  query: nothing,
  body: nothing,
  output: z.strictObject({ draftId: z.uuid() }),
  problems: ['not-found', 'request-state'],
});
