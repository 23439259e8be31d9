import { checkDraftFiles } from '#domain/standards/compiler/check-draft-files.ts';
import type { Compilation, DraftPolicy } from '#domain/standards/compiler/compilation.ts';
import type { CompilerFinding, Place } from '#domain/standards/compiler/draft/draft-log.ts';
import type { Answer, Answers } from '#domain/standards/compiler/questions.ts';
import type { Json } from '#domain/standards/layer-format.ts';
import type { Interpretation } from '#domain/standards/plan-format.ts';
import { isObject, isWithin, keyOf, stepsOf, valueAt, withValueAt } from '#domain/standards/plan-path.ts';
import { type Decision, type RecordedDecision, standing } from './decision.ts';

type Layer = { readonly [key: string]: Json };

/** A finding with an id that stays the same as long as the finding does. */
export interface WorkshopFinding extends CompilerFinding {
  readonly id: string;
  /** How it was decided, when it was. */
  readonly settled?: {
    readonly reading: string;
    readonly why: string;
    readonly name: string;
    readonly on: string;
  };
}

/** A draft after every standing decision. */
export interface WorkshopDraft extends Omit<Compilation, 'findings'> {
  readonly findings: readonly WorkshopFinding[];
  /** Paths that an author accepted, or decided in another way. */
  readonly accepted: readonly string[];
  /** Decisions that no longer fit the draft, with the reason. */
  readonly lost: readonly { readonly sequence: number; readonly reason: string }[];
}

/** The answers among the decisions, as the compiler reads them. */
export function answersOf(decisions: readonly RecordedDecision[]): Answers {
  const byQuestion = new Map<string, Answer>();
  for (const { decision, name, on } of standing(decisions)) {
    if (decision.kind !== 'answer') continue;
    const { question, chosen, value, why } = decision;
    const what = chosen === undefined ? { value: value ?? null } : { chosen };
    byQuestion.set(question, { question, ...what, why, decidedBy: name, decidedOn: on });
  }
  return { format: 'guildmark.answers', formatVersion: 1, answers: [...byQuestion.values()] };
}

/** A short stable number for a text (FNV-1a), so that a finding can be named. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash.toString(36);
}

/** The id of a finding: its code and a fingerprint of what it says. */
export function findingId({ code, at, message }: CompilerFinding): string {
  return `${code}/${fingerprint(`${at} ${message}`)}`;
}

type State = {
  plan: Json;
  standard: Json;
  policies: readonly DraftPolicy[];
  places: Place[];
  accepted: string[];
  lost: { sequence: number; reason: string }[];
};

/** The present path of a decision's `at`: criteria are followed by their key when their reference changed. */
function currentPath(at: string, recorded: RecordedDecision, state: State): string {
  const key = recorded.keys[at];
  if (key === undefined) return at;
  const steps = stepsOf(at);
  const place = state.places.find((one) => one.key === key);
  return place ? [place.at, ...steps.slice(stepsOf(place.at).length)].join('/') : at;
}

type Target = { readonly root: Json; readonly at: string; readonly put: (value: Json) => void };

function targetOf(path: string, state: State): Target {
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
  state: State,
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

function setAt(path: string, value: Json, state: State): string | undefined {
  if (isPatchPath(path)) return changePatch(path, state, (patch) => ({ ...patch, value }));
  const { root, at, put } = targetOf(path, state);
  const parent = parentOf(at);
  if (parent !== '' && valueAt(root, parent) === undefined) return `${parent} is not in the draft any more.`;
  put(withValueAt(root, at, value));
  return undefined;
}

function removeAt(path: string, state: State): string | undefined {
  if (isPatchPath(path)) return changePatch(path, state, () => undefined);
  const { root, at, put } = targetOf(path, state);
  if (valueAt(root, at) === undefined) return `${path} is not in the draft any more.`;
  put(withValueAt(root, at, undefined));
  return undefined;
}

function addAt(path: string, value: Json, state: State): string | undefined {
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

function splitAt(path: string, texts: readonly string[], state: State): string | undefined {
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

function mergeAt(paths: readonly string[], text: string, state: State): string | undefined {
  const [first, ...rest] = paths;
  if (first === undefined) return 'Nothing was named.';
  const lost = setAt(`${first}/text`, text, state);
  if (lost !== undefined) return lost;
  return rest.map((path) => removeAt(path, state)).find((reason) => reason !== undefined);
}

function apply(recorded: RecordedDecision, state: State): string | undefined {
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

function acceptedPaths(recorded: RecordedDecision, state: State): readonly string[] {
  const { decision } = recorded;
  if (decision.kind === 'merge') return decision.at.slice(0, 1).map((at) => currentPath(at, recorded, state));
  if (!('at' in decision) || decision.kind === 'reject') return [];
  return [currentPath(decision.at, recorded, state)];
}

type Settling = RecordedDecision & { readonly decision: Extract<Decision, { kind: 'settle' }> };

function isSettling(recorded: RecordedDecision): recorded is Settling {
  return recorded.decision.kind === 'settle';
}

/** A settled finding as an entry of the plan's register of interpretations. */
function interpretationOf(recorded: Settling, finding: CompilerFinding, index: number): Interpretation {
  const { reading, why } = recorded.decision;
  const source = { document: finding.spans[0]?.document ?? 'document', section: 'Compared by the compiler' };
  return {
    id: `D${index + 1}`,
    at: [finding.at === '' ? 'methods' : finding.at],
    question: finding.message,
    readings: [{ id: 'decided', says: reading, source }],
    chosen: 'decided',
    why,
    decidedBy: recorded.name,
    decidedOn: recorded.on,
  };
}

function withRegister(
  plan: Json,
  settlings: readonly Settling[],
  findings: readonly WorkshopFinding[],
): Json {
  const known = valueAt(plan, 'interpretations');
  const added = settlings.flatMap((recorded, index) => {
    const finding = findings.find(({ id }) => id === recorded.decision.finding);
    return finding ? [interpretationOf(recorded, finding, index)] : [];
  });
  const list = Array.isArray(known) ? known : [];
  return isObject(plan) ? { ...plan, interpretations: [...list, ...(added as unknown as Json[])] } : plan;
}

/** Fold the standing decisions over a compilation that was made with their answers. */
export function applyDecisions(
  compilation: Compilation,
  decisions: readonly RecordedDecision[],
): WorkshopDraft {
  const held = standing(decisions);
  const state: State = {
    plan: compilation.plan as Json,
    standard: compilation.standard as Json,
    policies: compilation.policies,
    places: [...compilation.places],
    accepted: [],
    lost: [],
  };
  for (const recorded of held) {
    const accepted = acceptedPaths(recorded, state);
    const reason = apply(recorded, state);
    if (reason === undefined) state.accepted.push(...accepted);
    else state.lost.push({ sequence: recorded.sequence, reason });
  }
  const settlings = held.filter(isSettling);
  const named = nameFindings(findingsAfter(compilation, state), settlings);
  const plan = withRegister(state.plan, settlings, named);
  const isOpen = compilation.questions.some(({ blocks, answer }) => blocks && answer === undefined);
  const stops = named.some(
    ({ severity, settled, code }) => severity === 'error' && !(settled && mayBeSettled(code)),
  );
  return {
    ...compilation,
    standard: state.standard as Layer,
    plan: plan as Layer,
    policies: state.policies,
    findings: named,
    accepted: [...new Set(state.accepted)],
    lost: state.lost,
    publishable: !isOpen && !stops && state.lost.length === 0,
  };
}

/** Errors about what the documents say may be decided by a person; errors of the plan itself must be mended. */
function mayBeSettled(code: string): boolean {
  return code === 'count-does-not-agree' || code === 'two-overall-rules';
}

/** What the documents gave rise to stays; what is said of the draft's own shape is said anew after the edits. */
function findingsAfter(compilation: Compilation, state: State): readonly CompilerFinding[] {
  const ofDocuments = compilation.findings.filter(({ fromCheck }) => fromCheck !== true);
  const isGone = ({ at }: CompilerFinding) =>
    at.startsWith('methods/') && valueAt(state.plan, stepsOf(at).slice(0, 2).join('/')) === undefined;
  return [...ofDocuments.filter((one) => !isGone(one)), ...checkDraftFiles(state.standard, state.plan)];
}

function nameFindings(
  findings: readonly CompilerFinding[],
  settlings: readonly Settling[],
): readonly WorkshopFinding[] {
  return findings.map((finding) => {
    const id = findingId(finding);
    const last = settlings.findLast(({ decision }) => decision.finding === id);
    if (!last) return { ...finding, id };
    const { name, on } = last;
    return { ...finding, id, settled: { reading: last.decision.reading, why: last.decision.why, name, on } };
  });
}

/** The decision that stands in the way: made after `base` by somebody else on the same part. */
export function collision(
  decision: Decision,
  base: number,
  decisions: readonly RecordedDecision[],
  personId: string,
): RecordedDecision | undefined {
  const subjects =
    decision.kind === 'undo' ? undoneSubjects(decision.sequence, decisions) : pathsTouched(decision);
  return decisions.find(
    (other) =>
      other.sequence > base &&
      other.personId !== personId &&
      pathsTouched(other.decision).some((one) =>
        subjects.some((subject) => isWithin(one, subject) || isWithin(subject, one)),
      ),
  );
}

function undoneSubjects(sequence: number, decisions: readonly RecordedDecision[]): readonly string[] {
  const target = decisions.find((one) => one.sequence === sequence);
  return target ? pathsTouched(target.decision) : [];
}

function pathsTouched(decision: Decision): readonly string[] {
  switch (decision.kind) {
    case 'answer':
      return [`question:${decision.question}`];
    case 'settle':
      return [`finding:${decision.finding}`];
    case 'merge':
      return decision.at;
    case 'undo':
      return [];
    case 'add':
      return [`${decision.at}/${keyOf(decision.value) ?? ''}`];
    case 'accept':
    case 'edit':
    case 'reject':
    case 'split':
      return [decision.at];
  }
}
