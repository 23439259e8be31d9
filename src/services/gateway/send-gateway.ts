import type { Tx } from '#db/database.ts';
import { lockEnrolment, setEnrolment } from '#db/enrolments.ts';
import { insertFiles, putItem } from '#db/gateway-items.ts';
import { insertPack } from '#db/gateway-packs.ts';
import { setGateway } from '#db/gateways.ts';
import { EnrolmentState, transition } from '#domain/enrolment/enrolment-state.ts';
import type { PackManifest } from '#domain/gateway/pack.ts';
import { readyForGateway } from '#domain/gateway/readiness.ts';
import { Refusal } from '#domain/refusal.ts';
import { sayList } from '#domain/time/period.ts';
import { sayDate } from '#domain/time/plain-date.ts';
import type { StoredObject } from '#storage/file-store.ts';
import { nothingToAudit, recordAudit } from '../audit.ts';
import { authorise, type Context } from '../context.ts';
import { sendMessage } from '../exchange.ts';
import { lockEvidence } from '../portfolio/lock-evidence.ts';
import { findPublicKey, signAsOrganisation } from '../signing-keys.ts';
import { pinEffectivePlan } from '../standards/effective-plan.ts';
import { planHash } from '../standards/plan-hash.ts';
import { inTransaction } from '../transaction.ts';
import { refuseActsWhenSent, reopenSignatures, takeGateway } from './change-gateway.ts';
import { freezeManifest } from './freeze-pack.ts';
import type { GatewayRecord } from './gateway-record.ts';
import { standingsOf } from './gateway-standings.ts';
import { manifestBytes, type PackSignatureFile, writePackArchive } from './pack-archive.ts';

interface Frozen {
  readonly manifest: PackManifest;
  readonly signature: PackSignatureFile;
}

interface SendInput {
  readonly gatewayId: string;
  readonly version: number;
}

/**
 * Freeze the gateway as a pack, sign it and send it. The archive is written between two transactions; if anything of the
 * gateway changes meanwhile, the second refuses and nothing was sent.
 */
export async function sendGateway(ctx: Context, input: SendInput): Promise<{ id: string; version: number }> {
  authorise(ctx, 'gateway.send');
  const reopened = await inTransaction(ctx, async (tx) => {
    await takeGateway(tx, ctx, input.gatewayId, input.version);
    const count = await reopenSignatures(tx, ctx, input.gatewayId);
    if (count === 0) nothingToAudit(tx, 'Every signature still covers what was signed.');
    return count;
  });
  if (reopened > 0)
    throw new Refusal('gateway-not-ready', {
      reason:
        'Something was changed after it was signed, so the signatures that covered it are needed again.',
    });
  const frozen = await inTransaction(ctx, (tx) => freeze(tx, ctx, input));
  const archive = await writePackArchive(ctx, frozen.manifest, frozen.signature);
  return await inTransaction(ctx, (tx) => send(tx, ctx, input, { ...frozen, archive }));
}

function refuseUnready(record: GatewayRecord): void {
  refuseActsWhenSent(record);
  const state = EnrolmentState.parse(record.apprentice.state);
  if (state !== 'gateway-submitted') {
    const outcome = transition(state, 'submit-gateway');
    if (!outcome.ok) throw new Refusal('enrolment-state', { reason: outcome.reason });
  }
  const { ready, says, earliestOn, missing } = readyForGateway(standingsOf(record));
  if (ready) return;
  const wait = earliestOn === undefined ? '' : ` The first possible day is ${sayDate(earliestOn)}.`;
  throw new Refusal('gateway-not-ready', {
    reason: `${says}${wait}`,
    possibleOn: earliestOn ?? null,
    missing: missing.map(({ requirementId, reason }) => ({ requirementId, reason })),
  });
}

/** Returned items must have changed: a decision is bound to what was looked at. */
function refuseUnchanged(record: GatewayRecord, manifest: PackManifest): void {
  const same = manifest.items.filter(({ requirementId, itemHash }) => {
    const item = record.item(requirementId);
    return item.state === 'returned' && item.itemHash === itemHash;
  });
  if (same.length === 0) return;
  const titles = sayList(same.map(({ title }) => `"${title}"`));
  throw new Refusal('gateway-unchanged', { reason: `${titles} came back and has not been changed since.` });
}

async function freeze(tx: Tx, ctx: Context, input: SendInput): Promise<Frozen> {
  const record = await takeGateway(tx, ctx, input.gatewayId, input.version);
  refuseUnready(record);
  const manifest = await freezeManifest(tx, ctx, record);
  refuseUnchanged(record, manifest);
  const { keyId, signature } = await signAsOrganisation(tx, ctx, manifestBytes(manifest));
  const publicKey = await findPublicKey(tx, ctx.actor.organisationId, keyId);
  if (!publicKey) throw new Error(`The signing key ${keyId} has no public part.`);
  nothingToAudit(
    tx,
    'Freezing writes nothing but keys and the checkpoint of the audit; the sending is audited.',
  );
  return {
    manifest,
    signature: {
      algorithm: 'ed25519',
      keyId,
      publicKey: publicKey.toString('base64'),
      signature: signature.toString('base64'),
    },
  };
}

async function send(
  tx: Tx,
  ctx: Context,
  input: SendInput,
  frozen: Frozen & { readonly archive: StoredObject },
): Promise<{ id: string; version: number }> {
  const { manifest, archive } = frozen;
  const { organisationId } = ctx.actor;
  const record = await takeGateway(tx, ctx, input.gatewayId, input.version);
  refuseUnready(record);
  await keepPack(tx, ctx, frozen);
  await keepItems(tx, ctx, record, manifest);
  await lockEvidence(
    tx,
    ctx,
    manifest.items.flatMap(({ content }) => content.files.flatMap(({ evidence }) => evidence?.id ?? [])),
  );
  await submitEnrolment(tx, ctx, record);
  const version = await setGateway(tx, organisationId, input.gatewayId, {
    state: 'sent',
    planHash: await pinEffectivePlan(tx, record.plan, ctx.now),
    ...(record.gateway.first_sent_at === null ? { firstSentAt: ctx.now } : {}),
  });
  await recordAudit(tx, ctx, {
    type: 'gateway.pack-sent',
    subjectType: 'gateway',
    subjectId: input.gatewayId,
    detail: {
      packId: manifest.packId,
      revision: manifest.revision,
      manifestHash: planHash(manifest),
      archiveSha256: archive.sha256,
      recipientId: manifest.recipient.id,
    },
  });
  await sendMessage(tx, ctx, {
    to: manifest.recipient.id,
    kind: 'gateway-pack',
    payload: {
      gatewayId: input.gatewayId,
      enrolmentId: manifest.enrolmentId,
      packId: manifest.packId,
      revision: manifest.revision,
      archiveSha256: archive.sha256,
    },
  });
  return { id: input.gatewayId, version };
}

async function keepPack(
  tx: Tx,
  ctx: Context,
  { manifest, signature, archive }: Frozen & { readonly archive: StoredObject },
): Promise<void> {
  const { organisationId, personId } = ctx.actor;
  await insertPack(tx, {
    organisationId,
    id: manifest.packId,
    gatewayId: manifest.gatewayId,
    enrolmentId: manifest.enrolmentId,
    revision: manifest.revision,
    recipientId: manifest.recipient.id,
    manifest,
    manifestHash: planHash(manifest),
    signature: Buffer.from(signature.signature, 'base64'),
    keyId: signature.keyId,
    archiveSha256: archive.sha256,
    archiveBytes: archive.bytes,
    createdBy: personId,
    createdAt: ctx.now,
  });
  await insertFiles(tx, [
    {
      organisationId,
      id: ctx.newId(),
      sha256: archive.sha256,
      name: `gateway-pack-${manifest.apprentice.uln}-${manifest.revision}.zip`,
      mediaType: 'application/zip',
      bytes: archive.bytes,
      purpose: 'pack',
      subjectId: manifest.gatewayId,
      uploadedBy: null,
      createdAt: ctx.now,
    },
  ]);
}

/** What was accepted and is unchanged keeps its decision; everything else waits for one. */
async function keepItems(tx: Tx, ctx: Context, record: GatewayRecord, manifest: PackManifest): Promise<void> {
  for (const { requirementId, itemHash } of manifest.items) {
    const item = record.item(requirementId);
    if (item.state === 'accepted' && item.itemHash === itemHash) continue;
    await putItem(
      tx,
      { organisationId: ctx.actor.organisationId, gatewayId: record.gateway.id, requirementId },
      { state: 'submitted', itemHash, returnReason: null },
      ctx.now,
    );
  }
}

async function submitEnrolment(tx: Tx, ctx: Context, record: GatewayRecord): Promise<void> {
  const { organisationId } = ctx.actor;
  const enrolment = await lockEnrolment(tx, organisationId, record.gateway.enrolment_id);
  if (!enrolment || enrolment.state === 'gateway-submitted') return;
  const outcome = transition(EnrolmentState.parse(enrolment.state), 'submit-gateway');
  if (!outcome.ok) throw new Refusal('enrolment-state', { reason: outcome.reason });
  await setEnrolment(tx, organisationId, enrolment.id, { state: outcome.state });
}
