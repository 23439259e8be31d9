import type { Method } from '#domain/standards/method-format.ts';
import type { Plan } from '#domain/standards/plan-format.ts';
import type { AttemptFacts, MethodScope } from './attempt-facts.ts';
import type { AttemptInput, Judgement } from './attempt-input.ts';

/** Criteria of one method that may be judged in another. */
export interface Transfer {
  /** The method whose criteria they stay. */
  readonly owner: Method;
  /** The method in which they may be judged. */
  readonly host: Method;
  /** Which criteria; undefined means all. */
  readonly refs: ReadonlySet<string> | undefined;
  /** Only criteria that were not judged at all; a "not met" stands. */
  readonly unseenOnly: boolean;
}

/** Every transfer of a plan: criteria not met elsewhere that a method may judge, and criteria that a method hands on unseen. */
export function transfersOf({ methods }: Pick<Plan, 'methods'>): Transfer[] {
  return methods.flatMap((method) => {
    const taken = method.transfers.flatMap(({ from, criteria }): Transfer[] => {
      const owner = methods.find(({ id }) => id === from);
      return owner ? [{ owner, host: method, refs: criteria && new Set(criteria), unseenOnly: false }] : [];
    });
    const to = methods.find(({ id }) => id === method.carryForward?.to);
    return to ? [...taken, { owner: method, host: to, refs: undefined, unseenOnly: true }] : taken;
  });
}

/** The key under which the host records a criterion of the owner: its ref, or `owner.ref` where the host has that ref itself. */
export function transferKey({ owner, host }: Transfer, ref: string): string {
  return host.criteria.some((criterion) => criterion.ref === ref) ? `${owner.id}.${ref}` : ref;
}

/** The latest attempt at the host, and whether everything of its own is judged: then what it does not say is not coming. */
export interface HostAttempt {
  readonly attempt: AttemptInput;
  readonly facts: AttemptFacts;
}

/**
 * The facts of a method with what was judged elsewhere. A criterion counts as met when either method judged it met; one
 * judged not met stays open until the host has had its say.
 */
export function withTransfers(
  scope: MethodScope,
  facts: AttemptFacts,
  transfers: readonly Transfer[],
  latestAt: (method: string) => HostAttempt | undefined,
): AttemptFacts {
  const own = transfers.filter(({ owner }) => owner.id === scope.method.id);
  if (own.length === 0) return facts;
  const states = [...facts.states];
  for (const transfer of own) {
    const host = latestAt(transfer.host.id);
    for (const [place, { ref }] of scope.criteria.entries()) {
      if (transfer.refs?.has(ref) === false) continue;
      states[place] = transferred(states[place], host?.attempt.judgements?.[transferKey(transfer, ref)], {
        isOpen: !host || !isFinished(host),
        unseenOnly: transfer.unseenOnly,
      });
    }
  }
  return { ...facts, states };
}

function transferred(
  own: Judgement | undefined,
  there: Judgement | undefined,
  { isOpen, unseenOnly }: { isOpen: boolean; unseenOnly: boolean },
): Judgement | undefined {
  if (own === undefined) return there;
  if (own === 'met' || unseenOnly) return own;
  return there ?? (isOpen ? undefined : own);
}

function isFinished({ attempt, facts }: HostAttempt): boolean {
  return attempt.grade !== undefined || facts.states.every((state) => state !== undefined);
}
