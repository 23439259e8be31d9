import type pg from 'pg';

/** What a column takes. Dates are instants; plain dates are text; other objects are written as JSON. */
export type CopyValue =
  | string
  | number
  | boolean
  | Date
  | null
  | readonly string[]
  | Readonly<Record<string, unknown>>;

/** Rows for one table. */
export interface CopyRows {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly CopyValue[])[];
}

/**
 * Load many rows at once by COPY, inside a transaction of the tables' owner. A table with row-level security takes no COPY, so
 * the rows go through a temporary one, and every check of the table holds for them.
 */
export async function copyRows(client: pg.ClientBase, { table, columns, rows }: CopyRows): Promise<void> {
  if (rows.length === 0) return;
  const target = client.escapeIdentifier(table);
  const staging = client.escapeIdentifier(`staging_${table}`);
  const names = columns.map((column) => client.escapeIdentifier(column)).join(', ');
  await client.query(
    `create temporary table if not exists ${staging} (like ${target} including defaults including generated)`,
  );
  await client.query(`truncate ${staging}`);
  const text = rows.map((row) => `${row.map(copyText).join('\t')}\n`).join('');
  await copyIn(client, `copy ${staging} (${names}) from stdin`, text);
  await client.query(`insert into ${target} (${names}) select ${names} from ${staging}`);
}

/** One value in the text form of COPY. */
export function copyText(value: CopyValue): string {
  if (value === null) return '\\N';
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return escaped(`{${value.map((item) => JSON.stringify(item)).join(',')}}`);
  if (typeof value === 'object') return escaped(JSON.stringify(value));
  return escaped(String(value));
}

function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
}

/** The part of the driver's connection that COPY needs. */
interface CopyConnection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** The driver knows no COPY of its own, but runs whatever answers the server's messages. */
function copyIn(client: pg.ClientBase, statement: string, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: Error | undefined;
    const settle = () => (failure ? reject(failure) : resolve());
    const ignore = () => undefined;
    client.query({
      submit: (connection: CopyConnection) => connection.query(statement),
      handleCopyInResponse(connection: CopyConnection) {
        connection.sendCopyFromChunk(Buffer.from(text));
        connection.endCopyFrom();
      },
      handleError(error: Error) {
        failure = error;
        settle();
      },
      handleReadyForQuery: settle,
      handleCommandComplete: ignore,
      handleRowDescription: ignore,
      handleDataRow: ignore,
      handleEmptyQuery: ignore,
      handlePortalSuspended: ignore,
    } as unknown as pg.Submittable);
  });
}
