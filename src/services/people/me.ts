import type { MembershipRow } from '#db/sessions.ts';
import { permissionsOf } from '#domain/people/permissions.ts';
import { chooseMembership } from './memberships.ts';
import type { AccountContext } from './outside.ts';

/** One's own account, memberships, and what one may do as the acting membership. */
export async function getMe(
  ctx: AccountContext,
  facts: { readonly membership: string | string[] | undefined; readonly isDemo: boolean },
) {
  const hasNone = ctx.memberships.length === 0 && facts.membership === undefined;
  const acting = hasNone ? undefined : chooseMembership(ctx.memberships, facts.membership);
  const isAsked = acting?.requires_totp === true && acting.role !== 'apprentice';
  return {
    accountId: ctx.account.id,
    email: ctx.account.email,
    name: acting?.person_name ?? ctx.account.email,
    hasSecondFactor: ctx.account.hasSecondFactor,
    secondFactorRequired: isAsked && !ctx.account.hasSecondFactor && !facts.isDemo,
    memberships: ctx.memberships.map(showMembership),
    acting: acting ? { membershipId: acting.id, permissions: [...permissionsOf(acting.role)] } : null,
  };
}

function showMembership(membership: MembershipRow) {
  return {
    id: membership.id,
    role: membership.role,
    personId: membership.person_id,
    name: membership.person_name,
    organisation: {
      id: membership.organisation_id,
      name: membership.organisation_name,
      kind: membership.organisation_kind,
    },
  };
}
