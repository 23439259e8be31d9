import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  canBring,
  isOver,
  laterState,
  moveRequest,
  RequestAction,
  RequestSide,
  RequestState,
} from './request-states.ts';

const states = fc.constantFrom(...RequestState.options);
const actions = fc.constantFrom(...RequestAction.options);
const sides = fc.constantFrom(...RequestSide.options);

describe('the life of a request', () => {
  test('runs from asking by way of the workshop to publication', () => {
    let state: RequestState = 'preparing';
    for (const [by, action] of [
      ['asker', 'send'],
      ['author', 'take-up'],
      ['author', 'start-draft'],
      ['author', 'publish'],
    ] as const) {
      const outcome = moveRequest(state, action, by);
      if (!outcome.ok) throw new Error(outcome.reason);
      state = outcome.state;
    }
    expect(state).toBe('published');
  });

  test('an action belongs to one side alone', () => {
    fc.assert(
      fc.property(states, actions, (state, action) => {
        const able = RequestSide.options.filter((side) => moveRequest(state, action, side).ok);
        expect(able.length).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('what is over is moved by nobody', () => {
    fc.assert(
      fc.property(states, actions, sides, (state, action, side) => {
        if (isOver(state)) expect(moveRequest(state, action, side).ok).toBe(false);
      }),
    );
  });

  test('no action leads backwards, and what it leads to can be believed of that side', () => {
    fc.assert(
      fc.property(states, actions, sides, (state, action, side) => {
        const outcome = moveRequest(state, action, side);
        if (!outcome.ok) return;
        expect(laterState(state, outcome.state)).toBe(outcome.state);
        expect(canBring(side, outcome.state)).toBe(true);
      }),
    );
  });

  test('a refusal says where the request stands', () => {
    expect(moveRequest('declined', 'take-up', 'author')).toEqual({
      ok: false,
      reason: 'The request has been declined, so it cannot be taken up now.',
    });
  });
});

describe('messages that cross', () => {
  test('lead both sides to the same state in whatever order and however often they arrive', () => {
    fc.assert(
      fc.property(fc.array(states, { minLength: 1 }), fc.nat(), (heard, seed) => {
        const take = (list: readonly RequestState[]) => list.reduce(laterState, 'preparing');
        const turned = [...heard.slice(seed % heard.length), ...heard.slice(0, seed % heard.length)];
        expect(take(turned.reverse())).toBe(take(heard));
        expect(take([...heard, ...heard])).toBe(take(heard));
      }),
    );
  });

  test('two sides that act at once and then hear of each other agree', () => {
    fc.assert(
      fc.property(states, actions, actions, (state, asker, author) => {
        const mine = moveRequest(state, asker, 'asker');
        const theirs = moveRequest(state, author, 'author');
        if (!mine.ok || !theirs.ok) return;
        expect(laterState(mine.state, theirs.state)).toBe(laterState(theirs.state, mine.state));
      }),
    );
  });

  test('a provider cannot say that its request was published, nor an author that it was withdrawn', () => {
    expect(canBring('asker', 'published')).toBe(false);
    expect(canBring('author', 'withdrawn')).toBe(false);
  });
});
