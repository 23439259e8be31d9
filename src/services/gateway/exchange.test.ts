import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { messageHandlers } from '#jobs/message-handlers.ts';
import { doJobs } from '#testing/jobs.ts';
import { anAcceptedRegistration, aReadyGateway, aSentGateway, checklist } from '#testing/ready-gateway.ts';
import { anAssessmentOrganisation } from '#testing/rooms.ts';
import { aTestInstallation } from '#testing/services.ts';
import { nothingToAudit } from '../audit.ts';
import { deliverMessage, sendMessage } from '../exchange.ts';
import { inTransaction } from '../transaction.ts';
import { askForGatewayAgain } from './gateway-again.ts';
import { openArchive, type PackSource, readSmall } from './pack-reader.ts';
import { verifyPack } from './verify-pack.ts';

const installation = await aTestInstallation();
const recipient = await anAssessmentOrganisation(installation);

function sourceOf(bytes: Buffer): PackSource {
  return {
    bytes: bytes.byteLength,
    open: async ({ start, end }) => Readable.from([bytes.subarray(start, end + 1)]),
  };
}

async function bytesOf(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part as Uint8Array));
  return Buffer.concat(parts);
}

const gateway = await aReadyGateway(installation, { recipient });
await aSentGateway(installation, gateway);
const [pack] = await installation.query('select archive_sha256 from gateway_pack where gateway_id = $1', [
  gateway.id,
]);
const provider = gateway.enrolment.provider.organisationId;
const archive = await bytesOf(await installation.services.files.open(provider, String(pack?.archive_sha256)));

/** The archive again, with one entry's content changed, left out or added. */
async function repacked(change: (name: string, content: Buffer) => Buffer | undefined, added?: string) {
  const opened = await openArchive(sourceOf(archive));
  const zip = new ZipFile();
  for (const [name, entry] of opened.entries) {
    const content = change(name, await readSmall(opened, entry, 10_000_000));
    if (content) zip.addBuffer(content, name);
  }
  if (added !== undefined) zip.addBuffer(Buffer.from('more'), added);
  zip.end();
  return sourceOf(await bytesOf(Readable.from(zip.outputStream)));
}

test('a pack as it was sent is good, offline and without any key known before', async () => {
  const found = await verifyPack(sourceOf(archive));
  expect(found).toMatchObject({ isGood: true, findings: [] });
  expect(found.manifest?.items).toHaveLength(6);
});

test('a changed file, a left out one and an added one are found', async () => {
  const isFile = (name: string) => name.startsWith('files/');
  const changed = await verifyPack(
    await repacked((name, content) => (isFile(name) ? Buffer.concat([content, Buffer.from('x')]) : content)),
  );
  expect(changed.findings[0]).toContain('was changed');
  const without = await verifyPack(await repacked((name, content) => (isFile(name) ? undefined : content)));
  expect(without.findings[0]).toContain('is missing');
  const more = await verifyPack(await repacked((_name, content) => content, 'files/extra.txt'));
  expect(more.findings).toEqual(['files/extra.txt lies in the archive and is not named by the manifest.']);
});

test('a changed manifest does not fit its signature, nor a changed item its hash', async () => {
  const found = await verifyPack(
    await repacked((name, content) =>
      name === 'manifest.json' ? Buffer.from(content.toString().replaceAll('Piece 1"', 'Piece X"')) : content,
    ),
  );
  expect(found.isGood).toBe(false);
  expect(found.findings.join(' ')).toContain('changed after it was signed');
  expect(found.findings.join(' ')).toContain('does not fit its hash');
});

test('a pack signed with another key is not taken for the sender’s', async () => {
  const found = await verifyPack(sourceOf(archive), [Buffer.alloc(44)]);
  expect(found.findings).toEqual(['The pack is signed with a key that is not known to be the sender’s.']);
});

test('an unsigned pack, a cut one and something else are refused in words', async () => {
  const unsigned = await verifyPack(
    await repacked((name, content) => (name === 'signature.json' ? undefined : content)),
  );
  expect(unsigned.findings[0]).toContain('not signed');
  expect((await verifyPack(sourceOf(archive.subarray(0, archive.length / 2)))).isGood).toBe(false);
  expect((await verifyPack(sourceOf(Buffer.from('hello')))).findings[0]).toContain('no gateway pack');
});

test('a message delivered twice is taken once', async () => {
  const [row] = await installation.query(
    "select id from exchange_message where direction = 'out' and organisation_id = $1",
    [provider],
  );
  await installation.query(
    "update exchange_message set handled_at = null where direction = 'out' and organisation_id = $1",
    [provider],
  );
  await deliverMessage(installation.systemContext(provider), String(row?.id), messageHandlers);
  const packs = await installation.query(
    'select p.id from received_pack p join registration r on r.id = p.registration_id where r.gateway_id = $1',
    [gateway.id],
  );
  expect(packs).toHaveLength(1);
});

test('a decision from an organisation that the gateway was not sent to is not taken', async () => {
  const other = await anAssessmentOrganisation(installation);
  const ctx = installation.systemContext(other.organisationId);
  const id = await inTransaction(ctx, async (tx) => {
    nothingToAudit(tx, 'test');
    return await sendMessage(tx, ctx, {
      to: provider,
      kind: 'gateway-accepted',
      payload: {
        gatewayId: gateway.id,
        acceptedOn: '2026-11-22',
        windowEndsOn: null,
        planHash: 'a'.repeat(64),
      },
    });
  });
  await expect(deliverMessage(ctx, id, messageHandlers)).rejects.toThrow('was not sent to');
  expect((await checklist(installation, gateway)).state).toBe('sent');
  await installation.query('delete from graphile_worker._private_jobs');
});

test('a new gateway before a retake opens the next series once, on the same registration', async () => {
  const accepted = await anAcceptedRegistration(installation, { recipient });
  const ctx = installation.contextOf(recipient.operations);
  await installation.query("update enrolment set state = 'in-assessment' where id = $1", [
    accepted.enrolment.id,
  ]);
  for (const method of ['practical-observation', 'professional-discussion'])
    await inTransaction(ctx, (tx) =>
      askForGatewayAgain(tx, ctx, { registrationId: accepted.registrationId, method, reason: 'Retake.' }),
    );
  await doJobs(installation);
  expect(await checklist(installation, accepted)).toMatchObject({ series: 2, state: 'preparing' });
  const [enrolment] = await installation.query('select state from enrolment where id = $1', [
    accepted.enrolment.id,
  ]);
  expect(enrolment?.state).toBe('on-programme');
  const closed = await installation.query(
    "select 1 from gateway where enrolment_id = $1 and state = 'closed'",
    [accepted.enrolment.id],
  );
  expect(closed).toHaveLength(1);
});
