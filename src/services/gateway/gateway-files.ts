import type { Db } from '#db/database.ts';
import type { FileRow } from '#db/files.ts';
import { findGateway, findGatewayApprentice } from '#db/gateways.ts';
import { isAssigned } from '#db/registrations.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Context } from '../context.ts';
import type { FilePurposeRules } from '../portfolio/file-access.ts';
import { holds } from './abilities.ts';

async function mayReadGateway(db: Db, ctx: Context, { subject_id }: FileRow): Promise<boolean> {
  const { organisationId, personId } = ctx.actor;
  if (holds(ctx, 'gateway.read')) return true;
  if (!holds(ctx, 'gateway.read-own')) return false;
  const gateway = await findGateway(db, organisationId, subject_id);
  const apprentice = gateway && (await findGatewayApprentice(db, organisationId, gateway.enrolment_id));
  return apprentice?.person_id === personId;
}

/** Documents handed in for a gateway: read by staff and by its apprentice, added by staff while it can be changed. */
export const gatewayFiles: FilePurposeRules = {
  mayRead: mayReadGateway,
  upload: {
    async check(db, ctx, { subjectId }) {
      if (!holds(ctx, 'gateway.prepare')) throw new Refusal('not-permitted');
      const gateway = await findGateway(db, ctx.actor.organisationId, subjectId);
      if (!gateway) throw new Refusal('not-found');
      if (gateway.state !== 'preparing' && gateway.state !== 'returned')
        throw new Refusal('gateway-locked', { reason: 'The pack lies with the assessment organisation.' });
    },
  },
};

/** Archives that were sent: read by staff and by their apprentice. */
export const packFiles: FilePurposeRules = { mayRead: mayReadGateway };

/** Packs as received: read by the desk, and by an assessor of the apprentice. */
export const receivedPackFiles: FilePurposeRules = {
  async mayRead(db, ctx, file) {
    if (holds(ctx, 'gateway.read-received')) return true;
    if (!holds(ctx, 'gateway.read-assigned')) return false;
    const { organisationId, personId } = ctx.actor;
    return await isAssigned(db, organisationId, { registrationId: file.subject_id, personId });
  },
};
