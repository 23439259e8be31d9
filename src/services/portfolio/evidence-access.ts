import type { Db, Tx } from '#db/database.ts';
import {
  type EvidenceRow,
  findEnrolmentFacts,
  findEnrolmentOfEvidence,
  findEvidenceRow,
  listClaimRows,
  lockEnrolmentFacts,
} from '#db/evidence.ts';
import { listEvidenceFiles } from '#db/files.ts';
import { isPermitted, type Permission } from '#domain/people/permissions.ts';
import {
  type Claim,
  type ClaimState,
  type EvidenceAbilities,
  type EvidenceFacts,
  type EvidenceKind,
  type EvidenceState,
  type EvidenceViewer,
  evidenceAbilities,
  type Standing,
} from '#domain/portfolio/evidence-rules.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Context } from '../context.ts';

/** Whose portfolio it is and which plan it follows. */
export type EnrolmentFacts = NonNullable<Awaited<ReturnType<typeof findEnrolmentFacts>>>;

/** Whether the actor's role holds a permission; the system holds all, a contact behind a link none. */
function holds(ctx: Context, permission: Permission): boolean {
  if (ctx.actor.role === 'contact') return false;
  return ctx.actor.role === 'system' || isPermitted(ctx.actor.role, permission);
}

/** How the actor stands to a portfolio: its apprentice, staff who may read it, or nobody to it. */
export function viewerOf(ctx: Context, apprenticeId: string): EvidenceViewer & { readonly mayRead: boolean } {
  const isOwner = apprenticeId === ctx.actor.personId && holds(ctx, 'portfolio.read-own');
  return {
    isOwner,
    mayJudge: !isOwner && apprenticeId !== ctx.actor.personId && holds(ctx, 'portfolio.judge-evidence'),
    mayRead: isOwner || holds(ctx, 'portfolio.read'),
  };
}

/** The enrolment, when the actor may read its portfolio; anything else is not found. */
export async function readableEnrolment(db: Db, ctx: Context, enrolmentId: string): Promise<EnrolmentFacts> {
  const found = await findEnrolmentFacts(db, { organisationId: ctx.actor.organisationId, id: enrolmentId });
  if (!found || !viewerOf(ctx, found.person_id).mayRead) throw new Refusal('not-found');
  return found;
}

/** The evidence, when the actor may read it; anything else is not found. */
export async function readableEvidence(db: Db, ctx: Context, evidenceId: string): Promise<EvidenceRow> {
  const found = await findEvidenceRow(db, { organisationId: ctx.actor.organisationId, id: evidenceId });
  if (!found || !viewerOf(ctx, found.person_id).mayRead) throw new Refusal('not-found');
  return found;
}

/** A claim with whether a tutor has ever answered it. */
export type DecidedClaim = Claim & { readonly decided: boolean };

/** A piece of evidence opened for change, its portfolio locked. */
export interface OpenedEvidence {
  readonly row: EvidenceRow;
  readonly enrolment: EnrolmentFacts;
  readonly claims: readonly DecidedClaim[];
  readonly facts: EvidenceFacts;
  readonly abilities: EvidenceAbilities;
}

/** Lock a portfolio and open one piece of it; not found unless the actor may read it. */
export async function openEvidence(tx: Tx, ctx: Context, evidenceId: string): Promise<OpenedEvidence> {
  const { organisationId } = ctx.actor;
  const key = { organisationId, id: evidenceId };
  const enrolmentId = await findEnrolmentOfEvidence(tx, key);
  const enrolment =
    enrolmentId === undefined ? undefined : await lockEnrolmentFacts(tx, { organisationId, id: enrolmentId });
  if (!enrolment) throw new Refusal('not-found');
  const row = await readableEvidence(tx, ctx, evidenceId);
  const claims = (await listClaimRows(tx, organisationId, [evidenceId])).map((claim) => ({
    method: claim.method,
    ref: claim.criterion_ref,
    state: claim.state as ClaimState,
    decided: claim.decided_at !== null,
  }));
  const files = await listEvidenceFiles(tx, organisationId, [evidenceId]);
  const facts = factsOf(row, claims, files.length);
  return {
    row,
    enrolment,
    claims,
    facts,
    abilities: evidenceAbilities(facts, viewerOf(ctx, row.person_id)),
  };
}

/** The facts of a row that the rules decide on. */
export function factsOf(row: EvidenceRow, claims: readonly Claim[], files: number): EvidenceFacts {
  return {
    state: row.state as EvidenceState,
    kind: row.kind as EvidenceKind,
    hasText: (row.text ?? '').trim() !== '',
    files,
    claims,
    enrolmentState: row.enrolment_state,
  };
}

/** Refuse with the reason unless it is allowed. A portfolio of somebody else is not permitted rather than at the wrong stage. */
export function requireStanding(standing: Standing, { isOwner }: { readonly isOwner: boolean }): void {
  if (standing.allowed) return;
  throw new Refusal(isOwner ? 'evidence-state' : 'not-permitted', { reason: standing.reason });
}

/** Refuse when the caller saw an older version. */
export function requireVersion(row: { readonly version: number }, version: number): void {
  if (row.version !== version) throw new Refusal('stale-version', { version: row.version });
}

/** The key by which progress is kept. */
export function progressKeyOf(enrolment: EnrolmentFacts) {
  return {
    enrolmentId: enrolment.id,
    reference: enrolment.reference,
    edition: enrolment.plan_edition,
    options: enrolment.options,
  };
}

/** The plan that an enrolment follows. */
export function planOf(ctx: Context, enrolment: EnrolmentFacts) {
  const bundle = ctx.plans.findPlan({ reference: enrolment.reference, version: enrolment.plan_edition });
  if (!bundle)
    throw new Refusal('plan-not-held', {
      reason: `No plan ${enrolment.plan_edition} of ${enrolment.reference} is published here.`,
    });
  return bundle.plan;
}
