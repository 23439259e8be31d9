import { z } from 'zod';
import { listReceivedResultRows } from '#db/caseload.ts';
import { insertView, listReleasesOfPerson, type ReleaseRow } from '#db/releases.ts';
import { Refusal } from '#domain/refusal.ts';
import { exceptionalPossibility } from '#domain/results/exceptional.ts';
import { ReleasedContent } from '#domain/results/released-content.ts';
import { Grade, type PlainDate } from '#domain/standards/values.ts';
import { londonDayOf } from '#domain/time/london.ts';
import { nothingToAudit, recordAudit } from '../audit.ts';
import { authorise, type Context } from '../context.ts';
import { readEffectivePlan } from '../standards/effective-plan.ts';
import { inTransaction, reading } from '../transaction.ts';

/** What the provider keeps of a release. */
export const ReceivedRelease = z.strictObject({
  id: z.uuid(),
  releasedAt: z.iso.datetime(),
  content: ReleasedContent,
  supersedes: z
    .strictObject({ id: z.uuid(), grade: Grade, reason: z.string(), releasedAt: z.iso.datetime() })
    .nullable(),
});
export type ReceivedRelease = z.infer<typeof ReceivedRelease>;

/**
 * The signed-in apprentice's released results, newest first. Nothing but releases is read. The first look is recorded, so
 * that everybody who saw a result can be told when another takes its place.
 */
export async function listMyResults(ctx: Context) {
  authorise(ctx, 'results.read-own');
  const { organisationId, personId } = ctx.actor;
  const rows = await inTransaction(ctx, async (tx) => {
    const found = await listReleasesOfPerson(tx, organisationId, personId);
    let isFirst = false;
    for (const release of found) {
      if (!(await insertView(tx, { organisationId, releaseId: release.id, personId, at: ctx.now }))) continue;
      isFirst = true;
      await recordAudit(tx, ctx, {
        type: 'results.result-seen',
        subjectType: 'released-result',
        subjectId: release.id,
        detail: {},
      });
    }
    if (!isFirst) nothingToAudit(tx, 'Every result was seen before.');
    return found;
  });
  const today = londonDayOf(ctx.now.toISOString());
  const items = await reading(ctx, async (db) => {
    const plans = new Map(
      await Promise.all(
        [...new Set(rows.map(({ plan_hash }) => plan_hash))].map(
          async (hash) => [hash, await readEffectivePlan(db, hash)] as const,
        ),
      ),
    );
    return rows.map((row) =>
      releasedView(row, rows, exceptionalAbility(row, plans.get(row.plan_hash)?.plan.reassessment, today)),
    );
  });
  return { items };
}

/** Whether the apprentice may ask for exceptional circumstances, and until which day that is in time. */
interface Asking {
  readonly exceptional: { readonly allowed: true } | { readonly allowed: false; readonly reason: string };
  readonly exceptionalUntil: PlainDate | null;
}

function refused(reason: string, until: PlainDate | undefined = undefined): Asking {
  return { exceptional: { allowed: false, reason }, exceptionalUntil: until ?? null };
}

function exceptionalAbility(
  row: ReleaseRow,
  rules: Parameters<typeof exceptionalPossibility>[0],
  today: string,
): Asking {
  if (row.grade !== 'fail') return refused('Exceptional circumstances are considered after a fail.');
  if (row.superseded_at !== null) return refused('A newer result took the place of this one.');
  const answer = exceptionalPossibility(rules, {
    resultOn: londonDayOf(row.released_at.toISOString()),
    requestedOn: today,
  });
  if (!answer.possible) return refused(answer.reason);
  if (!answer.inTime) return refused('The time for asking has passed.', answer.until);
  return { exceptional: { allowed: true }, exceptionalUntil: answer.until ?? null };
}

function releasedView(row: ReleaseRow, all: readonly ReleaseRow[], asking: Asking) {
  const newer = all.find(({ supersedes_id }) => supersedes_id === row.id);
  const older = all.find(({ id }) => id === row.supersedes_id);
  return {
    ...ReleasedContent.parse(row.content),
    id: row.id,
    releasedAt: row.released_at.toISOString(),
    superseded: newer ? { by: newer.id, reason: newer.supersede_reason ?? '' } : null,
    supersedes: older
      ? {
          grade: older.grade,
          reason: row.supersede_reason ?? '',
          releasedAt: older.released_at.toISOString(),
        }
      : null,
    ...asking,
  };
}

/** The provider's copies of the results of one enrolment, newest first. */
export async function listReceivedResults(ctx: Context, { enrolmentId }: { readonly enrolmentId: string }) {
  authorise(ctx, 'results.read-received');
  const { organisationId } = ctx.actor;
  const rows = await reading(ctx, async (db) => {
    const enrolment = await db
      .selectFrom('enrolment')
      .select('id')
      .where('organisation_id', '=', organisationId)
      .where('id', '=', enrolmentId)
      .executeTakeFirst();
    if (!enrolment) throw new Refusal('not-found');
    return await listReceivedResultRows(db, organisationId, enrolmentId);
  });
  const received = rows.map((row) => ReceivedRelease.parse(row.content)).reverse();
  const items = received.map((release) => {
    const newer = received.find(({ supersedes }) => supersedes?.id === release.id);
    const { supersedes } = release;
    return {
      ...release.content,
      id: release.id,
      releasedAt: release.releasedAt,
      superseded: newer ? { by: newer.id, reason: newer.supersedes?.reason ?? '' } : null,
      supersedes: supersedes && {
        grade: supersedes.grade,
        reason: supersedes.reason,
        releasedAt: supersedes.releasedAt,
      },
      ...refused('The apprentice asks for this.'),
    };
  });
  return { items };
}
