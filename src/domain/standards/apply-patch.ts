import type { Finding } from './finding.ts';
import type { Json, Patch } from './layer-format.ts';
import type { Interpretation } from './plan-format.ts';
import { deepestExisting, isObject, isWithin, keyOf, stepsOf, valueAt, withValueAt } from './plan-path.ts';
import { compareStrictness } from './strictness.ts';

/** Who patches: a policy may fill or be stricter; only a dispensation may loosen or remove. */
export type PatchLayer = {
  readonly layer: 'policy' | 'dispensation';
  readonly by: string;
  /** Interpretations that a `replace` of a policy may name. */
  readonly interpretations: readonly Interpretation[];
};

/** What a patch did, or why it was refused. */
export type PatchResult =
  | { readonly ok: true; readonly plan: Json; readonly previous: Json | undefined }
  | { readonly ok: false; readonly finding: Finding };

/**
 * Parts where filling in changes what is assessed, or gives a freedom that silence denies. A policy needs an
 * interpretation (`replace`) there.
 */
const closedToFilling = [
  'reference',
  'edition',
  'regime',
  'assesses/*',
  'methods/*',
  'methods/*/criteria',
  'methods/*/criteria/*',
  'methods/*/alternatives',
  'methods/*/alternatives/*',
  'methods/*/ksbs/refs/*',
  'methods/*/grades',
  'methods/*/transfers',
  'methods/*/transfers/*',
  'methods/*/prerequisites/*/waivableBy',
  'gateway/requirements/*/waivableBy',
  'gateway/requirements/*/check/withCarePlan',
  'reassessment/carryOver',
  'grading/unused/*',
  'interpretations/*',
  'documents/*',
];
const closedFromHere = ['methods/*/grading', 'grading/rule', 'outcomes'];

function fits(steps: readonly string[], pattern: string, prefix: boolean): boolean {
  const wanted = stepsOf(pattern);
  if (prefix ? steps.length < wanted.length : steps.length !== wanted.length) return false;
  return wanted.every((step, i) => step === '*' || step === steps[i]);
}

function isClosed(path: string): boolean {
  const steps = stepsOf(path);
  return (
    closedToFilling.some((pattern) => fits(steps, pattern, false)) ||
    closedFromHere.some((pattern) => fits(steps, pattern, true))
  );
}

/** Absent, an empty list or record, or the word by which the format says that nothing is stated. */
function isOpen(value: Json | undefined): boolean {
  if (value === undefined || value === 'none-stated') return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.keys(value).length === 0;
}

function refuse(patch: Patch, code: string, message: string): PatchResult {
  return { ok: false, finding: { severity: 'error', code, message, at: patch.at } };
}

function parentOf(path: string): string {
  return stepsOf(path).slice(0, -1).join('/');
}

/** A new list entry must carry the key by which the path addresses it. */
function keyMismatch(plan: Json, patch: Patch & { value: Json }): boolean {
  const parent = parentOf(patch.at);
  const list = parent === '' ? plan : valueAt(plan, parent);
  return Array.isArray(list) && keyOf(patch.value) !== stepsOf(patch.at).at(-1);
}

function fill(plan: Json, patch: Patch & { effect: 'fill' }, layer: PatchLayer): PatchResult {
  const parent = parentOf(patch.at);
  if (parent !== '' && valueAt(plan, parent) === undefined) {
    const known = deepestExisting(plan, patch.at) || 'the plan';
    return refuse(
      patch,
      'patch-path-unknown',
      `There is no ${patch.at}: only ${known} exists. Fill the part that is missing as a whole.`,
    );
  }
  const previous = valueAt(plan, patch.at);
  if (!isOpen(previous)) {
    return refuse(
      patch,
      'fill-of-present',
      `${patch.at} already says something. Use "stricter", or "replace" with an interpretation.`,
    );
  }
  if (layer.layer === 'policy' && isClosed(patch.at)) {
    return refuse(
      patch,
      'fill-of-closed-part',
      `A policy may not add to ${patch.at}: that changes what is assessed or allows what the plan does not. Use "replace" with an interpretation.`,
    );
  }
  return put(plan, patch, previous);
}

function put(plan: Json, patch: Patch & { value: Json }, previous: Json | undefined): PatchResult {
  if (keyMismatch(plan, patch)) {
    return refuse(
      patch,
      'patch-key-mismatch',
      `The value set at ${patch.at} must have "${stepsOf(patch.at).at(-1)}" as its id or ref.`,
    );
  }
  return { ok: true, plan: withValueAt(plan, patch.at, patch.value), previous };
}

function gradesOf(plan: Json): string[] {
  const grades = valueAt(plan, 'grading/grades');
  return Array.isArray(grades) ? grades.filter((grade) => typeof grade === 'string') : [];
}

function stricter(plan: Json, patch: Patch & { effect: 'stricter' }): PatchResult {
  const previous = valueAt(plan, patch.at);
  const parent = parentOf(patch.at);
  if (parent !== '' && valueAt(plan, parent) === undefined) {
    return refuse(
      patch,
      'patch-path-unknown',
      `There is no ${patch.at}: only ${deepestExisting(plan, patch.at) || 'the plan'} exists.`,
    );
  }
  const after = put(plan, patch, previous);
  if (!after.ok) return after;
  // A deadline's direction depends on what the deadline is for, so the whole rule is compared.
  const place = patch.at.startsWith('feedback/') ? stepsOf(patch.at).slice(0, 2).join('/') : patch.at;
  const [was, is] = [valueAt(plan, place), valueAt(after.plan, place)];
  if (was === undefined || is === undefined) {
    return refuse(patch, 'stricter-than-nothing', `${patch.at} says nothing yet. Use "fill".`);
  }
  const verdict = compareStrictness(place, { before: was, after: is }, gradesOf(plan));
  if (verdict === 'stricter' || verdict === 'same') return after;
  if (verdict === 'looser') {
    return refuse(
      patch,
      'not-stricter',
      `${patch.at} would become looser. Only a dispensation may loosen; a chosen reading is "replace" with an interpretation.`,
    );
  }
  return refuse(
    patch,
    'strictness-unknown',
    `Whether ${patch.at} becomes stricter cannot be computed. Use "replace" and name an interpretation.`,
  );
}

function missingInterpretation(
  patch: Patch & { effect: 'replace' },
  layer: PatchLayer,
): PatchResult | undefined {
  if (patch.interpretation === undefined) {
    if (layer.layer === 'dispensation') return undefined;
    return refuse(
      patch,
      'replace-without-interpretation',
      `A policy that replaces ${patch.at} must name the interpretation that says why.`,
    );
  }
  const found = layer.interpretations.find(({ id }) => id === patch.interpretation);
  if (!found) {
    return refuse(
      patch,
      'unknown-interpretation',
      `Interpretation ${patch.interpretation} is not recorded in ${layer.by} or in the plan.`,
    );
  }
  if (!found.at.some((place) => isWithin(patch.at, place) || isWithin(place, patch.at))) {
    return refuse(
      patch,
      'interpretation-elsewhere',
      `Interpretation ${found.id} does not name ${patch.at}. Add the path to its "at".`,
    );
  }
  return undefined;
}

function replace(plan: Json, patch: Patch & { effect: 'replace' }, layer: PatchLayer): PatchResult {
  const refused = missingInterpretation(patch, layer);
  if (refused) return refused;
  const parent = parentOf(patch.at);
  if (parent !== '' && valueAt(plan, parent) === undefined) {
    return refuse(
      patch,
      'patch-path-unknown',
      `There is no ${patch.at}: only ${deepestExisting(plan, patch.at) || 'the plan'} exists.`,
    );
  }
  return put(plan, patch, valueAt(plan, patch.at));
}

function remove(plan: Json, patch: Patch & { effect: 'remove' }, layer: PatchLayer): PatchResult {
  if (layer.layer === 'policy') {
    return refuse(patch, 'policy-removes', `A policy may not remove ${patch.at}; only a dispensation may.`);
  }
  const previous = valueAt(plan, patch.at);
  if (previous === undefined) {
    return refuse(
      patch,
      'patch-path-unknown',
      `There is no ${patch.at} to remove: only ${deepestExisting(plan, patch.at) || 'the plan'} exists.`,
    );
  }
  return { ok: true, plan: withValueAt(plan, patch.at, undefined), previous };
}

/** Apply one patch to a plan seen as JSON, or say why its layer may not. The plan given is not changed. */
export function applyPatch(plan: Json, patch: Patch, layer: PatchLayer): PatchResult {
  switch (patch.effect) {
    case 'fill':
      return fill(plan, patch, layer);
    case 'stricter':
      return stricter(plan, patch);
    case 'replace':
      return replace(plan, patch, layer);
    case 'remove':
      return remove(plan, patch, layer);
  }
}
