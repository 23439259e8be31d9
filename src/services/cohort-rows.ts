import type { CopyRows, CopyValue } from '#db/copy-rows.ts';
import {
  betterProgress,
  type CriterionProgress,
  summariseProgress,
} from '#domain/progress/progress-summary.ts';
import { londonDayOf } from '#domain/time/london.ts';
import type { AuditBody } from './audit-entry.ts';
import type { InventedApprentice, InventedEvidence } from './cohort-apprentice.ts';
import { nobody } from './context.ts';
import type { PlanBundle } from './standards/plan-library.ts';

/** Whose cohort it is, and the people that its apprentices hang on. */
export interface CohortFrame {
  readonly organisationId: string;
  readonly bundle: PlanBundle;
  readonly tutorIds: readonly string[];
  readonly employers: readonly { readonly id: string; readonly contactId: string }[];
  readonly now: Date;
  readonly newId: () => string;
}

/** The rows of some apprentices, table by table in the order of their keys, and one audit entry for each apprentice. */
export interface CohortBatch {
  readonly tables: readonly CopyRows[];
  readonly audit: readonly AuditBody[];
}

type Row = readonly CopyValue[];

const day = 24 * 60 * 60 * 1000;

const columns = {
  person: ['organisation_id', 'id', 'given_names', 'family_name', 'email', 'created_at'],
  enrolment: [
    ...['organisation_id', 'id', 'person_id', 'uln', 'uln_kind', 'date_of_birth', 'reference'],
    ...['standard_version', 'plan_edition', 'options', 'starts_on', 'planned_end_on', 'employer_id'],
    ...['manager_contact_id', 'tutor_person_id', 'state', 'state_before', 'english_maths', 'created_at'],
  ],
  enrolment_tutor: ['organisation_id', 'enrolment_id', 'person_id', 'from_on'],
  enrolment_employment: ['organisation_id', 'enrolment_id', 'employer_id', 'manager_contact_id', 'from_on'],
  break_in_learning: ['organisation_id', 'id', 'enrolment_id', 'from_on', 'reason', 'created_at'],
  evidence: [
    ...['organisation_id', 'id', 'enrolment_id', 'kind', 'title', 'text', 'made_on', 'state'],
    ...['created_at', 'submitted_at', 'decided_at', 'version'],
  ],
  evidence_criterion: [
    ...['organisation_id', 'evidence_id', 'enrolment_id', 'method', 'criterion_ref', 'state'],
    ...['feedback', 'decided_by', 'decided_at'],
  ],
  enrolment_progress: [
    ...['organisation_id', 'enrolment_id', 'criteria_total', 'criteria_accepted', 'criteria_submitted'],
    ...[
      'criteria_referred',
      'evidence_waiting',
      'waiting_since',
      'by_method',
      'by_kind',
      'map',
      'updated_at',
    ],
  ],
} as const;

type Table = keyof typeof columns;

/** Make the rows of the apprentices given; `from` is the number of the first, which chooses tutor and employer. */
export function cohortRows(
  frame: CohortFrame,
  apprentices: readonly InventedApprentice[],
  from: number,
): CohortBatch {
  const rows: Record<Table, Row[]> = {
    person: [],
    enrolment: [],
    enrolment_tutor: [],
    enrolment_employment: [],
    break_in_learning: [],
    evidence: [],
    evidence_criterion: [],
    enrolment_progress: [],
  };
  const audit = apprentices.map((apprentice, at) => addApprentice(rows, frame, apprentice, from + at));
  const tables = (Object.keys(columns) as Table[]).map((table) => ({
    table,
    columns: columns[table],
    rows: rows[table],
  }));
  return { tables, audit };
}

function addApprentice(
  rows: Record<Table, Row[]>,
  frame: CohortFrame,
  apprentice: InventedApprentice,
  number: number,
): AuditBody {
  const { organisationId, bundle, now, newId } = frame;
  const [personId, enrolmentId] = [newId(), newId()];
  const tutorId = frame.tutorIds[number % frame.tutorIds.length] ?? nobody;
  const employer = frame.employers[number % frame.employers.length] ?? { id: nobody, contactId: nobody };
  const startsAt = new Date(now.getTime() - apprentice.monthsIn * 30 * day);
  const startsOn = dayOf(startsAt);
  const isOnBreak = apprentice.state === 'on-break';
  rows.person.push([organisationId, personId, apprentice.givenNames, apprentice.familyName, null, startsAt]);
  rows.enrolment.push([
    ...[organisationId, enrolmentId, personId, apprentice.uln, 'known', '2004-03-01', bundle.plan.reference],
    ...[bundle.plan.assesses[0]?.standardVersion ?? '1.0', bundle.plan.edition],
    [],
    ...[startsOn, dayOf(new Date(startsAt.getTime() + 450 * day)), employer.id, employer.contactId, tutorId],
    ...[apprentice.state, isOnBreak ? 'on-programme' : null],
    {
      english: { achieved: 'level-2', on: startsOn },
      maths: { achieved: 'none', on: null },
      optedOutOn: null,
    },
    startsAt,
  ]);
  rows.enrolment_tutor.push([organisationId, enrolmentId, tutorId, startsOn]);
  rows.enrolment_employment.push([organisationId, enrolmentId, employer.id, employer.contactId, startsOn]);
  if (isOnBreak) {
    const since = dayOf(new Date(now.getTime() - 10 * day));
    rows.break_in_learning.push([organisationId, newId(), enrolmentId, since, 'Invented for a trial', now]);
  }
  for (const piece of apprentice.evidence) addEvidence(rows, frame, piece, { enrolmentId, tutorId });
  rows.enrolment_progress.push([organisationId, enrolmentId, ...progressValues(frame, apprentice.evidence)]);
  return {
    occurredAt: now.toISOString(),
    accountId: null,
    personId: nobody,
    role: 'system',
    type: 'portfolio.cohort-imported',
    subjectType: 'enrolment',
    subjectId: enrolmentId,
    requestId: 'cohort',
    detail: { evidence: apprentice.evidence.length, reference: bundle.plan.reference },
    commitment: null,
  };
}

function addEvidence(
  rows: Record<Table, Row[]>,
  { organisationId, now, newId }: CohortFrame,
  piece: InventedEvidence,
  { enrolmentId, tutorId }: { readonly enrolmentId: string; readonly tutorId: string },
): void {
  const id = newId();
  const at = new Date(now.getTime() - piece.daysAgo * day);
  const submittedAt = piece.state === 'draft' ? null : at;
  const decidedAt = piece.state === 'accepted' || piece.state === 'referred' ? at : null;
  const text = piece.kind === 'text' ? 'Invented for a trial.' : null;
  rows.evidence.push([
    ...[organisationId, id, enrolmentId, piece.kind, piece.title, text, dayOf(at), piece.state],
    ...[at, submittedAt, decidedAt, 1],
  ]);
  for (const claim of piece.claims) {
    const feedback = claim.state === 'referred' ? 'Say what you did, and why.' : null;
    rows.evidence_criterion.push([
      ...[organisationId, id, enrolmentId, claim.method, claim.ref, claim.state],
      ...[feedback, decidedAt && tutorId, decidedAt],
    ]);
  }
}

const progressOf: Readonly<Record<string, CriterionProgress>> = {
  proposed: 'draft',
  submitted: 'submitted',
  referred: 'referred',
  accepted: 'accepted',
};

function progressValues({ bundle, now }: CohortFrame, evidence: readonly InventedEvidence[]): Row {
  const states = new Map<string, CriterionProgress>();
  for (const { method, ref, state } of evidence.flatMap(({ claims }) => claims)) {
    const key = `${method}/${ref}`;
    states.set(key, betterProgress(states.get(key) ?? 'none', progressOf[state] ?? 'none'));
  }
  const summary = summariseProgress(
    bundle.plan,
    bundle.standard,
    [],
    (method, ref) => states.get(`${method}/${ref}`) ?? 'none',
  );
  const waiting = evidence.filter(({ state }) => state === 'submitted');
  const longest = Math.max(0, ...waiting.map(({ daysAgo }) => daysAgo));
  const since = waiting.length === 0 ? null : new Date(now.getTime() - longest * day);
  return [
    ...[summary.total, summary.accepted, summary.submitted, summary.referred, waiting.length, since],
    ...[JSON.stringify(summary.byMethod), JSON.stringify(summary.byKind), JSON.stringify(summary.map), now],
  ];
}

function dayOf(at: Date): string {
  return londonDayOf(at.toISOString());
}
