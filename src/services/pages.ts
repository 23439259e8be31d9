import { Refusal } from '#domain/refusal.ts';

/** A cursor as it travels: opaque to the caller, a small JSON value to the list that made it. */
export function cursorFor(value: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** Read a cursor that {@link cursorFor} made with so many parts. A cursor that somebody else made is refused. */
export function readCursor(
  cursor: string | undefined,
  parts: number,
): readonly (string | number)[] | undefined {
  if (cursor === undefined) return undefined;
  const refusal = new Refusal('invalid-request', {
    issues: [{ path: 'query.cursor', message: 'Start again from the first page.' }],
  });
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch (cause) {
    throw Object.assign(refusal, { cause });
  }
  if (
    !Array.isArray(value) ||
    value.length !== parts ||
    value.some((part) => typeof part !== 'string' && typeof part !== 'number')
  )
    throw refusal;
  return value;
}

/** Cut a list that was read with one row too many into a page. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  item: (row: Row) => Item,
  cursor: (row: Row) => readonly (string | number)[],
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(item),
    nextCursor: rows.length > limit && last !== undefined ? cursorFor(cursor(last)) : null,
  };
}
