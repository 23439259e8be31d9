import { checkDraftFiles } from '#domain/standards/compiler/check-draft-files.ts';
import type { Compilation } from '#domain/standards/compiler/compilation.ts';
import type { CompilerFinding } from '#domain/standards/compiler/draft/draft-log.ts';
import type { Answer, Answers } from '#domain/standards/compiler/questions.ts';
import type { Json } from '#domain/standards/layer-format.ts';
import { stepsOf, valueAt } from '#domain/standards/plan-path.ts';
import { type RecordedDecision, standing } from './decision.ts';
import { applyEdit, currentPath, type DraftState } from './edit-draft.ts';
import { isSettling, type Settling, withRegister } from './write-register.ts';

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

function acceptedPaths(recorded: RecordedDecision, state: DraftState): readonly string[] {
  const { decision } = recorded;
  if (decision.kind === 'merge') return decision.at.slice(0, 1).map((at) => currentPath(at, recorded, state));
  if (!('at' in decision) || decision.kind === 'reject') return [];
  return [currentPath(decision.at, recorded, state)];
}

/** Fold the standing decisions over a compilation that was made with their answers. */
export function applyDecisions(
  compilation: Compilation,
  decisions: readonly RecordedDecision[],
): WorkshopDraft {
  const held = standing(decisions);
  const state: DraftState = {
    plan: compilation.plan as Json,
    standard: compilation.standard as Json,
    policies: compilation.policies,
    places: [...compilation.places],
    accepted: [],
    lost: [],
  };
  for (const recorded of held) {
    const accepted = acceptedPaths(recorded, state);
    const reason = applyEdit(recorded, state);
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
function findingsAfter(compilation: Compilation, state: DraftState): readonly CompilerFinding[] {
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
