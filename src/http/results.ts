import { z } from 'zod';
import * as contract from '#contract/results.ts';
import { Refusal } from '#domain/refusal.ts';
import { checkAudit, listAudit } from '#services/quality/read-audit.ts';
import { decideSampling, reviewResult } from '#services/quality/review-result.ts';
import { decideExceptional, listExceptional, requestExceptional } from '#services/results/exceptional.ts';
import { describeExport, exportDecision } from '#services/results/export-decision.ts';
import { listMyResults, listReceivedResults } from '#services/results/my-results.ts';
import { getResult, listResults } from '#services/results/read-results.ts';
import { decideNextAction, getReassessment } from '#services/results/reassessment.ts';
import { releaseResult, supersedeResult } from '#services/results/release-result.ts';
import type { Host } from './host.ts';
import { apiPrefix, mount } from './mount.ts';

const ExportParams = z.object({ resultId: z.uuid() });

/** The endpoints of the rooms "results" and "quality". */
export function resultsRoutes(host: Host): void {
  mount(host, contract.listResults, (ctx, { query }) => listResults(ctx, query));
  mount(host, contract.getResult, (ctx, { params }) => getResult(ctx, params));
  mount(host, contract.decideSampling, (ctx, { params, body }) =>
    decideSampling(ctx, { ...params, ...body }),
  );
  mount(host, contract.reviewResult, (ctx, { params, body }) => reviewResult(ctx, { ...params, ...body }));
  mount(host, contract.releaseResult, (ctx, { params, body }) => releaseResult(ctx, { ...params, ...body }));
  mount(host, contract.supersedeResult, (ctx, { params, body }) =>
    supersedeResult(ctx, { ...params, ...body }),
  );
  mount(host, contract.listMyResults, (ctx) => listMyResults(ctx));
  mount(host, contract.listReceivedResults, (ctx, { params }) => listReceivedResults(ctx, params));
  mount(host, contract.getReassessment, (ctx, { params }) => getReassessment(ctx, params));
  mount(host, contract.decideNextAction, (ctx, { params, body }) =>
    decideNextAction(ctx, { ...params, ...body }),
  );
  mount(host, contract.requestExceptional, (ctx, { params, body }) =>
    requestExceptional(ctx, { ...params, ...body }),
  );
  mount(host, contract.listExceptional, (ctx, { query }) => listExceptional(ctx, query));
  mount(host, contract.decideExceptional, (ctx, { params, body }) =>
    decideExceptional(ctx, { ...params, ...body }),
  );
  mount(host, contract.listAudit, (ctx, { query }) => listAudit(ctx, query));
  mount(host, contract.checkAudit, (ctx) => checkAudit(ctx));
  mount(host, contract.describeExport, (ctx, { params }) => describeExport(ctx, params));
  serveExport(host);
}

/** The export of one decision, a ZIP to download. */
function serveExport(host: Host): void {
  host.app.get(`${apiPrefix}/results/:resultId/export`, async (request, reply) => {
    const params = ExportParams.safeParse(request.params);
    if (!params.success) throw new Refusal('not-found');
    const ctx = await host.contextOf(request);
    const zip = await exportDecision(ctx, params.data);
    return await reply
      .type('application/zip')
      .header('content-disposition', `attachment; filename="decision-${params.data.resultId}.zip"`)
      .header('cache-control', 'no-store')
      .send(zip);
  });
}
