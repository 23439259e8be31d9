import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll } from 'vitest';
import { insertAccount } from '#db/accounts.ts';
import { insertMembership } from '#db/people.ts';
import { insertSession } from '#db/sessions.ts';
import type { Role } from '#domain/people/permissions.ts';
import { londonDayOf } from '#domain/time/london.ts';
import { buildApp } from '#http/app.ts';
import type { HttpOptions } from '#http/host.ts';
import { apiPrefix } from '#http/mount.ts';
import { membershipHeader } from '#http/request-context.ts';
import { sessionCookieName } from '#http/session-cookie.ts';
import { nobody } from '#services/context.ts';
import { hashToken, newToken } from '#services/people/secrets.ts';
import { sessionLife } from '#services/people/sessions.ts';
import { anOrganisation, aPerson } from './people.ts';
import { aTestInstallation, type TestActor, type TestInstallation } from './services.ts';

/** A reply as tests compare it. */
export interface TestReply {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came back.
  readonly body: any;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** One browser: it carries its cookie and sends our own origin. */
export interface TestClient {
  get(path: string, headers?: Headers): Promise<TestReply>;
  post(path: string, body?: unknown, headers?: Headers): Promise<TestReply>;
  put(path: string, body?: unknown, headers?: Headers): Promise<TestReply>;
  patch(path: string, body?: unknown, headers?: Headers): Promise<TestReply>;
  delete(path: string, headers?: Headers): Promise<TestReply>;
}

/** Somebody signed in, acting as one membership. */
export interface SignedIn extends TestClient {
  readonly actor: TestActor & { readonly accountId: string };
  readonly organisationId: string;
  readonly personId: string;
  readonly membershipId: string;
  /** What its requests carry, for a client of another kind. */
  readonly headers: Headers;
}

/** The whole application on a database of the test file's own. */
export interface TestApi extends TestInstallation {
  readonly app: FastifyInstance;
  /** A browser that nobody has signed in on; it keeps the cookies that it is given. */
  browser(): TestClient;
  /** A new person with this role, signed in. Without an organisation a new one of the role's kind is made. */
  as(role: Role, facts?: { readonly organisation?: string; readonly email?: string }): Promise<SignedIn>;
  /** A person of an organisation signed in; account and membership in the role are made when there are none. */
  signedIn(person: TestActor, facts?: { readonly email?: string }): Promise<SignedIn>;
}

type Headers = Readonly<Record<string, string>>;
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

const assessing: ReadonlySet<Role> = new Set([
  'assessment-operations',
  'independent-assessor',
  'internal-quality-assurer',
  'auditor',
]);

/** Open the application for this test file: `const api = await aTestApi();` at the top of the file. */
export async function aTestApi({
  publicUrl,
  ...options
}: Partial<HttpOptions> & { readonly publicUrl?: string } = {}): Promise<TestApi> {
  const installation = await aTestInstallation(publicUrl === undefined ? {} : { publicUrl });
  const app = await buildApp(installation.services, {
    demo: false,
    version: 'test',
    logLevel: 'error',
    requestsPerMinute: 0,
    ...options,
  });
  afterAll(() => app.close());
  const browser = (headers: Headers = {}) => aBrowser(app, installation, headers);

  async function signedIn(person: TestActor, facts: { readonly email?: string } = {}): Promise<SignedIn> {
    const { newId, database, clock } = { ...installation, ...installation.services };
    const { organisationId, personId, role } = person;
    const [held] = await installation.query(
      'select id, account_id from membership where organisation_id = $1 and person_id = $2 and role = $3',
      [organisationId, personId, role],
    );
    const membershipId = held ? String(held.id) : newId();
    const accountId = held ? String(held.account_id) : (person.accountId ?? newId());
    const token = newToken();
    const at = clock.now();
    await database.write({ organisationId, personId: nobody }, async (tx) => {
      if (!held && !person.accountId) {
        const email = facts.email ?? `${accountId}@example.org`;
        await insertAccount(tx, { id: accountId, email, passwordHash: null, at });
        await tx
          .updateTable('person')
          .set({ account_id: accountId })
          .where('organisation_id', '=', organisationId)
          .where('id', '=', personId)
          .execute();
      }
      const startsOn = londonDayOf(at.toISOString());
      if (!held)
        await insertMembership(tx, { organisationId, id: membershipId, personId, accountId, role, startsOn });
      await insertSession(tx, {
        hash: hashToken(token),
        id: newId(),
        accountId,
        at,
        expiresAt: new Date(at.getTime() + sessionLife.wholeMinutes * 60_000),
        secondFactor: true,
        userAgent: 'test',
        address: '127.0.0.1',
      });
    });
    const headers = {
      cookie: `${sessionCookieName(installation.services.publicUrl)}=${token}`,
      [membershipHeader]: membershipId,
    };
    return {
      ...browser(headers),
      headers,
      actor: { ...person, accountId },
      organisationId,
      personId,
      membershipId,
    };
  }

  return {
    ...installation,
    app,
    browser: () => browser(),
    signedIn,
    async as(role, facts = {}) {
      const kind = assessing.has(role) ? 'assessment-organisation' : 'training-provider';
      const organisationId = facts.organisation ?? (await anOrganisation(installation, { kind }));
      const person = await aPerson(installation, {
        organisationId,
        role,
        ...(facts.email === undefined ? {} : { email: facts.email }),
      });
      return await signedIn(person, facts);
    },
  };
}

function aBrowser(app: FastifyInstance, installation: TestInstallation, own: Headers): TestClient {
  const cookies = new Map<string, string>();
  const origin = new URL(installation.services.publicUrl);

  function headersOf(method: Method, extra: Headers): Record<string, string> {
    const kept = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers: Record<string, string> = { host: origin.host, ...own, ...extra };
    if (method !== 'GET') headers.origin ??= origin.origin;
    if (kept) headers.cookie ??= kept;
    return headers;
  }

  async function send(method: Method, path: string, body: unknown, extra: Headers): Promise<TestReply> {
    const url = path.startsWith('/api/') ? path : `${apiPrefix}${path}`;
    const headers = headersOf(method, extra);
    const payload = body as InjectOptions['payload'];
    const reply = await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
    for (const { name, value } of reply.cookies) {
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const isJson = String(reply.headers['content-type'] ?? '').includes('json');
    return { status: reply.statusCode, body: isJson ? reply.json() : reply.body, headers: reply.headers };
  }

  return {
    get: (path, headers = {}) => send('GET', path, undefined, headers),
    post: (path, body, headers = {}) => send('POST', path, body, headers),
    put: (path, body, headers = {}) => send('PUT', path, body, headers),
    patch: (path, body, headers = {}) => send('PATCH', path, body, headers),
    delete: (path, headers = {}) => send('DELETE', path, undefined, headers),
  };
}
