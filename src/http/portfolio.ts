import * as contract from '#contract/portfolio.ts';
import {
  commentOnEvidence,
  removeEvidence,
  submitEvidence,
  takeBackEvidence,
} from '#services/portfolio/evidence-steps.ts';
import { judgeEvidence } from '#services/portfolio/judge-evidence.ts';
import {
  getCriteria,
  getEvidence,
  listEvidence,
  listWaitingEvidence,
} from '#services/portfolio/read-evidence.ts';
import { addEvidence, changeEvidence } from '#services/portfolio/write-evidence.ts';
import type { Host } from './host.ts';
import { mount } from './mount.ts';

/** Evidence, its judgement, and the state of every criterion. */
export function portfolioRoutes(host: Host): void {
  // Before `/evidence/{evidenceId}`, which the router tells apart by the literal part.
  mount(host, contract.listWaitingEvidence, (ctx, { query }) => listWaitingEvidence(ctx, query));
  mount(host, contract.listEvidence, (ctx, { params, query }) => listEvidence(ctx, { ...params, ...query }));
  mount(host, contract.getEvidence, (ctx, { params }) => getEvidence(ctx, params));
  mount(host, contract.addEvidence, (ctx, { params, body }) => addEvidence(ctx, { ...params, ...body }));
  mount(host, contract.changeEvidence, (ctx, { params, body }) =>
    changeEvidence(ctx, { ...params, ...body }),
  );
  mount(host, contract.submitEvidence, (ctx, { params, body }) =>
    submitEvidence(ctx, { ...params, ...body }),
  );
  mount(host, contract.takeBackEvidence, (ctx, { params, body }) =>
    takeBackEvidence(ctx, { ...params, ...body }),
  );
  mount(host, contract.removeEvidence, (ctx, { params }) => removeEvidence(ctx, params));
  mount(host, contract.judgeEvidence, (ctx, { params, body }) => judgeEvidence(ctx, { ...params, ...body }));
  mount(host, contract.commentOnEvidence, (ctx, { params, body }) =>
    commentOnEvidence(ctx, { ...params, ...body }),
  );
  mount(host, contract.getCriteria, (ctx, { params }) => getCriteria(ctx, params));
}
