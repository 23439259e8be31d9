import { z } from 'zod';
import { Grade, Id, Ref } from '#domain/standards/values.ts';

/** What an assessor recorded of one criterion. Absent means not yet judged: never met and never not met. */
export const Judgement = z.enum(['met', 'not-met']);
export type Judgement = z.infer<typeof Judgement>;

/**
 * One attempt at one method, as `guildmark grade` reads it. It carries judgements, or a mark (with sections where the
 * plan has them), or dimension levels, or a grade recorded elsewhere. `all` sets every criterion of a kind before
 * `judgements` is applied, so that a case can say "everything met but P3".
 */
export const AttemptInput = z.strictObject({
  method: Id,
  kind: z.enum(['first', 'resit', 'retake']).default('first'),
  all: z
    .strictObject({
      pass: Judgement.optional(),
      merit: Judgement.optional(),
      distinction: Judgement.optional(),
    })
    .optional(),
  judgements: z.record(Ref, Judgement).optional(),
  /** Marks in total, whole numbers. */
  mark: z.int().min(0).optional(),
  /** Marks by section id. */
  sections: z.record(Id, z.int().min(0)).optional(),
  /** Mandatory questions answered correctly, by section id; the key "total" stands for the whole test. */
  mandatory: z.record(z.string(), z.int().min(0)).optional(),
  dimensions: z.record(Id, z.string()).optional(),
  grade: Grade.optional(),
  /** Exceptional circumstances were granted: a cap that allows for them is lifted. */
  exceptional: z.boolean().default(false),
});
export type AttemptInput = z.infer<typeof AttemptInput>;

/** The input of `guildmark grade`. */
export const GradeInput = z.strictObject({
  choices: z.record(Id, z.array(Id)).default({}),
  options: z.array(Id).default([]),
  attempts: z.array(AttemptInput),
});
export type GradeInput = z.infer<typeof GradeInput>;
