import * as contract from '#contract/standard-requests.ts';
import {
  declineRequest,
  getReceivedRequest,
  listReceivedRequests,
  startDraftFromRequest,
  takeUpRequest,
} from '#services/standards/requests/answer.ts';
import {
  getRequest,
  listRecipients,
  listRequests,
  prepareRequest,
  removeDocument,
  sendRequest,
  withdrawRequest,
} from '#services/standards/requests/ask.ts';
import type { Host } from './host.ts';
import { mount } from './mount.ts';

/** Requests for standards: those that a provider sends, and the queue of the standards authors. */
export function standardRequestRoutes(host: Host): void {
  mount(host, contract.listRequestRecipients, (ctx) => listRecipients(ctx));
  mount(host, contract.listRequests, (ctx, { query }) => listRequests(ctx, query));
  mount(host, contract.prepareRequest, (ctx, { body }) => prepareRequest(ctx, body));
  mount(host, contract.getRequest, (ctx, { params }) => getRequest(ctx, params.requestId));
  mount(host, contract.removeRequestDocument, (ctx, { params }) => removeDocument(ctx, params));
  mount(host, contract.sendRequest, (ctx, { params }) => sendRequest(ctx, params.requestId));
  mount(host, contract.withdrawRequest, (ctx, { params, body }) =>
    withdrawRequest(ctx, { ...params, ...body }),
  );
  mount(host, contract.listReceivedRequests, (ctx, { query }) => listReceivedRequests(ctx, query));
  mount(host, contract.getReceivedRequest, (ctx, { params }) => getReceivedRequest(ctx, params.requestId));
  mount(host, contract.takeUpRequest, (ctx, { params }) => takeUpRequest(ctx, params.requestId));
  mount(host, contract.declineRequest, (ctx, { params, body }) =>
    declineRequest(ctx, { ...params, ...body }),
  );
  mount(host, contract.startDraftFromRequest, (ctx, { params }) =>
    startDraftFromRequest(ctx, params.requestId),
  );
}
