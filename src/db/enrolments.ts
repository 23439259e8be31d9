import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';
import { json } from './json.ts';

/** A new enrolment, as the rules accepted it. Days are plain dates. */
export interface NewEnrolment {
  readonly organisationId: string;
  readonly id: string;
  readonly personId: string;
  readonly learnerReference: string | null;
  readonly uln: string;
  readonly ulnKind: 'known' | 'temporary';
  readonly dateOfBirth: string;
  readonly reference: string;
  readonly standardVersion: string;
  readonly planEdition: string;
  readonly options: readonly string[];
  readonly startsOn: string;
  readonly plannedEndOn: string;
  readonly employerId: string;
  readonly managerContactId: string;
  readonly tutorId: string;
  readonly assessmentOrganisationId: string | null;
  readonly state: string;
  readonly englishMaths: unknown;
  readonly carePlan: boolean;
  readonly signLanguage: boolean;
  readonly createdAt: Date;
}

/** Add an enrolment with the first rows of its dated facts: tutor and employment. */
export async function insertEnrolment(tx: Tx, one: NewEnrolment): Promise<void> {
  await tx
    .insertInto('enrolment')
    .values({
      organisation_id: one.organisationId,
      id: one.id,
      person_id: one.personId,
      learner_reference: one.learnerReference,
      uln: one.uln,
      uln_kind: one.ulnKind,
      date_of_birth: one.dateOfBirth,
      reference: one.reference,
      standard_version: one.standardVersion,
      plan_edition: one.planEdition,
      options: [...one.options],
      starts_on: one.startsOn,
      planned_end_on: one.plannedEndOn,
      employer_id: one.employerId,
      manager_contact_id: one.managerContactId,
      tutor_person_id: one.tutorId,
      assessment_organisation_id: one.assessmentOrganisationId,
      state: one.state,
      english_maths: json(one.englishMaths),
      care_plan: one.carePlan,
      sign_language: one.signLanguage,
      created_at: one.createdAt,
    })
    .execute();
  await insertTutor(tx, {
    organisationId: one.organisationId,
    enrolmentId: one.id,
    personId: one.tutorId,
    fromOn: one.startsOn,
  });
  await insertEmployment(tx, {
    organisationId: one.organisationId,
    enrolmentId: one.id,
    employerId: one.employerId,
    managerContactId: one.managerContactId,
    fromOn: one.startsOn,
  });
}

/** Begin a tutor's time with an apprentice. */
export async function insertTutor(
  tx: Tx,
  row: {
    readonly organisationId: string;
    readonly enrolmentId: string;
    readonly personId: string;
    readonly fromOn: string;
  },
): Promise<void> {
  await tx
    .insertInto('enrolment_tutor')
    .values({
      organisation_id: row.organisationId,
      enrolment_id: row.enrolmentId,
      person_id: row.personId,
      from_on: row.fromOn,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'enrolment_id', 'from_on'])
        .doUpdateSet({ person_id: row.personId, to_on: null }),
    )
    .execute();
}

/** Begin an employment under an apprenticeship. */
export async function insertEmployment(
  tx: Tx,
  row: {
    readonly organisationId: string;
    readonly enrolmentId: string;
    readonly employerId: string;
    readonly managerContactId: string;
    readonly fromOn: string;
  },
): Promise<void> {
  await tx
    .insertInto('enrolment_employment')
    .values({
      organisation_id: row.organisationId,
      enrolment_id: row.enrolmentId,
      employer_id: row.employerId,
      manager_contact_id: row.managerContactId,
      from_on: row.fromOn,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'enrolment_id', 'from_on'])
        .doUpdateSet({ employer_id: row.employerId, manager_contact_id: row.managerContactId, to_on: null }),
    )
    .execute();
}

/** End what runs of a dated fact on the day given. */
export async function endDatedFact(
  tx: Tx,
  table: 'enrolment_tutor' | 'enrolment_employment',
  key: { readonly organisationId: string; readonly enrolmentId: string; readonly endsOn: string },
): Promise<void> {
  await tx
    .updateTable(table)
    .set({ to_on: key.endsOn })
    .where('organisation_id', '=', key.organisationId)
    .where('enrolment_id', '=', key.enrolmentId)
    .where('to_on', 'is', null)
    .where('from_on', '<', key.endsOn)
    .execute();
}

/** One enrolment locked for change; undefined when the organisation has none with this id. */
export async function lockEnrolment(tx: Tx, organisationId: string, id: string) {
  return await tx
    .selectFrom('enrolment')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** The active enrolment on a standard with this known ULN. */
export async function findActiveByUln(db: Db, organisationId: string, ulns: readonly string[]) {
  if (ulns.length === 0) return [];
  return await db
    .selectFrom('enrolment')
    .select(['id', 'uln', 'reference'])
    .where('organisation_id', '=', organisationId)
    .where('uln', 'in', [...ulns])
    .where('uln_kind', '=', 'known')
    .where('state', '<>', 'withdrawn')
    .execute();
}

/** Breaks of the enrolments given, in order. Removed ones are left out. */
export async function listBreaks(db: Db, organisationId: string, enrolmentIds: readonly string[]) {
  if (enrolmentIds.length === 0) return [];
  return await db
    .selectFrom('break_in_learning')
    .select(['id', 'enrolment_id', 'from_on', 'to_on', 'reason'])
    .where('organisation_id', '=', organisationId)
    .where('enrolment_id', 'in', [...enrolmentIds])
    .where('removed_at', 'is', null)
    .orderBy('from_on')
    .execute();
}

/** Tutors of one enrolment in order of time. */
export async function listTutors(db: Db, organisationId: string, enrolmentId: string) {
  return await db
    .selectFrom('enrolment_tutor as t')
    .innerJoin('person as p', (join) =>
      join.onRef('p.organisation_id', '=', 't.organisation_id').onRef('p.id', '=', 't.person_id'),
    )
    .select([
      't.from_on',
      't.to_on',
      'p.id as person_id',
      'p.given_names',
      'p.family_name',
      'p.name_used',
      'p.email',
    ])
    .where('t.organisation_id', '=', organisationId)
    .where('t.enrolment_id', '=', enrolmentId)
    .orderBy('t.from_on')
    .execute();
}

/** Employments of one enrolment in order of time. */
export async function listEmployments(db: Db, organisationId: string, enrolmentId: string) {
  return await db
    .selectFrom('enrolment_employment as x')
    .innerJoin('employer as e', (join) =>
      join.onRef('e.organisation_id', '=', 'x.organisation_id').onRef('e.id', '=', 'x.employer_id'),
    )
    .innerJoin('employer_contact as c', (join) =>
      join.onRef('c.organisation_id', '=', 'x.organisation_id').onRef('c.id', '=', 'x.manager_contact_id'),
    )
    .select([
      'x.from_on',
      'x.to_on',
      'e.name as employer',
      'c.name as manager',
      'c.email as manager_email',
      'e.email_domain',
    ])
    .where('x.organisation_id', '=', organisationId)
    .where('x.enrolment_id', '=', enrolmentId)
    .orderBy('x.from_on')
    .execute();
}

/** What may be changed of an enrolment in one step; every change raises the version. */
export interface EnrolmentChange {
  readonly state?: string;
  readonly state_before?: string | null;
  readonly withdrawn_on?: string | null;
  readonly withdrawal_reason?: string | null;
  readonly tutor_person_id?: string;
  readonly employer_id?: string;
  readonly manager_contact_id?: string;
  readonly english_maths?: string;
  readonly care_plan?: boolean;
  readonly sign_language?: boolean;
  readonly assessment_organisation_id?: string;
}

/** Change an enrolment and give its new version. */
export async function setEnrolment(
  tx: Tx,
  organisationId: string,
  id: string,
  change: EnrolmentChange,
): Promise<number> {
  const row = await tx
    .updateTable('enrolment')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return row.version;
}
