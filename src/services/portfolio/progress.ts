import type { Tx } from '#db/database.ts';
import { countWaiting, listClaimStates, putProgress } from '#db/progress.ts';
import {
  betterProgress,
  type CriterionProgress,
  summariseProgress,
} from '#domain/progress/progress-summary.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Context } from '../context.ts';

/** Which enrolment's progress is kept, on which plan. */
export interface ProgressKey {
  readonly enrolmentId: string;
  readonly reference: string;
  readonly edition: string;
  readonly options: readonly string[];
}

/** The first progress of a new enrolment: nothing shown yet. */
export async function startProgress(tx: Tx, ctx: Context, key: ProgressKey): Promise<void> {
  await writeProgress(tx, ctx, key, new Map());
}

/** Work out progress again from the claims, in the transaction that changed them. */
export async function updateProgress(tx: Tx, ctx: Context, key: ProgressKey): Promise<void> {
  const states = new Map<string, CriterionProgress>();
  for (const claim of await listClaimStates(tx, ctx.actor.organisationId, key.enrolmentId)) {
    const at = `${claim.method}/${claim.criterion_ref}`;
    states.set(at, betterProgress(states.get(at) ?? 'none', claimProgress(claim)));
  }
  await writeProgress(tx, ctx, key, states);
}

/** Where one claim puts its criterion. */
export function claimProgress(claim: {
  readonly state: string;
  readonly evidence_state: string;
}): CriterionProgress {
  if (claim.state === 'accepted') return 'accepted';
  if (claim.state === 'referred') return 'referred';
  return claim.evidence_state === 'submitted' ? 'submitted' : 'draft';
}

async function writeProgress(
  tx: Tx,
  ctx: Context,
  key: ProgressKey,
  states: ReadonlyMap<string, CriterionProgress>,
): Promise<void> {
  const bundle = ctx.plans.findPlan({ reference: key.reference, version: key.edition });
  if (!bundle)
    throw new Refusal('plan-not-held', {
      reason: `No plan ${key.edition} of ${key.reference} is published here.`,
    });
  const summary = summariseProgress(
    bundle.plan,
    bundle.standard,
    key.options,
    (method, ref) => states.get(`${method}/${ref}`) ?? 'none',
  );
  const { waiting, since } = await countWaiting(tx, ctx.actor.organisationId, key.enrolmentId);
  await putProgress(
    tx,
    { organisationId: ctx.actor.organisationId, enrolmentId: key.enrolmentId },
    { ...summary, evidenceWaiting: waiting, waitingSince: since },
    ctx.now,
  );
}
