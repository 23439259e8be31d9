import { findDraftRow, insertDecision, updateDraft } from '#db/plan-drafts.ts';
import { Refusal } from '#domain/refusal.ts';
import { stepsOf } from '#domain/standards/plan-path.ts';
import { applyDecisions } from '#domain/standards/workshop/apply-decisions.ts';
import { collision } from '#domain/standards/workshop/collision.ts';
import { type Decision, type RecordedDecision, standing } from '#domain/standards/workshop/decision.ts';
import { londonDayOf } from '#domain/time/london.ts';
import { authorise, type Context } from '../../context.ts';
import { pageOf, readCursor } from '../../pages.ts';
import { inTransaction, reading } from '../../transaction.ts';
import { auditDraft, draftKey, getDraft, lockDraftIn } from './drafts.ts';
import { type LoadedDraft, loadDecisions, loadDraft } from './load-draft.ts';
import { recountDraft } from './read-draft-document.ts';

/** Paths named by a decision. */
function pathsOf(decision: Decision): readonly string[] {
  if (decision.kind === 'merge') return decision.at;
  return 'at' in decision ? [decision.at] : [];
}

/** Keys of the criteria that a decision's paths lie in, so that it still finds them when references change. */
function keysOf(decision: Decision, { draft }: LoadedDraft): Record<string, string> {
  return Object.fromEntries(
    pathsOf(decision).flatMap((at) => {
      const [room, method, list, ref] = stepsOf(at);
      if (room !== 'methods' || list !== 'criteria' || ref === undefined) return [];
      const key = draft.places.find((place) => place.at === `${room}/${method}/${list}/${ref}`)?.key;
      return key === undefined ? [] : [[at, key]];
    }),
  );
}

function answerMisfit(
  decision: Extract<Decision, { kind: 'answer' }>,
  { draft }: LoadedDraft,
): string | undefined {
  const question = draft.questions.find(({ id }) => id === decision.question);
  if (!question) return 'This question is not asked any more.';
  if ((decision.chosen === undefined) === (decision.value === undefined)) {
    return 'Choose one of the candidates, or give an answer of your own.';
  }
  const isKnown =
    decision.chosen === undefined || question.candidates.some(({ id }) => id === decision.chosen);
  return isKnown ? undefined : 'This candidate is not offered any more.';
}

/** Why a decision cannot be taken on the draft as it stands; undefined when it can. */
function misfit(decision: Decision, loaded: LoadedDraft): string | undefined {
  const { draft, decisions } = loaded;
  if (decision.kind === 'answer') return answerMisfit(decision, loaded);
  if (decision.kind === 'settle') {
    return draft.findings.some(({ id }) => id === decision.finding)
      ? undefined
      : 'This finding is gone already.';
  }
  if (decision.kind === 'undo') {
    const isHeld = decisions.some(({ sequence }) => sequence === decision.sequence);
    return isHeld ? undefined : 'There is no such decision.';
  }
  return undefined;
}

/** Why an edit would be lost at once; undefined when it takes hold. */
function lostAtOnce(recorded: RecordedDecision, { draft }: LoadedDraft): string | undefined {
  return applyDecisions(draft, [recorded]).lost[0]?.reason;
}

/**
 * Record a decision on a draft. It is refused when somebody else has decided about the same part since the version that
 * the author saw; decisions about other parts do not stand in its way.
 */
export async function decideOnDraft(
  ctx: Context,
  {
    draftId,
    version,
    decision,
  }: { readonly draftId: string; readonly version: number; readonly decision: Decision },
) {
  authorise(ctx, 'standards.draft');
  const key = draftKey(ctx, draftId);
  const { personId } = ctx.actor;
  await inTransaction(ctx, async (tx) => {
    const row = await lockDraftIn(tx, key, ['draft']);
    const loaded = await loadDraft(tx, key);
    const other = collision(decision, version, loaded.decisions, personId);
    if (other) {
      throw new Refusal('stale-version', {
        reason: `${other.name} has decided about this part since you opened it. Look at it as it stands now.`,
        version: row.version,
      });
    }
    const sequence = row.version + 1;
    const keys = keysOf(decision, loaded);
    const on = londonDayOf(ctx.now.toISOString());
    const recorded: RecordedDecision = { sequence, decision, keys, personId, name: '', on };
    const reason = misfit(decision, loaded) ?? lostAtOnce(recorded, loaded);
    if (reason !== undefined) throw new Refusal('decision-does-not-fit', { reason });
    await insertDecision(tx, key, { sequence, decision, keys, personId, at: ctx.now });
    await updateDraft(tx, key, { version: sequence }, ctx.now);
    await recountDraft(tx, key, ctx.now);
    const detail = { sequence, kind: decision.kind };
    await auditDraft(tx, ctx, 'standards.decision-recorded', { id: draftId, detail });
  });
  return await getDraft(ctx, draftId);
}

/** The history of a draft, the last decision first. */
export async function listDecisions(
  ctx: Context,
  query: { readonly draftId: string; readonly cursor?: string | undefined; readonly limit: number },
) {
  authorise(ctx, 'standards.draft');
  const key = draftKey(ctx, query.draftId);
  const before = Number(readCursor(query.cursor, 1)?.[0] ?? Number.POSITIVE_INFINITY);
  const decisions = await reading(ctx, async (db) => {
    if (!(await findDraftRow(db, key))) throw new Refusal('not-found');
    return await loadDecisions(db, key);
  });
  const held = new Set(standing(decisions).map(({ sequence }) => sequence));
  const rows = decisions.filter(({ sequence }) => sequence < before).reverse();
  return pageOf(
    rows.slice(0, query.limit + 1),
    query.limit,
    ({ sequence, decision, personId, name, on }) => ({
      sequence,
      decision,
      by: { id: personId, name },
      on,
      standing: held.has(sequence),
    }),
    ({ sequence }) => [sequence],
  );
}
