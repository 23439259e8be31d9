import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { insertAccount } from '#db/accounts.ts';
import { openOwnerPool } from '#db/owner-pool.ts';
import { insertMembership, setPersonAccount } from '#db/people.ts';
import { insertSession } from '#db/sessions.ts';
import { londonDayOf } from '#domain/time/london.ts';
import { buildApp } from '#http/app.ts';
import { apiPrefix } from '#http/mount.ts';
import { sessionCookieName } from '#http/session-cookie.ts';
import { readConfiguration } from '#main/configuration.ts';
import { type Installation, openInstallation } from '#main/installation.ts';
import { nobody } from '#services/context.ts';
import { type LoadedCohort, loadCohort } from '#services/load-cohort.ts';
import { hashToken, newToken } from '#services/people/secrets.ts';
import { sessionLife } from '#services/people/sessions.ts';

/** One measurement of the benchmark. */
export interface Measurement {
  name: string;
  value: number;
  unit: string;
  limit: number;
  passed: boolean;
}

const clients = 8;
const requestsOfClient = 100;
/** Milliseconds that 95 of 100 requests stay under, and 50 of 100. */
const limits = { p95: 50, p50: 20 } as const;

/**
 * How long the caseload and the criteria map take, by the API, with eight clients at once and 10,000 apprentices
 * (`BENCH_APPRENTICES` says otherwise). Server, database and clients share the machine.
 */
export async function run(): Promise<Measurement[]> {
  const apprentices = Number(process.env.BENCH_APPRENTICES ?? 10_000);
  const folder = await mkdtemp(join(tmpdir(), 'guildmark-bench-'));
  const installation = await openInstallation(
    readConfiguration({ DATA_DIR: folder, SECRET: 'x'.repeat(32) }),
  );
  try {
    const pool = openOwnerPool(installation.databaseUrl, 1);
    const cohort = await loadCohort(installation.services, pool, {
      apprentices,
      pieces: 30,
      reference: 'ST0072',
    });
    // What the database does by itself after a while.
    await pool.query('analyze');
    await pool.end();
    return await measure(installation, cohort);
  } finally {
    await installation.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(installation: Installation, cohort: LoadedCohort): Promise<Measurement[]> {
  const { services } = installation;
  const app = await buildApp(services, {
    demo: false,
    version: 'bench',
    logLevel: 'silent',
    requestsPerMinute: 0,
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const get = async (path: string, cookie: string) => {
    const reply = await fetch(`http://127.0.0.1:${port}${apiPrefix}${path}`, { headers: { cookie } });
    const body: unknown = await reply.json();
    if (reply.status !== 200) throw new Error(`${path} answered ${reply.status}: ${JSON.stringify(body)}`);
    return body as { items: { id: string }[] };
  };
  try {
    const cookie = await signIn(installation, cohort);
    const { items } = await get('/enrolments?tutor=anyone&limit=200', cookie);
    const anyone = (at: number) => items[at % items.length]?.id ?? '';
    const screens: Readonly<Record<string, (at: number) => string>> = {
      caseload: () => '/enrolments?tutor=me&sort=waiting',
      'whole caseload': () => '/enrolments?tutor=anyone&sort=name',
      'evidence waiting': () => '/evidence/waiting?limit=25',
      'criteria map': (at) => `/enrolments/${anyone(at)}/criteria`,
      'evidence of one': (at) => `/enrolments/${anyone(at)}/evidence?limit=25`,
    };
    const measured: Measurement[] = [];
    for (const [name, pathOf] of Object.entries(screens)) {
      await timed((at) => get(pathOf(at), cookie), 5);
      const times = await timed((at) => get(pathOf(at), cookie), requestsOfClient);
      for (const [part, limit] of Object.entries(limits)) {
        const value = percentile(times, Number(part.slice(1)));
        measured.push({
          name: `${name}, ${cohort.apprentices} apprentices, ${part}`,
          value,
          unit: 'ms',
          limit,
          passed: value <= limit,
        });
      }
    }
    return measured;
  } finally {
    await app.close();
  }
}

/** A tutor of the cohort with an account and a session; gives the cookie. */
async function signIn(
  { services }: Installation,
  { organisationId, tutorIds }: LoadedCohort,
): Promise<string> {
  const [personId = nobody] = tutorIds;
  const [accountId, token, at] = [services.newId(), newToken(), services.now()];
  await services.database.write({ organisationId, personId: nobody }, async (tx) => {
    await insertAccount(tx, { id: accountId, email: `${accountId}@example.org`, passwordHash: null, at });
    await setPersonAccount(tx, { organisationId, personId, accountId });
    await insertMembership(tx, {
      ...{ organisationId, id: services.newId(), personId, accountId, role: 'tutor' },
      startsOn: londonDayOf(at.toISOString()),
    });
    await insertSession(tx, {
      ...{ hash: hashToken(token), id: services.newId(), accountId, at, secondFactor: true },
      expiresAt: new Date(at.getTime() + sessionLife.wholeMinutes * 60_000),
      ...{ userAgent: 'bench', address: '127.0.0.1' },
    });
  });
  return `${sessionCookieName(services.publicUrl)}=${token}`;
}

/** Ask with every client at once, so many times each; gives every time in milliseconds. */
async function timed(ask: (at: number) => Promise<unknown>, times: number): Promise<number[]> {
  const found: number[] = [];
  const client = async (number: number) => {
    for (let at = 0; at < times; at += 1) {
      const begun = performance.now();
      await ask(number * times + at);
      found.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  return found;
}

function percentile(times: readonly number[], part: number): number {
  const sorted = times.toSorted((one, other) => one - other);
  const at = Math.min(sorted.length - 1, Math.floor((sorted.length * part) / 100));
  return Math.round((sorted[at] ?? 0) * 10) / 10;
}
