import { z } from 'zod';
import { Judgement } from '#domain/grading/attempt-input.ts';
import { Id, Ref } from '#domain/standards/values.ts';
import { ClockAction } from './session-clock.ts';

/**
 * The last sequence of each other device that the writer had seen. It lets a later word on the same criterion replace
 * an earlier one from another device; without it two different words stand side by side until a person decides.
 */
const seen = z.record(z.string(), z.int().min(0)).optional();

const Text = z.string().max(20_000);

/** What an assessor's device records, by kind. `null` takes a judgement back. */
export const SheetEntry = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('judgement'),
    payload: z.strictObject({ ref: Ref, judgement: Judgement.nullable(), seen }),
  }),
  z.strictObject({ kind: z.literal('note'), payload: z.strictObject({ ref: Ref, text: Text, seen }) }),
  z.strictObject({
    kind: z.literal('session-note'),
    payload: z.strictObject({ session: Id, text: Text, seen }),
  }),
  z.strictObject({
    kind: z.literal('branch'),
    payload: z.strictObject({ alternative: Id, branches: z.array(Id), seen }),
  }),
  z.strictObject({
    kind: z.literal('coverage'),
    payload: z.strictObject({ area: Id, covered: z.boolean(), seen }),
  }),
  z.strictObject({
    kind: z.literal('check'),
    payload: z.strictObject({ item: Id, done: z.boolean(), seen }),
  }),
  z.strictObject({
    kind: z.literal('clock'),
    payload: z.strictObject({
      session: Id,
      action: ClockAction,
      reason: z.string().max(500).optional(),
    }),
  }),
]);
export type SheetEntry = z.infer<typeof SheetEntry>;

/** Where an entry comes from: the device, its own unbroken count from 1, and its time in milliseconds since 1970. */
export const SheetStamp = z.strictObject({
  deviceId: z.string().min(1),
  sequence: z.int().min(1),
  atMillis: z.int(),
});
export type SheetStamp = z.infer<typeof SheetStamp>;

/** One append-only event of a live sheet. */
export type SheetEvent = SheetEntry & SheetStamp;
