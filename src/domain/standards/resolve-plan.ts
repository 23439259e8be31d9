import { applyPatch, type PatchLayer } from './apply-patch.ts';
import { type DispensationCheck, whyNotApplied } from './dispensation-scope.ts';
import type { Finding } from './finding.ts';
import type { Dispensation, Json, Patch, PlanPolicy, Policy } from './layer-format.ts';
import { Plan } from './plan-format.ts';
import { describePath, isWithin, stepsOf, valueAt } from './plan-path.ts';
import type { PlainDate, Source } from './values.ts';

/** What the layers need to know of one apprentice on one day. */
export type PlanFacts = {
  readonly startsOn: PlainDate;
  readonly standardVersion: string;
  readonly options: readonly string[];
  /** Ids of the named cohorts to which the apprentice belongs. */
  readonly cohort: readonly string[];
  readonly workplaceKind?: string | undefined;
  /** The day of the decision: it picks the dispensations that are live. */
  readonly today: PlainDate;
};

/** The layer that gave one part of an effective plan. */
export type Provenance = {
  readonly at: string;
  readonly layer: 'policy' | 'dispensation';
  /** Id of the policy or dispensation. */
  readonly by: string;
  readonly effect: Patch['effect'];
  readonly source: Source;
  /** What stood there before; absent when nothing did. */
  readonly previous?: Json;
};

/** The plan that holds for one apprentice, and where every changed part of it comes from. */
export type EffectivePlan = {
  readonly plan: Plan;
  readonly provenance: readonly Provenance[];
  readonly policy: string | undefined;
  /** Every dispensation of this plan edition and whether it applies, with the reason when it does not. */
  readonly dispensations: readonly DispensationCheck[];
};

/** An effective plan, or what stops the layers from being put together. */
export type Resolution =
  | { readonly ok: true; readonly effective: EffectivePlan }
  | { readonly ok: false; readonly findings: readonly Finding[] };

type State = { plan: Json; provenance: Provenance[]; findings: Finding[] };

function applyLayer(state: State, patches: readonly Patch[], layer: PatchLayer): void {
  for (const patch of patches) {
    const result = applyPatch(state.plan, patch, layer);
    if (!result.ok) {
      const { finding } = result;
      state.findings.push({ ...finding, message: `${layer.by}: ${finding.message}` });
      continue;
    }
    state.plan = result.plan;
    const { previous } = result;
    const { at, effect, source } = patch;
    state.provenance.push({
      at: stepsOf(at).join('/'),
      layer: layer.layer,
      by: layer.by,
      effect,
      source,
      ...(previous === undefined ? {} : { previous }),
    });
  }
}

/** Add a layer's documents or interpretations; the same id may come twice only with the same content. */
function addShared(
  state: State,
  list: 'documents' | 'interpretations',
  entries: readonly { id: string }[],
  by: string,
) {
  const had = valueAt(state.plan, list);
  const merged = Array.isArray(had) ? [...had] : [];
  for (const entry of entries) {
    const twin = merged.find((other) => (other as { id?: string }).id === entry.id);
    if (!twin) merged.push(entry as unknown as Json);
    else if (JSON.stringify(twin) !== JSON.stringify(entry)) {
      state.findings.push({
        severity: 'error',
        code: 'layer-id-taken',
        message: `${by}: ${list} ${entry.id} is already used by a layer below with other content. Give it another id.`,
        at: `${list}/${entry.id}`,
      });
    }
  }
  if (typeof state.plan === 'object' && state.plan !== null && !Array.isArray(state.plan)) {
    state.plan = { ...state.plan, [list]: merged };
  }
}

function partFor(plan: Plan, policy: Policy): PlanPolicy | undefined {
  return policy.plans.find(
    ({ reference, edition }) => reference === plan.reference && edition === plan.edition,
  );
}

function applyPolicy(state: State, plan: Plan, policy: Policy): void {
  const part = partFor(plan, policy);
  if (!part) {
    state.findings.push({
      severity: 'error',
      code: 'policy-not-for-plan',
      message: `Policy ${policy.id} says nothing about ${plan.reference} ${plan.edition}. Choose another policy, or add the plan to it.`,
      at: '',
    });
    return;
  }
  const interpretations = [...part.interpretations, ...plan.interpretations];
  applyLayer(state, part.patches, { layer: 'policy', by: policy.id, interpretations });
  addShared(state, 'documents', policy.documents, policy.id);
  addShared(state, 'interpretations', part.interpretations, policy.id);
}

function applyDispensations(
  state: State,
  all: readonly Dispensation[],
  facts: PlanFacts,
): DispensationCheck[] {
  const ordered = [...all].sort((a, b) =>
    `${a.liveFrom} ${a.id}`.localeCompare(`${b.liveFrom} ${b.id}`, 'en'),
  );
  return ordered.map((dispensation) => {
    const because = whyNotApplied(dispensation, facts);
    if (because !== undefined) return { id: dispensation.id, applies: false, because };
    applyLayer(state, dispensation.patches, {
      layer: 'dispensation',
      by: dispensation.id,
      interpretations: [],
    });
    addShared(state, 'documents', dispensation.documents, dispensation.id);
    return { id: dispensation.id, applies: true };
  });
}

function parsed(state: State): Plan | undefined {
  const result = Plan.safeParse(state.plan);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const at = describePath(state.plan, issue.path);
    const last = state.provenance.findLast((entry) => isWithin(at, entry.at) || isWithin(entry.at, at));
    state.findings.push({
      severity: 'error',
      code: 'patched-plan-invalid',
      message: `${last ? `${last.by}: after the patch of ${last.at} ` : ''}${at || 'the plan'} is not valid: ${issue.message}.`,
      at,
    });
  }
  return undefined;
}

/**
 * Put the three layers together: the published plan, one body's policy, and the dispensations that apply to this
 * apprentice today, in this order. A policy may fill what is open or be stricter; a `replace` of a policy needs
 * an interpretation; only a dispensation may loosen or remove. The result is parsed again as a plan.
 */
export function resolvePlan(
  plan: Plan,
  policy: Policy | undefined,
  dispensations: readonly Dispensation[],
  facts: PlanFacts,
): Resolution {
  const state: State = { plan: plan as unknown as Json, provenance: [], findings: [] };
  if (policy) applyPolicy(state, plan, policy);
  const own = dispensations.filter(
    ({ reference, edition }) => reference === plan.reference && edition === plan.edition,
  );
  const checks = applyDispensations(state, own, facts);
  if (state.findings.length > 0) return { ok: false, findings: state.findings };
  const isUnchanged = state.plan === (plan as unknown as Json);
  const effective = isUnchanged ? plan : parsed(state);
  if (!effective) return { ok: false, findings: state.findings };
  return {
    ok: true,
    effective: { plan: effective, provenance: state.provenance, policy: policy?.id, dispensations: checks },
  };
}

/** The layer from which one part of an effective plan comes, and its source. */
export type LayerOf =
  | Provenance
  | { readonly at: string; readonly layer: 'plan'; readonly by: string; readonly source: Source | undefined };

function ownSource(plan: Plan, path: string): Source | undefined {
  const steps = stepsOf(path);
  for (let length = steps.length; length > 0; length -= 1) {
    const value = valueAt(plan as unknown as Json, steps.slice(0, length).join('/'));
    const source = (value as { source?: Source } | undefined)?.source;
    if (source) return source;
  }
  return undefined;
}

/**
 * Which layer gave the part at `path`: the last patch of the nearest part that holds it, else the plan itself with
 * the part's own source.
 */
export function layerOf(effective: EffectivePlan, path: string): LayerOf {
  const at = stepsOf(path).join('/');
  const holding = effective.provenance
    .filter((entry) => isWithin(at, entry.at))
    .sort((a, b) => a.at.length - b.at.length);
  const nearest = holding.at(-1);
  if (nearest) return nearest;
  const { plan } = effective;
  return { at, layer: 'plan', by: `${plan.reference} ${plan.edition}`, source: ownSource(plan, at) };
}
