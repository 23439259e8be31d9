import { z } from 'zod';
import { Grade, Source } from '#domain/standards/values.ts';

/** Whether something holds on what has been judged: `undecided` when the answer depends on what has not. */
export const Standing = z.enum(['met', 'not-met', 'undecided']);
export type Standing = z.infer<typeof Standing>;

/** One node of a proof: a statement, how it stands, its count, the rule's source, and what it rests on. */
export interface ProofNode {
  readonly kind:
    | 'overall'
    | 'method'
    | 'boundary'
    | 'rule'
    | 'criteria'
    | 'criterion'
    | 'mark'
    | 'dimension'
    | 'external'
    | 'cap'
    | 'table-row'
    | 'unused-rule'
    | 'given';
  readonly text: string;
  readonly standing: Standing;
  /** Have, need and out of how many; `open` is what is not judged yet. Whole numbers. */
  readonly count?:
    | { readonly have: number; readonly need: number; readonly of: number; readonly open: number }
    | undefined;
  readonly source?: Source | undefined;
  readonly method?: string | undefined;
  readonly ref?: string | undefined;
  readonly grade?: Grade | null | undefined;
  readonly children?: readonly ProofNode[] | undefined;
}

/** The parser of {@link ProofNode}. */
export const ProofNode: z.ZodType<ProofNode> = z.lazy(() =>
  z.strictObject({
    kind: z.enum([
      'overall',
      'method',
      'boundary',
      'rule',
      'criteria',
      'criterion',
      'mark',
      'dimension',
      'external',
      'cap',
      'table-row',
      'unused-rule',
      'given',
    ]),
    text: z.string(),
    standing: Standing,
    count: z.strictObject({ have: z.int(), need: z.int(), of: z.int(), open: z.int() }).optional(),
    source: Source.optional(),
    method: z.string().optional(),
    ref: z.string().optional(),
    grade: Grade.nullable().optional(),
    children: z.array(ProofNode).optional(),
  }),
);

/** What is still needed: all of a set, or any so many of it. Sets hold criteria, or further needs. */
export type Need =
  | {
      readonly form: 'all' | 'any';
      readonly count: number;
      readonly method: string;
      readonly refs: readonly string[];
      readonly text: string;
    }
  | {
      readonly form: 'all' | 'any';
      readonly count: number;
      readonly needs: readonly Need[];
      readonly text: string;
    }
  | {
      readonly form: 'other';
      readonly method?: string | undefined;
      /** The grade of the method that is needed, where it cannot be opened into criteria. */
      readonly grade?: Grade | undefined;
      readonly text: string;
    };

/** The parser of {@link Need}. */
export const Need: z.ZodType<Need> = z.lazy(() =>
  z.union([
    z.strictObject({
      form: z.enum(['all', 'any']),
      count: z.int().min(1),
      method: z.string(),
      refs: z.array(z.string()),
      text: z.string(),
    }),
    z.strictObject({
      form: z.enum(['all', 'any']),
      count: z.int().min(1),
      needs: z.array(Need),
      text: z.string(),
    }),
    z.strictObject({
      form: z.literal('other'),
      method: z.string().optional(),
      grade: Grade.optional(),
      text: z.string(),
    }),
  ]),
);

/** A better grade and all that it still needs; out of reach carries the reason. */
export const NextGrade = z.strictObject({
  grade: Grade,
  needs: z.array(Need),
  outOfReach: z.string().optional(),
});
export type NextGrade = z.infer<typeof NextGrade>;

/** The grade of one method by its latest attempt. Null with `undecided` when it is not decided. */
export const MethodGrading = z.strictObject({
  method: z.string(),
  title: z.string(),
  /** The attempt that counts: its kind and number, null when the method was never attempted. */
  attempt: z.strictObject({ number: z.int(), kind: z.enum(['first', 'resit', 'retake']) }).nullable(),
  grade: Grade.nullable(),
  undecided: z.string().optional(),
  because: z.array(ProofNode),
});
export type MethodGrading = z.infer<typeof MethodGrading>;

/** What `guildmark grade` prints: the methods, the overall grade with its proof, and what the next grades need. */
export const Grading = z.strictObject({
  methods: z.array(MethodGrading),
  overall: z.strictObject({
    grade: Grade.nullable(),
    undecided: z.string().optional(),
    because: z.array(ProofNode),
  }),
  next: z.array(NextGrade),
  /** Attempts that the rules refuse, by their place from 0; they did not count. */
  refused: z.array(
    z.strictObject({
      attempt: z.int(),
      code: z.enum(['attempt-after-pass', 'second-first-attempt']),
      reason: z.string(),
    }),
  ),
});
export type Grading = z.infer<typeof Grading>;
