import { updateDraft } from '#db/plan-drafts.ts';
import { insertEdition } from '#db/plan-editions.ts';
import { Refusal } from '#domain/refusal.ts';
import { Policy } from '#domain/standards/layer-format.ts';
import { Plan } from '#domain/standards/plan-format.ts';
import { Standard } from '#domain/standards/standard-format.ts';
import { authorise, type Context } from '../../context.ts';
import { inTransaction, reading } from '../../transaction.ts';
import { planHash } from '../plan-hash.ts';
import { refreshPlans } from '../published-plans.ts';
import { publishRequestsOf } from '../requests/move-request.ts';
import { nameOfPerson } from './author-name.ts';
import { auditDraft, draftKey, lockDraftIn } from './drafts.ts';
import { type LoadedDraft, loadDraft } from './load-draft.ts';
import { hasDrafted, whyNotPublishable } from './view-draft.ts';

function filesOf({ draft }: LoadedDraft) {
  const standard = Standard.safeParse(draft.standard);
  const plan = Plan.safeParse(draft.plan);
  const policies = draft.policies.map(({ policy }) => Policy.safeParse(policy));
  if (!standard.success || !plan.success || policies.some(({ success }) => !success)) {
    throw new Refusal('not-publishable', { reason: 'The draft does not have its full shape yet.' });
  }
  return { standard: standard.data, plan: plan.data, policies: policies.flatMap(({ data }) => data ?? []) };
}

/**
 * Publish a proposed draft: by a second person, ready in every part, under an edition that is not published yet. From then
 * on it is immutable.
 */
export async function publishDraft(
  ctx: Context,
  { draftId, version }: { readonly draftId: string; readonly version: number },
) {
  authorise(ctx, 'standards.draft');
  const key = draftKey(ctx, draftId);
  const published = await inTransaction(ctx, async (tx) => {
    const row = await lockDraftIn(tx, key, ['in-check']);
    if (row.version !== version) throw new Refusal('stale-version');
    const loaded = await loadDraft(tx, key);
    if (hasDrafted(loaded, ctx.actor.personId)) throw new Refusal('own-check');
    const reason = whyNotPublishable(loaded);
    if (reason !== undefined) throw new Refusal('not-publishable', { reason });
    const { standard, plan, policies } = filesOf(loaded);
    const { reference, edition } = plan;
    const held = ctx.plans.findPlan({ reference, version: edition })?.plan.edition === edition;
    const hash = planHash(plan);
    const checkedBy = await nameOfPerson(tx, ctx);
    const publishedBy = loaded.row.proposed_name ?? loaded.row.started_name;
    const entry = { reference, edition, hash, standard, plan, policies, publishedBy, checkedBy, at: ctx.now };
    if (held || !(await insertEdition(tx, entry))) throw new Refusal('edition-published');
    await updateDraft(tx, key, { state: 'published', reference }, ctx.now);
    const detail = { reference, edition, hash };
    await auditDraft(tx, ctx, 'standards.edition-published', { id: draftId, detail });
    await publishRequestsOf(tx, ctx, { draftId, reference, edition });
    return detail;
  });
  await reading(ctx, (db) => refreshPlans(ctx.plans, db));
  return published;
}
