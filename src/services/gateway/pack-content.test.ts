import { Readable } from 'node:stream';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { insertFile } from '#db/files.ts';
import { PackManifest } from '#domain/gateway/pack.ts';
import {
  aFilledGateway,
  aSentGateway,
  checklist,
  employerAgrees,
  partySigns,
} from '#testing/ready-gateway.ts';
import { anAssessmentOrganisation } from '#testing/rooms.ts';
import { aTestInstallation } from '#testing/services.ts';
import { nothingToAudit } from '../audit.ts';
import { inTransaction } from '../transaction.ts';
import { openArchive, type PackSource, readSmall } from './pack-reader.ts';
import { provideItem } from './provide-item.ts';
import { verifyPack } from './verify-pack.ts';

const installation = await aTestInstallation();
const recipient = await anAssessmentOrganisation(installation);
const limits = { maximumBytes: 10_000_000 };

async function bytesOf(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part as Uint8Array));
  return Buffer.concat(parts);
}

/** A sent gateway whose brief is a photograph with the place in it. */
async function sentWithPhotograph() {
  const gateway = await aFilledGateway(installation, { recipient });
  const ctx = installation.contextOf(gateway.enrolment.provider.tutor);
  const { organisationId, personId } = ctx.actor;
  const picture = sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } });
  const place = { IFD3: { GPSLatitude: '51/1 30/1 0/1', GPSLatitudeRef: 'N' } };
  const original = await picture.clone().jpeg().withExif(place).toBuffer();
  const stored = await ctx.files.put(organisationId, Readable.from([original]), limits);
  const copy = await picture.clone().webp().toBuffer();
  const display = await ctx.files.put(organisationId, Readable.from([copy]), limits);
  const fileId = ctx.newId();
  await inTransaction(ctx, async (tx) => {
    nothingToAudit(tx, 'test');
    await insertFile(tx, {
      ...stored,
      organisationId,
      id: fileId,
      display,
      name: 'brief.jpg',
      mediaType: 'image/jpeg',
      purpose: 'gateway',
      subjectId: gateway.id,
      uploadedBy: personId,
      scan: 'not-scanned',
      createdAt: ctx.now,
    });
  });
  const { version } = await checklist(installation, gateway);
  const item = { gatewayId: gateway.id, requirementId: 'project-brief', facts: {}, version };
  await provideItem(ctx, { ...item, evidenceIds: [], fileIds: [fileId] });
  await employerAgrees(installation, gateway, { requirementId: 'project-brief', purpose: 'approve' });
  for (const role of ['apprentice', 'employer', 'training-provider'] as const)
    await partySigns(installation, gateway, { requirementId: 'declaration', role });
  await aSentGateway(installation, gateway);
  const [pack] = await installation.query(
    'select manifest, archive_sha256 from gateway_pack where gateway_id = $1',
    [gateway.id],
  );
  const sha256 = String(pack?.archive_sha256);
  const archive = await bytesOf(await installation.services.files.open(organisationId, sha256));
  const source: PackSource = {
    bytes: archive.byteLength,
    open: async ({ start, end }) => Readable.from([archive.subarray(start, end + 1)]),
  };
  return { organisationId, source, stored, display, manifest: PackManifest.parse(pack?.manifest) };
}

const sent = await sentWithPhotograph();

test('a photograph crosses as the copy without the place where it was taken', async () => {
  const brief = sent.manifest.items.find(({ requirementId }) => requirementId === 'project-brief');
  expect(brief?.content.files).toMatchObject([
    { name: 'brief.webp', mediaType: 'image/webp', sha256: sent.display.sha256, bytes: sent.display.bytes },
  ]);
  expect(JSON.stringify(sent.manifest)).not.toContain(sent.stored.sha256);
  const opened = await openArchive(sent.source);
  const path = sent.manifest.files.find(({ sha256 }) => sha256 === sent.display.sha256)?.path ?? '';
  const entry = opened.entries.get(path);
  if (!entry) throw new Error('The archive does not carry the photograph.');
  expect((await sharp(await readSmall(opened, entry, limits.maximumBytes)).metadata()).exif).toBeUndefined();
});

test('the pack says where the audit of its sender stood, signed', async () => {
  const { auditCheckpoint } = sent.manifest;
  const [kept] = await installation.query(
    "select sequence, encode(hash, 'hex') as hash from audit_checkpoint where organisation_id = $1 order by sequence desc limit 1",
    [sent.organisationId],
  );
  expect(auditCheckpoint).toMatchObject({
    organisationId: sent.organisationId,
    sequence: Number(kept?.sequence),
    hash: kept?.hash,
  });
  expect(await verifyPack(sent.source)).toMatchObject({ isGood: true, findings: [] });
});
