import { z } from 'zod';

/** What every job of an organisation is called and carries. A handler for each stands in `src/jobs/registry.ts`. */
export const jobPayloads = {
  /** Send one letter. */
  'mail.send': z.strictObject({ to: z.string(), subject: z.string(), text: z.string() }),
  /** Sign where the organisation's audit chain stands. */
  'audit.sign-checkpoint': z.strictObject({}),
  /** Bring one message to the organisation it is for. */
  'exchange.deliver': z.strictObject({ messageId: z.uuid() }),
  /** Read a document that was added to a plan draft. */
  'standards.read-document': z.strictObject({ draftId: z.uuid(), documentId: z.uuid() }),
  /** Read the files of a register import and compare them with what is held. */
  'standards.read-register': z.strictObject({ importId: z.uuid() }),
  /** Write what a register import brings. */
  'standards.apply-register': z.strictObject({ importId: z.uuid() }),
} as const satisfies Record<`${string}.${string}`, z.ZodType>;

/** A job of the closed catalogue. */
export type JobName = keyof typeof jobPayloads;

/** What a job carries. */
export type JobPayload<Name extends JobName> = z.infer<(typeof jobPayloads)[Name]>;
