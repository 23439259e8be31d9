import { z } from 'zod';
import { countItems, listRegistrationRows } from '#db/registrations.ts';
import { Refusal } from '#domain/refusal.ts';
import { authorise, type Context } from '../context.ts';
import { reading } from '../transaction.ts';
import { countsOf, planOfRegistration, summaryOf } from './registration-view.ts';

const Cursor = z.tuple([z.iso.datetime(), z.uuid()]);

function readCursor(cursor: string): { at: string; id: string } {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    // Refused below, with everything else that is no cursor of ours.
    value = undefined;
  }
  const parsed = Cursor.safeParse(value);
  if (!parsed.success)
    throw new Refusal('invalid-request', {
      issues: [{ path: 'query.cursor', message: 'Start again from the first page.' }],
    });
  return { at: parsed.data[0], id: parsed.data[1] };
}

/** One page of a desk queue, oldest submission first. */
export async function listRegistrations(
  ctx: Context,
  query: {
    readonly queue: 'gateway' | 'booking' | 'all';
    readonly search?: string | undefined;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
) {
  authorise(ctx, 'gateway.read-received');
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor);
  return await reading(ctx, async (db) => {
    const { organisationId } = ctx.actor;
    const { queue, limit } = query;
    const rows = await listRegistrationRows(db, organisationId, {
      queue,
      limit,
      after,
      search: query.search,
    });
    const shown = rows.slice(0, limit);
    const counts = await countItems(
      db,
      organisationId,
      shown.map(({ id }) => id),
    );
    const items = [];
    for (const row of shown) {
      // Plans are kept in memory: this reads the database once for each plan and not for each row.
      const plan = await planOfRegistration(db, ctx, row);
      items.push(summaryOf(ctx, row, plan, countsOf(row.id, counts)));
    }
    const last = rows.length > limit ? shown.at(-1) : undefined;
    const nextCursor = last
      ? Buffer.from(JSON.stringify([last.submitted_at.toISOString(), last.id])).toString('base64url')
      : null;
    return { items, nextCursor };
  });
}
