import * as contract from '#contract/plan-editions.ts';
import {
  addErratum,
  compareEditions,
  getEdition,
  listAffected,
  listEditions,
  offerEdition,
  withdrawEdition,
} from '#services/standards/editions/editions.ts';
import type { Host } from './host.ts';
import { mount } from './mount.ts';

/** The library of plan editions: what uses each, errata, withdrawal, difference, and offers of assessment. */
export function planEditionRoutes(host: Host): void {
  mount(host, contract.listEditions, (ctx, { query }) => listEditions(ctx, query));
  mount(host, contract.getEdition, (ctx, { params }) => getEdition(ctx, params));
  mount(host, contract.withdrawEdition, (ctx, { params, body }) =>
    withdrawEdition(ctx, { ...params, ...body }),
  );
  mount(host, contract.addErratum, (ctx, { params, body }) => addErratum(ctx, { ...params, ...body }));
  mount(host, contract.listAffected, (ctx, { params, query }) => listAffected(ctx, { ...params, ...query }));
  mount(host, contract.compareEditions, (ctx, { params, query }) =>
    compareEditions(ctx, { ...params, ...query }),
  );
  mount(host, contract.offerEdition, (ctx, { params, body }) => offerEdition(ctx, { ...params, ...body }));
}
