import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresAdapter,
  PostgresDriver,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import pg from 'pg';
import { columnTypes } from './column-types.ts';
import type { Database, Scope, Tx } from './database.ts';
import { restrictedRole } from './roles.ts';
import type { DB } from './schema.ts';

/** How to reach the database. */
export interface DatabaseOptions {
  readonly url: string;
  readonly maximumConnections?: number;
  /** A statement that runs longer is stopped. Milliseconds. */
  readonly statementTimeout?: number;
}

/** PostgreSQL's codes for "nothing is wrong with the transaction, run it again". */
const retryable: ReadonlySet<unknown> = new Set(['40001', '40P01']);
const attempts = 5;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Open the database for requests: every transaction runs as the restricted role with its organisation set. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.maximumConnections ?? 20,
    types: columnTypes,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 30_000,
    application_name: 'guildmark',
  });
  // A server that restarts breaks idle connections; the pool drops them and the next request opens its own.
  pool.on('error', () => undefined);
  // A connection in use says so through its query; without a listener its event would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const timeout = options.statementTimeout ?? 30_000;
  const run = <T>(begin: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
    kyselyThatBeginsWith(pool, begin).transaction().execute(work);
  return {
    read: (scope, work) => again(() => run(opening('repeatable read, read only', scope, timeout), work)),
    write: (scope, work) => again(() => run(opening('read committed', scope, timeout), work)),
    outside: (work) => again(() => run(opening('read committed', null, timeout), work)),
    close: () => pool.end(),
  };
}

/** Begin, take the role, set the organisation and the time limit: one round trip. */
function opening(mode: string, scope: Scope | null, timeout: number): string {
  const settings = [
    `set_config('app.organisation_id', '${scope ? id(scope.organisationId) : ''}', true)`,
    `set_config('app.person_id', '${scope ? id(scope.personId) : ''}', true)`,
    `set_config('statement_timeout', '${Math.trunc(timeout)}', true)`,
  ];
  return `start transaction isolation level ${mode}; set local role ${restrictedRole}; select ${settings.join(', ')}`;
}

/** These values stand in the text of a statement, so nothing but an id passes. */
function id(value: string): string {
  if (!uuid.test(value)) throw new TypeError('The scope of a transaction is given by ids.');
  return value;
}

async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= attempts || !isRetryable(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * 5 * (1 + Math.random())));
    }
  }
}

function isRetryable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && retryable.has(error.code);
}

class OpeningDriver extends PostgresDriver {
  readonly #begin: string;

  constructor(pool: pg.Pool, begin: string) {
    super({ pool });
    this.#begin = begin;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await connection.executeQuery(CompiledQuery.raw(this.#begin));
    } catch (error) {
      // The first of its statements may have begun a transaction before a later one failed.
      await this.rollbackTransaction(connection);
      throw error;
    }
  }
}

function kyselyThatBeginsWith(pool: pg.Pool, begin: string): Kysely<DB> {
  return new Kysely<DB>({
    dialect: {
      createDriver: () => new OpeningDriver(pool, begin),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (db) => new PostgresIntrospector(db),
    },
  });
}
