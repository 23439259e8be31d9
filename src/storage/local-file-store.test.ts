import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { clearIncoming, localFileStore } from './local-file-store.ts';

const folder = await mkdtemp(join(tmpdir(), 'guildmark-files-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const store = localFileStore(folder);
const organisation = '01900000-0000-7000-8000-000000000001';
const another = '01900000-0000-7000-8000-000000000002';
const limits = { maximumBytes: 1_000_000 };

async function contentOf(organisationId: string, sha256: string, range?: { start: number; end: number }) {
  return await buffer(await store.open(organisationId, sha256, range));
}

test('what was put comes back byte for byte under its hash', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 5_000 }), async (bytes) => {
      const content = Buffer.from(bytes);
      const stored = await store.put(
        organisation,
        Readable.from([content.subarray(0, 1_000), content.subarray(1_000)]),
        limits,
      );
      expect(stored).toEqual({
        sha256: createHash('sha256').update(content).digest('hex'),
        bytes: content.byteLength,
      });
      expect(await contentOf(organisation, stored.sha256)).toEqual(content);
    }),
    { numRuns: 25 },
  );
});

test('a part of a file can be read', async () => {
  const { sha256 } = await store.put(organisation, Readable.from(['0123456789']), limits);
  expect((await contentOf(organisation, sha256, { start: 2, end: 4 })).toString()).toBe('234');
});

test('files are not shared across organisations', async () => {
  const { sha256 } = await store.put(organisation, Readable.from(['mine']), limits);
  expect(await store.has(another, sha256)).toBe(false);
  await expect(store.open(another, sha256)).rejects.toThrow(/ENOENT/);
});

test('a file over the limit is refused as soon as it is known, and leaves nothing behind', async () => {
  let sent = 0;
  const endless = Readable.from(
    (function* () {
      for (;;) {
        sent += 1;
        yield Buffer.alloc(1_000);
      }
    })(),
  );
  await expect(store.put(organisation, endless, { maximumBytes: 10_000 })).rejects.toMatchObject({
    code: 'too-large',
  });
  expect(sent).toBeLessThan(100);
  expect(await readdir(join(folder, 'incoming'))).toEqual([]);
});

test('an upload that breaks off leaves nothing behind', async () => {
  const broken = new Readable({
    read() {
      this.push('half');
      this.destroy(new Error('connection lost'));
    },
  });
  await expect(store.put(organisation, broken, limits)).rejects.toThrow('connection lost');
  expect(await readdir(join(folder, 'incoming'))).toEqual([]);
});

test('a name that is no hash reaches no file', async () => {
  await expect(store.open(organisation, '../../../../etc/passwd')).rejects.toThrow(TypeError);
  await expect(store.has('..', 'a'.repeat(64))).rejects.toThrow(TypeError);
});

test('the list shows every object, and a removed one no longer', async () => {
  const { sha256 } = await store.put(another, Readable.from(['listed']), limits);
  const listed: unknown[] = [];
  for await (const object of store.list()) listed.push(object);
  expect(listed).toContainEqual(expect.objectContaining({ organisationId: another, sha256, bytes: 6 }));
  await store.remove(another, sha256);
  expect(await store.has(another, sha256)).toBe(false);
});

test('what a killed upload left is cleared after a day', async () => {
  await mkdir(join(folder, 'incoming'), { recursive: true });
  const old = join(folder, 'incoming', 'old');
  await writeFile(old, 'x');
  await writeFile(join(folder, 'incoming', 'young'), 'x');
  const now = new Date();
  await utimes(old, now, new Date(now.getTime() - 25 * 60 * 60 * 1000));
  expect(await clearIncoming(folder, now)).toBe(1);
  expect(await readdir(join(folder, 'incoming'))).toEqual(['young']);
});
