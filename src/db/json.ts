import { type RawBuilder, sql } from 'kysely';

/** A value for a jsonb column. An array would otherwise be taken for an array of the database. */
export function json(value: unknown): RawBuilder<never> {
  return sql<never>`${JSON.stringify(value)}::jsonb`;
}
