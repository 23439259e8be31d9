import { z } from 'zod';
import type { HeldVersion, RegisterContent, RegisterFacts, RegisterStatement } from './register-format.ts';

/** One field that differs. A statement's field is its code. Null says that there was or is nothing. */
export const FieldChange = z.strictObject({
  part: z.enum(['content', 'facts', 'statements']),
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type FieldChange = z.infer<typeof FieldChange>;

/** What a version is to become. */
export interface NextVersion {
  readonly content: RegisterContent;
  readonly facts: RegisterFacts;
  readonly statements: readonly RegisterStatement[];
}

/** What a source says about a version; a part or field that is absent is not said. */
export interface SaidVersion {
  readonly content: RegisterContent;
  readonly facts: RegisterFacts;
  readonly statements?: readonly RegisterStatement[] | undefined;
}

/** The changes that a source brings to a version. */
export interface VersionDiff {
  /** What changes. */
  readonly changes: readonly FieldChange[];
  /** What would change, and does not because apprentices are on the version. */
  readonly kept: readonly FieldChange[];
  readonly next: NextVersion;
}

/** A value as people read it in a list of differences. */
function sayValue(value: unknown): string | null {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return null;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map((item) => sayItem(item)).join('; ');
  return String(value);
}

function sayItem(item: unknown): string {
  return typeof item === 'object' && item !== null && 'text' in item ? String(item.text) : String(item);
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

function fieldChanges<Part extends RegisterContent | RegisterFacts>(
  part: 'content' | 'facts',
  before: Part,
  after: Part,
): FieldChange[] {
  return (Object.keys(after) as (keyof Part & string)[]).flatMap((field) => {
    if (isEqual(before[field], after[field])) return [];
    const [was, is] = [sayValue(before[field]), sayValue(after[field])];
    // Both "nothing": a field that is told for the first time and is empty.
    return was === null && is === null ? [] : [{ part, field, before: was, after: is }];
  });
}

function statementChanges(
  before: readonly RegisterStatement[],
  after: readonly RegisterStatement[] | undefined,
): FieldChange[] {
  if (after === undefined) return [];
  const [was, is] = [
    new Map(before.map((one) => [one.ref, one])),
    new Map(after.map((one) => [one.ref, one])),
  ];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((ref) => {
    const [old, fresh] = [was.get(ref)?.text ?? null, is.get(ref)?.text ?? null];
    return old === fresh ? [] : [{ part: 'statements' as const, field: ref, before: old, after: fresh }];
  });
}

/**
 * What changes when a source's words are taken over into a version held. Fields that the source does not speak of stay. Once an apprentice is
 * on the version its content and statements stay as they are: only what was never known is filled in, and the rest is
 * given as kept. Status, days and money of the register move on. `isFilling` only fills in what was never known, for a source
 * that is less sure than the one held.
 */
export function diffVersion(
  held: HeldVersion | undefined,
  said: SaidVersion,
  { isFilling = false }: { readonly isFilling?: boolean } = {},
): VersionDiff {
  const before: NextVersion = held ?? { content: {}, facts: {}, statements: [] };
  const facts = fieldChanges('facts', before.facts, said.facts);
  const content = fieldChanges('content', before.content, said.content);
  const statements = statementChanges(before.statements, said.statements);
  const isFrozen = held?.isStarted === true || isFilling;
  const mayTake = ({ part, before: was }: FieldChange) =>
    was === null || !(part === 'facts' ? isFilling : isFrozen);
  const takesStatements = !isFrozen || before.statements.length === 0;
  const fields = [...content, ...facts];
  const taken = fields.filter(mayTake);
  return {
    changes: [...taken, ...(takesStatements ? statements : [])],
    kept: [...fields.filter((change) => !mayTake(change)), ...(takesStatements ? [] : statements)],
    next: {
      content: { ...before.content, ...takenOf('content', said.content, taken) },
      facts: { ...before.facts, ...takenOf('facts', said.facts, taken) },
      statements: takesStatements ? (said.statements ?? before.statements) : before.statements,
    },
  };
}

function takenOf<Part extends RegisterContent | RegisterFacts>(
  part: 'content' | 'facts',
  said: Part,
  taken: readonly FieldChange[],
): Part {
  const fields = new Set(taken.filter((change) => change.part === part).map(({ field }) => field));
  return Object.fromEntries(Object.entries(said).filter(([field]) => fields.has(field))) as Part;
}
