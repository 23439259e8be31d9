import { z } from 'zod';

/** No parameters, no query, no body, or no content. */
export const nothing = z.strictObject({});

/** A page request: opaque cursor of the reply before, and a size of at most 200. */
export const PageQuery = z.strictObject({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** One page of a list. `nextCursor` is null on the last page. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() });
}
