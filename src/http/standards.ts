import * as contract from '#contract/standards.ts';
import { getEffectivePlan, getPlan, listPlans } from '#services/standards/read-plans.ts';
import type { Host } from './host.ts';
import { mount } from './mount.ts';

/** The published plans, and the plan behind a decision. */
export function standardsRoutes(host: Host): void {
  mount(host, contract.listPlans, (ctx) => listPlans(ctx));
  mount(host, contract.getPlan, (ctx, { params, query }) => getPlan(ctx, { ...params, ...query }));
  mount(host, contract.getEffectivePlan, (ctx, { params }) => getEffectivePlan(ctx, params));
}
