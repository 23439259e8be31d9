import type { RequirementStanding } from '#domain/gateway/requirement-standing.ts';
import { actAsked } from '#domain/gateway/signing.ts';
import { sayParty } from '#domain/people/party.ts';
import type { GatewayRequirement } from '#domain/standards/gateway-format.ts';
import type { Source } from '#domain/standards/values.ts';
import type { Context } from '../context.ts';
import { linkState } from '../people/signing-links.ts';
import { ability, holds } from './abilities.ts';
import { whyLocked } from './change-gateway.ts';
import { purposeOfLink, requirementOfLink } from './employer-links.ts';
import { type GatewayRecord, piecesOf, type RecordItem } from './gateway-record.ts';
import { roleOf } from './gateway-standings.ts';
import { type AskedNow, askedNow, waiverNow, whyNotYet } from './party-acts.ts';

interface ItemParts {
  readonly requirement: GatewayRequirement;
  readonly standing: RequirementStanding;
  readonly covered: Record<string, string>;
  readonly party: 'apprentice' | 'training-provider' | undefined;
}

type ItemState = 'missing' | 'provided' | 'waived' | 'submitted' | 'accepted' | 'returned';

function stateOf(item: RecordItem, standing: RequirementStanding): ItemState {
  if (item.state === 'submitted' || item.state === 'accepted' || item.state === 'returned') return item.state;
  if (standing.state === 'waived') return 'waived';
  if (standing.state === 'met') return 'provided';
  return item.files.length > 0 || item.act ? 'provided' : 'missing';
}

function layerOf(record: GatewayRecord, { requirementId, source }: RequirementStanding) {
  if (source.document.startsWith('law-')) return 'law' as const;
  const at = `gateway/requirements/${requirementId}`;
  const found = record.plan.provenance.find((one) => one.at === at || one.at.startsWith(`${at}/`));
  return found?.layer ?? ('plan' as const);
}

function piecesView({ check }: GatewayRequirement, item: RecordItem) {
  if (check.kind !== 'file' || !check.pieces) return null;
  const { minimum, maximum } = check.pieces;
  return { minimum, maximum: maximum ?? null, have: piecesOf(item.files).have };
}

function linkViewState(link: GatewayRecord['links'][number], now: Date) {
  const state = linkState(link, now);
  if (state === 'answered') return link.answer === 'decline' ? ('declined' as const) : ('used' as const);
  if (state === 'open') return link.opened_at ? ('opened' as const) : ('sent' as const);
  return state;
}

function linksOf(ctx: Context, record: GatewayRecord, requirementId: string) {
  return record.links
    .filter((link) => requirementOfLink(link.detail) === requirementId)
    .map((link) => ({
      id: link.id,
      purpose: purposeOfLink(link.purpose) ?? ('confirm' as const),
      to: link.name,
      email: link.email,
      sentAt: link.created_at.toISOString(),
      expiresAt: link.expires_at.toISOString(),
      state: linkViewState(link, ctx.now),
      comment: link.comment,
    }));
}

const signerRoles = ['apprentice', 'employer', 'training-provider'] as const;

function signersOf(ctx: Context, record: GatewayRecord, { requirement }: ItemParts) {
  const asked = actAsked(requirement);
  if (!asked || asked.purpose === 'approve') return [];
  const isAsked = linksOf(ctx, record, requirement.id).some(
    ({ state, purpose }) => purpose !== 'waive' && (state === 'sent' || state === 'opened'),
  );
  const open = (role: string) => (role === 'employer' && isAsked ? ('asked' as const) : ('waiting' as const));
  return signerRoles
    .filter((role) => asked.by.includes(role))
    .map((role) =>
      asked.purpose === 'confirm'
        ? { role, ...confirmationOf(record.item(requirement.id), role, open(role)) }
        : { role, ...signatureOf(record, { requirementId: requirement.id, role }, open(role)) },
    );
}

type OpenState = 'asked' | 'waiting';

function confirmationOf({ act }: RecordItem, role: string, open: OpenState) {
  if (act?.by !== role) return { state: open, name: null, at: null, flagged: null };
  return { state: 'signed' as const, name: act.name, at: act.at, flagged: null };
}

function signatureOf(
  record: GatewayRecord,
  of: { readonly requirementId: string; readonly role: string },
  open: OpenState,
) {
  const all = record.signatures.filter(
    (row) => row.requirement_id === of.requirementId && roleOf(row.signer_role) === of.role,
  );
  const last = all.find(({ void_at }) => void_at === null) ?? all.at(-1);
  if (!last) return { state: open, name: null, at: null, flagged: null };
  return {
    state: last.void_at === null ? ('signed' as const) : ('reopened' as const),
    name: last.name,
    at: last.signed_at.toISOString(),
    flagged: flagOf(record, last),
  };
}

function flagOf(record: GatewayRecord, row: GatewayRecord['signatures'][number]): string | null {
  if (row.void_at) return row.void_reason;
  return row.same_domain
    ? `${row.email} is on a domain of ${record.apprentice.provider_name}: check that the signer works for the employer.`
    : null;
}

/** Why the asked party's word cannot be given now. */
function whyNoAct(record: GatewayRecord, asked: AskedNow | undefined, role: string | undefined) {
  if (!asked) return 'This requirement asks for nobody’s word.';
  const { state } = record.gateway;
  if (state !== 'preparing' && state !== 'returned') return 'The pack lies with the assessment organisation.';
  if (role === undefined || !asked.by.some((one) => one === role))
    return `It is for ${asked.by.map(sayParty).join(' and ')} to ${asked.purpose} this.`;
  const { act } = record.item(asked.requirement.id);
  const isGiven = record.signatures.some(
    (row) => row.requirement_id === asked.requirement.id && row.signer_role === role && row.void_at === null,
  );
  if (isGiven || act?.by === role) return 'This has been done.';
  return whyNotYet(record, asked)?.reason;
}

function whyNotWaivable({ waivableBy }: GatewayRequirement): string | undefined {
  if (waivableBy === 'training-provider') return undefined;
  if (waivableBy === undefined) return 'Nobody may waive this under the plan.';
  return `Only ${sayParty(waivableBy)} may waive this.`;
}

/** Why the employer cannot be asked to waive a requirement now. */
function whyNotAskedToWaive(record: GatewayRecord, requirement: GatewayRequirement): string | undefined {
  const asked = waiverNow(record, requirement);
  if (!asked?.by.includes('employer')) return 'The plan does not leave it to the employer to waive this.';
  return whyLocked(record, requirement.id) ?? whyNotYet(record, asked)?.reason;
}

function abilitiesOf(
  ctx: Context,
  record: GatewayRecord,
  { requirement, asked, party }: ItemParts & { readonly asked: AskedNow | undefined },
) {
  const locked = whyLocked(record, requirement.id);
  return {
    provide: ability(!holds(ctx, 'gateway.prepare') && 'The training provider provides this.', locked),
    waive: ability(
      !holds(ctx, 'gateway.waive') && 'Only a manager of the training provider may waive.',
      whyNotWaivable(requirement),
      locked,
    ),
    sign: ability(whyNoAct(record, asked, party)),
    sendLink: ability(
      !holds(ctx, 'gateway.prepare') && 'The training provider sends the link.',
      whyNoAct(record, asked, 'employer'),
    ),
    askWaiver: ability(
      !holds(ctx, 'gateway.prepare') && 'The training provider sends the link.',
      whyNotAskedToWaive(record, requirement),
    ),
  };
}

function sourceView({ document, section, words }: Source) {
  return { document, section, ...(words === undefined ? {} : { words }) };
}

/** One line of the checklist for the screen: how it stands, what was handed over, and what this person may do. */
export function itemView(ctx: Context, record: GatewayRecord, parts: ItemParts) {
  const { requirement, standing, covered } = parts;
  const item = record.item(requirement.id);
  const asked = askedNow(record, requirement, () => covered);
  const approval = requirement.check.kind === 'file' ? item.act : null;
  return {
    requirementId: requirement.id,
    title: requirement.title,
    kind: requirement.check.kind,
    readiness: standing.state,
    reason: [standing.reason, standing.notice].filter(Boolean).join(' '),
    source: sourceView(standing.source),
    layer: layerOf(record, standing),
    state: stateOf(item, standing),
    facts: item.facts,
    files: item.files.map(({ id, name, mediaType, bytes, evidence }) => ({
      id,
      name,
      mediaType,
      bytes,
      evidenceId: evidence?.id ?? null,
    })),
    pieces: piecesView(requirement, item),
    approval: approval && { by: approval.name, at: approval.at },
    needsApprovalBy: requirement.check.kind === 'file' ? (requirement.check.approvedBy ?? null) : null,
    statement: asked?.statement ?? null,
    statementHash: asked?.statementHash ?? null,
    signers: signersOf(ctx, record, parts),
    links: linksOf(ctx, record, requirement.id),
    returnReason: item.returnReason,
    waiver: item.waiver && { by: item.waiver.name, reason: item.waiver.why },
    abilities: abilitiesOf(ctx, record, { ...parts, asked }),
  };
}
