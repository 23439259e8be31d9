import { z } from 'zod';
import { PlanDocument, PlanDocumentKind } from '#domain/standards/plan-documents/document-model.ts';
import { endpoint } from './endpoint.ts';
import { nothing } from './shapes.ts';

const PlanName = z.strictObject({ reference: z.string(), edition: z.string() });
const AsApplied = z.strictObject({ policy: z.string().optional() });

/** What picks one document: the policy applied and, where there is one for each method, the method. */
export const PlanDocumentQuery = AsApplied.extend({ method: z.string().optional() });
/** Plan and kind of the document wanted. */
export const PlanDocumentName = PlanName.extend({ kind: PlanDocumentKind });

const PlanDocumentList = z.strictObject({
  items: z.array(
    z.strictObject({
      kind: PlanDocumentKind,
      method: z.string().nullable(),
      title: z.string(),
      about: z.string(),
    }),
  ),
});

/** The documents that can be made from a plan. */
export const listPlanDocuments = endpoint({
  method: 'GET',
  path: '/plans/{reference}/{edition}/documents',
  summary: 'List the documents that can be made from a plan',
  permission: 'standards.read',
  params: PlanName,
  query: AsApplied,
  body: nothing,
  output: PlanDocumentList,
  problems: ['not-found'],
});

/** One document, made from the plan as it holds now. Its PDF is at the same address with `.pdf` at the end. */
export const getPlanDocument = endpoint({
  method: 'GET',
  path: '/plans/{reference}/{edition}/documents/{kind}',
  summary: 'Read a document made from a plan',
  permission: 'standards.read',
  params: PlanDocumentName,
  query: PlanDocumentQuery,
  body: nothing,
  output: PlanDocument,
  problems: ['not-found'],
});

/** Draft and kind of the document wanted. */
export const DraftPaperName = z.strictObject({ draftId: z.uuid(), kind: PlanDocumentKind });
/** What picks one document of a draft where there is one for each method. */
export const DraftPaperQuery = z.strictObject({ method: z.string().optional() });

/** The documents that a draft would give, were it published as it stands. */
export const listDraftPapers = endpoint({
  method: 'GET',
  path: '/plan-drafts/{draftId}/papers',
  summary: 'List the documents that can be made from a plan draft',
  permission: 'standards.draft',
  params: DraftPaperName.pick({ draftId: true }),
  query: nothing,
  body: nothing,
  output: PlanDocumentList,
  problems: ['not-found', 'draft-incomplete'],
});

/** One document of a draft as it stands. Its PDF is at the same address with `.pdf` at the end. */
export const getDraftPaper = endpoint({
  method: 'GET',
  path: '/plan-drafts/{draftId}/papers/{kind}',
  summary: 'Read a document made from a plan draft',
  permission: 'standards.draft',
  params: DraftPaperName,
  query: DraftPaperQuery,
  body: nothing,
  output: PlanDocument,
  problems: ['not-found', 'draft-incomplete'],
});
