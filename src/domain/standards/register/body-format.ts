import { z } from 'zod';
import { PlainDate } from '#domain/standards/values.ts';

/** A standard that an assessment organisation may assess. */
export const BodyStandard = z.strictObject({
  reference: z.string(),
  areas: z.array(z.string()),
  startsOn: PlainDate.nullable(),
  endsOn: PlainDate.nullable(),
});
export type BodyStandard = z.infer<typeof BodyStandard>;

/** An assessment organisation as its register says it. */
export const BodyRecord = z.strictObject({
  /** Line of its row, from 1. */
  at: z.int().min(0),
  /** EPA and four digits. */
  id: z.string(),
  name: z.string(),
  ukprn: z.string().nullable(),
  type: z.string().nullable(),
  startsOn: PlainDate.nullable(),
  endsOn: PlainDate.nullable(),
  standards: z.array(BodyStandard),
});
export type BodyRecord = z.infer<typeof BodyRecord>;
