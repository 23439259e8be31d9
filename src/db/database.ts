import type { Kysely, Transaction } from 'kysely';
import type { DB } from './schema.ts';

/** Read access inside a request: row-level security is on and the organisation is set. */
export type Db = Kysely<DB>;

/** Write access: only handed out inside a transaction. A plain {@link Db} does not fit where a Tx is asked for. */
export type Tx = Transaction<DB>;

/** Whose rows the transaction may see. */
export interface Scope {
  readonly organisationId: string;
  readonly personId: string;
}

/** Opens transactions as the restricted role. */
export interface Database {
  /** A read-only transaction with the organisation set. */
  read<T>(scope: Scope, work: (db: Db) => Promise<T>): Promise<T>;
  /** A read-write transaction with the organisation set; retried on serialisation failure. */
  write<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A transaction without an organisation, for accounts and sessions through definer functions only. */
  outside<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
