import { z } from 'zod';
import { Json } from '#domain/standards/layer-format.ts';
import { Id, PlainDate } from '#domain/standards/values.ts';
import type { Span } from './read-document.ts';

/** One answer that fits a question. */
export interface Candidate {
  readonly id: Id;
  /** The answer as a person reads it. */
  readonly says: string;
  readonly value: Json;
  /** Where the documents say it; empty when it is offered without being printed. */
  readonly spans: readonly Span[];
  readonly section: string;
}

/** Something the documents do not settle. Ids are made from the words it is about, so that they survive compiling again. */
export interface Question {
  readonly id: string;
  /** The part of the draft that waits for it, as a path by ids. */
  readonly at: string;
  readonly question: string;
  /** Why it is asked, in one sentence. */
  readonly why: string;
  readonly candidates: readonly Candidate[];
  /** Candidate that the draft uses until somebody answers; absent when nothing is used. */
  readonly assumed?: Id;
  /** True when a plan cannot be published before it is answered. */
  readonly blocks: boolean;
  /** The recorded answer, when there is one. */
  readonly answer?: Answer;
}

/** One recorded answer: a candidate, or a value of the author's own. */
export const Answer = z
  .strictObject({
    /** Id of the question. */
    question: z.string().min(1),
    /** Id of the candidate chosen. */
    chosen: Id.optional(),
    /** The author's own value, when no candidate is right. */
    value: Json.optional(),
    why: z.string().min(1),
    decidedBy: z.string().min(1),
    decidedOn: PlainDate,
  })
  .refine((answer) => (answer.chosen === undefined) !== (answer.value === undefined), {
    message: 'give either "chosen" (the id of a candidate) or "value" (your own answer), not both',
    path: ['chosen'],
  });
export type Answer = z.infer<typeof Answer>;

/** The small file in which answers are kept; compiling again reads it. */
export const Answers = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal('guildmark.answers'),
  formatVersion: z.literal(1),
  answers: z.array(Answer),
});
export type Answers = z.infer<typeof Answers>;

/** Lower-case words joined by hyphens, at most `words` of them, for ids that people can read. */
export function slug(text: string, words = 8): string {
  const parts = text
    .toLowerCase()
    .replace(/['’‘]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '');
  return parts.slice(0, words).join('-') || 'unnamed';
}
