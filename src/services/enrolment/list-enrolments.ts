import { countCaseload, listCaseload } from '#db/caseload.ts';
import { listEmployers as employerRows } from '#db/employers.ts';
import { listBreaks } from '#db/enrolments.ts';
import { listOrganisations } from '#db/organisations.ts';
import { londonDayOf } from '#domain/time/london.ts';
import { authorise, type Context } from '../context.ts';
import { groupBy } from '../group-by.ts';
import { cursorFor, pageOf, readCursor } from '../pages.ts';
import { reading } from '../transaction.ts';
import { breaksOf, enrolmentSummary } from './enrolment-view.ts';

/** Filters of the caseload; see the contract. */
export interface CaseloadFilter {
  readonly tutor: 'me' | 'anyone';
  readonly state?: string | undefined;
  readonly reference?: string | undefined;
  readonly search?: string | undefined;
  readonly need?: 'evidence-waiting' | 'gateway-ready' | 'returned' | undefined;
  readonly sort: 'name' | 'waiting' | 'planned-end';
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** The caseload: who is there and who needs me, one page. */
export async function listEnrolments(ctx: Context, filter: CaseloadFilter) {
  authorise(ctx, 'enrolment.read');
  const { organisationId, personId } = ctx.actor;
  const tutorId = filter.tutor === 'me' ? personId : undefined;
  const query = {
    organisationId,
    tutorId,
    state: filter.state,
    reference: filter.reference,
    search: filter.search?.trim() || undefined,
    need: filter.need,
    today: londonDayOf(ctx.now.toISOString()),
    sort: filter.sort,
    after: readCursor(filter.cursor, 2),
    limit: filter.limit,
  };
  return await reading(ctx, async (db) => {
    const rows = await listCaseload(db, query);
    const ids = rows.map(({ id }) => id);
    const breaks = groupBy(await listBreaks(db, organisationId, ids), ({ enrolment_id }) => enrolment_id);
    const counts = await countCaseload(db, organisationId, tutorId);
    const page = pageOf(
      rows,
      filter.limit,
      (row) => enrolmentSummary(row, breaksOf(breaks.get(row.id) ?? []), ctx.plans),
      (row) => [row.sort_key, row.id],
    );
    return { ...page, counts };
  });
}

/** The assessment organisations of the installation, by name. */
export async function listAssessmentOrganisations(ctx: Context) {
  authorise(ctx, 'enrolment.read');
  const rows = await reading(ctx, (db) => listOrganisations(db, 'assessment-organisation'));
  return { items: rows.map(({ id, name }) => ({ id, name })) };
}

/** Employers with the people who sign for them. */
export async function listEmployers(
  ctx: Context,
  query: {
    readonly search?: string | undefined;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
) {
  authorise(ctx, 'enrolment.read');
  const after = readCursor(query.cursor, 2);
  const rows = await reading(ctx, (db) =>
    employerRows(db, ctx.actor.organisationId, {
      search: query.search?.trim() || undefined,
      after: after && { name: String(after[0]), id: String(after[1]) },
      limit: query.limit,
    }),
  );
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ id, name, contacts }) => ({
      id,
      name,
      contacts: contacts.map((contact) => ({ id: contact.id, name: contact.name, email: contact.email })),
    })),
    nextCursor: rows.length > query.limit && last ? cursorFor([last.name.toLowerCase(), last.id]) : null,
  };
}
