import type { Tx } from '#db/database.ts';
import { lockRegistrationOf, setRegistration } from '#db/registrations.ts';
import { nothingToAudit, recordAudit } from '../audit.ts';
import type { Context } from '../context.ts';
import { messageHandler } from '../exchange.ts';

type RegistrationRow = NonNullable<Awaited<ReturnType<typeof lockRegistrationOf>>>;

const ended: ReadonlySet<string> = new Set(['released', 'closed', 'withdrawn']);

/** Where a registration goes on after a withdrawal was undone. */
async function stateAgain(tx: Tx, ctx: Context, registration: RegistrationRow): Promise<string> {
  if (registration.gateway_accepted_on === null) return 'gateway-submitted';
  const begun = await tx
    .selectFrom('attempt')
    .select('id')
    .where('organisation_id', '=', ctx.actor.organisationId)
    .where('registration_id', '=', registration.id)
    .where('state', 'not in', ['open', 'void'])
    .limit(1)
    .executeTakeFirst();
  return begun ? 'in-assessment' : 'gateway-accepted';
}

/** The provider recorded a withdrawal, or undid one. An assessment that has ended stays as it is. */
export const enrolmentChangedHandler = messageHandler<'enrolment-changed', undefined>({
  async handle(tx, ctx, { from, payload }) {
    const { organisationId } = ctx.actor;
    const key = { providerId: from, enrolmentId: payload.enrolmentId };
    const registration = await lockRegistrationOf(tx, organisationId, key);
    const { withdrawn } = payload;
    const isAway = registration?.state === 'withdrawn';
    const matters = withdrawn ? !ended.has(registration?.state ?? 'closed') : withdrawn === null && isAway;
    if (!registration || !matters)
      return nothingToAudit(tx, 'No assessment under way here is touched by the change.');
    const state = withdrawn ? 'withdrawn' : await stateAgain(tx, ctx, registration);
    await setRegistration(tx, organisationId, registration.id, { state });
    await recordAudit(tx, ctx, {
      type: withdrawn ? 'gateway.withdrawal-received' : 'gateway.return-received',
      subjectType: 'registration',
      subjectId: registration.id,
      detail: { withdrawnOn: withdrawn?.on ?? null, state },
      ...(withdrawn ? { text: withdrawn.reason } : {}),
    });
  },
});
