import type { Tx } from '#db/database.ts';
import { findEnrolmentOfEvidence, findEvidenceRow, lockEnrolmentFacts } from '#db/evidence.ts';
import { insertEvidence, putClaims, setEvidence } from '#db/evidence-writes.ts';
import { detachFromEvidence } from '#db/files.ts';
import { type EvidenceKind, isPortfolioOpen } from '#domain/portfolio/evidence-rules.ts';
import { changedClaims, issuesOfClaims } from '#domain/portfolio/judgement.ts';
import { type FieldIssue, Refusal } from '#domain/refusal.ts';
import { londonDayOf } from '#domain/time/london.ts';
import { nothingToAudit, recordAudit } from '../audit.ts';
import { authorise, type Context } from '../context.ts';
import { inTransaction } from '../transaction.ts';
import {
  type EnrolmentFacts,
  openEvidence,
  planOf,
  progressKeyOf,
  requireStanding,
  requireVersion,
  viewerOf,
} from './evidence-access.ts';
import { updateProgress } from './progress.ts';

/** A claim as sent. */
export interface ClaimInput {
  readonly method: string;
  readonly ref: string;
}

/** A new draft. `id` is the device's own, so that a repeated send adds nothing twice. */
export interface AddEvidenceInput {
  readonly enrolmentId: string;
  readonly id?: string | undefined;
  readonly kind: EvidenceKind;
  readonly title: string;
  readonly text?: string | undefined;
  readonly madeOn?: string | undefined;
  readonly claims: readonly ClaimInput[];
}

/** Add evidence to one's own portfolio, as a draft. */
export async function addEvidence(ctx: Context, input: AddEvidenceInput) {
  authorise(ctx, 'portfolio.add-evidence');
  return await inTransaction(ctx, async (tx) => {
    const { organisationId } = ctx.actor;
    const enrolment = await ownEnrolment(tx, ctx, input.enrolmentId);
    const before = await addedBefore(tx, ctx, input);
    if (before) return before;
    if (!isPortfolioOpen(enrolment.state)) throw new Refusal('portfolio-closed');
    refuseIssues([
      ...issuesOfDay(ctx, input.madeOn),
      ...issuesOfClaims(planOf(ctx, enrolment), enrolment.options, input.claims),
    ]);
    const id = input.id ?? ctx.newId();
    await insertEvidence(tx, {
      organisationId,
      id,
      enrolmentId: enrolment.id,
      kind: input.kind,
      title: input.title,
      text: input.text?.trim() || null,
      madeOn: input.madeOn ?? null,
      createdAt: ctx.now,
    });
    await putClaims(
      tx,
      { organisationId, id, enrolmentId: enrolment.id },
      input.claims.map((claim) => ({ ...claim, state: 'proposed' })),
    );
    await updateProgress(tx, ctx, progressKeyOf(enrolment));
    await recordAudit(tx, ctx, {
      type: 'portfolio.evidence-added',
      subjectType: 'evidence',
      subjectId: id,
      detail: { enrolmentId: enrolment.id, kind: input.kind, claims: input.claims.length },
    });
    return { id, version: 1 };
  });
}

async function ownEnrolment(tx: Tx, ctx: Context, enrolmentId: string): Promise<EnrolmentFacts> {
  const enrolment = await lockEnrolmentFacts(tx, {
    organisationId: ctx.actor.organisationId,
    id: enrolmentId,
  });
  if (!enrolment || !viewerOf(ctx, enrolment.person_id).isOwner) throw new Refusal('not-found');
  return enrolment;
}

/** The same send again: what it added the first time. An id that stands for something else is refused. */
async function addedBefore(tx: Tx, ctx: Context, input: AddEvidenceInput) {
  if (input.id === undefined) return undefined;
  const key = { organisationId: ctx.actor.organisationId, id: input.id };
  const enrolmentId = await findEnrolmentOfEvidence(tx, key);
  if (enrolmentId === undefined) return undefined;
  const row = enrolmentId === input.enrolmentId ? await findEvidenceRow(tx, key) : undefined;
  if (!row)
    throw new Refusal('invalid-request', {
      issues: [{ path: 'body.id', message: 'This id is taken: use a new one.' }],
    });
  nothingToAudit(tx, 'the same evidence was sent before');
  return { id: row.id, version: row.version };
}

/** Changes to a draft or referred piece; what is left out stays. */
export interface ChangeEvidenceInput {
  readonly evidenceId: string;
  readonly title?: string | undefined;
  readonly text?: string | undefined;
  readonly madeOn?: string | null | undefined;
  readonly claims?: readonly ClaimInput[] | undefined;
  readonly removeFiles?: readonly string[] | undefined;
  readonly version: number;
}

/** Change a draft or referred piece of one's own. */
export async function changeEvidence(ctx: Context, input: ChangeEvidenceInput) {
  authorise(ctx, 'portfolio.add-evidence');
  return await inTransaction(ctx, async (tx) => {
    const { organisationId } = ctx.actor;
    const opened = await openEvidence(tx, ctx, input.evidenceId);
    const { row, enrolment } = opened;
    const viewer = viewerOf(ctx, row.person_id);
    requireStanding(opened.abilities.edit, viewer);
    requireVersion(row, input.version);
    const key = { organisationId, id: row.id };
    const removed = await detachFromEvidence(tx, key, input.removeFiles ?? []);
    const text = input.text === undefined ? row.text : input.text.trim() || null;
    const contentChanged = removed > 0 || text !== row.text;
    const { claims, issues } = changedClaims(opened.claims, input.claims, { contentChanged });
    refuseIssues([
      ...issues,
      ...issuesOfDay(ctx, input.madeOn ?? undefined),
      ...issuesOfClaims(planOf(ctx, enrolment), enrolment.options, input.claims ?? []),
    ]);
    await putClaims(tx, { ...key, enrolmentId: enrolment.id }, claims);
    const version = await setEvidence(tx, key, {
      text,
      ...(input.title === undefined ? {} : { title: input.title }),
      ...(input.madeOn === undefined ? {} : { made_on: input.madeOn }),
    });
    await updateProgress(tx, ctx, progressKeyOf(enrolment));
    await recordAudit(tx, ctx, {
      type: 'portfolio.evidence-changed',
      subjectType: 'evidence',
      subjectId: row.id,
      detail: { version, claims: claims.length, contentChanged, filesRemoved: removed },
    });
    return { id: row.id, version };
  });
}

function issuesOfDay(ctx: Context, madeOn: string | undefined): FieldIssue[] {
  if (madeOn === undefined || madeOn <= londonDayOf(ctx.now.toISOString())) return [];
  return [{ path: 'body.madeOn', message: 'This day has not come yet: give the day on which it was made.' }];
}

function refuseIssues(issues: readonly FieldIssue[]): void {
  if (issues.length > 0) throw new Refusal('invalid-request', { issues });
}
