import { findAccountId } from '#db/accounts.ts';
import type { Tx } from '#db/database.ts';
import { insertFiles } from '#db/gateway-items.ts';
import { insertMembership, insertPerson } from '#db/people.ts';
import {
  insertReceivedPack,
  listReceivedFiles,
  listReceivedItems,
  listReceivedPacks,
  putReceivedItem,
} from '#db/received-packs.ts';
import {
  insertRegistration,
  lockRegistrationOf,
  type RegistrationFacts,
  refreshRegistration,
} from '#db/registrations.ts';
import type { PackManifest } from '#domain/gateway/pack.ts';
import { mergeRevision } from '#domain/gateway/received-items.ts';
import { londonDayOf } from '#domain/time/london.ts';
import { recordAudit } from '../audit.ts';
import type { Context } from '../context.ts';
import { messageHandler } from '../exchange.ts';
import { type ArrivedPack, bringPack } from './receive-pack.ts';

/** Takes a gateway pack: registers the apprentice at the first revision, and lays later ones over what is held. */
export const gatewayPackHandler = messageHandler<'gateway-pack', ArrivedPack>({
  prepare: bringPack,
  async handle(tx, ctx, _message, arrived) {
    if (!arrived) throw new Error('A gateway pack is taken after its archive has been brought over.');
    await takePack(tx, ctx, arrived);
  },
});

async function takePack(tx: Tx, ctx: Context, arrived: ArrivedPack): Promise<void> {
  const { organisationId } = ctx.actor;
  const { manifest } = arrived;
  const held = await lockRegistrationOf(tx, organisationId, {
    providerId: manifest.sender.id,
    enrolmentId: manifest.enrolmentId,
  });
  const registrationId = held?.id ?? (await register(tx, ctx, manifest));
  const packs = await listReceivedPacks(tx, organisationId, registrationId);
  const isNewest = packs.every(({ revision }) => revision < manifest.revision);
  await insertReceivedPack(tx, {
    organisationId,
    id: ctx.newId(),
    registrationId,
    revision: manifest.revision,
    manifest,
    manifestHash: arrived.manifestHash,
    archiveSha256: arrived.archive.sha256,
    verified: { isGood: arrived.verification.isGood, findings: arrived.verification.findings },
    receivedAt: ctx.now,
  });
  await keepFiles(tx, ctx, registrationId, arrived);
  if (isNewest) {
    if (held) await refresh(tx, ctx, held, manifest);
    await layOver(tx, ctx, registrationId, manifest);
  }
  await recordAudit(tx, ctx, {
    type: 'gateway.pack-received',
    subjectType: 'registration',
    subjectId: registrationId,
    detail: {
      gatewayId: manifest.gatewayId,
      revision: manifest.revision,
      series: manifest.series,
      manifestHash: arrived.manifestHash,
      isGood: arrived.verification.isGood,
    },
  });
}

function factsOf(manifest: PackManifest): RegistrationFacts {
  const { apprentice, programme, sender, employer } = manifest;
  return {
    gatewayId: manifest.gatewayId,
    series: manifest.series,
    providerName: sender.name,
    providerUkprn: sender.ukprn,
    uln: apprentice.uln,
    ulnKind: apprentice.ulnKind,
    dateOfBirth: apprentice.dateOfBirth,
    reference: programme.reference,
    standardVersion: programme.standardVersion,
    planEdition: programme.planEdition,
    policyId: programme.policyId,
    options: programme.options,
    choices: manifest.choices,
    formats: manifest.formats,
    startsOn: programme.startsOn,
    employerName: employer.name,
    employerContact: employer.manager,
    involved: manifest.involved,
  };
}

async function register(tx: Tx, ctx: Context, manifest: PackManifest): Promise<string> {
  const id = ctx.newId();
  await insertRegistration(tx, {
    ...factsOf(manifest),
    organisationId: ctx.actor.organisationId,
    id,
    enrolmentId: manifest.enrolmentId,
    providerId: manifest.sender.id,
    personId: await personFor(tx, ctx, manifest),
    submittedAt: new Date(manifest.createdAt),
  });
  return id;
}

/** The apprentice as a person here. With an account in this installation, the same account sees both sides. */
async function personFor(tx: Tx, ctx: Context, { apprentice }: PackManifest): Promise<string> {
  const { organisationId } = ctx.actor;
  const accountId = apprentice.email === null ? null : ((await findAccountId(tx, apprentice.email)) ?? null);
  if (accountId !== null) {
    const known = await tx
      .selectFrom('person')
      .select('id')
      .where('organisation_id', '=', organisationId)
      .where('account_id', '=', accountId)
      .executeTakeFirst();
    if (known) {
      await admit(tx, ctx, { personId: known.id, accountId });
      return known.id;
    }
  }
  const id = ctx.newId();
  await insertPerson(tx, {
    organisationId,
    id,
    givenNames: apprentice.givenNames,
    familyName: apprentice.familyName,
    nameUsed: apprentice.nameUsed,
    email: apprentice.email,
    accountId,
    at: ctx.now,
  });
  if (accountId !== null) await admit(tx, ctx, { personId: id, accountId });
  return id;
}

async function admit(
  tx: Tx,
  ctx: Context,
  { personId, accountId }: { readonly personId: string; readonly accountId: string },
): Promise<void> {
  const { organisationId } = ctx.actor;
  const held = await tx
    .selectFrom('membership')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .where('role', '=', 'apprentice')
    .executeTakeFirst();
  if (held) return;
  const startsOn = londonDayOf(ctx.now.toISOString());
  await insertMembership(tx, {
    organisationId,
    id: ctx.newId(),
    personId,
    accountId,
    role: 'apprentice',
    startsOn,
  });
}

type HeldRegistration = NonNullable<Awaited<ReturnType<typeof lockRegistrationOf>>>;

/** A later series opens the gateway again on the same registration. */
async function refresh(tx: Tx, ctx: Context, held: HeldRegistration, manifest: PackManifest): Promise<void> {
  const isAgain = manifest.series > held.series;
  await refreshRegistration(
    tx,
    { organisationId: ctx.actor.organisationId, id: held.id },
    factsOf(manifest),
    isAgain ? { state: 'gateway-submitted', submittedAt: new Date(manifest.createdAt) } : {},
  );
}

async function keepFiles(
  tx: Tx,
  ctx: Context,
  registrationId: string,
  { manifest, archive }: ArrivedPack,
): Promise<void> {
  const { organisationId } = ctx.actor;
  const known = await listReceivedFiles(tx, organisationId, registrationId);
  const has = (sha256: string) => known.some((file) => file.sha256 === sha256);
  const common = {
    organisationId,
    purpose: 'received-pack',
    subjectId: registrationId,
    uploadedBy: null,
    createdAt: ctx.now,
  } as const;
  const proofs = new Map(
    manifest.items.flatMap(({ content }) => content.files.map((file) => [file.sha256, file] as const)),
  );
  const fresh = [...proofs.values()].filter(({ sha256 }) => !has(sha256));
  await insertFiles(tx, [
    ...fresh.map(({ sha256, name, mediaType, bytes }) => ({
      ...common,
      id: ctx.newId(),
      sha256,
      name,
      mediaType,
      bytes,
    })),
    {
      ...common,
      id: ctx.newId(),
      sha256: archive.sha256,
      name: `gateway-pack-${manifest.apprentice.uln}-${manifest.revision}.zip`,
      mediaType: 'application/zip',
      bytes: archive.bytes,
    },
  ]);
}

async function layOver(tx: Tx, ctx: Context, registrationId: string, manifest: PackManifest): Promise<void> {
  const { organisationId } = ctx.actor;
  const rows = await listReceivedItems(tx, organisationId, registrationId);
  const held = rows.map((row) => ({
    requirementId: row.requirement_id,
    title: row.title,
    itemHash: row.item_hash,
    state: row.state,
  }));
  for (const { item, isKept } of mergeRevision(held, manifest.items)) {
    if (isKept) continue;
    await putReceivedItem(
      tx,
      { organisationId, registrationId, requirementId: item.requirementId },
      { itemHash: item.itemHash, revision: manifest.revision, title: item.title, content: item },
    );
  }
}
