import * as contract from '#contract/workshop.ts';
import { decideOnDraft, listDecisions } from '#services/standards/workshop/decide.ts';
import {
  discardDraft,
  getDraft,
  getDraftDocument,
  listDrafts,
  proposeDraft,
  removeDraftDocument,
  returnDraft,
  startDraft,
} from '#services/standards/workshop/drafts.ts';
import { publishDraft } from '#services/standards/workshop/publish-draft.ts';
import type { Host } from './host.ts';
import { mount } from './mount.ts';

/** The standards workshop: drafts, their documents and decisions, the second check and publication. */
export function workshopRoutes(host: Host): void {
  mount(host, contract.listDrafts, (ctx, { query }) => listDrafts(ctx, query));
  mount(host, contract.startDraft, (ctx, { body }) => startDraft(ctx, body));
  mount(host, contract.getDraft, (ctx, { params }) => getDraft(ctx, params.draftId));
  mount(host, contract.getDraftDocument, (ctx, { params }) => getDraftDocument(ctx, params));
  mount(host, contract.removeDraftDocument, (ctx, { params }) => removeDraftDocument(ctx, params));
  mount(host, contract.decide, (ctx, { params, body }) => decideOnDraft(ctx, { ...params, ...body }));
  mount(host, contract.listDecisions, (ctx, { params, query }) =>
    listDecisions(ctx, { ...params, ...query }),
  );
  mount(host, contract.proposeDraft, (ctx, { params, body }) => proposeDraft(ctx, { ...params, ...body }));
  mount(host, contract.returnDraft, (ctx, { params, body }) => returnDraft(ctx, { ...params, ...body }));
  mount(host, contract.publishDraft, (ctx, { params, body }) => publishDraft(ctx, { ...params, ...body }));
  mount(host, contract.discardDraft, (ctx, { params, body }) => discardDraft(ctx, { ...params, ...body }));
}
