import type { Db } from '#db/database.ts';
import {
  findRequest,
  insertRequestDocument,
  listRequestDocuments,
  type RequestKey,
} from '#db/standard-requests.ts';
import { isPermitted } from '#domain/people/permissions.ts';
import { Refusal } from '#domain/refusal.ts';
import { recordAudit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import type { FilePurposeRules } from '../../portfolio/file-access.ts';

/** Most documents of one request: as many as a plan draft takes. */
const mostDocuments = 20;

/** The request when the actor is one of the people it concerns: who may ask at the asker, the authors at the other side. */
async function visible(db: Db, ctx: Context, key: RequestKey) {
  const { role } = ctx.actor;
  const row = await findRequest(db, key);
  if (!row || role === 'contact' || role === 'system') return undefined;
  return isPermitted(role, row.side === 'asker' ? 'standards.request' : 'standards.draft') ? row : undefined;
}

/** Documents of a request: added by the asker until it is sent, read by both sides, each from its own store. */
export const requestFiles: FilePurposeRules = {
  async mayRead(db, ctx, file) {
    const key = { organisationId: ctx.actor.organisationId, id: file.subject_id };
    return (await visible(db, ctx, key)) !== undefined;
  },
  upload: {
    async check(db, ctx, { subjectId }) {
      const key = { organisationId: ctx.actor.organisationId, id: subjectId };
      const row = await visible(db, ctx, key);
      if (row?.side !== 'asker') throw new Refusal('not-found');
      if (row.state !== 'preparing') {
        throw new Refusal('request-state', { reason: 'The request has been sent with its documents.' });
      }
      if ((await listRequestDocuments(db, key)).length >= mostDocuments) {
        throw new Refusal('file-refused', {
          reason: `A request carries at most ${mostDocuments} documents.`,
        });
      }
    },
    async attach(tx, ctx, { subjectId, fileId }) {
      const key = { organisationId: ctx.actor.organisationId, id: subjectId };
      await insertRequestDocument(tx, key, fileId, ctx.now);
      await recordAudit(tx, ctx, {
        type: 'standards.request-document-added',
        subjectType: 'standard-request',
        subjectId,
        detail: { fileId },
      });
    },
  },
};
