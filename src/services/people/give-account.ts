import { findAccount, findAccountByEmail, insertAccount } from '#db/accounts.ts';
import type { Tx } from '#db/database.ts';
import { findOrganisation } from '#db/organisations.ts';
import {
  findPerson,
  findPersonByAccount,
  insertMembership,
  lockMemberships,
  setMembershipDays,
  setPersonAccount,
} from '#db/people.ts';
import { personName } from '#db/people-rows.ts';
import type { Role } from '#domain/people/permissions.ts';
import { Refusal } from '#domain/refusal.ts';
import { londonDayOf } from '#domain/time/london.ts';
import { recordAudit } from '../audit.ts';
import type { Context } from '../context.ts';
import { enqueue } from '../enqueue.ts';
import { makeAccountToken } from './account-links.ts';
import { addedLetter, invitationLetter } from './letters.ts';

/**
 * Let a person of the acting organisation sign in with an e-mail address and act in a role: their account is found or
 * opened, the role given, and the letter sent when the transaction commits. `letter: 'none'` is for imports and demos.
 * Answers the membership's id. Refuses a role that is held today.
 */
export async function giveAccount(
  tx: Tx,
  ctx: Context,
  request: {
    readonly personId: string;
    readonly email: string;
    readonly role: Role;
    readonly letter?: 'none';
  },
): Promise<{ readonly membershipId: string; readonly accountId: string }> {
  const { organisationId } = ctx.actor;
  const person = await findPerson(tx, organisationId, request.personId);
  if (!person) throw new Refusal('not-found');
  const accountId = person.account_id ?? (await takeAccount(tx, ctx, request.email));
  if (person.account_id === null) {
    const other = await findPersonByAccount(tx, organisationId, accountId);
    if (other)
      throw new Refusal('already-member', { reason: `${request.email} belongs to ${personName(other)}.` });
    await setPersonAccount(tx, { organisationId, personId: person.id, accountId });
  }
  const membershipId = await giveMembership(tx, ctx, {
    personId: person.id,
    accountId,
    role: request.role,
  });
  if (request.letter !== 'none') await writeTo(tx, ctx, { accountId, name: personName(person) });
  return { membershipId, accountId };
}

/** The open account of an address, or a new one without a password. */
export async function takeAccount(tx: Tx, ctx: Context, email: string): Promise<string> {
  const held = await findAccountByEmail(tx, email);
  if (held) return held.id;
  const id = ctx.newId();
  await insertAccount(tx, { id, email, passwordHash: null, at: ctx.now });
  return id;
}

async function giveMembership(
  tx: Tx,
  ctx: Context,
  request: { readonly personId: string; readonly accountId: string; readonly role: Role },
): Promise<string> {
  const { organisationId } = ctx.actor;
  const today = londonDayOf(ctx.now.toISOString());
  const rows = await lockMemberships(tx, organisationId, request.personId);
  const held = rows.find(({ role }) => role === request.role);
  if (held && (held.ends_on === null || held.ends_on > today)) throw new Refusal('already-member');
  const id = held?.id ?? ctx.newId();
  if (held) await setMembershipDays(tx, { organisationId, id }, { startsOn: today, endsOn: null });
  else await insertMembership(tx, { organisationId, id, ...request, startsOn: today });
  await recordAudit(tx, ctx, {
    type: 'people.role-given',
    subjectType: 'person',
    subjectId: request.personId,
    detail: { role: request.role, membershipId: id },
  });
  return id;
}

/** Send the letter that fits: an invitation with a link to whoever has no password yet, else a note. */
export async function writeTo(
  tx: Tx,
  ctx: Context,
  to: { readonly accountId: string; readonly name: string },
): Promise<void> {
  const { organisationId } = ctx.actor;
  const [account, organisation, inviter] = [
    await findAccount(tx, to.accountId),
    await findOrganisation(tx, organisationId),
    await findPerson(tx, organisationId, ctx.actor.personId),
  ];
  if (!account || !organisation) return;
  const facts = {
    name: to.name,
    organisation: organisation.name,
    inviter: inviter ? personName(inviter) : organisation.name,
  };
  const letter =
    account.password_hash === null
      ? invitationLetter({
          ...facts,
          address: `${ctx.publicUrl}/invitation/${await makeAccountToken(tx, ctx, { id: account.id, kind: 'invitation' })}`,
        })
      : addedLetter({ ...facts, address: ctx.publicUrl });
  await enqueue(tx, { job: 'mail.send', organisationId, payload: { to: account.email, ...letter } });
}
