import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Role } from '#domain/people/permissions.ts';
import type { Mail } from '#mail/mailer.ts';
import { type Context, nobody, type Services } from '#services/context.ts';
import { sealerOf } from '#services/sealer.ts';
import { openPlanLibrary } from '#services/standards/plan-library.ts';
import { installedPlans } from '#services/standards/published-plans.ts';
import { uuidV7 } from '#services/uuid-v7.ts';
import { localFileStore } from '#storage/local-file-store.ts';
import { localUploadArea } from '#storage/upload-area.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';

/** A clock that stands still until it is moved. */
export interface FakeClock {
  now(): Date;
  set(instant: string): void;
  advance(milliseconds: number): void;
}

/** A whole installation of a test file's own: a real database and file store, a fake clock and mailer. */
export interface TestInstallation extends TestDatabase {
  readonly services: Services;
  readonly clock: FakeClock;
  /** Every letter sent, oldest first. */
  readonly mails: Mail[];
  /** Somebody's request at the clock's moment. */
  contextOf(actor: TestActor): Context;
  /** The system's own, as in a job. */
  systemContext(organisationId: string): Context;
  /** The audit of a subject, oldest first, as tests compare it. */
  auditOf(subjectId: string): Promise<readonly { readonly type: string; readonly detail: unknown }[]>;
}

/** Who asks. */
export interface TestActor {
  readonly organisationId: string;
  readonly personId: string;
  readonly role: Role;
  readonly accountId?: string | null;
}

/** The clock of every test begins here: a Sunday, in winter, when London keeps UTC. */
export const testNow = '2026-11-22T10:00:00.000Z';

/** A clock for tests. */
export function aFakeClock(start: string = testNow): FakeClock {
  let instant = new Date(start);
  return {
    now: () => instant,
    set: (to) => {
      instant = new Date(to);
    },
    advance: (milliseconds) => {
      instant = new Date(instant.getTime() + milliseconds);
    },
  };
}

/** Open an installation: `const installation = await aTestInstallation();` at the top of the file. It is gone when the file ends. */
export async function aTestInstallation(
  facts: { readonly publicUrl?: string } = {},
): Promise<TestInstallation> {
  const opened = await openTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'guildmark-test-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const clock = aFakeClock();
  const mails: Mail[] = [];
  const services: Services = {
    database: opened.database,
    files: localFileStore(folder),
    uploads: localUploadArea(join(folder, 'uploads')),
    scanner: null,
    mailer: {
      send: async (mail) => {
        mails.push(mail);
      },
    },
    sealer: sealerOf(Buffer.alloc(32, 7)),
    plans: installedPlans(openPlanLibrary()),
    now: clock.now,
    newId: () => uuidV7(Date.now()),
    publicUrl: facts.publicUrl ?? 'https://guildmark.test',
  };
  const contextOf = (actor: Context['actor']): Context => ({
    ...services,
    actor,
    now: clock.now(),
    requestId: uuidV7(Date.now()),
    address: null,
  });
  return {
    ...opened,
    services,
    clock,
    mails,
    contextOf: (actor) => contextOf({ accountId: null, ...actor }),
    systemContext: (organisationId) =>
      contextOf({ accountId: null, organisationId, personId: nobody, role: 'system' }),
    async auditOf(subjectId) {
      const rows = await opened.query(
        'select type, detail from audit_event where subject_id = $1 order by organisation_id, sequence',
        [subjectId],
      );
      return rows.map((row) => ({ type: String(row.type), detail: row.detail }));
    },
  };
}
