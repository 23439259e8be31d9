import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { openArchive, readSmall } from '#services/gateway/pack-reader.ts';
import { aReadyGateway, aSentGateway } from '#testing/ready-gateway.ts';
import { runGuildmark } from '#testing/run-guildmark.ts';
import { aTestInstallation } from '#testing/services.ts';

const installation = await aTestInstallation();
const scratch = mkdtempSync(join(tmpdir(), 'guildmark-pack-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

async function bytesOf(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part as Uint8Array));
  return Buffer.concat(parts);
}

const gateway = await aReadyGateway(installation);
await aSentGateway(installation, gateway);
const [pack] = await installation.query('select archive_sha256 from gateway_pack');
const provider = gateway.enrolment.provider.organisationId;
const archive = await bytesOf(await installation.services.files.open(provider, String(pack?.archive_sha256)));

beforeAll(async () => {
  await runGuildmark(['--version']);
}, 60_000);

/** A file with these bytes, checked. */
async function verified(name: string, bytes: Buffer, ...flags: string[]) {
  const path = join(scratch, name);
  writeFileSync(path, bytes);
  return await runGuildmark(['pack', 'verify', path, ...flags]);
}

/** The archive again, with the content of entries changed. */
async function repacked(change: (name: string, content: Buffer) => Buffer): Promise<Buffer> {
  const source = {
    bytes: archive.byteLength,
    open: async ({ start, end }: { start: number; end: number }) =>
      Readable.from([archive.subarray(start, end + 1)]),
  };
  const opened = await openArchive(source);
  const zip = new ZipFile();
  for (const [name, entry] of opened.entries)
    zip.addBuffer(change(name, await readSmall(opened, entry, 10_000_000)), name);
  zip.end();
  return await bytesOf(Readable.from(zip.outputStream));
}

test('a pack as it was sent is good, and says from whom, by which key and where the audit stood', async () => {
  const { exit, out, err } = await verified('good.zip', archive, '--json');
  expect({ exit, err }).toEqual({ exit: 0, err: '' });
  const said = JSON.parse(out);
  expect(said).toMatchObject({ good: true, findings: [], reference: 'ST0071', revision: 1 });
  expect(said.auditCheckpoint).toMatchObject({ organisationId: provider, keyId: said.keyId });
  const people = await verified('good.zip', archive);
  expect(people.out).toContain("the sender's audit stood at entry");
  expect(people.out).toContain('Everything is as it was signed.');
});

test('one changed byte of a file is found and named', async () => {
  const changed = await repacked((name, content) => {
    if (!name.startsWith('files/')) return content;
    const other = Buffer.from(content);
    other[0] = (other[0] ?? 0) ^ 1;
    return other;
  });
  const { exit, out } = await verified('byte.zip', changed);
  expect(exit).toBe(1);
  expect(out).toMatch(/error: files\/\S+ was changed/);
});

test('a changed manifest does not fit its signature', async () => {
  const changed = await repacked((name, content) =>
    name === 'manifest.json' ? Buffer.from(content.toString().replace('Okafor', 'Okefor')) : content,
  );
  const { exit, out } = await verified('manifest.zip', changed);
  expect(exit).toBe(1);
  expect(out).toContain('the manifest was changed after it was signed');
});

test("a key that is not the sender's is told from one that is", async () => {
  const { publicKey } = JSON.parse(await signatureFile());
  expect((await verified('key.zip', archive, '--key', publicKey)).exit).toBe(0);
  const other = Buffer.from(publicKey, 'base64');
  other[other.length - 1] = (other.at(-1) ?? 0) ^ 1;
  const { exit, out } = await verified('key.zip', archive, '--key', other.toString('base64'));
  expect(exit).toBe(1);
  expect(out).toContain('not known to be the sender’s');
});

async function signatureFile(): Promise<string> {
  let found = '';
  await repacked((name, content) => {
    if (name === 'signature.json') found = content.toString();
    return content;
  });
  return found;
}

test('what is no pack, and what is not there, is said in one line', async () => {
  const { exit, out } = await verified('text.zip', Buffer.from('hello'));
  expect(exit).toBe(1);
  expect(out).toContain('no gateway pack');
  const none = await runGuildmark(['pack', 'verify', join(scratch, 'none.zip')]);
  expect(none.exit).toBe(1);
  expect(none.err.trim().split('\n')).toHaveLength(1);
});
