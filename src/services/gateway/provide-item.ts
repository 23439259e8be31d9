import { Readable } from 'node:stream';
import type { Tx } from '#db/database.ts';
import {
  type ItemFile,
  insertFiles,
  listChosenEvidence,
  listEvidenceFiles,
  listGatewayFiles,
  type NewFile,
  putItem,
  replaceItemFiles,
} from '#db/gateway-items.ts';
import { findGateway } from '#db/gateways.ts';
import { Refusal } from '#domain/refusal.ts';
import type { GatewayRequirement } from '#domain/standards/gateway-format.ts';
import { recordAudit } from '../audit.ts';
import { authorise, type Context } from '../context.ts';
import { inTransaction, reading } from '../transaction.ts';
import { refuseWhenLocked, reopenSignatures, takeGateway, touchGateway } from './change-gateway.ts';
import { type GatewayRecord, requirementOf } from './gateway-record.ts';

/** What is handed over for one requirement. */
export interface ProvideInput {
  readonly gatewayId: string;
  readonly requirementId: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly evidenceIds: readonly string[];
  readonly fileIds: readonly string[];
  readonly version: number;
}

const maximumTextBytes = 1_000_000;

function issue(path: string, message: string): Refusal {
  return new Refusal('invalid-request', { issues: [{ path, message }] });
}

/** Facts that a requirement takes, as they are kept; anything else is refused. */
function usableFacts({ check }: GatewayRequirement, facts: ProvideInput['facts']): Record<string, unknown> {
  const unknown = Object.keys(facts).find((key) => !knownFacts[check.kind]?.includes(key));
  if (unknown !== undefined) throw issue(`body.facts.${unknown}`, 'This requirement takes no such fact.');
  if (check.kind === 'qualification' && !['achieved', 'attempted'].includes(String(facts.achieved)))
    throw issue('body.facts.achieved', 'Say whether it was achieved or attempted.');
  const wrong = Object.entries(facts).find(([, value]) => typeof value !== 'string' || value.length > 500);
  if (wrong) throw issue(`body.facts.${wrong[0]}`, 'Write a text of at most 500 characters.');
  return { ...facts };
}

const knownFacts: Partial<Record<GatewayRequirement['check']['kind'], readonly string[]>> = {
  qualification: ['achieved', 'on', 'certificateNumber', 'awardedBy', 'note'],
  'english-maths': ['certificateNumber', 'note'],
  file: ['note', 'title'],
};

const takesFiles: ReadonlySet<string> = new Set(['file', 'qualification', 'english-maths']);

interface Chosen {
  readonly files: readonly ItemFile[];
  readonly made: readonly NewFile[];
}

/** A written piece of evidence has no file: its text becomes one, so that the pack can carry it. */
async function textFile(
  ctx: Context,
  evidence: { readonly title: string; readonly text: string | null },
  gatewayId: string,
): Promise<NewFile> {
  const { organisationId, personId } = ctx.actor;
  const content = Buffer.from(`${evidence.title}\n\n${evidence.text ?? ''}\n`, 'utf8');
  const stored = await ctx.files.put(organisationId, Readable.from([content]), {
    maximumBytes: maximumTextBytes,
  });
  return {
    ...stored,
    organisationId,
    id: ctx.newId(),
    name: `${evidence.title}.txt`,
    mediaType: 'text/plain; charset=utf-8',
    purpose: 'gateway',
    subjectId: gatewayId,
    uploadedBy: personId,
    createdAt: ctx.now,
  };
}

/** The files that are chosen: those of accepted evidence, and documents handed in for this gateway. */
async function chooseFiles(ctx: Context, input: ProvideInput): Promise<Chosen> {
  const { organisationId } = ctx.actor;
  const found = await reading(ctx, async (db) => {
    const gateway = await findGateway(db, organisationId, input.gatewayId);
    if (!gateway) throw new Refusal('not-found');
    const key = { organisationId, enrolmentId: gateway.enrolment_id };
    return {
      evidence: await listChosenEvidence(db, key, input.evidenceIds),
      evidenceFiles: await listEvidenceFiles(db, organisationId, input.evidenceIds),
      own: await listGatewayFiles(db, { organisationId, gatewayId: input.gatewayId }, input.fileIds),
    };
  });
  const made: NewFile[] = [];
  const files: ItemFile[] = [];
  for (const [place, id] of [...new Set(input.evidenceIds)].entries()) {
    const evidence = found.evidence.find((one) => one.id === id);
    if (!evidence || (evidence.state !== 'accepted' && evidence.state !== 'locked'))
      throw issue(`body.evidenceIds.${place}`, 'Choose evidence of this apprentice that has been accepted.');
    const its = found.evidenceFiles.filter((file) => file.evidence_id === id);
    if (its.length === 0) {
      const text = await textFile(ctx, evidence, input.gatewayId);
      made.push(text);
      files.push({ fileId: text.id, evidenceId: id });
    }
    files.push(...its.map(({ file_id }) => ({ fileId: file_id, evidenceId: id })));
  }
  for (const [place, id] of [...new Set(input.fileIds)].entries()) {
    if (!found.own.includes(id))
      throw issue(`body.fileIds.${place}`, 'Upload the file for this gateway first.');
    if (!files.some(({ fileId }) => fileId === id)) files.push({ fileId: id, evidenceId: null });
  }
  return { files, made };
}

/** Provide or change what one requirement is proved by. An employer's approval of other files does not carry over. */
export async function provideItem(
  ctx: Context,
  input: ProvideInput,
): Promise<{ id: string; version: number }> {
  authorise(ctx, 'gateway.prepare');
  const chosen = await chooseFiles(ctx, input);
  return await inTransaction(ctx, async (tx) => {
    const record = await takeGateway(tx, ctx, input.gatewayId, input.version);
    const requirement = requirementOf(record, input.requirementId);
    refuseWhenLocked(record, requirement.id);
    if (chosen.files.length > 0 && !takesFiles.has(requirement.check.kind))
      throw issue('body.fileIds', 'This requirement takes no files.');
    await writeItem(tx, ctx, { record, requirement, chosen, facts: usableFacts(requirement, input.facts) });
    await recordAudit(tx, ctx, {
      type: 'gateway.item-provided',
      subjectType: 'gateway',
      subjectId: input.gatewayId,
      detail: { requirementId: requirement.id, files: chosen.files.map(({ fileId }) => fileId) },
    });
    const version = await touchGateway(tx, ctx, input.gatewayId);
    await reopenSignatures(tx, ctx, input.gatewayId);
    return { id: input.gatewayId, version };
  });
}

async function writeItem(
  tx: Tx,
  ctx: Context,
  given: {
    readonly record: GatewayRecord;
    readonly requirement: GatewayRequirement;
    readonly chosen: Chosen;
    readonly facts: Record<string, unknown>;
  },
): Promise<void> {
  const { record, requirement, chosen, facts } = given;
  const key = {
    organisationId: ctx.actor.organisationId,
    gatewayId: record.gateway.id,
    requirementId: requirement.id,
  };
  const before = record.item(requirement.id);
  const sameFiles =
    before.files.length === chosen.files.length &&
    before.files.every(({ id }, place) => chosen.files[place]?.fileId === id);
  await insertFiles(tx, chosen.made);
  await putItem(
    tx,
    key,
    {
      facts,
      ...(before.state === undefined ? { state: 'provided' } : {}),
      ...(sameFiles ? {} : { act: null }),
    },
    ctx.now,
  );
  if (!sameFiles) await replaceItemFiles(tx, key, chosen.files);
}
