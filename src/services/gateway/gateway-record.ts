import { z } from 'zod';
import type { Db } from '#db/database.ts';
import { listSignatures } from '#db/declarations.ts';
import { listBreaks } from '#db/enrolments.ts';
import { listItemFiles, listItems, listMapping } from '#db/gateway-items.ts';
import { type findGateway, findGatewayApprentice } from '#db/gateways.ts';
import { listSigningLinks } from '#db/signing-links.ts';
import { PackAct } from '#domain/gateway/pack.ts';
import { Refusal } from '#domain/refusal.ts';
import { PartyRole, PlainDate } from '#domain/standards/values.ts';
import { londonDayOf } from '#domain/time/london.ts';
import type { Context } from '../context.ts';
import { displayName, displayType } from '../portfolio/inspect-file.ts';
import { type PinnedPlan, resolveFor } from '../standards/effective-plan.ts';

/** A gateway as its table holds it. */
export type GatewayRow = NonNullable<Awaited<ReturnType<typeof findGateway>>>;
type ApprenticeRow = NonNullable<Awaited<ReturnType<typeof findGatewayApprentice>>>;
type SignatureRow = Awaited<ReturnType<typeof listSignatures>>[number];
type LinkRow = Awaited<ReturnType<typeof listSigningLinks>>[number];
type BreakRow = Awaited<ReturnType<typeof listBreaks>>[number];

/** A person's waiver as it is kept. */
export const StoredWaiver = z.strictObject({
  by: PartyRole,
  name: z.string(),
  why: z.string(),
  on: PlainDate,
});
export type StoredWaiver = z.infer<typeof StoredWaiver>;

/** A file of an item as it is shown and sent, with what its evidence is mapped to. */
export interface RecordFile {
  readonly id: string;
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly evidence: {
    readonly id: string;
    readonly title: string;
    readonly mapping: { method: string; ref: string }[];
  } | null;
}

/** One item as it is kept: absent from the table, it is all empty. */
export interface RecordItem {
  readonly state: string | undefined;
  readonly facts: Record<string, unknown>;
  readonly act: PackAct | null;
  readonly waiver: StoredWaiver | null;
  readonly returnReason: string | null;
  readonly itemHash: string | null;
  /** When the assessment organisation took the decision that holds. */
  readonly decidedAt: Date | null;
  readonly files: readonly RecordFile[];
}

/** Everything about one gateway, read in a handful of queries: rules, screens and the pack all work on this. */
export interface GatewayRecord {
  readonly gateway: GatewayRow;
  readonly apprentice: ApprenticeRow;
  readonly plan: PinnedPlan;
  readonly choices: Record<string, string[]>;
  readonly formats: Record<string, string>;
  readonly breaks: readonly BreakRow[];
  readonly signatures: readonly SignatureRow[];
  readonly links: readonly LinkRow[];
  readonly today: PlainDate;
  item(requirementId: string): RecordItem;
}

const Choices = z.record(z.string(), z.array(z.string()));
const Formats = z.record(z.string(), z.string());
const Facts = z.record(z.string(), z.unknown());

/** The effective plan of an apprentice on a policy, today. */
export function planOf(
  ctx: Context,
  enrolment: Pick<ApprenticeRow, 'reference' | 'plan_edition' | 'starts_on' | 'standard_version' | 'options'>,
  policyId: string | null,
): PinnedPlan {
  return resolveFor(ctx.plans, {
    reference: enrolment.reference,
    edition: enrolment.plan_edition,
    policyId,
    startsOn: enrolment.starts_on,
    standardVersion: enrolment.standard_version,
    options: enrolment.options,
    today: londonDayOf(ctx.now.toISOString()),
  });
}

/** Read everything about one gateway. */
export async function readGatewayRecord(db: Db, ctx: Context, gateway: GatewayRow): Promise<GatewayRecord> {
  const { organisationId } = ctx.actor;
  const apprentice = await findGatewayApprentice(db, organisationId, gateway.enrolment_id);
  if (!apprentice) throw new Refusal('not-found');
  const rows = await listItems(db, organisationId, gateway.id);
  const files = await listItemFiles(db, organisationId, gateway.id);
  const evidenceIds = [...new Set(files.flatMap(({ evidence_id }) => evidence_id ?? []))];
  const mapping = await listMapping(db, organisationId, evidenceIds);
  const filesOf = (requirementId: string) =>
    files.filter((file) => file.requirement_id === requirementId).map((file) => toRecordFile(file, mapping));
  return {
    gateway,
    apprentice,
    plan: planOf(ctx, apprentice, gateway.policy_id),
    choices: Choices.parse(gateway.choices),
    formats: Formats.parse(gateway.formats),
    breaks: await listBreaks(db, organisationId, [gateway.enrolment_id]),
    signatures: await listSignatures(db, organisationId, gateway.id),
    links: await listSigningLinks(db, organisationId, { type: 'gateway', id: gateway.id }),
    today: londonDayOf(ctx.now.toISOString()),
    item: (requirementId) => {
      const row = rows.find((one) => one.requirement_id === requirementId);
      return {
        state: row?.state,
        facts: row ? Facts.parse(row.facts) : {},
        act: row?.act ? PackAct.parse(row.act) : null,
        waiver: row?.waiver ? StoredWaiver.parse(row.waiver) : null,
        returnReason: row?.return_reason ?? null,
        itemHash: row?.item_hash ?? null,
        decidedAt: row?.decided_at ?? null,
        files: filesOf(requirementId),
      };
    },
  };
}

function toRecordFile(
  file: Awaited<ReturnType<typeof listItemFiles>>[number],
  mapping: Awaited<ReturnType<typeof listMapping>>,
): RecordFile {
  const { id, name, evidence_id, evidence_title } = file;
  const its = mapping
    .filter((row) => row.evidence_id === evidence_id)
    .map((row) => ({ method: row.method, ref: row.criterion_ref }));
  return {
    id,
    ...shownOf(file),
    evidence: evidence_id === null ? null : { id: evidence_id, title: evidence_title ?? name, mapping: its },
  };
}

/** What others get of a file: of a picture the copy without metadata, which may tell where and when it was taken. */
function shownOf(file: Awaited<ReturnType<typeof listItemFiles>>[number]) {
  const { sha256, name, media_type, bytes, display_sha256, display_bytes } = file;
  return display_sha256 !== null && display_bytes !== null
    ? { sha256: display_sha256, name: displayName(name), mediaType: displayType, bytes: display_bytes }
    : { sha256, name, mediaType: media_type, bytes };
}

/** Pieces of an item: a piece of evidence counts once however many files it has; a document of its own is a piece. */
export function piecesOf(files: readonly RecordFile[]): { have: number; unmapped: number } {
  const evidence = new Map(
    files.flatMap((file) => (file.evidence ? [[file.evidence.id, file.evidence]] : [])),
  );
  const own = files.filter((file) => file.evidence === null).length;
  const unmapped = [...evidence.values()].filter(({ mapping }) => mapping.length === 0).length;
  return { have: evidence.size + own, unmapped: unmapped + own };
}

/** The requirement with this id in the plan of a gateway. */
export function requirementOf(record: GatewayRecord, requirementId: string) {
  const found = record.plan.plan.gateway.requirements.find(({ id }) => id === requirementId);
  if (!found) throw new Refusal('not-found', { reason: 'The plan names no such gateway requirement.' });
  return found;
}

/** The name by which an apprentice is called. */
export function apprenticeName(apprentice: ApprenticeRow): string {
  return apprentice.name_used ?? `${apprentice.given_names} ${apprentice.family_name}`;
}
