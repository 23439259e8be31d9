import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import yazl from 'yazl';
import { listAuditOf } from '#db/audit-rows.ts';
import type { Db } from '#db/database.ts';
import { listItems, listPacks, readRegistration } from '#db/decision-sources.ts';
import { listReleases } from '#db/releases.ts';
import { findResultRow, listAttempts, listJudgements, listReviews } from '#db/results.ts';
import { Grading } from '#domain/grading/grading-result.ts';
import { Refusal } from '#domain/refusal.ts';
import { canonicalJson } from '#domain/standards/canonical-json.ts';
import { recordAudit } from '../audit.ts';
import { authorise, type Context } from '../context.ts';
import { readEffectivePlan } from '../standards/effective-plan.ts';
import { inTransaction, reading } from '../transaction.ts';
import { decisionPage } from './decision-page.ts';

/** One file of an export. */
export interface ExportFile {
  readonly name: string;
  readonly content: Buffer;
  readonly sha256: string;
}

function file(name: string, content: string): ExportFile {
  const bytes = Buffer.from(content, 'utf8');
  return { name, content: bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function jsonFile(name: string, value: unknown): ExportFile {
  return file(
    name,
    `${JSON.stringify(JSON.parse(canonicalJson(JSON.parse(JSON.stringify(value)))), null, 2)}\n`,
  );
}

/** Everything behind one decision, read in one transaction. */
async function readDecision(db: Db, organisationId: string, resultId: string) {
  const row = await findResultRow(db, organisationId, resultId);
  if (!row) throw new Refusal('not-found');
  const registration = await readRegistration(db, organisationId, row.registration_id);
  const attempts = await listAttempts(db, organisationId, row.registration_id);
  const ids = attempts.map(({ id }) => id);
  const packs = await listPacks(db, organisationId, row.registration_id);
  return {
    row,
    registration,
    attempts,
    packs,
    items: await listItems(db, organisationId, row.registration_id),
    judgements: await listJudgements(db, organisationId, ids),
    reviews: await listReviews(db, organisationId, resultId),
    releases: await listReleases(db, organisationId, row.registration_id),
    plan: await readEffectivePlan(db, row.plan_hash),
    audit: await listAuditOf(db, organisationId, [
      resultId,
      row.registration_id,
      ...ids,
      ...packs.map(({ id }) => id),
    ]),
  };
}

type Decision = Awaited<ReturnType<typeof readDecision>>;

function headOf({ row, registration, plan }: Decision, at: Date) {
  return {
    result: {
      id: row.id,
      grade: row.grade,
      state: row.state,
      computedAt: row.computed_at.toISOString(),
      planHash: row.plan_hash,
    },
    apprentice: {
      name: row.apprentice,
      uln: registration.uln,
      provider: registration.provider_name,
      employer: registration.employer_name,
    },
    standard: {
      reference: row.reference,
      version: registration.standard_version,
      planEdition: registration.plan_edition,
      policy: plan.policyId,
    },
    sampling: { sampled: row.sampled, reasons: row.reasons },
    exportedAt: at.toISOString(),
  };
}

function dataFiles(read: Decision, head: ReturnType<typeof headOf>): ExportFile[] {
  const { plan, row } = read;
  const attempts = read.attempts.map((attempt) => ({
    ...attempt,
    judgements: read.judgements.filter(({ attempt_id }) => attempt_id === attempt.id),
  }));
  const packs = read.packs.map((pack) => ({
    revision: pack.revision,
    manifestHash: pack.manifest_hash,
    archiveSha256: pack.archive_sha256,
    verified: pack.verified,
    receivedAt: pack.received_at,
    manifest: pack.manifest,
  }));
  const items = read.items.map((item) => ({
    requirement: item.requirement_id,
    title: item.title,
    state: item.state,
    reason: item.reason,
    itemHash: item.item_hash,
    decidedAt: item.decided_at,
  }));
  const releases = read.releases.map(({ content, organisation_id, ...release }) => release);
  const audit = read.audit.map((entry) => ({
    ...entry,
    hash: entry.hash.toString('hex'),
    previous_hash: entry.previous_hash.toString('hex'),
    body_hash: entry.body_hash.toString('hex'),
    text_commitment: entry.text_commitment?.toString('hex') ?? null,
  }));
  return [
    jsonFile('decision.json', head),
    jsonFile('proof.json', Grading.parse(row.grading)),
    jsonFile('effective-plan.json', { plan: plan.plan, standard: plan.standard }),
    jsonFile('plan-layers.json', plan.provenance),
    jsonFile('attempts.json', attempts),
    jsonFile('evidence-and-declarations.json', packs),
    jsonFile('gateway-decisions.json', items),
    jsonFile('quality-assurance.json', { sampling: head.sampling, reviews: read.reviews }),
    jsonFile('releases.json', releases),
    jsonFile('audit.json', audit),
  ];
}

/**
 * Everything behind one decision, readable without the product: the effective plan with its hash, the proof, judgements
 * with notes, the evidence list, declarations with signatures, the gateway decisions, reviews, releases and the audit entries.
 */
export async function decisionFiles(
  ctx: Context,
  { resultId }: { readonly resultId: string },
): Promise<ExportFile[]> {
  authorise(ctx, 'results.export-decision');
  const read = await reading(ctx, (db) => readDecision(db, ctx.actor.organisationId, resultId));
  const head = headOf(read, ctx.now);
  const facts = { ...read, decision: head, grading: Grading.parse(read.row.grading), plan: read.plan.plan };
  const files = [file('index.html', decisionPage(facts)), ...dataFiles(read, head)];
  const manifest = files.map(({ name, sha256, content }) => ({ name, sha256, bytes: content.length }));
  return [...files, jsonFile('manifest.json', manifest)];
}

/** What an export holds, without making it. */
export async function describeExport(ctx: Context, input: { readonly resultId: string }) {
  const files = await decisionFiles(ctx, input);
  return { files: files.map(({ name, sha256, content }) => ({ name, sha256, bytes: content.length })) };
}

/** Export one decision as a ZIP. That it was exported, and by whom, is audited. */
export async function exportDecision(ctx: Context, input: { readonly resultId: string }): Promise<Readable> {
  const files = await decisionFiles(ctx, input);
  await inTransaction(ctx, (tx) =>
    recordAudit(tx, ctx, {
      type: 'results.decision-exported',
      subjectType: 'overall-result',
      subjectId: input.resultId,
      detail: { files: files.length },
    }),
  );
  const zip = new yazl.ZipFile();
  for (const { name, content } of files) zip.addBuffer(content, name, { mtime: ctx.now });
  zip.end();
  return zip.outputStream as Readable;
}
