import { sql } from 'kysely';
import { recordAudit } from '../audit.ts';
import type { Context } from '../context.ts';
import { giveAccount } from '../people/give-account.ts';
import { changeEnrolment } from './change-enrolment.ts';

/** Invite the apprentice of an enrolment to sign in; the address becomes theirs. */
export async function inviteApprentice(
  ctx: Context,
  input: { readonly enrolmentId: string; readonly email: string },
) {
  return await changeEnrolment(ctx, 'enrolment.enrol', input, async (tx, { row }) => {
    await tx
      .updateTable('person')
      .set({ email: input.email, version: sql<number>`version + 1` })
      .where('organisation_id', '=', row.organisation_id)
      .where('id', '=', row.person_id)
      .execute();
    await giveAccount(tx, ctx, { personId: row.person_id, email: input.email, role: 'apprentice' });
    await recordAudit(tx, ctx, {
      type: 'enrolment.apprentice-invited',
      subjectType: 'enrolment',
      subjectId: row.id,
      detail: {},
      text: input.email,
    });
    return { done: true as const };
  });
}
