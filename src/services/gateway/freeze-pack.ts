import type { Db, Tx } from '#db/database.ts';
import { listEmployments, listTutors } from '#db/enrolments.ts';
import { findLatestPack } from '#db/gateway-packs.ts';
import { findOrganisation, listEvidenceJudges, listPeopleKeys } from '#db/gateways.ts';
import { findPersonContact, personName } from '#db/people-rows.ts';
import { buildManifest, type PackHead, type PackInvolved, PackManifest } from '#domain/gateway/pack.ts';
import { Refusal } from '#domain/refusal.ts';
import { signCheckpoint } from '../audit-checkpoint.ts';
import type { Context } from '../context.ts';
import { itemsOf } from './gateway-items.ts';
import type { GatewayRecord } from './gateway-record.ts';

/** The revision before, over every series of the enrolment, so that no file crosses twice. */
interface PackBefore {
  readonly revision: number;
  readonly hash: string;
  readonly manifest: PackManifest;
}

async function packBefore(db: Db, ctx: Context, enrolmentId: string): Promise<PackBefore | undefined> {
  const row = await findLatestPack(db, ctx.actor.organisationId, enrolmentId);
  if (!row) return undefined;
  return { revision: row.revision, hash: row.manifest_hash, manifest: PackManifest.parse(row.manifest) };
}

/** Everybody who taught, assessed or managed the apprentice, with the keys by which independence is checked. */
async function involvedIn(
  db: Db,
  ctx: Context,
  { gateway, apprentice }: GatewayRecord,
): Promise<PackInvolved[]> {
  const { organisationId } = ctx.actor;
  const tutors = await listTutors(db, organisationId, gateway.enrolment_id);
  const judges = await listEvidenceJudges(db, organisationId, gateway.enrolment_id);
  const employments = await listEmployments(db, organisationId, gateway.enrolment_id);
  const people = await listPeopleKeys(db, organisationId, [...new Set(tutors.map((row) => row.person_id))]);
  const accountOf = (id: string) => people.find((person) => person.id === id)?.account_id ?? null;
  const keysOf = (...keys: readonly (string | null)[]) =>
    keys.flatMap((key) => (key === null ? [] : [key.toLowerCase()]));
  const organisation = apprentice.provider_name;
  return [
    ...tutors.map(
      (row): PackInvolved => ({
        name: personName(row),
        as: 'taught',
        keys: keysOf(row.email, accountOf(row.person_id), row.person_id),
        organisation,
        from: row.from_on,
        to: row.to_on,
      }),
    ),
    ...judges.map(
      (row): PackInvolved => ({
        name: personName(row),
        as: 'assessed-on-programme',
        keys: keysOf(row.email, row.account_id, row.id),
        organisation,
        from: null,
        to: null,
      }),
    ),
    ...employments.map(
      (row): PackInvolved => ({
        name: row.manager,
        as: 'line-managed',
        keys: keysOf(row.manager_email),
        organisation: row.employer,
        from: row.from_on,
        to: row.to_on,
      }),
    ),
  ];
}

async function headOf(
  db: Db,
  ctx: Context,
  record: GatewayRecord,
  before: PackBefore | undefined,
): Promise<PackHead> {
  const { gateway, apprentice, plan } = record;
  const recipient = gateway.assessment_organisation_id
    ? await findOrganisation(db, gateway.assessment_organisation_id)
    : undefined;
  if (!recipient)
    throw new Refusal('recipient-missing', { reason: 'Choose the assessment organisation first.' });
  const maker = await findPersonContact(db, ctx.actor.organisationId, ctx.actor.personId);
  return {
    packId: ctx.newId(),
    gatewayId: gateway.id,
    enrolmentId: gateway.enrolment_id,
    series: gateway.series,
    revision: (before?.revision ?? 0) + 1,
    previousHash: before?.hash ?? null,
    createdAt: ctx.now.toISOString(),
    createdBy: maker?.name ?? apprentice.provider_name,
    sender: {
      id: ctx.actor.organisationId,
      name: apprentice.provider_name,
      ukprn: apprentice.provider_ukprn,
    },
    recipient: { id: recipient.id, name: recipient.name },
    apprentice: {
      givenNames: apprentice.given_names,
      familyName: apprentice.family_name,
      nameUsed: apprentice.name_used,
      email: apprentice.email,
      dateOfBirth: apprentice.date_of_birth,
      uln: apprentice.uln,
      ulnKind: apprentice.uln_kind === 'known' ? 'known' : 'temporary',
      learnerReference: apprentice.learner_reference,
    },
    programme: {
      reference: apprentice.reference,
      standardVersion: apprentice.standard_version,
      planEdition: apprentice.plan_edition,
      planHash: plan.hash,
      policyId: gateway.policy_id,
      options: apprentice.options,
      startsOn: apprentice.starts_on,
      plannedEndOn: apprentice.planned_end_on,
      breaks: record.breaks.map(({ from_on, to_on }) => ({ fromOn: from_on, toOn: to_on })),
    },
    employer: {
      name: apprentice.employer_name,
      manager: { name: apprentice.manager_name, email: apprentice.manager_email },
    },
    involved: await involvedIn(db, ctx, record),
    choices: record.choices,
    formats: record.formats,
  };
}

/** The manifest of the next revision as the gateway stands now, with a checkpoint of the audit. The caller has checked that it is ready. */
export async function freezeManifest(tx: Tx, ctx: Context, record: GatewayRecord): Promise<PackManifest> {
  const before = await packBefore(tx, ctx, record.gateway.enrolment_id);
  const head = await headOf(tx, ctx, record, before);
  const auditCheckpoint = await signCheckpoint(tx, ctx);
  return buildManifest(
    { ...head, ...(auditCheckpoint ? { auditCheckpoint } : {}) },
    itemsOf(record),
    before?.manifest,
  );
}
