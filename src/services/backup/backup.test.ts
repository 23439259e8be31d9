import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';
import { readMigrations } from '#db/migrate.ts';
import { openOwnerPool } from '#db/owner-pool.ts';
import { localFileStore } from '#storage/local-file-store.ts';
import { cloneTestDatabase } from '#testing/database.ts';
import { anOrganisation, aPerson } from '#testing/people.ts';
import { aTestInstallation } from '#testing/services.ts';
import { recordAudit } from '../audit.ts';
import { enqueue } from '../enqueue.ts';
import { signCheckpoints } from '../sign-checkpoints.ts';
import { packageRoot } from '../standards/package-root.ts';
import { inTransaction } from '../transaction.ts';
import { verifyAudit } from '../verify-audit.ts';
import { openArchive } from './read-archive.ts';
import { recordRestore, restoreBackup } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

const installation = await aTestInstallation();
const { services } = installation;
const ownerPool = openOwnerPool(installation.url, 2);
const folder = await mkdtemp(join(tmpdir(), 'guildmark-backup-'));
const migrations = await readMigrations(join(packageRoot(), 'src', 'db', 'migrations'));
afterAll(async () => {
  await ownerPool.end();
  await rm(folder, { recursive: true, force: true });
});

const organisationId = await anOrganisation(installation, { name: 'Ångström "Training" \\ Ltd\nand sons' });
const manager = await aPerson(installation, { organisationId });
const ctx = installation.contextOf(manager);
const stored = await services.files.put(organisationId, Readable.from(['evidence']), { maximumBytes: 100 });

async function record(note: string) {
  await inTransaction(ctx, async (tx) => {
    await recordAudit(tx, ctx, {
      type: 'installation.text-erased',
      subjectType: 'person',
      subjectId: manager.personId,
      detail: { note },
      text: 'Words about a person.',
    });
    await enqueue(tx, {
      job: 'mail.send',
      organisationId,
      payload: { to: 'a@example.org', subject: note, text: note },
      runAt: new Date('2030-01-01T00:00:00Z'),
    });
  });
}

async function aBackup() {
  const path = join(folder, `${randomUUID()}.zip`);
  const secret = Buffer.alloc(32, 7);
  const manifest = await writeBackup({ ownerPool, files: services.files, secret, now: services.now }, path);
  return { path, manifest };
}

async function anEmptyTarget() {
  const clone = await cloneTestDatabase();
  const pool = openOwnerPool(clone.url, 2);
  const files = localFileStore(join(folder, randomUUID()));
  return {
    ...clone,
    target: { databaseUrl: clone.url, ownerPool: pool, files, migrations },
    async leave() {
      await pool.end();
      await clone.close();
    },
  };
}

const everything = `select (select jsonb_agg(to_jsonb(p)) from person p) as persons,
  (select jsonb_agg(to_jsonb(o)) from organisation o) as organisations,
  (select jsonb_agg(to_jsonb(e) order by e.sequence) from audit_event e where type <> 'installation.backup-restored') as events,
  (select jsonb_agg(to_jsonb(t) order by t.sequence) from audit_text t) as texts`;

test('what was backed up comes back the same, and the audit goes on from a fork', async () => {
  await record('first');
  await signCheckpoints(services);
  const { path } = await aBackup();
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  const there = await anEmptyTarget();
  const archive = await openArchive(path);
  await restoreBackup(archive, there.target);
  expect(await there.query(everything)).toEqual(await installation.query(everything));
  const content = await there.target.files.open(organisationId, stored.sha256);
  expect(await text(content)).toBe('evidence');
  const jobs = await there.target.ownerPool.query('select task_identifier, run_at from graphile_worker.jobs');
  expect(jobs.rows).toEqual([{ task_identifier: 'mail.send', run_at: new Date('2030-01-01T00:00:00Z') }]);

  await recordRestore({ ...services, database: there.database }, archive);
  const [verdict] = await verifyAudit(there.database, organisationId);
  expect(verdict).toMatchObject({ holds: true, entries: 2, checkpoint: { sequence: 1 } });
  archive.close();
  await there.leave();
});

test('a backup shows one moment, whatever is written meanwhile', async () => {
  const before = await installation.query('select count(*) from audit_event');
  const [backup] = await Promise.all([
    aBackup(),
    ...Array.from({ length: 20 }, (_, n) => record(`meanwhile ${n}`)),
  ]);
  const there = await anEmptyTarget();
  const archive = await openArchive(backup.path);
  await restoreBackup(archive, there.target);
  const [verdict] = await verifyAudit(there.database, organisationId);
  expect(verdict?.holds).toBe(true);
  expect(verdict?.entries).toBeGreaterThanOrEqual(Number(before[0]?.count));
  archive.close();
  await there.leave();
});

test('a database in which somebody lives is not restored over', async () => {
  const { path } = await aBackup();
  const archive = await openArchive(path);
  const over = { databaseUrl: installation.url, ownerPool, files: services.files, migrations };
  await expect(restoreBackup(archive, over)).rejects.toThrow(/not empty/);
  archive.close();
});

test('a damaged archive leaves the database empty and says what is damaged', async () => {
  const { path } = await aBackup();
  const bytes = await readFile(path);
  const there = await anEmptyTarget();
  const at = bytes.indexOf('tables/person.jsonl') + 'tables/person.jsonl'.length + 10;
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  const damaged = join(folder, 'damaged.zip');
  await writeFile(damaged, bytes);
  const archive = await openArchive(damaged);
  await expect(restoreBackup(archive, there.target)).rejects.toThrow();
  expect(await there.query('select 1 from organisation')).toEqual([]);
  archive.close();
  await there.leave();
});

test('a file that is no backup is refused in one sentence', async () => {
  const path = join(folder, 'no.zip');
  await writeFile(path, 'not an archive');
  await expect(openArchive(path)).rejects.toThrow(/cannot be read as a backup/);
});

test('a backup of a newer version is refused', async () => {
  const { path } = await aBackup();
  const there = await anEmptyTarget();
  const archive = await openArchive(path);
  await expect(
    restoreBackup(archive, { ...there.target, migrations: migrations.slice(0, -1) }),
  ).rejects.toThrow(/another version/);
  archive.close();
  await there.leave();
});
