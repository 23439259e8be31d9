import { listBookingPage } from '#db/bookings.ts';
import { type DeskRow, listBookingQueue, listGatewayQueue, listResultQueue } from '#db/desk.ts';
import { londonDayOf, londonInstant } from '#domain/time/london.ts';
import { count, sayList } from '#domain/time/period.ts';
import { addDays } from '#domain/time/plain-date.ts';
import { clockView } from '../clocks.ts';
import { authorise, type Context } from '../context.ts';
import { reading } from '../transaction.ts';
import { bookingViews } from './list-bookings.ts';

type QueueId = 'gateway' | 'booking' | 'sampling' | 'release';

const titles: Readonly<Record<QueueId, string>> = {
  gateway: 'Gateway packs to decide',
  booking: 'Assessments to book',
  sampling: 'Results to quality assure',
  release: 'Results to release',
};

const clocks: Readonly<Record<QueueId, { readonly what: string; readonly whose: string }>> = {
  gateway: { what: 'Gateway decision', whose: 'Operations' },
  booking: { what: 'End of the assessment window', whose: 'Operations' },
  sampling: { what: 'End of the assessment window', whose: 'Quality assurer' },
  release: { what: 'End of the assessment window', whose: 'Operations' },
};

function sayWhat(id: QueueId, { detail }: DeskRow): string {
  switch (id) {
    case 'gateway': {
      const [submitted = '0', total = '0'] = detail;
      return submitted === '0'
        ? 'Every item is accepted: accept the gateway'
        : `${submitted} of ${count(Number(total), 'item')} to decide`;
    }
    case 'booking':
      return `Book: ${sayList(detail.map((method) => method.replaceAll('-', ' ')))}`;
    case 'sampling':
      return 'Sampled: agree or send back';
    case 'release':
      return 'Agreed: release the result';
  }
}

function queueView(id: QueueId, rows: readonly DeskRow[], today: string) {
  return {
    id,
    title: titles[id],
    count: rows[0]?.count ?? 0,
    items: rows.map((row) => ({
      registrationId: row.registration_id,
      resultId: row.result_id,
      apprentice: row.apprentice,
      reference: row.reference,
      provider: row.provider,
      what: sayWhat(id, row),
      clock: row.due_on === null ? null : clockView({ ...clocks[id], dueOn: row.due_on, rule: null }, today),
      since: row.since.toISOString(),
    })),
  };
}

/** What waits at the assessment organisation, in four queues with the oldest clock first, and today's sessions. */
export async function getDesk(ctx: Context, query: { readonly each: number }) {
  authorise(ctx, 'assessment.read');
  const { organisationId } = ctx.actor;
  const today = londonDayOf(ctx.now.toISOString());
  return await reading(ctx, async (db) => {
    const asked = { organisationId, limit: query.each };
    const gateway = await listGatewayQueue(db, asked);
    const booking = await listBookingQueue(db, asked);
    const sampling = await listResultQueue(db, { ...asked, state: 'in-quality-assurance' });
    const release = await listResultQueue(db, { ...asked, state: 'agreed' });
    const sessions = await listBookingPage(db, {
      organisationId,
      from: new Date(londonInstant(today, '00:00')),
      before: new Date(londonInstant(addDays(today, 1), '00:00')),
      assessorId: undefined,
      states: ['booked', 'held', 'no-show', 'interrupted', 'abandoned'],
      after: undefined,
      limit: 200,
    });
    return {
      queues: [
        queueView('gateway', gateway, today),
        queueView('booking', booking, today),
        queueView('sampling', sampling, today),
        queueView('release', release, today),
      ],
      today: await bookingViews(db, sessions.slice(0, 200)),
    };
  });
}
