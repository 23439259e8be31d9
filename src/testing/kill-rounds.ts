import { join } from 'node:path';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import type { Database } from '#db/database.ts';
import { readConfiguration } from '#main/configuration.ts';
import { isAlive, readPostmaster } from '#main/embedded-postgres/postmaster.ts';
import { type Installation, openInstallation } from '#main/installation.ts';
import { recordAudit } from '#services/audit.ts';
import { systemContext } from '#services/system-context.ts';
import { inTransaction } from '#services/transaction.ts';
import { uuidV7 } from '#services/uuid-v7.ts';
import { verifyAudit } from '#services/verify-audit.ts';

/** What was found after the rounds. */
export interface KillOutcome {
  /** Writes that were answered. */
  readonly acknowledged: number;
  /** Those of them that were not there after the restart. */
  readonly lost: readonly string[];
  readonly chainHolds: boolean;
}

interface Written {
  readonly id: string;
  readonly sha256: string;
}

/** Write from several clients, kill the database server in the middle, start again, look for everything acknowledged; so many times. */
export async function killRounds(
  folder: string,
  rounds: number,
  say: (line: string) => void,
): Promise<KillOutcome> {
  const configuration = readConfiguration({ DATA_DIR: folder });
  const organisationId = uuidV7(Date.now());
  const all: Written[] = [];
  const lost: string[] = [];
  let chainHolds = true;
  for (let round = 0; round <= rounds; round += 1) {
    const startedAt = Date.now();
    const installation = await openInstallation(configuration);
    if (round === 0) await makeOrganisation(installation.services.database, organisationId);
    const missing = await listMissing(installation, organisationId, all);
    lost.push(...missing);
    chainHolds &&= (await verifyAudit(installation.services.database)).every(({ holds }) => holds);
    say(
      `round ${round}: up in ${Date.now() - startedAt} ms, ${all.length} acknowledged, ${missing.length} missing`,
    );
    if (round === rounds) {
      await installation.close();
      break;
    }
    all.push(...(await writeUntilKilled(installation, organisationId, folder)));
    // Its connections are dead; closing may fail, the next start decides.
    await installation.close().catch(() => undefined);
  }
  return { acknowledged: all.length, lost, chainHolds };
}

async function makeOrganisation(database: Database, organisationId: string): Promise<void> {
  const scope = { organisationId, personId: organisationId };
  await database.write(scope, (tx) =>
    sql`select add_organisation('training-provider', 'Killed often', null, null, '{}', false, now())`.execute(
      tx,
    ),
  );
}

async function writeUntilKilled(
  installation: Installation,
  organisationId: string,
  folder: string,
): Promise<readonly Written[]> {
  const written: Written[] = [];
  let isUp = true;
  const clients = Array.from({ length: 4 }, async () => {
    while (isUp) {
      try {
        written.push(await writeOne(installation, organisationId));
      } catch {
        // The server is gone: this write was not acknowledged, and so may be lost.
        isUp = false;
      }
    }
  });
  await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 300));
  await kill(join(folder, 'postgres', 'cluster', 'data'));
  await Promise.all(clients);
  return written;
}

async function writeOne({ services }: Installation, organisationId: string): Promise<Written> {
  const id = uuidV7(Date.now());
  const { sha256 } = await services.files.put(organisationId, Readable.from([id]), { maximumBytes: 1_000 });
  const ctx = systemContext(services, organisationId, 'kill test');
  await inTransaction(ctx, async (tx) => {
    await tx
      .insertInto('person')
      .values({
        organisation_id: organisationId,
        id,
        given_names: 'Ada',
        family_name: id,
        name_used: sha256,
        created_at: ctx.now,
      })
      .execute();
    await recordAudit(tx, ctx, {
      type: 'installation.text-erased',
      subjectType: 'person',
      subjectId: id,
      detail: {},
    });
  });
  return { id, sha256 };
}

async function kill(data: string): Promise<void> {
  const running = await readPostmaster(data);
  if (!running) throw new Error('No server runs.');
  process.kill(running.pid, 'SIGKILL');
  while (isAlive(running.pid)) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function listMissing(
  { services }: Installation,
  organisationId: string,
  written: readonly Written[],
): Promise<readonly string[]> {
  const scope = { organisationId, personId: organisationId };
  const [persons, entries] = await services.database.read(scope, async (db) => [
    await db.selectFrom('person').select('id').execute(),
    await db.selectFrom('audit_event').select('subject_id').execute(),
  ]);
  const held = new Set(persons.map(({ id }) => id));
  const audited = new Set(entries.map(({ subject_id }) => subject_id));
  const missing: string[] = [];
  for (const { id, sha256 } of written) {
    const isThere = held.has(id) && audited.has(id) && (await services.files.has(organisationId, sha256));
    if (!isThere) missing.push(id);
  }
  return missing;
}
