import { z } from 'zod';
import { AttemptInput } from '#domain/grading/attempt-input.ts';
import { Grade, Id, Source } from './values.ts';

/** One conformance case. `judgements` shorthands keep cases readable: "all-met" and lists of refs with the value. */
export const ExampleCase = z.strictObject({
  name: z.string().min(1),
  policy: Id.optional(),
  choices: z.record(Id, z.array(Id)).default({}),
  /** Options of the standard that the apprentice takes. */
  options: z.array(Id).default([]),
  attempts: z.array(AttemptInput),
  expect: z.strictObject({
    overall: Grade.nullable(),
    methods: z.record(Id, Grade.nullable()).default({}),
  }),
  source: Source.optional(),
});
export type ExampleCase = z.infer<typeof ExampleCase>;

/** `standards/<reference>/<plan edition>/examples.json`. */
export const Examples = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal('guildmark.examples'),
  formatVersion: z.literal(1),
  reference: z.string(),
  edition: z.string(),
  cases: z.array(ExampleCase).min(1),
});
export type Examples = z.infer<typeof Examples>;
