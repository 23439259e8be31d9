import {
  type AssessorRow,
  insertCompetence,
  insertDeclaration,
  insertInterest,
  listAssessorRows,
  listCompetences,
  listInterests,
} from '#db/assessors.ts';
import type { Db, Tx } from '#db/database.ts';
import { personName } from '#db/people-rows.ts';
import { type FieldIssue, Refusal } from '#domain/refusal.ts';
import { londonDayOf } from '#domain/time/london.ts';
import { recordAudit } from '../audit.ts';
import { authorise, type Context } from '../context.ts';
import { pageOf, readCursor } from '../pages.ts';
import { inTransaction, reading } from '../transaction.ts';

/** A competence as somebody records it. */
export interface CompetenceInput {
  readonly reference: string;
  readonly years: number;
  readonly qualification: string;
  readonly from: string;
  readonly to?: string | undefined;
}

/** An interest as somebody declares it. */
export interface InterestInput {
  readonly kind: string;
  readonly party: string;
  readonly partyName: string;
  readonly partyKey?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly note?: string | undefined;
}

async function assessorViews(db: Db, ctx: Context, rows: readonly AssessorRow[]) {
  const ids = rows.map(({ id }) => id);
  const competences = await listCompetences(db, ctx.actor.organisationId, ids);
  const interests = await listInterests(db, ctx.actor.organisationId, ids);
  return rows.map((row) => ({
    person: { id: row.id, name: personName(row) },
    email: row.email,
    interestsDeclaredOn: row.declared_on,
    competences: competences
      .filter(({ person_id }) => person_id === row.id)
      .map((one) => ({
        id: one.id,
        reference: one.reference,
        years: one.years,
        qualification: one.qualification,
        from: one.from_on,
        to: one.to_on,
      })),
    interests: interests
      .filter(({ person_id }) => person_id === row.id)
      .map((one) => ({
        id: one.id,
        kind: one.kind,
        party: one.party,
        partyName: one.party_name,
        partyKey: one.party_key,
        from: one.from_on,
        to: one.to_on,
        note: one.note,
      })),
    upcoming: row.upcoming,
  }));
}

function today(ctx: Context): string {
  return londonDayOf(ctx.now.toISOString());
}

async function assessorRow(db: Db, ctx: Context, personId: string): Promise<AssessorRow> {
  const query = { organisationId: ctx.actor.organisationId, today: today(ctx), personId, limit: 1 };
  const [row] = await listAssessorRows(db, query);
  if (!row) throw new Refusal('not-found', { reason: 'There is no such assessor in this organisation.' });
  return row;
}

/** Independent assessors with competence and interests, by name. */
export async function listAssessors(
  ctx: Context,
  query: {
    readonly search?: string | undefined;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
) {
  authorise(ctx, 'assessment.read');
  return await reading(ctx, async (db) => {
    const rows = await listAssessorRows(db, {
      organisationId: ctx.actor.organisationId,
      today: today(ctx),
      search: query.search?.trim() || undefined,
      after: readCursor(query.cursor, 2),
      limit: query.limit,
    });
    const page = pageOf(
      rows,
      query.limit,
      (row) => row,
      (row) => [row.sort_key, row.id],
    );
    return { items: await assessorViews(db, ctx, page.items), nextCursor: page.nextCursor };
  });
}

/** One's own competence and interests. */
export async function listMyInterests(ctx: Context) {
  authorise(ctx, 'assessment.declare-interest');
  return await reading(ctx, async (db) => {
    const [view] = await assessorViews(db, ctx, [await assessorRow(db, ctx, ctx.actor.personId)]);
    if (!view) throw new Refusal('not-found');
    return view;
  });
}

function periodIssues(from: string | undefined, to: string | undefined): FieldIssue[] {
  if (from === undefined || to === undefined || from <= to) return [];
  return [{ path: 'body.to', message: 'The last day cannot lie before the first.' }];
}

/** Record what an assessor is competent in. */
export async function addCompetence(ctx: Context, input: CompetenceInput & { readonly personId: string }) {
  authorise(ctx, 'assessment.manage-assessors');
  const issues = periodIssues(input.from, input.to);
  if (!ctx.plans.findPlan({ reference: input.reference }))
    issues.push({
      path: 'body.reference',
      message: 'No plan is published for this reference. Give the reference of a published plan.',
    });
  if (issues.length > 0) throw new Refusal('invalid-request', { issues });
  return await inTransaction(ctx, async (tx) => {
    await assessorRow(tx, ctx, input.personId);
    const id = ctx.newId();
    await insertCompetence(tx, {
      organisationId: ctx.actor.organisationId,
      id,
      personId: input.personId,
      reference: input.reference,
      years: input.years,
      qualification: input.qualification,
      fromOn: input.from,
      toOn: input.to ?? null,
      createdAt: ctx.now,
    });
    await recordAudit(tx, ctx, {
      type: 'assessment.competence-recorded',
      subjectType: 'assessor-competence',
      subjectId: id,
      detail: { personId: input.personId, reference: input.reference, years: input.years },
    });
    return { id };
  });
}

async function recordInterest(
  tx: Tx,
  ctx: Context,
  personId: string,
  input: InterestInput,
): Promise<{ id: string }> {
  const id = ctx.newId();
  await insertInterest(tx, {
    organisationId: ctx.actor.organisationId,
    id,
    personId,
    kind: input.kind,
    party: input.party,
    partyName: input.partyName,
    partyKey: input.partyKey || null,
    fromOn: input.from ?? null,
    toOn: input.to ?? null,
    note: input.note || null,
    declaredBy: ctx.actor.personId,
    createdAt: ctx.now,
  });
  await recordAudit(tx, ctx, {
    type: 'assessment.interest-recorded',
    subjectType: 'assessor-interest',
    subjectId: id,
    detail: { personId, kind: input.kind, party: input.party },
    text: `${input.partyName}${input.note ? `: ${input.note}` : ''}`,
  });
  return { id };
}

function refusePeriod(input: InterestInput): void {
  const issues = periodIssues(input.from, input.to);
  if (issues.length > 0) throw new Refusal('invalid-request', { issues });
}

/** Record an interest of an assessor that the organisation knows of. */
export async function addInterest(ctx: Context, input: InterestInput & { readonly personId: string }) {
  authorise(ctx, 'assessment.manage-assessors');
  refusePeriod(input);
  return await inTransaction(ctx, async (tx) => {
    await assessorRow(tx, ctx, input.personId);
    return await recordInterest(tx, ctx, input.personId, input);
  });
}

/** Declare an interest of one's own. */
export async function declareInterest(ctx: Context, input: InterestInput) {
  authorise(ctx, 'assessment.declare-interest');
  refusePeriod(input);
  return await inTransaction(ctx, (tx) => recordInterest(tx, ctx, ctx.actor.personId, input));
}

/** Declare that one's recorded interests are complete, today. */
export async function confirmMyInterests(ctx: Context) {
  authorise(ctx, 'assessment.declare-interest');
  return await inTransaction(ctx, async (tx) => {
    const id = ctx.newId();
    const { organisationId, personId } = ctx.actor;
    await insertDeclaration(tx, { organisationId, id, personId, declaredOn: today(ctx), createdAt: ctx.now });
    const interests = await listInterests(tx, organisationId, [personId]);
    await recordAudit(tx, ctx, {
      type: 'assessment.interests-declared',
      subjectType: 'person',
      subjectId: personId,
      detail: { on: today(ctx), interests: interests.map((interest) => interest.id) },
    });
    return { done: true as const };
  });
}
