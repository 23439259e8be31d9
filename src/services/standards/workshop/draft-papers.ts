import { Refusal } from '#domain/refusal.ts';
import type { PlanDocument, PlanDocumentKind } from '#domain/standards/plan-documents/document-model.ts';
import { listPlanDocuments, makePlanDocument } from '#domain/standards/plan-documents/plan-documents.ts';
import { Plan } from '#domain/standards/plan-format.ts';
import { Standard } from '#domain/standards/standard-format.ts';
import type { Context } from '../../context.ts';
import { type PlanDocumentFile, planDocumentFile } from '../plan-documents.ts';
import { getDraft } from './drafts.ts';

/** One document of a draft; `method` for the kinds that there are for each method. */
export interface DraftPaperWanted {
  readonly draftId: string;
  readonly kind: PlanDocumentKind;
  readonly method?: string | undefined;
}

async function wholeDraft(ctx: Context, draftId: string) {
  const draft = await getDraft(ctx, draftId);
  const [plan, standard] = [Plan.safeParse(draft.plan), Standard.safeParse(draft.standard)];
  if (!plan.success || !standard.success) throw new Refusal('draft-incomplete');
  return { title: draft.title, plan: plan.data, standard: standard.data };
}

/** The documents that a draft would give; refused while its standard or plan is not whole. */
export async function listDraftPapers(ctx: Context, draftId: string) {
  const { plan } = await wholeDraft(ctx, draftId);
  return { items: [...listPlanDocuments(plan)] };
}

/** One document made from a draft as it stands; its foot says that it is a draft. */
export async function getDraftPaper(ctx: Context, wanted: DraftPaperWanted): Promise<PlanDocument> {
  const document = makePlanDocument(await wholeDraft(ctx, wanted.draftId), wanted.kind, wanted.method);
  if (!document) throw new Refusal('not-found');
  return document;
}

/** The same document as tagged PDF. */
export async function getDraftPaperPdf(ctx: Context, wanted: DraftPaperWanted): Promise<PlanDocumentFile> {
  return planDocumentFile(await getDraftPaper(ctx, wanted), 'Draft');
}
