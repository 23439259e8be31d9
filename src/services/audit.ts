import { sql } from 'kysely';
import type { Tx } from '#db/database.ts';
import type { AuditEventType } from '#domain/audit-events.ts';
import type { Refusal } from '#domain/refusal.ts';
import { type AuditBody, commitmentTo, hashBody, newSalt } from './audit-entry.ts';
import type { Context } from './context.ts';

/** One thing that happened. */
export interface AuditEvent {
  readonly type: AuditEventType;
  /** What it happened to: a table's name in kebab-case, and the row's id. */
  readonly subjectType: string;
  readonly subjectId: string;
  /** Ids, codes, counts and dates. Never words about a person: those go into `text`. */
  readonly detail: Readonly<Record<string, unknown>>;
  /** Words about a person, kept beside the chain, where they can be erased. */
  readonly text?: string | undefined;
}

interface Waiting {
  readonly entries: Readonly<Record<string, unknown>>[];
  reasonForNone: string | undefined;
}

const waiting = new WeakMap<Tx, Waiting>();

/** Record what happened, in the transaction of the change. May be called anywhere in it: entries are written when the work is done. */
export async function recordAudit(tx: Tx, ctx: Context, event: AuditEvent): Promise<void> {
  const salt = event.text === undefined ? null : newSalt();
  const commitment = salt && event.text !== undefined ? commitmentTo(salt, event.text).toString('hex') : null;
  const body: AuditBody = {
    occurredAt: ctx.now.toISOString(),
    accountId: ctx.actor.accountId,
    personId: ctx.actor.personId,
    role: ctx.actor.role,
    type: event.type,
    subjectType: event.subjectType,
    subjectId: event.subjectId,
    requestId: ctx.requestId,
    // As the database will give it back.
    detail: JSON.parse(JSON.stringify(event.detail)),
    commitment,
  };
  waitingOf(tx).entries.push({
    ...body,
    bodyHash: hashBody(body).toString('hex'),
    salt: salt?.toString('hex') ?? null,
    text: event.text ?? null,
  });
}

/** Say why a write transaction leaves no audit entry, such as a repeated request that changed nothing. */
export function nothingToAudit(tx: Tx, reason: string): void {
  waitingOf(tx).reasonForNone = reason;
}

/** Begin to collect the entries of a transaction. Only `inTransaction` calls this. */
export function beginAudit(tx: Tx): void {
  waiting.set(tx, { entries: [], reasonForNone: undefined });
}

/** Write the collected entries as the transaction's last statement. Throws when there are none and nobody said why. */
export async function flushAudit(tx: Tx): Promise<void> {
  const { entries, reasonForNone } = waitingOf(tx);
  waiting.delete(tx);
  if (entries.length === 0) {
    if (reasonForNone !== undefined) return;
    throw new Error(
      'A write transaction recorded no audit event: call recordAudit, or nothingToAudit with the reason.',
    );
  }
  await sql`select audit_append(${JSON.stringify(entries)}::jsonb)`.execute(tx);
}

/**
 * Record that a sensitive action was refused. The transaction of the action is undone by then, so this opens one of its own.
 * `subject` is what the action was tried on.
 */
export async function auditRefusal(
  ctx: Context,
  refusal: Refusal,
  subject: { readonly action: string; readonly subjectType: string; readonly subjectId: string },
): Promise<void> {
  await ctx.database.write(ctx.actor, async (tx) => {
    beginAudit(tx);
    await recordAudit(tx, ctx, {
      type: 'installation.action-refused',
      subjectType: subject.subjectType,
      subjectId: subject.subjectId,
      detail: { action: subject.action, code: refusal.code },
    });
    await flushAudit(tx);
  });
}

function waitingOf(tx: Tx): Waiting {
  const found = waiting.get(tx);
  if (!found) throw new Error('Audit events belong to a transaction that was begun with inTransaction.');
  return found;
}
