import { createHash } from 'node:crypto';
import { planDocumentPdf } from '#documents/write/plan-document-pdf.ts';
import { Refusal } from '#domain/refusal.ts';
import type { PlanDocument, PlanDocumentKind } from '#domain/standards/plan-documents/document-model.ts';
import {
  listPlanDocuments as documentsOf,
  makePlanDocument,
} from '#domain/standards/plan-documents/plan-documents.ts';
import type { Context } from '../context.ts';
import { getPlan } from './read-plans.ts';

/** A plan, with the policy of one assessment organisation when it is named. */
export interface PlanWanted {
  readonly reference: string;
  readonly edition: string;
  readonly policy?: string | undefined;
}

/** One document of a plan; `method` for the kinds that there are for each method. */
export interface PlanDocumentWanted extends PlanWanted {
  readonly kind: PlanDocumentKind;
  readonly method?: string | undefined;
}

/** The documents that can be made from a plan. */
export async function listPlanDocuments(ctx: Context, wanted: PlanWanted) {
  const { plan } = await getPlan(ctx, wanted);
  return { items: [...documentsOf(plan)] };
}

/** One document, made from the plan as it holds today. Nothing is stored, so it always says what the plan says. */
export async function getPlanDocument(ctx: Context, wanted: PlanDocumentWanted): Promise<PlanDocument> {
  const { plan, standard, hash } = await getPlan(ctx, wanted);
  const body = wanted.policy === undefined ? undefined : ctx.plans.policyFor(wanted.policy)?.body;
  const document = makePlanDocument({ plan, standard, hash, body }, wanted.kind, wanted.method);
  if (!document) throw new Refusal('not-found');
  return document;
}

/** A document as PDF, with the name under which people keep it. */
export interface PlanDocumentFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly sha256: string;
}

const heldAtMost = 40;
const held = new Map<string, PlanDocumentFile>();

/** The same document as tagged PDF. */
export async function getPlanDocumentPdf(
  ctx: Context,
  wanted: PlanDocumentWanted,
): Promise<PlanDocumentFile> {
  return planDocumentFile(await getPlanDocument(ctx, wanted), `${wanted.reference} ${wanted.edition}`);
}

/** A document set as PDF; `about` begins its name. The last ones set are kept in memory, by their content. */
export function planDocumentFile(document: PlanDocument, about: string): PlanDocumentFile {
  const key = createHash('sha256')
    .update(JSON.stringify([about, document]))
    .digest('hex');
  const known = held.get(key);
  if (known) return known;
  const bytes = planDocumentPdf(document);
  const file = {
    name: `${about} ${document.title}`.replace(/[\\/:\s]+/g, ' ').concat('.pdf'),
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
  if (held.size >= heldAtMost) held.clear();
  held.set(key, file);
  return file;
}
