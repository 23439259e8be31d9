import type { Context } from '#services/context.ts';
import { deliverMessage } from '#services/exchange.ts';
import type { JobName, JobPayload } from '#services/job-catalogue.ts';
import { signCheckpointOf } from '#services/sign-checkpoints.ts';
import { applyRegisterImport, readRegisterImport } from '#services/standards/register/import-jobs.ts';
import { readDraftDocument } from '#services/standards/workshop/read-draft-document.ts';
import { messageHandlers } from './message-handlers.ts';

/** Does one job. It may run more than once for one request, so doing it twice does no harm. */
export type JobHandler<Name extends JobName> = (ctx: Context, payload: JobPayload<Name>) => Promise<void>;

/** The handler of every job of the catalogue. Rules live in services; a handler only calls them. */
export const jobHandlers: { readonly [Name in JobName]: JobHandler<Name> } = {
  'mail.send': async (ctx, mail) => {
    await ctx.mailer.send(mail);
  },
  'audit.sign-checkpoint': async (ctx) => {
    await signCheckpointOf(ctx);
  },
  'exchange.deliver': async (ctx, { messageId }) => {
    await deliverMessage(ctx, messageId, messageHandlers);
  },
  'standards.read-document': async (ctx, { draftId, documentId }) => {
    await readDraftDocument(ctx, { draftId, documentId });
  },
  'standards.read-register': async (ctx, { importId }) => {
    await readRegisterImport(ctx, importId);
  },
  'standards.apply-register': async (ctx, { importId }) => {
    await applyRegisterImport(ctx, importId);
  },
};
