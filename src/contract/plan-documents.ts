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

/** The documents that can be made from a plan. */
export const listPlanDocuments = endpoint({
  method: 'GET',
  path: '/plans/{reference}/{edition}/documents',
  summary: 'List the documents that can be made from a plan',
  permission: 'standards.read',
  params: PlanName,
  query: AsApplied,
  body: nothing,
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        kind: PlanDocumentKind,
        method: z.string().nullable(),
        title: z.string(),
        about: z.string(),
      }),
    ),
  }),
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
