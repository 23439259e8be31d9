import { z } from 'zod';
import { ImportReport } from '#domain/enrolment/import-report.ts';
import { endpoint } from './endpoint.ts';
import {
  Ability,
  Changed,
  Clock,
  Done,
  JourneyPoint,
  nothing,
  PageQuery,
  PersonRef,
  page,
  Version,
} from './shapes.ts';

/** States of an enrolment, as the field names them. */
export const EnrolmentState = z.enum([
  'enrolled',
  'on-programme',
  'on-break',
  'gateway-submitted',
  'gateway-accepted',
  'in-assessment',
  'results-pending',
  'achieved',
  'not-achieved',
  'withdrawn',
]);
export type EnrolmentState = z.infer<typeof EnrolmentState>;

/** Maintained progress; `map` holds one string a method: each letter a criterion in plan order (n none, d draft, s submitted, r referred, a accepted). */
export const ProgressSummary = z.strictObject({
  total: z.int(),
  accepted: z.int(),
  submitted: z.int(),
  referred: z.int(),
  map: z.array(z.strictObject({ method: z.string(), states: z.string() })),
  byMethod: z.array(
    z.strictObject({ method: z.string(), title: z.string(), total: z.int(), accepted: z.int() }),
  ),
  byKind: z.array(
    z.strictObject({
      kind: z.enum(['knowledge', 'skill', 'behaviour', 'unassigned']),
      total: z.int(),
      accepted: z.int(),
    }),
  ),
});
export type ProgressSummary = z.infer<typeof ProgressSummary>;

/** One row of the caseload. */
export const EnrolmentSummary = z.strictObject({
  id: z.uuid(),
  apprentice: PersonRef,
  uln: z.string(),
  reference: z.string(),
  planTitle: z.string(),
  standardVersion: z.string(),
  planEdition: z.string(),
  employer: z.string(),
  tutor: PersonRef,
  state: EnrolmentState,
  startsOn: z.iso.date(),
  plannedEndOn: z.iso.date(),
  earliestGatewayOn: z.iso.date(),
  progress: ProgressSummary,
  evidenceWaiting: z.int(),
  waitingSince: z.iso.datetime().nullable(),
  /** The one thing this apprentice needs from the reader, in words; null when nothing. */
  needs: z.strictObject({ what: z.string(), urgency: z.enum(['now', 'soon', 'none']) }).nullable(),
  version: Version,
});
export type EnrolmentSummary = z.infer<typeof EnrolmentSummary>;

/** English or maths as far as known. */
export const EnglishMathsFacts = z.strictObject({
  english: z.strictObject({
    achieved: z.enum(['none', 'entry-3', 'level-1', 'level-2']),
    on: z.iso.date().nullable(),
  }),
  maths: z.strictObject({
    achieved: z.enum(['none', 'entry-3', 'level-1', 'level-2']),
    on: z.iso.date().nullable(),
  }),
  /** An apprentice aged 19 or over at the start may opt out; recorded with the day it was agreed. */
  optedOutOn: z.iso.date().nullable(),
});
export type EnglishMathsFacts = z.infer<typeof EnglishMathsFacts>;

/** One enrolment, whole. */
export const EnrolmentDetail = EnrolmentSummary.extend({
  dateOfBirth: z.iso.date(),
  ulnKind: z.enum(['known', 'temporary']),
  learnerReference: z.string().nullable(),
  options: z.array(z.string()),
  email: z.string().nullable(),
  hasAccount: z.boolean(),
  manager: z.strictObject({ id: z.uuid(), name: z.string(), email: z.string() }),
  employerId: z.uuid(),
  employments: z.array(
    z.strictObject({
      employer: z.string(),
      manager: z.string(),
      from: z.iso.date(),
      to: z.iso.date().nullable(),
    }),
  ),
  tutors: z.array(z.strictObject({ tutor: z.string(), from: z.iso.date(), to: z.iso.date().nullable() })),
  breaks: z.array(
    z.strictObject({ id: z.uuid(), from: z.iso.date(), to: z.iso.date().nullable(), reason: z.string() }),
  ),
  withdrawal: z.strictObject({ on: z.iso.date(), reason: z.string() }).nullable(),
  englishMaths: EnglishMathsFacts,
  carePlan: z.boolean(),
  signLanguage: z.boolean(),
  assessmentOrganisation: z.strictObject({ id: z.uuid(), name: z.string() }).nullable(),
  journey: z.array(JourneyPoint),
  clocks: z.array(Clock),
  abilities: z.strictObject({
    startBreak: Ability,
    endBreak: Ability,
    withdraw: Ability,
    undoWithdrawal: Ability,
    change: Ability,
    openGateway: Ability,
  }),
});
export type EnrolmentDetail = z.infer<typeof EnrolmentDetail>;

/** The enrolment form. The plan edition is chosen by the rules from reference and start date, never by hand. */
export const EnrolBody = z.strictObject({
  givenNames: z.string().trim().min(1).max(100),
  familyName: z.string().trim().min(1).max(100),
  nameUsed: z.string().trim().max(100).optional(),
  email: z.email().optional(),
  dateOfBirth: z.iso.date(),
  uln: z.string().trim(),
  learnerReference: z.string().trim().max(12).optional(),
  reference: z.string(),
  standardVersion: z.string().optional(),
  options: z.array(z.string()).default([]),
  startsOn: z.iso.date(),
  plannedEndOn: z.iso.date(),
  employer: z.string().trim().min(1).max(200),
  managerName: z.string().trim().min(1).max(200),
  managerEmail: z.email(),
  tutorId: z.uuid(),
  assessmentOrganisationId: z.uuid().optional(),
  englishMaths: EnglishMathsFacts.optional(),
  carePlan: z.boolean().default(false),
  signLanguage: z.boolean().default(false),
});
export type EnrolBody = z.infer<typeof EnrolBody>;

const EnrolmentId = z.strictObject({ enrolmentId: z.uuid() });

export const listEnrolments = endpoint({
  method: 'GET',
  path: '/enrolments',
  summary: 'List enrolments: the caseload',
  permission: 'enrolment.read',
  params: nothing,
  query: PageQuery.extend({
    tutor: z.enum(['me', 'anyone']).default('anyone'),
    state: EnrolmentState.optional(),
    reference: z.string().optional(),
    search: z.string().max(100).optional(),
    need: z.enum(['evidence-waiting', 'gateway-ready', 'returned']).optional(),
    sort: z.enum(['name', 'waiting', 'planned-end']).default('name'),
  }),
  body: nothing,
  output: page(EnrolmentSummary).extend({ counts: z.record(z.string(), z.int()) }),
  problems: [],
});

export const getEnrolment = endpoint({
  method: 'GET',
  path: '/enrolments/{enrolmentId}',
  summary: 'Read one enrolment',
  permission: 'enrolment.read',
  params: EnrolmentId,
  query: nothing,
  body: nothing,
  output: EnrolmentDetail,
  problems: ['not-found'],
});

export const enrol = endpoint({
  method: 'POST',
  path: '/enrolments',
  summary: 'Enrol one apprentice',
  permission: 'enrolment.enrol',
  params: nothing,
  query: nothing,
  body: EnrolBody,
  output: Changed,
  problems: ['invalid-request'],
});

/** `dryRun` checks every row and writes nothing. */
export const importEnrolments = endpoint({
  method: 'POST',
  path: '/enrolments/import',
  summary: 'Enrol apprentices from a CSV file',
  permission: 'enrolment.import',
  params: nothing,
  query: nothing,
  body: z.strictObject({
    fileName: z.string().max(255),
    csv: z.string().max(4_000_000),
    dryRun: z.boolean(),
  }),
  output: ImportReport,
  problems: ['invalid-request'],
});

export const listImports = endpoint({
  method: 'GET',
  path: '/enrolments/imports',
  summary: 'List earlier imports',
  permission: 'enrolment.import',
  params: nothing,
  query: PageQuery,
  body: nothing,
  output: page(z.strictObject({ report: ImportReport, by: z.string(), at: z.iso.datetime() })),
  problems: [],
});

export const startBreak = endpoint({
  method: 'POST',
  path: '/enrolments/{enrolmentId}/breaks',
  summary: 'Record a break in learning',
  permission: 'enrolment.record-break',
  params: EnrolmentId,
  query: nothing,
  body: z.strictObject({
    from: z.iso.date(),
    to: z.iso.date().optional(),
    reason: z.string().trim().min(1).max(1000),
    version: Version,
  }),
  output: Changed,
  problems: ['not-found', 'stale-version', 'invalid-request'],
});

export const endBreak = endpoint({
  method: 'POST',
  path: '/enrolments/{enrolmentId}/breaks/{breakId}/end',
  summary: 'Record the end of a break',
  permission: 'enrolment.record-break',
  params: EnrolmentId.extend({ breakId: z.uuid() }),
  query: nothing,
  body: z.strictObject({ to: z.iso.date(), version: Version }),
  output: Changed,
  problems: ['not-found', 'stale-version', 'invalid-request'],
});

export const removeBreak = endpoint({
  method: 'DELETE',
  path: '/enrolments/{enrolmentId}/breaks/{breakId}',
  summary: 'Remove a break recorded in error',
  permission: 'enrolment.record-break',
  params: EnrolmentId.extend({ breakId: z.uuid() }),
  query: nothing,
  body: nothing,
  output: Done,
  problems: ['not-found'],
});

export const withdraw = endpoint({
  method: 'POST',
  path: '/enrolments/{enrolmentId}/withdraw',
  summary: 'Record a withdrawal',
  permission: 'enrolment.withdraw',
  params: EnrolmentId,
  query: nothing,
  body: z.strictObject({ on: z.iso.date(), reason: z.string().trim().min(1).max(1000), version: Version }),
  output: Changed,
  problems: ['not-found', 'stale-version', 'invalid-request'],
});

export const undoWithdrawal = endpoint({
  method: 'POST',
  path: '/enrolments/{enrolmentId}/withdraw/undo',
  summary: 'Undo a withdrawal recorded in error',
  permission: 'enrolment.withdraw',
  params: EnrolmentId,
  query: nothing,
  body: z.strictObject({ reason: z.string().trim().min(1).max(1000), version: Version }),
  output: Changed,
  problems: ['not-found', 'stale-version'],
});

export const changeTutor = endpoint({
  method: 'POST',
  path: '/enrolments/{enrolmentId}/tutor',
  summary: 'Change the tutor',
  permission: 'enrolment.change',
  params: EnrolmentId,
  query: nothing,
  body: z.strictObject({ tutorId: z.uuid(), from: z.iso.date(), version: Version }),
  output: Changed,
  problems: ['not-found', 'stale-version', 'invalid-request'],
});

export const changeEmployment = endpoint({
  method: 'POST',
  path: '/enrolments/{enrolmentId}/employment',
  summary: 'Change the employer or line manager',
  permission: 'enrolment.change',
  params: EnrolmentId,
  query: nothing,
  body: z.strictObject({
    employer: z.string().trim().min(1).max(200),
    managerName: z.string().trim().min(1).max(200),
    managerEmail: z.email(),
    from: z.iso.date(),
    version: Version,
  }),
  output: Changed,
  problems: ['not-found', 'stale-version', 'invalid-request'],
});

export const setEnglishMaths = endpoint({
  method: 'PUT',
  path: '/enrolments/{enrolmentId}/english-maths',
  summary: 'Record English and maths',
  permission: 'enrolment.change',
  params: EnrolmentId,
  query: nothing,
  body: z.strictObject({
    facts: EnglishMathsFacts,
    carePlan: z.boolean(),
    signLanguage: z.boolean(),
    version: Version,
  }),
  output: Changed,
  problems: ['not-found', 'stale-version', 'invalid-request'],
});

export const inviteApprentice = endpoint({
  method: 'POST',
  path: '/enrolments/{enrolmentId}/invite',
  summary: 'Invite the apprentice to sign in',
  permission: 'enrolment.enrol',
  params: EnrolmentId,
  query: nothing,
  body: z.strictObject({ email: z.email() }),
  output: Done,
  problems: ['not-found'],
});

export const listEmployers = endpoint({
  method: 'GET',
  path: '/employers',
  summary: 'Search employers and their managers',
  permission: 'enrolment.read',
  params: nothing,
  query: PageQuery.extend({ search: z.string().max(100).optional() }),
  body: nothing,
  output: page(
    z.strictObject({
      id: z.uuid(),
      name: z.string(),
      contacts: z.array(z.strictObject({ id: z.uuid(), name: z.string(), email: z.string() })),
    }),
  ),
  problems: [],
});

/** Who can be chosen to assess: every assessment organisation of the installation. The list is short. */
export const listAssessmentOrganisations = endpoint({
  method: 'GET',
  path: '/assessment-organisations',
  summary: 'List the assessment organisations that can be chosen',
  permission: 'enrolment.read',
  params: nothing,
  query: nothing,
  body: nothing,
  output: z.strictObject({ items: z.array(z.strictObject({ id: z.uuid(), name: z.string() })) }),
  problems: [],
});

/** The apprentice's first screen, for every apprenticeship of the signed-in account. */
export const Journey = z.strictObject({
  enrolmentId: z.uuid(),
  registrationId: z.uuid().nullable(),
  /** Membership to act as for the assessment part. */ assessmentMembershipId: z.uuid().nullable(),
  planTitle: z.string(),
  reference: z.string(),
  planEdition: z.string(),
  planHash: z.string().nullable(),
  policyId: z.string().nullable(),
  provider: z.string(),
  employer: z.string(),
  tutor: z.string(),
  state: EnrolmentState,
  progress: ProgressSummary,
  /** The one next thing. `to` names the screen that does it. */
  next: z.strictObject({
    title: z.string(),
    why: z.string(),
    action: z.string(),
    to: z.enum(['add-evidence', 'evidence', 'gateway', 'sign', 'assessment', 'hand-in', 'result', 'none']),
    targetId: z.uuid().nullable(),
  }),
  /** Two sentences with numbers. */
  passNeeds: z.string(),
  distinctionNeeds: z.string(),
  journey: z.array(JourneyPoint),
  clocks: z.array(Clock),
  bookings: z.array(
    z.strictObject({
      method: z.string(),
      title: z.string(),
      startsAt: z.iso.datetime(),
      endsAt: z.iso.datetime(),
      place: z.string(),
      assessor: z.string(),
      state: z.string(),
    }),
  ),
});
export type Journey = z.infer<typeof Journey>;

export const getMyJourney = endpoint({
  method: 'GET',
  path: '/my/journey',
  summary: 'My journey: where I am, what is next, what is missing',
  permission: 'portfolio.read-own',
  params: nothing,
  query: nothing,
  body: nothing,
  output: z.strictObject({ journeys: z.array(Journey) }),
  problems: [],
});
