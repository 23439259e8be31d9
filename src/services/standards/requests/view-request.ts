import type { Db } from '#db/database.ts';
import { listRequestDocuments, listRequestEvents, type RequestRow } from '#db/standard-requests.ts';
import {
  isOver,
  moveRequest,
  type RequestAction,
  RequestState,
} from '#domain/standards/requests/request-states.ts';
import { londonDayOf } from '#domain/time/london.ts';
import { clockView } from '../../clocks.ts';
import type { Context } from '../../context.ts';

type Ability = { allowed: true } | { allowed: false; reason: string };

/** A request in a list: what is asked for, where it stands, and how long there is. */
export function requestSummary(ctx: Context, row: RequestRow) {
  const state = RequestState.parse(row.state);
  const deadline = {
    what: 'Standard needed',
    dueOn: row.needed_by,
    whose: state === 'preparing' ? 'the training provider' : 'the standards authors',
    rule: null,
    done: isOver(state),
  };
  return {
    id: row.id,
    reference: row.reference,
    title: row.title,
    state,
    counterpart: { id: row.counterpart_id, name: row.counterpart_name },
    clock: clockView(deadline, londonDayOf(ctx.now.toISOString())),
    changedAt: row.changed_at.toISOString(),
  };
}

/** Whether this side may do something with a request now. */
export function mayMove(row: RequestRow, action: RequestAction): Ability {
  const side = row.side === 'asker' ? 'asker' : 'author';
  const outcome = moveRequest(RequestState.parse(row.state), action, side);
  return outcome.ok ? { allowed: true } : { allowed: false, reason: outcome.reason };
}

/** A request with its documents and what happened to it. */
export async function viewRequest(db: Db, ctx: Context, row: RequestRow) {
  const key = { organisationId: row.organisation_id, id: row.id };
  const documents = await listRequestDocuments(db, key);
  const events = await listRequestEvents(db, key);
  const { published_reference: reference, published_edition: edition } = row;
  return {
    ...requestSummary(ctx, row),
    contact: { name: row.contact_name, email: row.contact_email },
    note: row.note,
    documents: documents.map(({ id, name, media_type, bytes }) => ({
      id,
      name,
      mediaType: media_type,
      bytes,
    })),
    events: events.map((event) => ({
      id: event.id,
      state: RequestState.parse(event.state),
      by: event.by_name,
      organisation: event.by_organisation,
      reason: event.reason,
      at: event.happened_at.toISOString(),
    })),
    published: reference !== null && edition !== null ? { reference, edition } : null,
  };
}
