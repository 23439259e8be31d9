import { endDatedFact, insertEmployment, insertTutor, setEnrolment } from '#db/enrolments.ts';
import { holdsRole } from '#db/people-rows.ts';
import { EnrolmentState, isActive, sayState } from '#domain/enrolment/enrolment-state.ts';
import { type FieldIssue, Refusal } from '#domain/refusal.ts';
import { ageOn, sayDate } from '#domain/time/plain-date.ts';
import { recordAudit } from '../audit.ts';
import type { Context } from '../context.ts';
import { changeEnrolment, type HeldEnrolment } from './change-enrolment.ts';
import { employmentFor } from './enrol.ts';

function issue(path: string, message: string): Refusal {
  return new Refusal('invalid-request', { issues: [{ path, message }] });
}

function refuseDay({ row, today }: HeldEnrolment, from: string): void {
  const state = EnrolmentState.parse(row.state);
  if (!isActive(state))
    throw new Refusal('enrolment-state', {
      reason: `The apprentice ${sayState(state)}, so nothing can be changed now.`,
    });
  if (from < row.starts_on)
    throw issue(
      'from',
      `The apprenticeship started on ${sayDate(row.starts_on)}; a change cannot lie before it.`,
    );
  if (from > today) throw issue('from', 'A change is recorded on or after its day.');
}

/** Change the tutor from a day on. The former tutor stays in the record, and in every check of independence. */
export async function changeTutor(
  ctx: Context,
  input: {
    readonly enrolmentId: string;
    readonly tutorId: string;
    readonly from: string;
    readonly version: number;
  },
) {
  return await changeEnrolment(ctx, 'enrolment.change', input, async (tx, held) => {
    const { row, today } = held;
    refuseDay(held, input.from);
    if (row.tutor_person_id === input.tutorId) throw issue('tutorId', 'This is the tutor already.');
    if (
      !(await holdsRole(tx, {
        organisationId: row.organisation_id,
        personId: input.tutorId,
        role: 'tutor',
        on: today,
      }))
    )
      throw issue('tutorId', 'Choose a tutor of this provider.');
    const key = { organisationId: row.organisation_id, enrolmentId: row.id };
    await endDatedFact(tx, 'enrolment_tutor', { ...key, endsOn: input.from });
    await insertTutor(tx, { ...key, personId: input.tutorId, fromOn: input.from });
    const version = await setEnrolment(tx, row.organisation_id, row.id, { tutor_person_id: input.tutorId });
    await recordAudit(tx, ctx, {
      type: 'enrolment.tutor-changed',
      subjectType: 'enrolment',
      subjectId: row.id,
      detail: { from: input.from, before: row.tutor_person_id, after: input.tutorId },
    });
    return { id: row.id, version };
  });
}

/** Change the employer or the line manager from a day on. */
export async function changeEmployment(
  ctx: Context,
  input: {
    readonly enrolmentId: string;
    readonly employer: string;
    readonly managerName: string;
    readonly managerEmail: string;
    readonly from: string;
    readonly version: number;
  },
) {
  return await changeEnrolment(ctx, 'enrolment.change', input, async (tx, held) => {
    const { row } = held;
    refuseDay(held, input.from);
    const { employerId, managerContactId } = await employmentFor(tx, ctx, input);
    if (employerId === row.employer_id && managerContactId === row.manager_contact_id)
      throw issue('managerEmail', 'This is the employer and line manager already.');
    const key = { organisationId: row.organisation_id, enrolmentId: row.id };
    await endDatedFact(tx, 'enrolment_employment', { ...key, endsOn: input.from });
    await insertEmployment(tx, { ...key, employerId, managerContactId, fromOn: input.from });
    const version = await setEnrolment(tx, row.organisation_id, row.id, {
      employer_id: employerId,
      manager_contact_id: managerContactId,
    });
    await recordAudit(tx, ctx, {
      type: 'enrolment.employment-changed',
      subjectType: 'enrolment',
      subjectId: row.id,
      detail: {
        from: input.from,
        before: { employerId: row.employer_id, managerContactId: row.manager_contact_id },
        after: { employerId, managerContactId },
      },
    });
    return { id: row.id, version };
  });
}

/** English and maths as recorded. */
export interface EnglishMaths {
  readonly english: { readonly achieved: string; readonly on: string | null };
  readonly maths: { readonly achieved: string; readonly on: string | null };
  readonly optedOutOn: string | null;
}

/** From this age at the start an apprentice may opt out of English and maths (from 11 February 2025). */
const OPT_OUT_AGE = 19;

/** Everything that cannot be so in what was recorded, by field. */
function englishMathsIssues(
  facts: EnglishMaths,
  person: { readonly dateOfBirth: string; readonly startsOn: string; readonly today: string },
): FieldIssue[] {
  const { today } = person;
  const issues = (['english', 'maths'] as const).flatMap((subject): FieldIssue[] => {
    const { achieved, on } = facts[subject];
    const path = `facts.${subject}.on`;
    if (on !== null && on > today)
      return [{ path, message: 'The day of an achievement cannot lie in the future.' }];
    if (achieved !== 'none' && on === null)
      return [{ path, message: 'Give the day on which it was achieved.' }];
    return [];
  });
  if (facts.optedOutOn === null) return issues;
  const age = ageOn(person.dateOfBirth, person.startsOn);
  const path = 'facts.optedOutOn';
  if (facts.optedOutOn > today)
    issues.push({ path, message: 'The day of the agreement cannot lie in the future.' });
  if (age < OPT_OUT_AGE) {
    issues.push({
      path,
      message: `Only an apprentice who was ${OPT_OUT_AGE} or over at the start may opt out; this one was ${age}.`,
    });
  }
  return issues;
}

/** Record what is known of English and maths. Whether it is enough is the gateway's question, by the law at the start date. */
export async function setEnglishMaths(
  ctx: Context,
  input: {
    readonly enrolmentId: string;
    readonly facts: EnglishMaths;
    readonly carePlan: boolean;
    readonly signLanguage: boolean;
    readonly version: number;
  },
) {
  return await changeEnrolment(ctx, 'enrolment.change', input, async (tx, { row, today }) => {
    const issues = englishMathsIssues(input.facts, {
      dateOfBirth: row.date_of_birth,
      startsOn: row.starts_on,
      today,
    });
    if (issues.length > 0) throw new Refusal('invalid-request', { issues });
    const version = await setEnrolment(tx, row.organisation_id, row.id, {
      english_maths: JSON.stringify(input.facts),
      care_plan: input.carePlan,
      sign_language: input.signLanguage,
    });
    await recordAudit(tx, ctx, {
      type: 'enrolment.english-maths-recorded',
      subjectType: 'enrolment',
      subjectId: row.id,
      detail: {
        english: input.facts.english.achieved,
        maths: input.facts.maths.achieved,
        optedOutOn: input.facts.optedOutOn,
      },
    });
    return { id: row.id, version };
  });
}
