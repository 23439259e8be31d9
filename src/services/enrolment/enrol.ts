import type { Tx } from '#db/database.ts';
import { findContactId, findEmployerId, insertContact, insertEmployer } from '#db/employers.ts';
import { findActiveByUln, insertEnrolment } from '#db/enrolments.ts';
import { holdsRole, insertPerson } from '#db/people-rows.ts';
import { checkEnrolment } from '#domain/enrolment/check-enrolment.ts';
import { Refusal } from '#domain/refusal.ts';
import { londonDayOf } from '#domain/time/london.ts';
import { recordAudit } from '../audit.ts';
import { authorise, type Context } from '../context.ts';
import { startProgress } from '../portfolio/progress.ts';
import { inTransaction } from '../transaction.ts';

/** What is needed to enrol one apprentice; parsed at the border by the contract. */
export interface EnrolInput {
  readonly givenNames: string;
  readonly familyName: string;
  readonly nameUsed?: string | undefined;
  readonly email?: string | undefined;
  readonly dateOfBirth: string;
  readonly uln: string;
  readonly learnerReference?: string | undefined;
  readonly reference: string;
  readonly standardVersion?: string | undefined;
  readonly options: readonly string[];
  readonly startsOn: string;
  readonly plannedEndOn: string;
  readonly employer: string;
  readonly managerName: string;
  readonly managerEmail: string;
  readonly tutorId: string;
  readonly assessmentOrganisationId?: string | undefined;
  readonly englishMaths?: unknown;
  readonly carePlan: boolean;
  readonly signLanguage: boolean;
}

/** English and maths of which nothing is known yet. */
export const nothingKnown = {
  english: { achieved: 'none', on: null },
  maths: { achieved: 'none', on: null },
  optedOutOn: null,
};

/** Enrol one apprentice. The start date decides the standard version and the plan edition. */
export async function enrol(ctx: Context, input: EnrolInput): Promise<{ id: string; version: number }> {
  authorise(ctx, 'enrolment.enrol');
  return await inTransaction(ctx, (tx) => enrolIn(tx, ctx, input));
}

/** The same inside a transaction that is already open: an import enrols each row in one of its own. */
export async function enrolIn(
  tx: Tx,
  ctx: Context,
  input: EnrolInput,
): Promise<{ id: string; version: number }> {
  const { organisationId } = ctx.actor;
  const today = londonDayOf(ctx.now.toISOString());
  const decision = checkEnrolment(input, ctx.plans.listOpenPlans(), today);
  if (!decision.ok) throw new Refusal('invalid-request', { issues: decision.issues });
  if (!(await holdsRole(tx, { organisationId, personId: input.tutorId, role: 'tutor', on: today }))) {
    throw new Refusal('invalid-request', {
      issues: [{ path: 'tutorId', message: 'Choose a tutor of this provider.' }],
    });
  }
  if (decision.ulnKind === 'known') await refuseTwice(tx, organisationId, decision.uln, input.reference);

  const employment = await employmentFor(tx, ctx, input);
  const personId = ctx.newId();
  await insertPerson(tx, {
    organisationId,
    id: personId,
    givenNames: input.givenNames,
    familyName: input.familyName,
    nameUsed: input.nameUsed || null,
    email: input.email ?? null,
    createdAt: ctx.now,
  });
  const id = ctx.newId();
  await insertEnrolment(tx, {
    organisationId,
    id,
    personId,
    learnerReference: input.learnerReference || null,
    uln: decision.uln,
    ulnKind: decision.ulnKind,
    dateOfBirth: input.dateOfBirth,
    reference: input.reference,
    standardVersion: decision.standardVersion,
    planEdition: decision.planEdition,
    options: input.options,
    startsOn: input.startsOn,
    plannedEndOn: input.plannedEndOn,
    ...employment,
    tutorId: input.tutorId,
    assessmentOrganisationId: input.assessmentOrganisationId ?? null,
    state: input.startsOn <= today ? 'on-programme' : 'enrolled',
    englishMaths: input.englishMaths ?? nothingKnown,
    carePlan: input.carePlan,
    signLanguage: input.signLanguage,
    createdAt: ctx.now,
  });
  await startProgress(tx, ctx, {
    enrolmentId: id,
    reference: input.reference,
    edition: decision.planEdition,
    options: input.options,
  });
  await recordAudit(tx, ctx, {
    type: 'enrolment.apprentice-enrolled',
    subjectType: 'enrolment',
    subjectId: id,
    detail: {
      reference: input.reference,
      standardVersion: decision.standardVersion,
      planEdition: decision.planEdition,
      startsOn: input.startsOn,
    },
    text: `${input.givenNames} ${input.familyName}`,
  });
  return { id, version: 1 };
}

async function refuseTwice(tx: Tx, organisationId: string, uln: string, reference: string): Promise<void> {
  const held = await findActiveByUln(tx, organisationId, [uln]);
  const same = held.find((row) => row.reference === reference);
  if (same)
    throw new Refusal('already-enrolled', {
      enrolmentId: same.id,
      issues: [
        { path: 'uln', message: `An apprentice with this number is already enrolled on ${reference}.` },
      ],
    });
}

/** The employer and line manager named, added when they are new. */
export async function employmentFor(
  tx: Tx,
  ctx: Context,
  named: { readonly employer: string; readonly managerName: string; readonly managerEmail: string },
): Promise<{ employerId: string; managerContactId: string }> {
  const { organisationId } = ctx.actor;
  let employerId = await findEmployerId(tx, organisationId, named.employer);
  if (employerId === undefined) {
    employerId = ctx.newId();
    const emailDomain = named.managerEmail.split('@')[1]?.toLowerCase() ?? null;
    await insertEmployer(tx, {
      organisationId,
      id: employerId,
      name: named.employer,
      emailDomain,
      createdAt: ctx.now,
    });
  }
  let managerContactId = await findContactId(tx, organisationId, employerId, named.managerEmail);
  if (managerContactId === undefined) {
    managerContactId = ctx.newId();
    await insertContact(tx, {
      organisationId,
      id: managerContactId,
      employerId,
      name: named.managerName,
      email: named.managerEmail,
      createdAt: ctx.now,
    });
  }
  return { employerId, managerContactId };
}
