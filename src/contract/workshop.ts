import { z } from 'zod';
import { Decision } from '#domain/standards/workshop/decision.ts';
import { endpoint } from './endpoint.ts';
import { Ability, Done, FileRef, nothing, PageQuery, PersonRef, page } from './shapes.ts';

/** Any JSON object, as standard.json, plan.json or a policy holds it while it is not complete. */
const Layer = z.record(z.string(), z.json());

/** Where a stretch of a document stands: characters of its text, and the page and line by which people find it. */
export const SourceSpan = z.strictObject({
  document: z.string(),
  page: z.int().optional(),
  line: z.int(),
  from: z.int(),
  to: z.int(),
});
export type SourceSpan = z.infer<typeof SourceSpan>;

/** Where a draft stands between its first document and publication. */
export const DraftState = z.enum(['draft', 'in-check', 'published', 'discarded']);
export type DraftState = z.infer<typeof DraftState>;

/** A draft in the list. */
export const DraftSummary = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  reference: z.string().nullable(),
  state: DraftState,
  documents: z.int(),
  openQuestions: z.int(),
  openFindings: z.int(),
  startedBy: PersonRef,
  changedAt: z.iso.datetime(),
});
export type DraftSummary = z.infer<typeof DraftSummary>;

/** A document of a draft. `refused` carries the sentence why it cannot be read. */
export const DraftDocument = z.strictObject({
  id: z.uuid(),
  /** Id under which spans and sources name it. */
  key: z.string(),
  file: FileRef,
  state: z.enum(['reading', 'read', 'refused']),
  reason: z.string().nullable(),
  role: z.enum(['plan', 'body', 'standard', 'other']).nullable(),
  body: z.string().nullable(),
  pages: z.int(),
});
export type DraftDocument = z.infer<typeof DraftDocument>;

/** A part of the draft with the words it was read from. */
export const DraftPlace = z.strictObject({
  at: z.string(),
  spans: z.array(SourceSpan),
  section: z.string(),
  certainty: z.enum(['certain', 'likely', 'unsure']),
  by: z.string(),
  key: z.string().optional(),
});
export type DraftPlace = z.infer<typeof DraftPlace>;

/** A question with its candidates, and the answer when there is one. */
export const DraftQuestion = z.strictObject({
  id: z.string(),
  at: z.string(),
  question: z.string(),
  why: z.string(),
  candidates: z.array(
    z.strictObject({
      id: z.string(),
      says: z.string(),
      value: z.json(),
      spans: z.array(SourceSpan),
      section: z.string(),
    }),
  ),
  assumed: z.string().optional(),
  blocks: z.boolean(),
  answer: z
    .strictObject({
      question: z.string(),
      chosen: z.string().optional(),
      value: z.json().optional(),
      why: z.string(),
      decidedBy: z.string(),
      decidedOn: z.iso.date(),
    })
    .optional(),
});
export type DraftQuestion = z.infer<typeof DraftQuestion>;

/** Something said about the documents or the draft; `settled` says how an author decided it. */
export const DraftFinding = z.strictObject({
  id: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  code: z.string(),
  message: z.string(),
  at: z.string(),
  spans: z.array(SourceSpan),
  fromCheck: z.literal(true).optional(),
  settled: z
    .strictObject({ reading: z.string(), why: z.string(), name: z.string(), on: z.iso.date() })
    .optional(),
});
export type DraftFinding = z.infer<typeof DraftFinding>;

/** A draft as it stands after every decision. */
export const PlanDraft = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  state: DraftState,
  /** Number of decisions; a decision names the one it was made on. */
  version: z.int().min(0),
  startedBy: PersonRef,
  documents: z.array(DraftDocument),
  standard: Layer,
  plan: Layer,
  policies: z.array(z.strictObject({ id: z.string(), policy: Layer })),
  places: z.array(DraftPlace),
  questions: z.array(DraftQuestion),
  findings: z.array(DraftFinding),
  accepted: z.array(z.string()),
  lost: z.array(z.strictObject({ sequence: z.int(), reason: z.string() })),
  publishable: z.boolean(),
  proposal: z.strictObject({ by: PersonRef, at: z.iso.datetime(), note: z.string() }).nullable(),
  returned: z.strictObject({ by: PersonRef, at: z.iso.datetime(), why: z.string() }).nullable(),
  mayPropose: Ability,
  mayPublish: Ability,
});
export type PlanDraft = z.infer<typeof PlanDraft>;

const DraftId = z.strictObject({ draftId: z.uuid() });

export const listDrafts = endpoint({
  method: 'GET',
  path: '/plan-drafts',
  summary: 'List the plan drafts of the organisation, the last changed first',
  permission: 'standards.draft',
  params: nothing,
  query: PageQuery.extend({ state: DraftState.optional() }),
  body: nothing,
  output: page(DraftSummary),
  problems: ['invalid-request'],
});

/** A draft begins with nothing, with an edition that is published here, or with files of an earlier export. */
export const startDraft = endpoint({
  method: 'POST',
  path: '/plan-drafts',
  summary: 'Start a plan draft',
  permission: 'standards.draft',
  params: nothing,
  query: nothing,
  body: z.strictObject({
    title: z.string().trim().min(1).max(200),
    from: z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('nothing') }),
        z.strictObject({ kind: z.literal('edition'), reference: z.string(), edition: z.string() }),
        z.strictObject({ kind: z.literal('files'), standard: Layer, plan: Layer }),
      ])
      .default({ kind: 'nothing' }),
  }),
  output: z.strictObject({ id: z.uuid() }),
  problems: ['invalid-request', 'plan-not-held'],
});

export const getDraft = endpoint({
  method: 'GET',
  path: '/plan-drafts/{draftId}',
  summary: 'Read a plan draft as it stands',
  permission: 'standards.draft',
  params: DraftId,
  query: nothing,
  body: nothing,
  output: PlanDraft,
  problems: ['not-found'],
});

/** The text of one document, for the source side; spans count its characters. */
export const getDraftDocument = endpoint({
  method: 'GET',
  path: '/plan-drafts/{draftId}/documents/{documentId}',
  summary: 'Read the text of a draft’s document',
  permission: 'standards.draft',
  params: z.strictObject({ draftId: z.uuid(), documentId: z.uuid() }),
  query: nothing,
  body: nothing,
  output: z.strictObject({
    id: z.uuid(),
    key: z.string(),
    name: z.string(),
    text: z.string(),
    pages: z.array(z.strictObject({ number: z.int(), from: z.int(), to: z.int() })),
  }),
  problems: ['not-found'],
});

export const removeDraftDocument = endpoint({
  method: 'DELETE',
  path: '/plan-drafts/{draftId}/documents/{documentId}',
  summary: 'Take a document out of a draft',
  permission: 'standards.draft',
  params: z.strictObject({ draftId: z.uuid(), documentId: z.uuid() }),
  query: nothing,
  body: nothing,
  output: Done,
  problems: ['not-found', 'draft-state'],
});

/**
 * Record one decision. `version` is the draft's version that the author saw: when somebody else has decided about the
 * same part since, the decision is refused and says by whom; otherwise it is taken.
 */
export const decide = endpoint({
  method: 'POST',
  path: '/plan-drafts/{draftId}/decisions',
  summary: 'Decide about a part of a draft',
  permission: 'standards.draft',
  params: DraftId,
  query: nothing,
  body: z.strictObject({ version: z.int().min(0), decision: Decision }),
  output: PlanDraft,
  problems: ['not-found', 'invalid-request', 'stale-version', 'draft-state', 'decision-does-not-fit'],
});

/** One decision in the history; `standing` is false when it was taken back. */
export const DraftDecision = z.strictObject({
  sequence: z.int(),
  decision: Decision,
  by: PersonRef,
  on: z.iso.date(),
  standing: z.boolean(),
});
export type DraftDecision = z.infer<typeof DraftDecision>;

export const listDecisions = endpoint({
  method: 'GET',
  path: '/plan-drafts/{draftId}/decisions',
  summary: 'Read the history of a draft, the last decision first',
  permission: 'standards.draft',
  params: DraftId,
  query: PageQuery,
  body: nothing,
  output: page(DraftDecision),
  problems: ['not-found', 'invalid-request'],
});

/** Ask a second person to check the draft; it cannot be changed until it is returned. */
export const proposeDraft = endpoint({
  method: 'POST',
  path: '/plan-drafts/{draftId}/proposal',
  summary: 'Ask for the second check',
  permission: 'standards.draft',
  params: DraftId,
  query: nothing,
  body: z.strictObject({ version: z.int().min(0), note: z.string().trim().max(2000).default('') }),
  output: PlanDraft,
  problems: ['not-found', 'stale-version', 'draft-state', 'not-publishable'],
});

export const returnDraft = endpoint({
  method: 'POST',
  path: '/plan-drafts/{draftId}/return',
  summary: 'Return a draft to its author with what is to be mended',
  permission: 'standards.draft',
  params: DraftId,
  query: nothing,
  body: z.strictObject({ why: z.string().trim().min(1).max(2000) }),
  output: PlanDraft,
  problems: ['not-found', 'draft-state'],
});

/** Publish after the second person's check: the edition is immutable, hashed and dated from then on. */
export const publishDraft = endpoint({
  method: 'POST',
  path: '/plan-drafts/{draftId}/publication',
  summary: 'Publish a checked draft as a plan edition',
  permission: 'standards.draft',
  params: DraftId,
  query: nothing,
  body: z.strictObject({ version: z.int().min(0) }),
  output: z.strictObject({ reference: z.string(), edition: z.string(), hash: z.string() }),
  problems: [
    'not-found',
    'stale-version',
    'draft-state',
    'not-publishable',
    'own-check',
    'edition-published',
  ],
});

export const discardDraft = endpoint({
  method: 'POST',
  path: '/plan-drafts/{draftId}/discard',
  summary: 'Discard a draft; it can be opened again',
  permission: 'standards.draft',
  params: DraftId,
  query: nothing,
  body: z.strictObject({ undo: z.boolean().default(false) }),
  output: Done,
  problems: ['not-found', 'draft-state'],
});
