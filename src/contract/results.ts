import { z } from 'zod';
import { Grading } from '#domain/grading/grading-result.ts';
import { endpoint } from './endpoint.ts';
import {
  Ability,
  Changed,
  Clock,
  nothing,
  PageQuery,
  PersonRef,
  page,
  RuleSource,
  Version,
} from './shapes.ts';

/** One overall result inside the assessment organisation. */
export const ResultSummary = z.strictObject({
  id: z.uuid(),
  registrationId: z.uuid(),
  apprentice: PersonRef,
  reference: z.string(),
  provider: z.string(),
  grade: z.string(),
  state: z.enum(['provisional', 'in-quality-assurance', 'sent-back', 'agreed', 'released', 'superseded']),
  computedAt: z.iso.datetime(),
  sampling: z
    .strictObject({ sampled: z.boolean(), reasons: z.array(z.string()), decidedBy: z.string().nullable() })
    .nullable(),
  clock: Clock.nullable(),
});
export type ResultSummary = z.infer<typeof ResultSummary>;
export const ResultDetail = ResultSummary.extend({
  planHash: z.string(),
  grading: Grading,
  attempts: z.array(
    z.strictObject({
      id: z.uuid(),
      method: z.string(),
      title: z.string(),
      number: z.int(),
      kind: z.string(),
      grade: z.string(),
      assessor: z.string(),
      judgements: z.array(
        z.strictObject({
          ref: z.string(),
          judgement: z.string(),
          note: z.string().nullable(),
          atSeconds: z.int().nullable(),
        }),
      ),
    }),
  ),
  reviews: z.array(
    z.strictObject({
      by: z.string(),
      outcome: z.enum(['agree', 'send-back']),
      reason: z.string().nullable(),
      at: z.iso.datetime(),
    }),
  ),
  releases: z.array(
    z.strictObject({
      id: z.uuid(),
      grade: z.string(),
      at: z.iso.datetime(),
      by: z.string(),
      superseded: z.boolean(),
      reason: z.string().nullable(),
    }),
  ),
  abilities: z.strictObject({
    sample: Ability,
    review: Ability,
    release: Ability,
    supersede: Ability,
    export: Ability,
  }),
  version: Version,
});
export type ResultDetail = z.infer<typeof ResultDetail>;
const ResultId = z.strictObject({ resultId: z.uuid() });
export const listResults = endpoint({
  method: 'GET',
  path: '/results',
  summary: 'List results, oldest clock first',
  permission: 'results.read',
  params: nothing,
  query: PageQuery.extend({
    state: z
      .enum(['provisional', 'in-quality-assurance', 'sent-back', 'agreed', 'released', 'superseded'])
      .optional(),
    search: z.string().max(100).optional(),
  }),
  body: nothing,
  output: page(ResultSummary),
  problems: [],
});
export const getResult = endpoint({
  method: 'GET',
  path: '/results/{resultId}',
  summary: 'Read one result with its proof',
  permission: 'results.read',
  params: ResultId,
  query: nothing,
  body: nothing,
  output: ResultDetail,
  problems: ['not-found'],
});
/** Changes the drawn sampling decision, with a reason; a result is never released without one. */
export const decideSampling = endpoint({
  method: 'POST',
  path: '/results/{resultId}/sampling',
  summary: 'Decide whether a result is sampled',
  permission: 'quality.decide-sampling',
  params: ResultId,
  query: nothing,
  body: z.strictObject({
    sampled: z.boolean(),
    reason: z.string().trim().min(1).max(1000),
    version: Version,
  }),
  output: Changed,
  problems: ['not-found', 'stale-version'],
});
export const reviewResult = endpoint({
  method: 'POST',
  path: '/results/{resultId}/reviews',
  summary: 'Agree with a sampled result or send it back',
  permission: 'quality.review-result',
  params: ResultId,
  query: nothing,
  body: z.strictObject({
    outcome: z.enum(['agree', 'send-back']),
    method: z.string().optional(),
    criteria: z
      .array(
        z.strictObject({ method: z.string(), ref: z.string(), note: z.string().trim().min(1).max(2000) }),
      )
      .max(200)
      .default([]),
    reason: z.string().trim().max(4000).optional(),
    version: Version,
  }),
  output: Changed,
  problems: [
    'not-found',
    'stale-version',
    'invalid-request',
    'not-in-sample',
    'reviewer-not-independent',
    'not-released',
  ],
});
export const releaseResult = endpoint({
  method: 'POST',
  path: '/results/{resultId}/release',
  summary: 'Release a result to the apprentice, employer and provider',
  permission: 'results.release',
  params: ResultId,
  query: nothing,
  body: z.strictObject({ version: Version }),
  output: Changed,
  problems: ['not-found', 'stale-version'],
});
/** Reopens the sheet of the methods named; the next release supersedes this one and everyone who saw it is told. */
export const supersedeResult = endpoint({
  method: 'POST',
  path: '/results/{resultId}/supersede',
  summary: 'Reopen a released result with a reason',
  permission: 'results.supersede',
  params: ResultId,
  query: nothing,
  body: z.strictObject({
    methods: z.array(z.string()).min(1),
    reason: z.string().trim().min(1).max(4000),
    version: Version,
  }),
  output: Changed,
  problems: [
    'not-found',
    'stale-version',
    'invalid-request',
    'not-in-sample',
    'reviewer-not-independent',
    'not-released',
  ],
});

/** A released result as the apprentice, provider and employer read it. */
export const ReleasedResult = z.strictObject({
  id: z.uuid(),
  registrationId: z.uuid(),
  apprentice: z.string(),
  planTitle: z.string(),
  reference: z.string(),
  grade: z.string(),
  sentence: z.string(),
  grading: Grading,
  planHash: z.string(),
  /** Titles of the documents that the proof quotes. */
  documents: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  releasedAt: z.iso.datetime(),
  assessmentOrganisation: z.string(),
  missing: z.array(
    z.strictObject({
      grade: z.string(),
      text: z.string(),
      needs: z.array(z.strictObject({ method: z.string(), ref: z.string(), text: z.string() })),
    }),
  ),
  nextSteps: z.array(z.string()),
  superseded: z.strictObject({ by: z.uuid(), reason: z.string() }).nullable(),
  supersedes: z
    .strictObject({ grade: z.string(), reason: z.string(), releasedAt: z.iso.datetime() })
    .nullable(),
  exceptional: Ability,
  /** Last day on which asking for exceptional circumstances is in time. */
  exceptionalUntil: z.iso.date().nullable(),
  attempts: z.array(
    z.strictObject({
      id: z.uuid(),
      method: z.string(),
      title: z.string(),
      number: z.int(),
      kind: z.string(),
      grade: z.string(),
    }),
  ),
});
export type ReleasedResult = z.infer<typeof ReleasedResult>;
export const listMyResults = endpoint({
  method: 'GET',
  path: '/my/results',
  summary: 'My released results',
  permission: 'results.read-own',
  params: nothing,
  query: nothing,
  body: nothing,
  output: z.strictObject({ items: z.array(ReleasedResult) }),
  problems: [],
});
/** The provider's copies, for one enrolment. */
export const listReceivedResults = endpoint({
  method: 'GET',
  path: '/enrolments/{enrolmentId}/results',
  summary: 'Released results that the provider received',
  permission: 'results.read-received',
  params: z.strictObject({ enrolmentId: z.uuid() }),
  query: nothing,
  body: nothing,
  output: z.strictObject({ items: z.array(ReleasedResult) }),
  problems: ['not-found'],
});

/** What may happen after a fail, by method. */
export const ReassessmentOption = z.strictObject({
  method: z.string(),
  title: z.string(),
  mayAttempt: z.boolean(),
  kinds: z.array(z.enum(['resit', 'retake'])),
  attemptsLeft: z.int().nullable(),
  cap: z.string().nullable(),
  completeBy: z.iso.date().nullable(),
  gatewayAgain: z.boolean(),
  learning: z.string().nullable(),
  reasons: z.array(z.strictObject({ text: z.string(), source: RuleSource.nullable() })),
  refusals: z.array(z.string()),
  decided: z
    .strictObject({ kind: z.string(), reason: z.string(), by: z.string(), at: z.iso.datetime() })
    .nullable(),
});
export const getReassessment = endpoint({
  method: 'GET',
  path: '/registrations/{registrationId}/reassessment',
  summary: 'What the rules allow after a fail',
  permission: 'signed-in',
  params: z.strictObject({ registrationId: z.uuid() }),
  query: nothing,
  body: nothing,
  output: z.strictObject({ options: z.array(ReassessmentOption) }),
  problems: ['not-found'],
});
/** Opens the next attempt, or asks for the gateway again, as the rules say. `authority` names who asked for an attempt beyond the usual number. */
export const decideNextAction = endpoint({
  method: 'POST',
  path: '/registrations/{registrationId}/next-actions',
  summary: 'Decide on a resit or a retake',
  permission: 'results.decide-next-action',
  params: z.strictObject({ registrationId: z.uuid() }),
  query: nothing,
  body: z.strictObject({
    method: z.string(),
    kind: z.enum(['resit', 'retake']),
    reason: z.string().trim().min(1).max(2000),
    authority: z.string().trim().max(300).optional(),
  }),
  output: Changed,
  problems: ['not-found', 'invalid-request'],
});
export const requestExceptional = endpoint({
  method: 'POST',
  path: '/attempts/{attemptId}/exceptional',
  summary: 'Ask for exceptional circumstances to be considered',
  permission: 'results.request-exceptional-circumstances',
  params: z.strictObject({ attemptId: z.uuid() }),
  query: nothing,
  body: z.strictObject({ description: z.string().trim().min(1).max(4000) }),
  output: Changed,
  problems: ['not-found', 'invalid-request'],
});
export const listExceptional = endpoint({
  method: 'GET',
  path: '/exceptional',
  summary: 'List requests for exceptional circumstances',
  permission: 'results.decide-exceptional-circumstances',
  params: nothing,
  query: PageQuery,
  body: nothing,
  output: page(
    z.strictObject({
      id: z.uuid(),
      attemptId: z.uuid(),
      apprentice: z.string(),
      method: z.string(),
      description: z.string(),
      inTime: z.boolean(),
      state: z.enum(['requested', 'granted', 'refused']),
      reason: z.string().nullable(),
      requestedAt: z.iso.datetime(),
    }),
  ),
  problems: [],
});
export const decideExceptional = endpoint({
  method: 'POST',
  path: '/exceptional/{requestId}/decide',
  summary: 'Grant or refuse exceptional circumstances',
  permission: 'results.decide-exceptional-circumstances',
  params: z.strictObject({ requestId: z.uuid() }),
  query: nothing,
  body: z.strictObject({
    decision: z.enum(['granted', 'refused']),
    reason: z.string().trim().min(1).max(2000),
  }),
  output: Changed,
  problems: ['not-found'],
});

/** The audit of one organisation, newest first. */
export const listAudit = endpoint({
  method: 'GET',
  path: '/audit',
  summary: 'Read the audit log',
  permission: 'quality.read-audit',
  params: nothing,
  query: PageQuery.extend({ subjectId: z.uuid().optional(), type: z.string().optional() }),
  body: nothing,
  output: page(
    z.strictObject({
      sequence: z.int(),
      at: z.iso.datetime(),
      type: z.string(),
      by: z.string(),
      subjectType: z.string(),
      subjectId: z.string(),
      detail: z.record(z.string(), z.unknown()),
      hash: z.string(),
    }),
  ),
  problems: [],
});
export const checkAudit = endpoint({
  method: 'GET',
  path: '/audit/verification',
  summary: 'Verify the chain of the audit log',
  permission: 'quality.read-audit',
  params: nothing,
  query: nothing,
  body: nothing,
  output: z.strictObject({
    holds: z.boolean(),
    events: z.int(),
    upTo: z.int(),
    checkpoint: z.int().nullable(),
    brokenAt: z.int().nullable(),
  }),
  problems: [],
});
/** The download of one decision lies at `/api/v1/results/{resultId}/export` (a ZIP, not JSON); this declares what it holds. */
export const describeExport = endpoint({
  method: 'GET',
  path: '/results/{resultId}/export-contents',
  summary: 'What the export of one decision holds',
  permission: 'results.export-decision',
  params: ResultId,
  query: nothing,
  body: nothing,
  output: z.strictObject({
    files: z.array(z.strictObject({ name: z.string(), bytes: z.int(), sha256: z.string() })),
  }),
  problems: ['not-found'],
});
