import { type RawBuilder, sql } from 'kysely';

/** A value for a jsonb column. An array would otherwise be taken for an array of the database. */
export function json(value: unknown): RawBuilder<never> {
  return sql<never>`${JSON.stringify(value)}::jsonb`;
}

/** Like {@link json}, for text from files: what the database cannot hold (the zero character, halves of a pair) becomes the replacement character. */
export function storableJson(value: unknown): RawBuilder<never> {
  const text = JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'string' ? part.replace(unstorable, '\ufffd') : part,
  );
  return sql<never>`${text}::jsonb`;
}

const unstorable = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
