import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as contract from '#contract/plan-documents.ts';
import { Refusal } from '#domain/refusal.ts';
import { authorise } from '#services/context.ts';
import {
  getPlanDocument,
  getPlanDocumentPdf,
  listPlanDocuments,
  type PlanDocumentFile,
} from '#services/standards/plan-documents.ts';
import {
  getDraftPaper,
  getDraftPaperPdf,
  listDraftPapers,
} from '#services/standards/workshop/draft-papers.ts';
import { sendFile } from './files.ts';
import type { Host } from './host.ts';
import { apiPrefix, mount } from './mount.ts';

/** Documents made from a plan or a draft: what there is, each as data for a screen, each as tagged PDF. */
export function planDocumentRoutes(host: Host): void {
  mount(host, contract.listPlanDocuments, (ctx, { params, query }) =>
    listPlanDocuments(ctx, { ...params, ...query }),
  );
  mount(host, contract.getPlanDocument, (ctx, { params, query }) =>
    getPlanDocument(ctx, { ...params, ...query }),
  );
  mount(host, contract.listDraftPapers, (ctx, { params }) => listDraftPapers(ctx, params.draftId));
  mount(host, contract.getDraftPaper, (ctx, { params, query }) =>
    getDraftPaper(ctx, { ...params, ...query }),
  );
  planPdfRoute(host);
  draftPdfRoute(host);
}

/** `/plans/{reference}/{edition}/documents/{kind}.pdf`: the document as a file to keep and print. */
function planPdfRoute(host: Host): void {
  host.app.get(`${apiPrefix}/plans/:reference/:edition/documents/:kind.pdf`, async (request, reply) => {
    const ctx = await host.contextOf(request);
    authorise(ctx, 'standards.read');
    const params = contract.PlanDocumentName.safeParse(request.params);
    const query = contract.PlanDocumentQuery.safeParse(request.query);
    if (!params.success || !query.success) throw new Refusal('not-found');
    return await sendPdf(request, reply, await getPlanDocumentPdf(ctx, { ...params.data, ...query.data }));
  });
}

/** `/plan-drafts/{draftId}/papers/{kind}.pdf`: the same of a draft. */
function draftPdfRoute(host: Host): void {
  host.app.get(`${apiPrefix}/plan-drafts/:draftId/papers/:kind.pdf`, async (request, reply) => {
    const ctx = await host.contextOf(request);
    authorise(ctx, 'standards.draft');
    const params = contract.DraftPaperName.safeParse(request.params);
    const query = contract.DraftPaperQuery.safeParse(request.query);
    if (!params.success || !query.success) throw new Refusal('not-found');
    return await sendPdf(request, reply, await getDraftPaperPdf(ctx, { ...params.data, ...query.data }));
  });
}

async function sendPdf(
  request: FastifyRequest,
  reply: FastifyReply,
  { name, bytes, sha256 }: PlanDocumentFile,
): Promise<FastifyReply> {
  return await sendFile(request, reply, {
    name,
    sha256,
    mediaType: 'application/pdf',
    bytes: bytes.byteLength,
    isInline: false,
    open: async (range) =>
      Readable.from([bytes.subarray(range?.start ?? 0, (range?.end ?? bytes.byteLength) + 1)]),
  });
}
