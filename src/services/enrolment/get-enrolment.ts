import { z } from 'zod';
import { findEnrolmentRow, listGatewayStates, listNotices, listReceivedResultRows } from '#db/caseload.ts';
import type { Db } from '#db/database.ts';
import { listBreaks, listEmployments, listTutors } from '#db/enrolments.ts';
import { personName } from '#db/people-rows.ts';
import {
  actionsFrom,
  type EnrolmentAction,
  type EnrolmentState,
  sayState,
} from '#domain/enrolment/enrolment-state.ts';
import { Refusal } from '#domain/refusal.ts';
import { londonDayOf } from '#domain/time/london.ts';
import { authorise, type Context } from '../context.ts';
import { reading } from '../transaction.ts';
import { breaksOf, enrolmentSummary } from './enrolment-view.ts';
import { journeyLine, noticeClocks } from './journey-line.ts';

const StoredEnglishMaths = z.strictObject({
  english: z.strictObject({
    achieved: z.enum(['none', 'entry-3', 'level-1', 'level-2']),
    on: z.iso.date().nullable(),
  }),
  maths: z.strictObject({
    achieved: z.enum(['none', 'entry-3', 'level-1', 'level-2']),
    on: z.iso.date().nullable(),
  }),
  optedOutOn: z.iso.date().nullable(),
});

/** One enrolment, whole, as staff of the provider see it. */
export async function getEnrolment(ctx: Context, { enrolmentId }: { readonly enrolmentId: string }) {
  authorise(ctx, 'enrolment.read');
  return await reading(ctx, (db) => readEnrolment(db, ctx, enrolmentId));
}

/** Read one enrolment with everything that belongs to it, in a fixed number of queries. */
export async function readEnrolment(db: Db, ctx: Context, enrolmentId: string) {
  const { organisationId } = ctx.actor;
  const row = await findEnrolmentRow(db, organisationId, enrolmentId);
  if (!row) throw new Refusal('not-found');
  const breaks = await listBreaks(db, organisationId, [enrolmentId]);
  const tutors = await listTutors(db, organisationId, enrolmentId);
  const employments = await listEmployments(db, organisationId, enrolmentId);
  const gateways = await listGatewayStates(db, organisationId, enrolmentId);
  const notices = await listNotices(db, organisationId, enrolmentId);
  const results = await listReceivedResultRows(db, organisationId, enrolmentId);
  const today = londonDayOf(ctx.now.toISOString());
  const summary = enrolmentSummary(row, breaksOf(breaks), ctx.plans);
  return {
    ...summary,
    dateOfBirth: row.date_of_birth,
    ulnKind: row.uln_kind === 'known' ? ('known' as const) : ('temporary' as const),
    learnerReference: row.learner_reference,
    options: row.options,
    email: row.email,
    hasAccount: row.account_id !== null,
    manager: { id: row.manager_contact_id, name: row.manager, email: row.manager_email },
    employerId: row.employer_id,
    employments: employments.map(({ employer, manager, from_on, to_on }) => ({
      employer,
      manager,
      from: from_on,
      to: to_on,
    })),
    tutors: tutors.map((tutor) => ({ tutor: personName(tutor), from: tutor.from_on, to: tutor.to_on })),
    breaks: breaks.map(({ id, from_on, to_on, reason }) => ({ id, from: from_on, to: to_on, reason })),
    withdrawal:
      row.withdrawn_on === null ? null : { on: row.withdrawn_on, reason: row.withdrawal_reason ?? '' },
    englishMaths: StoredEnglishMaths.parse(row.english_maths),
    carePlan: row.care_plan,
    signLanguage: row.sign_language,
    assessmentOrganisation:
      row.assessment_organisation_id === null
        ? null
        : { id: row.assessment_organisation_id, name: row.assessment_organisation ?? '' },
    journey: journeyLine({ summary, breaks, gateways, notices, results, today }),
    clocks: noticeClocks(notices, today),
    abilities: abilitiesOf(
      summary.state,
      gateways.some(({ state }) => state !== 'closed'),
    ),
  };
}

type Allowed = { allowed: true } | { allowed: false; reason: string };

function ability(state: EnrolmentState, action: EnrolmentAction): Allowed {
  if (actionsFrom(state).includes(action)) return { allowed: true };
  return { allowed: false, reason: `The apprentice ${sayState(state)}.` };
}

function abilitiesOf(state: EnrolmentState, hasGateway: boolean) {
  const active = ability(state, 'withdraw');
  return {
    startBreak: ability(state, 'begin-break'),
    endBreak: ability(state, 'end-break'),
    withdraw: active,
    undoWithdrawal: ability(state, 'undo-withdrawal'),
    change: active,
    openGateway: hasGateway
      ? { allowed: false as const, reason: 'The gateway is open already.' }
      : ability(state, 'submit-gateway'),
  };
}
