import type { Gateway, GatewayItem } from '#contract/gateway.ts';
import type { Tone } from '#web/ui/state-chip.tsx';

/** A state as it is shown: a word and what it means to the reader. */
export interface Said {
  readonly word: string;
  readonly tone: Tone;
}

const readiness: Readonly<Record<GatewayItem['readiness'], Said>> = {
  met: { word: 'Met', tone: 'met' },
  'not-met': { word: 'Not met', tone: 'not-met' },
  waived: { word: 'Waived', tone: 'quiet' },
  unknown: { word: 'Not known yet', tone: 'waiting' },
};

/** Where one line of the checklist stands: what the assessment organisation says of it leads, then the rules. */
export function sayItem(item: GatewayItem, gatewayState: Gateway['state']): Said {
  if (item.state === 'returned') return { word: 'Came back', tone: 'referred' };
  if (item.state === 'accepted') return { word: 'Accepted', tone: 'met' };
  if (item.state === 'submitted' && gatewayState !== 'preparing') return { word: 'Sent', tone: 'waiting' };
  return readiness[item.readiness];
}

/** What still stands between the apprentice and sending: requirements that are neither met nor waived. */
export function openItems(items: readonly GatewayItem[]): GatewayItem[] {
  return items.filter(({ readiness }) => readiness === 'not-met' || readiness === 'unknown');
}

/** Items that the assessment organisation sent back and that still carry its reason. */
export function returnedItems(items: readonly GatewayItem[]): GatewayItem[] {
  return items.filter(({ state }) => state === 'returned');
}

const layers: Readonly<Record<GatewayItem['layer'], string>> = {
  plan: 'The assessment plan asks for this',
  policy: 'The assessment organisation asks for this',
  dispensation: 'A dispensation changed this',
  law: 'The law asks for this',
};

/** Whose rule it is, as a sentence without its full stop. */
export function sayLayer(layer: GatewayItem['layer']): string {
  return layers[layer];
}

const parties: Readonly<Record<string, string>> = {
  apprentice: 'Apprentice',
  employer: 'Employer',
  'training-provider': 'Training provider',
  'assessment-organisation': 'Assessment organisation',
};

/** A party of the apprenticeship by its name in the field. */
export function sayRole(role: string): string {
  return parties[role] ?? role.replaceAll('-', ' ');
}

/** What the employer is asked to do for a requirement of this kind. */
export function purposeOf(kind: string): 'sign' | 'approve' | 'confirm' {
  if (kind === 'file') return 'approve';
  return kind === 'declaration' ? 'sign' : 'confirm';
}

const linkStates: Readonly<Record<GatewayItem['links'][number]['state'], Said>> = {
  sent: { word: 'Sent, not opened yet', tone: 'waiting' },
  opened: { word: 'Opened', tone: 'waiting' },
  used: { word: 'Answered', tone: 'met' },
  revoked: { word: 'Revoked', tone: 'quiet' },
  expired: { word: 'Expired', tone: 'referred' },
  declined: { word: 'Declined', tone: 'not-met' },
};

/** Where a link to the employer stands. */
export function sayLink(state: GatewayItem['links'][number]['state']): Said {
  return linkStates[state];
}

/** Whether a link can still be answered. */
export function isLinkOpen(state: GatewayItem['links'][number]['state']): boolean {
  return state === 'sent' || state === 'opened';
}

/** "3 things", "1 thing", "nothing": a count as people say it. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The name of a document of a rule, where the plan names it by an id. */
export function sayDocument(document: string): string {
  const words = document.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The place of a rule: document and section. */
export function saySource(source: { document: string; section: string }): string {
  return `${sayDocument(source.document)}, ${source.section}`;
}
