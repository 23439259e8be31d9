import type { Tx } from '#db/database.ts';
import { listAuthorAddresses, type RequestRow } from '#db/standard-requests.ts';
import type { RequestState } from '#domain/standards/requests/request-states.ts';
import { londonDayOf } from '#domain/time/london.ts';
import type { Context } from '../../context.ts';
import { enqueue } from '../../enqueue.ts';

const subjects: Readonly<Record<Exclude<RequestState, 'preparing'>, string>> = {
  asked: 'A standard has been asked for',
  'taken-up': 'The request for a standard has been taken up',
  'in-workshop': 'The standard asked for is in the workshop',
  withdrawn: 'The request for a standard has been withdrawn',
  declined: 'The request for a standard has been declined',
  published: 'The standard asked for has been published',
};

/** What a letter tells about a move. */
export interface RequestNews {
  readonly state: RequestState;
  /** Person and organisation that moved it. */
  readonly by: string;
  readonly reason: string | null;
}

function dayInWords(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)}/${Number(month)}/${year}`;
}

async function addressesOf(tx: Tx, ctx: Context, row: RequestRow): Promise<readonly string[]> {
  const { organisationId, personId } = ctx.actor;
  if (row.side === 'author') {
    const authors = await listAuthorAddresses(tx, organisationId, londonDayOf(ctx.now.toISOString()));
    return authors.filter((author) => author.personId !== personId).map(({ email }) => email);
  }
  const people = await tx
    .selectFrom('person')
    .select(['id', 'email'])
    .where('organisation_id', '=', organisationId)
    .where('id', 'in', [row.asked_by ?? personId, personId])
    .execute();
  const own = people.find(({ id }) => id === personId)?.email;
  const asker = people.find(({ id }) => id === row.asked_by)?.email;
  return [row.contact_email, asker ?? row.contact_email].filter((email) => email !== own);
}

/**
 * Write to everybody of the acting organisation whom a request concerns, except the person who moved it: at the asker its contact
 * and who wrote it, at the authors every standards author.
 */
export async function writeLetters(tx: Tx, ctx: Context, row: RequestRow, news: RequestNews): Promise<void> {
  if (news.state === 'preparing') return;
  const { organisationId } = ctx.actor;
  const page = row.side === 'asker' ? `/requests/${row.id}` : `/requests/received/${row.id}`;
  const text = [
    `${subjects[news.state]}: ${[row.reference, row.title].filter(Boolean).join(' ')}, needed by ${dayInWords(row.needed_by)}.`,
    `By ${news.by}.`,
    ...(news.reason === null ? [] : [`Reason: ${news.reason}`]),
    `Sign in to read it:\n${ctx.publicUrl}${page}`,
  ].join('\n\n');
  for (const to of new Set(await addressesOf(tx, ctx, row))) {
    await enqueue(tx, {
      job: 'mail.send',
      organisationId,
      payload: { to, subject: subjects[news.state], text: `${text}\n` },
    });
  }
}
