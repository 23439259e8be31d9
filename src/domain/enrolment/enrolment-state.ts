import { z } from 'zod';

/** Where an apprentice stands between enrolment and the end. */
export const EnrolmentState = z.enum([
  'enrolled',
  'on-programme',
  'on-break',
  'gateway-submitted',
  'gateway-accepted',
  'in-assessment',
  'results-pending',
  'achieved',
  'not-achieved',
  'withdrawn',
]);
export type EnrolmentState = z.infer<typeof EnrolmentState>;

/** What moves an apprentice from one state to another. */
export const EnrolmentAction = z.enum([
  'start',
  'begin-break',
  'end-break',
  'submit-gateway',
  'return-gateway',
  'accept-gateway',
  'begin-assessment',
  'finish-assessment',
  'reopen-assessment',
  'return-to-learning',
  'achieve',
  'end-without-achieving',
  'withdraw',
  'undo-withdrawal',
]);
export type EnrolmentAction = z.infer<typeof EnrolmentAction>;

interface Transition {
  readonly from: readonly EnrolmentState[];
  /** `before` is the state that a break or a withdrawal interrupted. */
  readonly to: EnrolmentState | 'before';
  readonly says: string;
}

const active = [
  'enrolled',
  'on-programme',
  'on-break',
  'gateway-submitted',
  'gateway-accepted',
  'in-assessment',
  'results-pending',
] as const satisfies readonly EnrolmentState[];

const transitions: Readonly<Record<EnrolmentAction, Transition>> = {
  start: { from: ['enrolled'], to: 'on-programme', says: 'started' },
  'begin-break': {
    from: ['on-programme', 'gateway-submitted', 'gateway-accepted', 'in-assessment'],
    to: 'on-break',
    says: 'put on a break in learning',
  },
  'end-break': { from: ['on-break'], to: 'before', says: 'brought back from a break in learning' },
  'submit-gateway': { from: ['on-programme'], to: 'gateway-submitted', says: 'sent to gateway' },
  'return-gateway': { from: ['gateway-submitted'], to: 'on-programme', says: 'returned from gateway' },
  'accept-gateway': { from: ['gateway-submitted'], to: 'gateway-accepted', says: 'accepted at gateway' },
  'begin-assessment': { from: ['gateway-accepted'], to: 'in-assessment', says: 'assessed' },
  'finish-assessment': { from: ['in-assessment'], to: 'results-pending', says: 'waiting for results' },
  'reopen-assessment': {
    from: ['results-pending', 'achieved', 'not-achieved'],
    to: 'in-assessment',
    says: 'assessed again',
  },
  'return-to-learning': {
    from: ['in-assessment', 'results-pending', 'not-achieved'],
    to: 'on-programme',
    says: 'brought back into learning',
  },
  achieve: { from: ['results-pending'], to: 'achieved', says: 'recorded as having achieved' },
  'end-without-achieving': {
    from: ['in-assessment', 'results-pending'],
    to: 'not-achieved',
    says: 'recorded as not having achieved',
  },
  withdraw: { from: active, to: 'withdrawn', says: 'withdrawn' },
  'undo-withdrawal': { from: ['withdrawn'], to: 'before', says: 'brought back after a withdrawal' },
};

const stateSays: Readonly<Record<EnrolmentState, string>> = {
  enrolled: 'is enrolled and has not started',
  'on-programme': 'is on programme',
  'on-break': 'is on a break in learning',
  'gateway-submitted': 'waits for the gateway decision',
  'gateway-accepted': 'has been accepted at gateway',
  'in-assessment': 'is being assessed',
  'results-pending': 'waits for results',
  achieved: 'has achieved',
  'not-achieved': 'has ended without achieving',
  withdrawn: 'has withdrawn',
};

/** A state in words that follow a name: "is on programme". */
export function sayState(state: EnrolmentState): string {
  return stateSays[state];
}

/** The state after an action, or a sentence that says why the action is not possible. */
export type TransitionOutcome =
  | { readonly ok: true; readonly state: EnrolmentState }
  | { readonly ok: false; readonly code: 'enrolment-state'; readonly reason: string };

/**
 * What becomes of an enrolment by one action. `before` is the state in which the break or withdrawal found it; without
 * it the end of a break leads back on programme, and a withdrawal cannot be undone.
 */
export function transition(
  state: EnrolmentState,
  action: EnrolmentAction,
  before?: EnrolmentState | undefined,
): TransitionOutcome {
  const { from, to, says } = transitions[action];
  if (!from.includes(state)) {
    return {
      ok: false,
      code: 'enrolment-state',
      reason: `The apprentice ${sayState(state)}, so cannot be ${says} now.`,
    };
  }
  if (to !== 'before') return { ok: true, state: to };
  if (action === 'end-break') {
    const back =
      before !== undefined && transitions['begin-break'].from.includes(before) ? before : 'on-programme';
    return { ok: true, state: back };
  }
  if (before === undefined || !transitions.withdraw.from.includes(before)) {
    return {
      ok: false,
      code: 'enrolment-state',
      reason: 'The state before the withdrawal is not known, so it cannot be undone.',
    };
  }
  return { ok: true, state: before };
}

/** The actions possible in a state, in the order in which an apprenticeship runs. */
export function actionsFrom(state: EnrolmentState): EnrolmentAction[] {
  return EnrolmentAction.options.filter((action) => transitions[action].from.includes(state));
}

/** Whether the apprentice is still in the apprenticeship: neither ended nor withdrawn. */
export function isActive(state: EnrolmentState): boolean {
  return transitions.withdraw.from.includes(state);
}
