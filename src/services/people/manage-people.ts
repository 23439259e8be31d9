import { findAccount } from '#db/accounts.ts';
import type { Tx } from '#db/database.ts';
import { findOrganisation } from '#db/organisations.ts';
import {
  findPerson,
  findPersonByAccount,
  insertPerson,
  lockMemberships,
  setMembershipDays,
} from '#db/people.ts';
import { personName } from '#db/people-rows.ts';
import type { Role } from '#domain/people/permissions.ts';
import { staffRolesOf } from '#domain/people/roles.ts';
import { Refusal } from '#domain/refusal.ts';
import { londonDayOf } from '#domain/time/london.ts';
import { recordAudit } from '../audit.ts';
import { authorise, type Context } from '../context.ts';
import { inTransaction, reading } from '../transaction.ts';
import { giveAccount, takeAccount, writeTo } from './give-account.ts';

/** Who is invited, and as what. */
export interface Invitation {
  readonly givenNames: string;
  readonly familyName: string;
  readonly email: string;
  readonly role: Role;
}

/** The roles that can be given in the acting organisation. */
export async function listGivableRoles(ctx: Context) {
  authorise(ctx, 'people.manage');
  return { items: [...(await reading(ctx, (db) => givable(db, ctx)))] };
}

/** Invite a person in a role. Somebody who is known here by that address gets the role besides their others. */
export async function invitePerson(ctx: Context, invitation: Invitation) {
  authorise(ctx, 'people.manage');
  return await inTransaction(ctx, async (tx) => {
    await refuseForeignRole(tx, ctx, invitation.role);
    const { organisationId } = ctx.actor;
    const accountId = await takeAccount(tx, ctx, invitation.email);
    const known = await findPersonByAccount(tx, organisationId, accountId);
    const personId = known?.id ?? ctx.newId();
    if (!known) {
      await insertPerson(tx, {
        organisationId,
        id: personId,
        givenNames: invitation.givenNames,
        familyName: invitation.familyName,
        nameUsed: null,
        email: invitation.email,
        accountId,
        at: ctx.now,
      });
    }
    await giveAccount(tx, ctx, { personId, email: invitation.email, role: invitation.role });
    await recordAudit(tx, ctx, {
      type: 'people.person-invited',
      subjectType: 'person',
      subjectId: personId,
      detail: { role: invitation.role },
    });
    return { id: personId };
  });
}

/** Send the invitation again to somebody who has no password yet. */
export async function inviteAgain(ctx: Context, { personId }: { readonly personId: string }) {
  authorise(ctx, 'people.manage');
  return await inTransaction(ctx, async (tx) => {
    const person = await findPerson(tx, ctx.actor.organisationId, personId);
    if (!person?.account_id) throw new Refusal('not-found');
    const account = await findAccount(tx, person.account_id);
    if (account?.password_hash) throw new Refusal('invitation-accepted');
    await writeTo(tx, ctx, { accountId: person.account_id, name: personName(person) });
    await recordAudit(tx, ctx, {
      type: 'people.person-invited',
      subjectType: 'person',
      subjectId: personId,
      detail: { again: true },
    });
    return { done: true as const };
  });
}

/** Give a person one more role. */
export async function giveRole(ctx: Context, request: { readonly personId: string; readonly role: Role }) {
  authorise(ctx, 'people.manage');
  return await inTransaction(ctx, async (tx) => {
    await refuseForeignRole(tx, ctx, request.role);
    const person = await findPerson(tx, ctx.actor.organisationId, request.personId);
    if (!person) throw new Refusal('not-found');
    if (person.email === null && person.account_id === null) throw new Refusal('no-e-mail');
    const { membershipId } = await giveAccount(tx, ctx, { ...request, email: person.email ?? '' });
    return { id: membershipId };
  });
}

/** End one role from today. Nobody ends their own. */
export async function endRole(
  ctx: Context,
  request: { readonly personId: string; readonly membershipId: string },
) {
  authorise(ctx, 'people.manage');
  const ended = await endRoles(ctx, request.personId, (id) => id === request.membershipId);
  if (ended === 0) throw new Refusal('not-found');
  return { done: true as const };
}

/** End every role of a person from today. What they did stays. */
export async function deactivatePerson(ctx: Context, { personId }: { readonly personId: string }) {
  authorise(ctx, 'people.manage');
  return { ended: await endRoles(ctx, personId, () => true) };
}

async function endRoles(ctx: Context, personId: string, isMeant: (id: string) => boolean): Promise<number> {
  if (personId === ctx.actor.personId) throw new Refusal('not-yourself');
  const { organisationId } = ctx.actor;
  const today = londonDayOf(ctx.now.toISOString());
  return await inTransaction(ctx, async (tx) => {
    const rows = await lockMemberships(tx, organisationId, personId);
    const meant = rows.filter(({ id, ends_on }) => isMeant(id) && (ends_on === null || ends_on > today));
    if (meant.length === 0) throw new Refusal('not-found');
    for (const { id, role } of meant) {
      await setMembershipDays(tx, { organisationId, id }, { endsOn: today });
      await recordAudit(tx, ctx, {
        type: 'people.role-ended',
        subjectType: 'person',
        subjectId: personId,
        detail: { role, membershipId: id },
      });
    }
    return meant.length;
  });
}

async function givable(db: Parameters<typeof findOrganisation>[0], ctx: Context): Promise<readonly Role[]> {
  const organisation = await findOrganisation(db, ctx.actor.organisationId);
  return organisation ? staffRolesOf(organisation.kind) : [];
}

async function refuseForeignRole(tx: Tx, ctx: Context, role: Role): Promise<void> {
  if (!(await givable(tx, ctx)).includes(role)) throw new Refusal('role-not-here', { role });
}
