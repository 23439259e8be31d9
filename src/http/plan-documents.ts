import { Readable } from 'node:stream';
import * as contract from '#contract/plan-documents.ts';
import { Refusal } from '#domain/refusal.ts';
import { authorise } from '#services/context.ts';
import {
  getPlanDocument,
  getPlanDocumentPdf,
  listPlanDocuments,
} from '#services/standards/plan-documents.ts';
import { sendFile } from './files.ts';
import type { Host } from './host.ts';
import { apiPrefix, mount } from './mount.ts';

/** Documents made from a plan: what there is, each as data for a screen, each as tagged PDF. */
export function planDocumentRoutes(host: Host): void {
  mount(host, contract.listPlanDocuments, (ctx, { params, query }) =>
    listPlanDocuments(ctx, { ...params, ...query }),
  );
  mount(host, contract.getPlanDocument, (ctx, { params, query }) =>
    getPlanDocument(ctx, { ...params, ...query }),
  );
  pdfRoute(host);
}

/** `/plans/{reference}/{edition}/documents/{kind}.pdf`: the document as a file to keep and print. */
function pdfRoute(host: Host): void {
  const path = `${apiPrefix}/plans/:reference/:edition/documents/:kind.pdf`;
  host.app.get(path, async (request, reply) => {
    const ctx = await host.contextOf(request);
    authorise(ctx, 'standards.read');
    const params = contract.PlanDocumentName.safeParse(request.params);
    const query = contract.PlanDocumentQuery.safeParse(request.query);
    if (!params.success || !query.success) throw new Refusal('not-found');
    const { name, bytes, sha256 } = await getPlanDocumentPdf(ctx, { ...params.data, ...query.data });
    return await sendFile(request, reply, {
      name,
      sha256,
      mediaType: 'application/pdf',
      bytes: bytes.byteLength,
      isInline: false,
      open: async (range) =>
        Readable.from([bytes.subarray(range?.start ?? 0, (range?.end ?? bytes.length) + 1)]),
    });
  });
}
