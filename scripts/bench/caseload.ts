import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { insertAccount } from '#db/accounts.ts';
import { openOwnerPool } from '#db/owner-pool.ts';
import { insertMembership, setPersonAccount } from '#db/people.ts';
import { insertSession } from '#db/sessions.ts';
import { londonDayOf } from '#domain/time/london.ts';
import { apiPrefix } from '#http/mount.ts';
import { sessionCookieName } from '#http/session-cookie.ts';
import { readConfiguration } from '#main/configuration.ts';
import { type Installation, openInstallation } from '#main/installation.ts';
import { nobody } from '#services/context.ts';
import { type LoadedCohort, loadCohort } from '#services/load-cohort.ts';
import { hashToken, newToken } from '#services/people/secrets.ts';
import { sessionLife } from '#services/people/sessions.ts';
import { atMost, type Measurement } from './measurement.ts';

const clients = 8;
const requestsOfClient = 100;
/** Milliseconds that 95 of 100 requests stay under, and 50 of 100. */
const limits = { p95: 50, p50: 20 } as const;

/**
 * How long the caseload and the criteria map take, by the API, with eight clients at once and 10,000 apprentices
 * (`BENCH_APPRENTICES` says otherwise). Server, database and clients are processes of their own on one machine.
 */
export async function run(): Promise<Measurement[]> {
  const apprentices = Number(process.env.BENCH_APPRENTICES ?? 10_000);
  const folder = await mkdtemp(join(tmpdir(), 'guildmark-bench-'));
  const environment = { DATA_DIR: folder, SECRET: 'x'.repeat(32) };
  try {
    const cookie = await load(apprentices, environment);
    const server = fork(fileURLToPath(new URL('caseload-server.ts', import.meta.url)), {
      env: { ...process.env, ...environment },
    });
    try {
      return await measure(server, cookie, apprentices);
    } finally {
      const gone = once(server, 'exit');
      if (server.connected) server.disconnect();
      await gone;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Load the cohort and sign one of its tutors in; gives the cookie. */
async function load(apprentices: number, environment: Readonly<Record<string, string>>): Promise<string> {
  const installation = await openInstallation(readConfiguration(environment));
  try {
    const pool = openOwnerPool(installation.databaseUrl, 1);
    const cohort = await loadCohort(installation.services, pool, {
      apprentices,
      pieces: 30,
      reference: 'ST0072',
    });
    // What the database does by itself after a while.
    await pool.query('vacuum analyze');
    await pool.end();
    return await signIn(installation, cohort);
  } finally {
    await installation.close();
  }
}

async function measure(server: ChildProcess, cookie: string, apprentices: number): Promise<Measurement[]> {
  const [{ port }] = (await once(server, 'message')) as [{ port: number }];
  const get = async (path: string) => {
    const reply = await fetch(`http://127.0.0.1:${port}${apiPrefix}${path}`, { headers: { cookie } });
    const body: unknown = await reply.json();
    if (reply.status !== 200) throw new Error(`${path} answered ${reply.status}: ${JSON.stringify(body)}`);
    return body as { items: { id: string }[] };
  };
  const { items } = await get('/enrolments?tutor=anyone&limit=200');
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
    await timed((at) => get(pathOf(at)), 10);
    const times = await timed((at) => get(pathOf(at)), requestsOfClient);
    for (const [part, limit] of Object.entries(limits)) {
      const title = `${name}, ${apprentices.toLocaleString('en-GB')} apprentices, ${clients} clients, ${part}`;
      measured.push(atMost(title, percentile(times, Number(part.slice(1))), { unit: 'ms', limit }));
    }
  }
  return measured;
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
  return sorted[at] ?? 0;
}
