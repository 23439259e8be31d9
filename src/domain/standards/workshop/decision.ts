import { z } from 'zod';
import { Json } from '#domain/standards/layer-format.ts';
import { Id } from '#domain/standards/values.ts';

const At = z.string().min(1).max(500);
const Why = z.string().trim().min(1).max(2000);

/**
 * One decision of an author on a draft. `at` is a path by ids in plan.json, or in standard.json when it begins with
 * `standard/`, or in a policy when it begins with `policies/<id>/`.
 */
export const Decision = z.discriminatedUnion('kind', [
  /** Answer a question with one of its candidates, or with a value of one's own. */
  z.strictObject({
    kind: z.literal('answer'),
    question: z.string().min(1).max(200),
    chosen: Id.optional(),
    value: Json.optional(),
    why: Why,
  }),
  /** The part is right as it stands. */
  z.strictObject({ kind: z.literal('accept'), at: At }),
  /** Set a value; the parent must exist. */
  z.strictObject({
    kind: z.literal('edit'),
    at: At,
    value: Json,
    why: z.string().trim().max(2000).optional(),
  }),
  /** Take an entry out. */
  z.strictObject({ kind: z.literal('reject'), at: At, why: Why }),
  /** Add an entry to a list; it carries its own id or ref. */
  z.strictObject({
    kind: z.literal('add'),
    at: At,
    value: Json,
    why: z.string().trim().max(2000).optional(),
  }),
  /** Make several entries of one, in its place; each text becomes one with the other members of the first. */
  z.strictObject({
    kind: z.literal('split'),
    at: At,
    texts: z.array(z.string().trim().min(1)).min(2).max(20),
  }),
  /** Make one entry of several; the first stays with the new text. */
  z.strictObject({
    kind: z.literal('merge'),
    at: z.array(At).min(2).max(20),
    text: z.string().trim().min(1),
  }),
  /** Decide a finding: which reading holds and why. It becomes an entry of the register of interpretations. */
  z.strictObject({
    kind: z.literal('settle'),
    finding: z.string().min(1).max(300),
    reading: z.string().trim().min(1).max(2000),
    why: Why,
  }),
  /** Take an earlier decision back. */
  z.strictObject({ kind: z.literal('undo'), sequence: z.int().min(1) }),
]);
export type Decision = z.infer<typeof Decision>;

/** A decision as recorded: by whom, when, and its place in the draft's history. */
export interface RecordedDecision {
  /** Counts from 1 within a draft. */
  readonly sequence: number;
  readonly decision: Decision;
  /** The criterion's key when `at` names a criterion: references may change when an answer changes a kind. */
  readonly keys: Readonly<Record<string, string>>;
  readonly personId: string;
  readonly name: string;
  /** Day of the decision, London. */
  readonly on: string;
}

/** Decisions that still hold: neither taken back nor the taking back itself (an undo may be undone). */
export function standing(decisions: readonly RecordedDecision[]): readonly RecordedDecision[] {
  const undone = new Set<number>();
  for (const { sequence, decision } of [...decisions].reverse()) {
    if (decision.kind === 'undo' && !undone.has(sequence)) undone.add(decision.sequence);
  }
  return decisions.filter(({ sequence, decision }) => decision.kind !== 'undo' && !undone.has(sequence));
}
