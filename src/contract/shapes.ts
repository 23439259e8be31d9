import { z } from 'zod';

/** No parameters, no query, no body, or no content. */
export const nothing = z.strictObject({});

/** A page request: opaque cursor of the reply before, and a size of at most 200. */
export const PageQuery = z.strictObject({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** One page of a list. `nextCursor` is null on the last page. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** A person as others see them. */
export const PersonRef = z.strictObject({ id: z.uuid(), name: z.string() });
export type PersonRef = z.infer<typeof PersonRef>;

/** Something a person may or may not do now; `reason` says what would make it possible. */
export const Ability = z.discriminatedUnion('allowed', [
  z.strictObject({ allowed: z.literal(true) }),
  z.strictObject({ allowed: z.literal(false), reason: z.string() }),
]);
export type Ability = z.infer<typeof Ability>;

/** A running deadline: what, until when, whose turn, and which rule set it. */
export const Clock = z.strictObject({
  what: z.string(),
  dueOn: z.iso.date(),
  /** Working days until the end of the due day; negative when late; null where the holiday list ends. */
  workingDaysLeft: z.int().nullable(),
  state: z.enum(['running', 'due-soon', 'due-today', 'overdue', 'done']),
  whose: z.string(),
  rule: z.strictObject({ words: z.string(), source: z.string() }).nullable(),
});
export type Clock = z.infer<typeof Clock>;

/** A point or band of the journey line. */
export const JourneyPoint = z.strictObject({
  id: z.string(),
  kind: z.enum([
    'start',
    'break',
    'gateway-earliest',
    'gateway',
    'window',
    'booking',
    'deadline',
    'result',
    'planned-end',
  ]),
  title: z.string(),
  on: z.iso.date(),
  /** Last day of a band. */
  until: z.iso.date().optional(),
  state: z.enum(['done', 'now', 'ahead', 'forecast', 'missed']),
});
export type JourneyPoint = z.infer<typeof JourneyPoint>;

/** A file that may be downloaded. */
export const FileRef = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
});
export type FileRef = z.infer<typeof FileRef>;

/** The version that the caller saw; a write with an older one is refused. */
export const Version = z.int().min(1);

/** A rule's origin as shown on screen. */
export const RuleSource = z.strictObject({
  document: z.string(),
  section: z.string(),
  words: z.string().optional(),
});
export type RuleSource = z.infer<typeof RuleSource>;

/** Reply of a write that changes one record. */
export const Changed = z.strictObject({ id: z.uuid(), version: Version.optional() });

/** Reply of a write that returns nothing else. */
export const Done = z.strictObject({ done: z.literal(true) });
