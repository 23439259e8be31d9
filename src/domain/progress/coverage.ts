import { z } from 'zod';
import type { Method } from '#domain/standards/method-format.ts';
import type { Ksb } from '#domain/standards/standard-format.ts';
import type { KsbKind } from '#domain/standards/values.ts';
import { sayList } from '#domain/time/period.ts';

/** Where one piece of evidence stands for one criterion or KSB. */
export const EvidenceState = z.enum(['draft', 'submitted', 'referred', 'accepted']);
export type EvidenceState = z.infer<typeof EvidenceState>;

/** Where a criterion or KSB stands, by all the evidence mapped to it. */
export const CriterionState = z.enum(['none', 'draft', 'submitted', 'referred', 'accepted']);
export type CriterionState = z.infer<typeof CriterionState>;

/**
 * Where a criterion stands by its evidence. One accepted piece is enough. Else what is waiting for a decision shows
 * before what was sent back, and that before a draft.
 */
export function criterionState(evidence: readonly EvidenceState[]): CriterionState {
  const order: readonly EvidenceState[] = ['accepted', 'submitted', 'referred', 'draft'];
  return order.find((state) => evidence.includes(state)) ?? 'none';
}

/** How many criteria or KSBs are in each state. The five add up to the total. */
export interface CoverageCount {
  readonly total: number;
  readonly none: number;
  readonly draft: number;
  readonly submitted: number;
  readonly referred: number;
  readonly accepted: number;
}

/** Count states. Of nothing, nothing is covered: the total is nought and says so. */
export function countStates(states: readonly CriterionState[]): CoverageCount {
  const of = (wanted: CriterionState) => states.filter((state) => state === wanted).length;
  return {
    total: states.length,
    none: of('none'),
    draft: of('draft'),
    submitted: of('submitted'),
    referred: of('referred'),
    accepted: of('accepted'),
  };
}

/** The states by reference; what is absent has no evidence. Criteria references are unique in a method only. */
export type StatesByRef = Readonly<Record<string, CriterionState | undefined>>;

/** Counts of one method's criteria, all and by kind of criterion. */
export interface MethodCoverage {
  readonly method: string;
  readonly title: string;
  readonly all: CoverageCount;
  readonly pass: CoverageCount;
  readonly higher: CoverageCount;
  /** One letter a criterion in the plan's order: n none, d draft, s submitted, r referred, a accepted. */
  readonly map: string;
}

type CoveredMethod = Pick<Method, 'id' | 'title' | 'criteria'>;

const letters: Readonly<Record<CriterionState, string>> = {
  none: 'n',
  draft: 'd',
  submitted: 's',
  referred: 'r',
  accepted: 'a',
};

/** How far each method's criteria are evidenced on programme. Give only the criteria that concern this apprentice. */
export function coverageByMethod(
  methods: readonly CoveredMethod[],
  states: Readonly<Record<string, StatesByRef | undefined>>,
): MethodCoverage[] {
  return methods.map(({ id, title, criteria }) => {
    const stateOf = (ref: string) => states[id]?.[ref] ?? 'none';
    const of = (isWanted: (kind: string) => boolean) =>
      countStates(criteria.filter(({ kind }) => isWanted(kind)).map(({ ref }) => stateOf(ref)));
    return {
      method: id,
      title,
      all: of(() => true),
      pass: of((kind) => kind === 'pass'),
      higher: of((kind) => kind !== 'pass'),
      map: criteria.map(({ ref }) => letters[stateOf(ref)]).join(''),
    };
  });
}

/**
 * The state of a KSB by the criteria that evidence it: accepted once one of them is, else the furthest of the others. A
 * KSB without criteria takes the evidence mapped to it alone.
 */
export function ksbStates(
  ksbs: readonly Pick<Ksb, 'ref'>[],
  methods: readonly CoveredMethod[],
  given: { readonly criteria: Readonly<Record<string, StatesByRef | undefined>>; readonly ksbs: StatesByRef },
): Record<string, CriterionState> {
  const found: Record<string, CriterionState> = {};
  for (const { ref } of ksbs) {
    const byCriteria = methods.flatMap(({ id, criteria }) =>
      criteria
        .filter(({ ksbs: mapped }) => mapped?.includes(ref))
        .map((criterion) => given.criteria[id]?.[criterion.ref]),
    );
    const states = [...byCriteria, given.ksbs[ref]].flatMap((state) =>
      state && state !== 'none' ? [state] : [],
    );
    found[ref] = criterionState(states);
  }
  return found;
}

/** Counts by knowledge, skill and behaviour. */
export function coverageByKind(
  ksbs: readonly Pick<Ksb, 'ref' | 'kind'>[],
  states: StatesByRef,
): Record<KsbKind, CoverageCount> {
  const of = (wanted: KsbKind) =>
    countStates(ksbs.filter(({ kind }) => kind === wanted).map(({ ref }) => states[ref] ?? 'none'));
  return { knowledge: of('knowledge'), skill: of('skill'), behaviour: of('behaviour') };
}

/** What a pass still needs on programme: the pass criteria without accepted evidence, and who has the next move. */
export interface PassNeeds {
  readonly methods: readonly {
    readonly method: string;
    readonly title: string;
    readonly missing: readonly {
      readonly ref: string;
      readonly text: string;
      readonly state: CriterionState;
    }[];
  }[];
  readonly says: string;
}

/** Which pass criteria still lack accepted evidence, by method, and in one sentence. */
export function whatAPassNeeds(
  methods: readonly CoveredMethod[],
  states: Readonly<Record<string, StatesByRef | undefined>>,
): PassNeeds {
  const open = methods.map(({ id, title, criteria }) => ({
    method: id,
    title,
    missing: criteria
      .filter(({ kind }) => kind === 'pass')
      .map(({ ref, text }) => ({ ref, text, state: states[id]?.[ref] ?? ('none' as const) }))
      .filter(({ state }) => state !== 'accepted'),
  }));
  const missing = open.flatMap((method) => method.missing);
  const total = methods.flatMap(({ criteria }) => criteria.filter(({ kind }) => kind === 'pass')).length;
  return { methods: open.filter((method) => method.missing.length > 0), says: sayNeeds(missing, total) };
}

function sayNeeds(missing: readonly { readonly state: CriterionState }[], total: number): string {
  if (total === 0) return 'The plan names no pass criteria to evidence.';
  if (missing.length === 0) return 'Every pass criterion has accepted evidence.';
  const of = (...wanted: CriterionState[]) => missing.filter(({ state }) => wanted.includes(state)).length;
  const parts = [
    { number: of('none', 'draft'), says: 'to be evidenced' },
    { number: of('referred'), says: 'to be improved' },
    { number: of('submitted'), says: 'waiting for feedback' },
  ];
  const said = parts.filter(({ number }) => number > 0).map(({ number, says }) => `${number} ${says}`);
  return `${missing.length} of ${total} pass ${total === 1 ? 'criterion' : 'criteria'} left: ${sayList(said)}.`;
}
