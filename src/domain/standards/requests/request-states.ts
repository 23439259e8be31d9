import { z } from 'zod';

/** Where a request for a standard stands. */
export const RequestState = z.enum([
  'preparing',
  'asked',
  'taken-up',
  'in-workshop',
  'withdrawn',
  'declined',
  'published',
]);
export type RequestState = z.infer<typeof RequestState>;

/** What moves a request. */
export const RequestAction = z.enum(['send', 'take-up', 'start-draft', 'publish', 'decline', 'withdraw']);
export type RequestAction = z.infer<typeof RequestAction>;

/** Who acts: the organisation that asks, or the one whose authors write plans. */
export const RequestSide = z.enum(['asker', 'author']);
export type RequestSide = z.infer<typeof RequestSide>;

interface Transition {
  readonly by: RequestSide;
  readonly from: readonly RequestState[];
  readonly to: RequestState;
  /** The action as a participle: "The request cannot be … now". */
  readonly says: string;
}

const transitions: Readonly<Record<RequestAction, Transition>> = {
  send: { by: 'asker', from: ['preparing'], to: 'asked', says: 'sent' },
  'take-up': { by: 'author', from: ['asked'], to: 'taken-up', says: 'taken up' },
  // From the workshop again: the draft before was discarded.
  'start-draft': {
    by: 'author',
    from: ['asked', 'taken-up', 'in-workshop'],
    to: 'in-workshop',
    says: 'brought into the workshop',
  },
  publish: { by: 'author', from: ['in-workshop'], to: 'published', says: 'marked as published' },
  decline: { by: 'author', from: ['asked', 'taken-up', 'in-workshop'], to: 'declined', says: 'declined' },
  withdraw: {
    by: 'asker',
    from: ['preparing', 'asked', 'taken-up', 'in-workshop'],
    to: 'withdrawn',
    says: 'withdrawn',
  },
};

/** A state in words that follow "The request". */
const stateSays: Readonly<Record<RequestState, string>> = {
  preparing: 'has not been sent',
  asked: 'waits for a standards author',
  'taken-up': 'has been taken up',
  'in-workshop': 'is in the workshop',
  withdrawn: 'has been withdrawn',
  declined: 'has been declined',
  published: 'has led to a published plan',
};

/** The state after an action, or a sentence that says why the action is not possible. */
export type RequestOutcome =
  | { readonly ok: true; readonly state: RequestState }
  | { readonly ok: false; readonly reason: string };

/** What becomes of a request when one side does something. */
export function moveRequest(state: RequestState, action: RequestAction, by: RequestSide): RequestOutcome {
  const transition = transitions[action];
  if (transition.by !== by) {
    return { ok: false, reason: `A request is ${transition.says} by the other side.` };
  }
  if (!transition.from.includes(state)) {
    return {
      ok: false,
      reason: `The request ${stateSays[state]}, so it cannot be ${transition.says} now.`,
    };
  }
  return { ok: true, state: transition.to };
}

/** Whether nothing more happens to a request. */
export function isOver(state: RequestState): boolean {
  return state === 'withdrawn' || state === 'declined' || state === 'published';
}

/** Whether a side can have brought a request into a state; a message that says otherwise is not believed. */
export function canBring(side: RequestSide, state: RequestState): boolean {
  return Object.values(transitions).some(({ by, to }) => by === side && to === state);
}

/**
 * The state when one side holds one and hears of another: the later in the order of `RequestState`. Both sides come to the same
 * state, whichever message is first; a published plan counts more than a withdrawal that crossed it.
 */
export function laterState(held: RequestState, heard: RequestState): RequestState {
  const order = RequestState.options;
  return order.indexOf(heard) > order.indexOf(held) ? heard : held;
}
