import { listAssessorRows } from '#db/assessors.ts';
import { listDiary } from '#db/bookings.ts';
import { competenceFindings } from '#domain/assessment/booking.ts';
import { independenceFindings } from '#domain/assessment/independence.ts';
import { londonInstant } from '#domain/time/london.ts';
import { addDays } from '#domain/time/plain-date.ts';
import { authorise, type Context } from '../context.ts';
import { pageOf, readCursor } from '../pages.ts';
import { reading } from '../transaction.ts';
import { type AssessmentRecord, findAssessment } from './assessment-record.ts';
import {
  type AssessorFacts,
  competencesOf,
  formerEmployerFindings,
  independenceFactsOf,
  readAssessorFacts,
} from './assessor-facts.ts';
import { findingView } from './finding-view.ts';

function findingsOf(record: AssessmentRecord, facts: AssessorFacts, on: string) {
  const { plan } = record.plan;
  return [
    ...independenceFindings({ ...independenceFactsOf(record, facts), on }, plan.independence),
    ...formerEmployerFindings(record, facts, on),
    ...competenceFindings(plan, { name: facts.name, competences: competencesOf(facts) }, on),
  ].map((finding) => findingView(plan, finding));
}

/** Assessors by name, each with whether they may assess this apprentice on a day, and every reason why not. */
export async function listCandidates(
  ctx: Context,
  query: {
    readonly registrationId: string;
    readonly on?: string | undefined;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
) {
  authorise(ctx, 'assessment.book');
  return await reading(ctx, async (db) => {
    const { organisationId } = ctx.actor;
    const record = await findAssessment(db, ctx, query.registrationId);
    const on = query.on ?? record.today;
    const rows = await listAssessorRows(db, {
      organisationId,
      today: record.today,
      after: readCursor(query.cursor, 2),
      limit: query.limit,
    });
    const { items, nextCursor } = pageOf(
      rows,
      query.limit,
      (row) => row,
      (row) => [row.sort_key, row.id],
    );
    const facts = await readAssessorFacts(db, ctx, record, items);
    const diary = await listDiary(db, organisationId, {
      assessorIds: items.map(({ id }) => id),
      from: new Date(londonInstant(on, '00:00')),
      before: new Date(londonInstant(addDays(on, 1), '00:00')),
    });
    return {
      items: facts.map((one) => {
        const findings = findingsOf(record, one, on);
        return {
          assessor: { id: one.row.id, name: one.name },
          eligible: findings.length === 0,
          findings,
          bookedThatDay: diary.filter(({ assessor_id }) => assessor_id === one.row.id).length,
        };
      }),
      nextCursor,
    };
  });
}
