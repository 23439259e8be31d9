import { z } from 'zod';
import { Booking } from './bookings.ts';
import { endpoint } from './endpoint.ts';
import { Clock, nothing } from './shapes.ts';

/** The desk: four queues, oldest clock first, nothing behind a tab. */
export const DeskItem = z.strictObject({
  registrationId: z.uuid(),
  resultId: z.uuid().nullable(),
  apprentice: z.string(),
  reference: z.string(),
  provider: z.string(),
  what: z.string(),
  clock: Clock.nullable(),
  since: z.iso.datetime(),
});
export const Desk = z.strictObject({
  queues: z.array(
    z.strictObject({
      id: z.enum(['gateway', 'booking', 'sampling', 'release']),
      title: z.string(),
      count: z.int(),
      items: z.array(DeskItem),
    }),
  ),
  today: z.array(Booking),
});
export type Desk = z.infer<typeof Desk>;
export const getDesk = endpoint({
  method: 'GET',
  path: '/desk',
  summary: 'The desk: what waits, oldest clock first',
  permission: 'assessment.read',
  params: nothing,
  query: z.strictObject({ each: z.coerce.number().int().min(1).max(100).default(20) }),
  body: nothing,
  output: Desk,
  problems: [],
});
