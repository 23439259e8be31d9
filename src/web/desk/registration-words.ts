import type { ReceivedItem } from '#contract/gateway.ts';
import type { Said } from '#web/gateway/gateway-words.ts';

const registrationStates: Readonly<Record<string, string>> = {
  'gateway-submitted': 'Gateway being checked',
  'gateway-accepted': 'Through the gateway',
  'in-assessment': 'In assessment',
  'results-pending': 'Result being prepared',
  released: 'Result released',
  closed: 'Closed',
  withdrawn: 'Withdrawn',
};

/** The state of a registration in words. */
export function sayRegistrationState(state: string): string {
  return registrationStates[state] ?? state.replaceAll('-', ' ');
}

const itemStates: Readonly<Record<ReceivedItem['state'], Said>> = {
  submitted: { word: 'To decide', tone: 'quiet' },
  accepted: { word: 'Accepted', tone: 'met' },
  returned: { word: 'Returned', tone: 'referred' },
};

/** Where a received item stands. */
export function sayReceived(state: ReceivedItem['state']): Said {
  return itemStates[state];
}

/** Items that came with the last revision although an earlier one had been sent: new or changed since. */
export function changedItems(items: readonly ReceivedItem[], lastRevision: number): ReceivedItem[] {
  return lastRevision < 2 ? [] : items.filter(({ revision }) => revision === lastRevision);
}

/** The item to look at first: the first undecided one, else the first. */
export function firstToDecide(items: readonly ReceivedItem[]): ReceivedItem | undefined {
  return items.find(({ state }) => state === 'submitted') ?? items[0];
}

/** The next undecided item after one, going round; undefined when every other is decided. */
export function nextToDecide(items: readonly ReceivedItem[], after: string): ReceivedItem | undefined {
  const at = items.findIndex(({ requirementId }) => requirementId === after);
  const round = [...items.slice(at + 1), ...items.slice(0, Math.max(0, at))];
  return round.find(({ state }) => state === 'submitted');
}

/** Which item a key leads to: j and k move, others do not. */
export function itemAfterKey(
  items: readonly ReceivedItem[],
  key: string,
  current: string,
): ReceivedItem | undefined {
  const at = items.findIndex(({ requirementId }) => requirementId === current);
  if (key === 'j') return items[Math.min(items.length - 1, at + 1)];
  return key === 'k' ? items[Math.max(0, at - 1)] : undefined;
}
