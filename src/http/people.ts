import * as tokens from '#contract/api-tokens.ts';
import * as contract from '#contract/people.ts';
import { createApiToken, listApiTokens, revokeApiToken } from '#services/people/api-tokens.ts';
import { listOrganisations, listPeople } from '#services/people/list-people.ts';
import {
  deactivatePerson,
  endRole,
  giveRole,
  inviteAgain,
  invitePerson,
  listGivableRoles,
} from '#services/people/manage-people.ts';
import type { Host } from './host.ts';
import { mount } from './mount.ts';

/** The people of one's organisation, and the organisations. */
export function peopleRoutes(host: Host): void {
  mount(host, contract.listPeople, (ctx, { query }) => listPeople(ctx, query));
  mount(host, contract.listRoles, (ctx) => listGivableRoles(ctx));
  mount(host, contract.invitePerson, (ctx, { body }) => invitePerson(ctx, body));
  mount(host, contract.inviteAgain, (ctx, { params }) => inviteAgain(ctx, params));
  mount(host, contract.giveRole, (ctx, { params, body }) => giveRole(ctx, { ...params, ...body }));
  mount(host, contract.endRole, (ctx, { params }) => endRole(ctx, params));
  mount(host, contract.deactivatePerson, (ctx, { params }) => deactivatePerson(ctx, params));
  mount(host, contract.listOrganisations, (ctx, { query }) => listOrganisations(ctx, query));
  mount(host, tokens.listApiTokens, (ctx) => listApiTokens(ctx));
  mount(host, tokens.createApiToken, (ctx, { body }) => createApiToken(ctx, body), { holdsSecret: true });
  mount(host, tokens.revokeApiToken, (ctx, { params }) => revokeApiToken(ctx, params));
}
