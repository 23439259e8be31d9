import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { runTaskListOnce } from 'graphile-worker';
import { afterAll, expect, test } from 'vitest';
import { openOwnerPool } from '#db/owner-pool.ts';
import { nothingToAudit } from '#services/audit.ts';
import { enqueue } from '#services/enqueue.ts';
import { fileColumns, sweepFiles } from '#services/sweep-files.ts';
import { inTransaction } from '#services/transaction.ts';
import { verifyAudit } from '#services/verify-audit.ts';
import { localFileStore } from '#storage/local-file-store.ts';
import { anOrganisation, aPerson } from '#testing/people.ts';
import { aTestInstallation } from '#testing/services.ts';
import { taskList } from './run-jobs.ts';

const installation = await aTestInstallation();
const pool = openOwnerPool(installation.url, 3);
afterAll(() => pool.end());
const failures: unknown[] = [];
const tasks = taskList(installation.services, { error: (facts) => failures.push(facts) });

async function doJobs() {
  const client = await pool.connect();
  try {
    await runTaskListOnce({}, tasks, client);
  } finally {
    client.release();
  }
}

const organisationId = await anOrganisation(installation);
const ctx = installation.contextOf(await aPerson(installation, { organisationId }));
const letter = { to: 'ada@example.org', subject: 'Hello', text: 'Ada' };

test('a job is done after its transaction, as the system of its organisation', async () => {
  await inTransaction(ctx, async (tx) => {
    nothingToAudit(tx, 'test');
    await enqueue(tx, { job: 'mail.send', organisationId, payload: letter });
  });
  await doJobs();
  expect(installation.mails).toEqual([letter]);
});

test('a transaction that fails leaves no job', async () => {
  await expect(
    inTransaction(ctx, async (tx) => {
      await enqueue(tx, { job: 'mail.send', organisationId, payload: letter });
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  await doJobs();
  expect(installation.mails).toHaveLength(1);
});

test('nobody asks for a job in another organisation', async () => {
  const another = await anOrganisation(installation);
  await expect(
    inTransaction(ctx, (tx) => enqueue(tx, { job: 'mail.send', organisationId: another, payload: letter })),
  ).rejects.toThrow(/organisation of its transaction/);
});

test('a job with the key of a waiting one replaces it', async () => {
  await inTransaction(ctx, async (tx) => {
    nothingToAudit(tx, 'test');
    for (const subject of ['first', 'second']) {
      await enqueue(tx, {
        job: 'mail.send',
        organisationId,
        payload: { ...letter, subject },
        key: 'reminder',
      });
    }
  });
  await doJobs();
  expect(installation.mails.slice(1)).toEqual([{ ...letter, subject: 'second' }]);
});

test('a checkpoint is signed by its job', async () => {
  await inTransaction(ctx, async (tx) => {
    nothingToAudit(tx, 'test');
    await enqueue(tx, { job: 'audit.sign-checkpoint', organisationId, payload: {} });
  });
  await doJobs();
  expect(failures).toEqual([]);
  expect(await verifyAudit(installation.database, organisationId)).toMatchObject([{ holds: true }]);
});

test('the sweep knows every column that names a stored file', async () => {
  const columns = await installation.query(`
    select table_name, column_name from information_schema.columns
     where table_schema = 'public' and column_name like '%sha256' order by 1, 2`);
  expect(columns.map((row) => [row.table_name, row.column_name])).toEqual(
    [...fileColumns].sort((a, b) => (a.join() < b.join() ? -1 : 1)),
  );
});

test('a stored file that no row names is removed after a day, a named or young one is kept', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'guildmark-sweep-'));
  const files = localFileStore(folder);
  const limits = { maximumBytes: 1_000 };
  const orphan = await files.put(organisationId, Readable.from(['orphan']), limits);
  const young = await files.put(organisationId, Readable.from(['young']), limits);
  const named = await files.put(organisationId, Readable.from(['named']), limits);
  await installation.query(
    `insert into file (organisation_id, id, sha256, name, media_type, bytes, purpose, subject_id, created_at)
     values ($1, gen_random_uuid(), $2, 'a.txt', 'text/plain', 5, 'evidence', gen_random_uuid(), now())`,
    [organisationId, named.sha256],
  );
  const now = new Date();
  const old = new Date(now.getTime() - 25 * 60 * 60 * 1000);
  for (const { sha256 } of [orphan, named]) {
    await utimes(join(folder, 'objects', organisationId, sha256.slice(0, 2), sha256), old, old);
  }
  expect(await sweepFiles({ database: installation.database, files, now: () => now })).toBe(1);
  expect(await files.has(organisationId, orphan.sha256)).toBe(false);
  expect(await files.has(organisationId, named.sha256)).toBe(true);
  expect(await files.has(organisationId, young.sha256)).toBe(true);
  await rm(folder, { recursive: true, force: true });
});
