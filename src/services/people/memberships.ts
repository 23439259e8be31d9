import { findMembership } from '#db/people.ts';
import type { MembershipRow } from '#db/sessions.ts';
import { Refusal } from '#domain/refusal.ts';
import { londonDayOf } from '#domain/time/london.ts';
import { type Actor, nobody } from '../context.ts';
import type { Outside } from './outside.ts';

/**
 * The membership a request acts as: the named one, or the account's first. An apprentice is one at the provider and, from
 * gateway on, at the assessment organisation too: their own place is the provider.
 */
export function chooseMembership(
  memberships: readonly MembershipRow[],
  named: string | string[] | undefined,
): MembershipRow {
  const first =
    memberships.find(({ organisation_kind }) => organisation_kind === 'training-provider') ?? memberships[0];
  if (!first) throw new Refusal('no-membership');
  if (named === undefined) return first;
  const found = memberships.find(({ id }) => id === named);
  if (!found) throw new Refusal('membership-not-yours');
  return found;
}

/** Who acts when an account acts as one of its memberships. */
export function actorOf(membership: MembershipRow, accountId: string): Actor {
  return {
    accountId,
    organisationId: membership.organisation_id,
    personId: membership.person_id,
    role: membership.role,
  };
}

/** Who acts behind a membership that holds today, or undefined. */
export async function findMembershipActor(
  outside: Outside,
  organisationId: string,
  membershipId: string,
): Promise<Actor | undefined> {
  const today = londonDayOf(outside.now.toISOString());
  const found = await outside.database.read({ organisationId, personId: nobody }, (db) =>
    findMembership(db, organisationId, membershipId),
  );
  if (!found || found.starts_on > today || (found.ends_on !== null && found.ends_on <= today))
    return undefined;
  return { accountId: found.account_id, organisationId, personId: found.person_id, role: found.role };
}
