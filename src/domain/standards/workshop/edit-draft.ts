import type { DraftPolicy } from '#domain/standards/compiler/compilation.ts';
import type { Place } from '#domain/standards/compiler/draft/draft-log.ts';
import type { Json } from '#domain/standards/layer-format.ts';
import { isObject, keyOf, stepsOf, valueAt, withValueAt } from '#domain/standards/plan-path.ts';
import type { RecordedDecision } from './decision.ts';

type Layer = { readonly [key: string]: Json };

/** A draft under the hands of its authors; edits change it in place. */
export type DraftState = {
  plan: Json;
  standard: Json;
  policies: readonly DraftPolicy[];
  places: Place[];
  accepted: string[];
  lost: { sequence: number; reason: string }[];
};

/** The present path of a decision's `at`: criteria are followed by their key when their reference changed. */
export function currentPath(at: string, recorded: RecordedDecision, state: DraftState): string {
  const key = recorded.keys[at];
  if (key === undefined) return at;
  const steps = stepsOf(at);
  const place = state.places.find((one) => one.key === key);
  return place ? [place.at, ...steps.slice(stepsOf(place.at).length)].join('/') : at;
}

type Target = { readonly root: Json; readonly at: string; readonly put: (value: Json) => void };

function targetOf(path: string, state: DraftState): Target {
  const [first, id, ...rest] = stepsOf(path);
  if (first === 'standard') {
    const at = stepsOf(path).slice(1).join('/');
    return { root: state.standard, at, put: (value) => Object.assign(state, { standard: value }) };
  }
  const policy = first === 'policies' ? state.policies.find((one) => one.id === id) : undefined;
  if (policy) {
    const put = (value: Json) => {
      const changed = { ...policy, policy: value as Layer };
      state.policies = state.policies.map((one) => (one.id === policy.id ? changed : one));
    };
    return { root: policy.policy, at: rest.join('/'), put };
  }
  return { root: state.plan, at: path, put: (value) => Object.assign(state, { plan: value }) };
}

/** The patches of a policy whose path a decision names: `policies/<id>/patches/<path that the patch changes>`. */
function changePatch(
  path: string,
  state: DraftState,
  change: (patch: Layer) => Layer | undefined,
): string | undefined {
  const [, id, , ...rest] = stepsOf(path);
  const at = rest.join('/');
  const draft = state.policies.find((one) => one.id === id);
  const plans = draft?.policy.plans;
  if (!draft || !Array.isArray(plans)) return `${path} is not in the draft any more.`;
  let isFound = false;
  const changed = plans.map((plan) => {
    const patches = valueAt(plan, 'patches');
    if (!isObject(plan) || !Array.isArray(patches)) return plan;
    const kept = patches.flatMap((patch): Json[] => {
      if (!isObject(patch) || patch.at !== at) return [patch];
      isFound = true;
      const next = change(patch);
      return next ? [next as Json] : [];
    });
    return { ...plan, patches: kept };
  });
  const policy = { ...draft, policy: { ...draft.policy, plans: changed } };
  state.policies = state.policies.map((one) => (one.id === id ? policy : one));
  return isFound ? undefined : `${path} is not in the draft any more.`;
}

function isPatchPath(path: string): boolean {
  const [room, , list] = stepsOf(path);
  return room === 'policies' && list === 'patches';
}

function parentOf(at: string): string {
  return stepsOf(at).slice(0, -1).join('/');
}

function setAt(path: string, value: Json, state: DraftState): string | undefined {
  if (isPatchPath(path)) return changePatch(path, state, (patch) => ({ ...patch, value }));
  const { root, at, put } = targetOf(path, state);
  const parent = parentOf(at);
  if (parent !== '' && valueAt(root, parent) === undefined) return `${parent} is not in the draft any more.`;
  put(withValueAt(root, at, value));
  return undefined;
}

function removeAt(path: string, state: DraftState): string | undefined {
  if (isPatchPath(path)) return changePatch(path, state, () => undefined);
  const { root, at, put } = targetOf(path, state);
  if (valueAt(root, at) === undefined) return `${path} is not in the draft any more.`;
  put(withValueAt(root, at, undefined));
  return undefined;
}

function addAt(path: string, value: Json, state: DraftState): string | undefined {
  const { root, at, put } = targetOf(path, state);
  const list = valueAt(root, at);
  if (list !== undefined && !Array.isArray(list)) return `${path} is no list.`;
  const key = keyOf(value);
  if (list?.some((entry) => keyOf(entry) === key)) return `${path} has an entry "${key}" already.`;
  put(withValueAt(root, at, [...(list ?? []), value]));
  return undefined;
}

function freeRef(ref: string, taken: ReadonlySet<string>): string {
  let count = 2;
  while (taken.has(`${ref}-${count}`)) count += 1;
  return `${ref}-${count}`;
}

function splitAt(path: string, texts: readonly string[], state: DraftState): string | undefined {
  const { root, at, put } = targetOf(path, state);
  const entry = valueAt(root, at);
  const list = valueAt(root, parentOf(at));
  if (!isObject(entry) || !Array.isArray(list)) return `${path} is not in the draft any more.`;
  const taken = new Set(list.map((one) => keyOf(one) ?? ''));
  const key = keyOf(entry) ?? '';
  const parts = texts.map((text, index): Json => {
    if (index === 0) return { ...entry, text };
    const ref = freeRef(key, taken);
    taken.add(ref);
    return { ...entry, ...('ref' in entry ? { ref, printed: false } : { id: ref }), text };
  });
  const place = list.findIndex((one) => keyOf(one) === key);
  put(withValueAt(root, parentOf(at), [...list.slice(0, place), ...parts, ...list.slice(place + 1)]));
  return undefined;
}

function mergeAt(paths: readonly string[], text: string, state: DraftState): string | undefined {
  const [first, ...rest] = paths;
  if (first === undefined) return 'Nothing was named.';
  const lost = setAt(`${first}/text`, text, state);
  if (lost !== undefined) return lost;
  return rest.map((path) => removeAt(path, state)).find((reason) => reason !== undefined);
}

/** Apply one decision; the reason when it no longer fits. */
export function applyEdit(recorded: RecordedDecision, state: DraftState): string | undefined {
  const { decision } = recorded;
  const path = (at: string) => currentPath(at, recorded, state);
  switch (decision.kind) {
    case 'edit':
      return setAt(path(decision.at), decision.value, state);
    case 'reject':
      return removeAt(path(decision.at), state);
    case 'add':
      return addAt(path(decision.at), decision.value, state);
    case 'split':
      return splitAt(path(decision.at), decision.texts, state);
    case 'merge':
      return mergeAt(decision.at.map(path), decision.text, state);
    case 'accept':
    case 'answer':
    case 'settle':
    case 'undo':
      return undefined;
  }
}
