import type { Tx } from '#db/database.ts';
import { insertSignature } from '#db/declarations.ts';
import { putItem } from '#db/gateway-items.ts';
import { isStaffAddress } from '#db/gateways.ts';
import type { PackAct } from '#domain/gateway/pack.ts';
import { readyForGateway } from '#domain/gateway/readiness.ts';
import {
  type ActAsked,
  type ActPurpose,
  actAsked,
  checkSigner,
  openBeforeSigning,
  type SigningFinding,
  waiverAsked,
} from '#domain/gateway/signing.ts';
import { Refusal } from '#domain/refusal.ts';
import type { GatewayRequirement } from '#domain/standards/gateway-format.ts';
import { sayDate } from '#domain/time/plain-date.ts';
import { recordAudit } from '../audit.ts';
import type { Context } from '../context.ts';
import { isOwnAddress } from '../people/signing-links.ts';
import { planHash } from '../standards/plan-hash.ts';
import { refuseWhenLocked } from './change-gateway.ts';
import { coveredNow, statementHashOf } from './gateway-items.ts';
import { type GatewayRecord, requirementOf } from './gateway-record.ts';
import { roleOf, standingsOf } from './gateway-standings.ts';
import { keepWaiver } from './keep-waiver.ts';

/** What a requirement asks of parties now: whose word, in which words, about which items. */
export interface AskedNow extends ActAsked {
  readonly requirement: GatewayRequirement;
  readonly about: Record<string, string>;
  readonly statementHash: string;
}

/** What a party would sign, approve or confirm at this moment; undefined when the requirement asks for no act. */
export function askedNow(
  record: GatewayRecord,
  requirement: GatewayRequirement,
  covered: () => Record<string, string> = () => coveredNow(record),
): AskedNow | undefined {
  const asked = actAsked(requirement);
  return asked && saidAbout(record, requirement, asked, covered);
}

/** What the party that may waive a requirement would say at this moment; undefined when nobody may waive it. */
export function waiverNow(record: GatewayRecord, requirement: GatewayRequirement): AskedNow | undefined {
  const asked = waiverAsked(requirement);
  return asked && saidAbout(record, requirement, asked, () => ({}));
}

function saidAbout(
  record: GatewayRecord,
  requirement: GatewayRequirement,
  asked: ActAsked,
  covered: () => Record<string, string>,
): AskedNow {
  const about = aboutOf(record, requirement, asked, covered);
  const statementHash = statementHashOf(record, requirement.id, asked.statement, about);
  return { ...asked, requirement, about, statementHash };
}

function aboutOf(
  record: GatewayRecord,
  { id }: GatewayRequirement,
  { purpose }: ActAsked,
  covered: () => Record<string, string>,
): Record<string, string> {
  if (purpose === 'sign') return covered();
  if (purpose === 'confirm' || purpose === 'waive') return {};
  return { [id]: planHash(record.item(id).files.map(({ sha256, name }) => ({ sha256, name }))) };
}

/** Why nobody can act on a requirement yet, with the first day on which it becomes possible; undefined when it is open. */
export function whyNotYet(
  record: GatewayRecord,
  asked: AskedNow,
): { reason: string; possibleOn: string | null } | undefined {
  if (asked.purpose === 'approve') {
    const isEmpty = record.item(asked.requirement.id).files.length === 0;
    return isEmpty ? { reason: 'There is nothing to approve yet.', possibleOn: null } : undefined;
  }
  if (asked.purpose === 'confirm') return undefined;
  if (asked.purpose === 'waive') return whyNoWaiver(record, asked.requirement);
  const open = openBeforeSigning(standingsOf(record));
  if (open.length === 0) return undefined;
  const { says, earliestOn } = readyForGateway(open);
  const wait = earliestOn === undefined ? '' : ` The first possible day is ${sayDate(earliestOn)}.`;
  return {
    reason: `${says} It is signed when everything else is in place.${wait}`,
    possibleOn: earliestOn ?? null,
  };
}

function whyNoWaiver(record: GatewayRecord, { id }: GatewayRequirement) {
  const standing = standingsOf(record).find(({ requirementId }) => requirementId === id);
  const isOpen = standing?.state === 'not-met' || standing?.state === 'unknown';
  return isOpen
    ? undefined
    : { reason: 'There is nothing to waive: this is met or waived.', possibleOn: null };
}

/** What a requirement asks, or asks in order to be waived; refused when it asks for nothing or the time has not come. */
export function requireAsked(
  record: GatewayRecord,
  requirementId: string,
  purpose?: ActPurpose | undefined,
): AskedNow {
  const requirement = requirementOf(record, requirementId);
  const isWaiver = purpose === 'waive';
  if (isWaiver) refuseWhenLocked(record, requirement.id);
  const asked = isWaiver ? waiverNow(record, requirement) : askedNow(record, requirement);
  if (!asked && isWaiver)
    throw new Refusal('waiver-not-allowed', {
      reason: `Nobody may waive "${requirement.title}" under this plan.`,
    });
  if (!asked)
    throw new Refusal('signer-not-allowed', { reason: `"${requirement.title}" asks for nobody's word.` });
  const early = whyNotYet(record, asked);
  if (early) throw new Refusal('gateway-not-ready', early);
  return asked;
}

/** Who acts, with an address that has been verified: by signing in, or by opening the link that was sent to it. */
export interface Party {
  readonly role: 'apprentice' | 'employer' | 'training-provider';
  readonly personId: string | null;
  readonly linkId: string | null;
  readonly name: string;
  readonly email: string;
  readonly jobTitle: string | null;
}

const codes = {
  'not-asked': 'signer-not-allowed',
  'already-signed': 'already-signed',
  'signs-for-another': 'signer-not-allowed',
  'not-the-employer': 'signer-not-allowed',
} as const satisfies Record<SigningFinding['code'], string>;

/** Refuse a party who may not act here: not asked, has acted, has acted for another party, or is no employer. */
export async function refuseSigner(
  tx: Tx,
  ctx: Context,
  record: GatewayRecord,
  given: { readonly asked: AskedNow; readonly party: Pick<Party, 'role' | 'name' | 'email'> },
): Promise<void> {
  const { asked, party } = given;
  const { requirement } = asked;
  const signed = record.signatures
    .filter(({ requirement_id, void_at }) => requirement_id === requirement.id && void_at === null)
    .map(({ signer_role, email }) => ({ role: roleOf(signer_role), email }));
  const { act } = record.item(requirement.id);
  const before = act ? [{ role: act.by, email: act.email ?? '' }] : signed;
  const isStaff = await isStaffAddress(tx, ctx.actor.organisationId, party.email);
  // Whoever has signed may still waive what others have not.
  const others = asked.purpose === 'waive' ? before.filter(({ role }) => role !== party.role) : before;
  const [against] = checkSigner(requirement, { ...party, isStaff }, others, asked.by);
  if (against) throw new Refusal(codes[against.code], { reason: against.reason });
}

/** Record a party's word: a signature of a declaration, or the one act that a requirement asks for. */
export async function recordAct(
  tx: Tx,
  ctx: Context,
  record: GatewayRecord,
  given: {
    readonly asked: AskedNow;
    readonly party: Party;
    readonly statementHash: string;
    /** Why it is waived. */
    readonly why?: string | undefined;
  },
): Promise<void> {
  const { asked, party } = given;
  if (given.statementHash !== asked.statementHash) throw new Refusal('statement-changed');
  await refuseSigner(tx, ctx, record, { asked, party });
  if (asked.purpose === 'waive')
    await keepWaiver(tx, ctx, record, {
      requirement: asked.requirement,
      waiver: { by: party.role, name: party.name, why: given.why ?? '', on: record.today },
      linkId: party.linkId,
    });
  else if (asked.purpose === 'sign') await sign(tx, ctx, record, { asked, party });
  else await act(tx, ctx, record, { asked, party });
}

async function sign(
  tx: Tx,
  ctx: Context,
  record: GatewayRecord,
  { asked, party }: { readonly asked: AskedNow; readonly party: Party },
): Promise<void> {
  const id = ctx.newId();
  const isNew = await insertSignature(tx, {
    organisationId: ctx.actor.organisationId,
    id,
    gatewayId: record.gateway.id,
    requirementId: asked.requirement.id,
    role: party.role,
    personId: party.personId,
    linkId: party.linkId,
    name: party.name,
    email: party.email,
    jobTitle: party.jobTitle,
    statement: asked.statement,
    statementHash: asked.statementHash,
    itemHashes: asked.about,
    address: ctx.address,
    sameDomain: party.role === 'employer' && isOwnAddress(record.apprentice.provider_domains, party.email),
    signedAt: ctx.now,
  });
  if (!isNew) throw new Refusal('already-signed');
  await recordAudit(tx, ctx, {
    type: 'gateway.declaration-signed',
    subjectType: 'gateway',
    subjectId: record.gateway.id,
    detail: {
      signatureId: id,
      requirementId: asked.requirement.id,
      role: party.role,
      statementHash: asked.statementHash,
      linkId: party.linkId,
    },
    text: `${party.name} <${party.email}>`,
  });
}

async function act(
  tx: Tx,
  ctx: Context,
  record: GatewayRecord,
  { asked, party }: { readonly asked: AskedNow; readonly party: Party },
): Promise<void> {
  const kept: PackAct = {
    by: party.role,
    name: party.name,
    email: party.email,
    at: ctx.now.toISOString(),
    statement: asked.statement,
    statementHash: asked.statementHash,
  };
  await putItem(
    tx,
    {
      organisationId: ctx.actor.organisationId,
      gatewayId: record.gateway.id,
      requirementId: asked.requirement.id,
    },
    { act: kept },
    ctx.now,
  );
  await recordAudit(tx, ctx, {
    type: asked.purpose === 'approve' ? 'gateway.item-approved' : 'gateway.item-confirmed',
    subjectType: 'gateway',
    subjectId: record.gateway.id,
    detail: {
      requirementId: asked.requirement.id,
      role: party.role,
      statementHash: asked.statementHash,
      linkId: party.linkId,
    },
    text: `${party.name} <${party.email}>`,
  });
}
