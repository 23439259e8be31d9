import type { RuleFinding } from '#domain/rule-finding.ts';
import { count, sayList } from '#domain/time/period.ts';
import type { PackItem } from './pack.ts';

/** An item as the assessment organisation holds it. */
export interface HeldItem {
  readonly requirementId: string;
  readonly title: string;
  readonly itemHash: string;
  readonly state: 'submitted' | 'accepted' | 'returned';
}

/** An item after a new revision: kept with its decision, or to be decided (again). */
export interface MergedItem {
  readonly item: PackItem;
  readonly isKept: boolean;
}

/** Lay a new revision over the items held. A decision stands while the item's hash does, and falls with it. */
export function mergeRevision(held: readonly HeldItem[], items: readonly PackItem[]): MergedItem[] {
  const hashes = new Map(held.map(({ requirementId, itemHash }) => [requirementId, itemHash]));
  return items.map((item) => ({ item, isKept: hashes.get(item.requirementId) === item.itemHash }));
}

/** A decision about one item, with the hash of what was looked at. */
export interface ItemDecision {
  readonly decision: 'accept' | 'return';
  readonly reason?: string | undefined;
  readonly itemHash: string;
}

/** Why a decision about an item is refused. */
export type DecisionFinding = RuleFinding<'gateway-accepted' | 'item-changed' | 'reason-missing'>;

/** Every reason against a decision. It can be changed until the gateway is accepted. */
export function checkDecision(
  item: HeldItem,
  { decision, reason, itemHash }: ItemDecision,
  isOpen: boolean,
): DecisionFinding[] {
  const found: DecisionFinding[] = [];
  if (!isOpen) {
    found.push({
      code: 'gateway-accepted',
      reason: 'The gateway is no longer open, so its items are no longer decided.',
    });
  }
  if (itemHash !== item.itemHash) {
    found.push({
      code: 'item-changed',
      reason: `"${item.title}" has been replaced by a newer revision since you opened it.`,
    });
  }
  if (decision === 'return' && (reason ?? '').trim() === '') {
    found.push({
      code: 'reason-missing',
      path: 'body.reason',
      reason: 'Say what is missing or wrong, so that the training provider can mend it.',
    });
  }
  return found;
}

/** Why the gateway cannot be accepted yet, as a sentence; undefined when every item is accepted. */
export function undecidedItems(items: readonly HeldItem[]): string | undefined {
  const open = items.filter(({ state }) => state !== 'accepted');
  if (items.length > 0 && open.length === 0) return undefined;
  if (items.length === 0) return 'No gateway pack has been received.';
  const titles = sayList(open.map(({ title }) => title));
  return `${count(open.length, 'item')} ${open.length === 1 ? 'is' : 'are'} not accepted: ${titles}.`;
}
