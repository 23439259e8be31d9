import * as contract from '#contract/gateway.ts';
import { acceptGateway } from '#services/gateway/accept-gateway.ts';
import { decideItem } from '#services/gateway/decide-item.ts';
import { listRegistrations } from '#services/gateway/list-registrations.ts';
import { getRegistration } from '#services/gateway/registration-view.ts';
import type { Host } from './host.ts';
import { mount } from './mount.ts';

/** The assessment organisation's side of the gateway. */
export function registrationRoutes(host: Host): void {
  mount(host, contract.listRegistrations, (ctx, { query }) => listRegistrations(ctx, query));
  mount(host, contract.getRegistration, (ctx, { params }) => getRegistration(ctx, params));
  mount(host, contract.decideItem, (ctx, { params, body }) => decideItem(ctx, { ...params, ...body }));
  mount(host, contract.acceptGateway, (ctx, { params, body }) => acceptGateway(ctx, { ...params, ...body }));
}
