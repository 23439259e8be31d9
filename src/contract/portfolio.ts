import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Ability, Changed, Done, FileRef, nothing, PageQuery, PersonRef, page, Version } from './shapes.ts';

/** Where a piece of evidence, or its claim on one criterion, stands. */
export const EvidenceState = z.enum(['draft', 'submitted', 'referred', 'accepted', 'locked', 'withdrawn']);
export type EvidenceState = z.infer<typeof EvidenceState>;

/** The claim that evidence shows a criterion. */
export const EvidenceClaim = z.strictObject({
  method: z.string(),
  ref: z.string(),
  state: z.enum(['proposed', 'submitted', 'accepted', 'referred']),
  feedback: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
});
export type EvidenceClaim = z.infer<typeof EvidenceClaim>;

/** One piece of evidence. */
export const Evidence = z.strictObject({
  id: z.uuid(),
  enrolmentId: z.uuid(),
  apprentice: PersonRef,
  kind: z.enum(['file', 'photograph', 'sound', 'video', 'text']),
  title: z.string(),
  text: z.string().nullable(),
  madeOn: z.iso.date().nullable(),
  state: EvidenceState,
  files: z.array(FileRef),
  claims: z.array(EvidenceClaim),
  comments: z.array(
    z.strictObject({
      id: z.uuid(),
      by: z.string(),
      mine: z.boolean(),
      text: z.string(),
      at: z.iso.datetime(),
    }),
  ),
  createdAt: z.iso.datetime(),
  submittedAt: z.iso.datetime().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  version: Version,
  abilities: z.strictObject({
    edit: Ability,
    submit: Ability,
    takeBack: Ability,
    judge: Ability,
    remove: Ability,
  }),
});
export type Evidence = z.infer<typeof Evidence>;

/** A claim as sent: criterion by method and ref. */
export const ClaimInput = z.strictObject({ method: z.string(), ref: z.string() });

const EvidenceId = z.strictObject({ evidenceId: z.uuid() });
const EnrolmentId = z.strictObject({ enrolmentId: z.uuid() });

/** Apprentices read their own; staff read with `portfolio.read`: the service decides by relationship. */
export const listEvidence = endpoint({
  method: 'GET',
  path: '/enrolments/{enrolmentId}/evidence',
  summary: 'List evidence of one enrolment',
  permission: 'signed-in',
  params: EnrolmentId,
  query: PageQuery.extend({
    state: EvidenceState.optional(),
    method: z.string().optional(),
    ref: z.string().optional(),
  }),
  body: nothing,
  output: page(Evidence),
  problems: ['not-found'],
});

/** The tutor's queue, oldest first. */
export const listWaitingEvidence = endpoint({
  method: 'GET',
  path: '/evidence/waiting',
  summary: 'List evidence waiting for feedback',
  permission: 'portfolio.judge-evidence',
  params: nothing,
  query: PageQuery.extend({ tutor: z.enum(['me', 'anyone']).default('me') }),
  body: nothing,
  output: page(Evidence),
  problems: [],
});

export const getEvidence = endpoint({
  method: 'GET',
  path: '/evidence/{evidenceId}',
  summary: 'Read one piece of evidence',
  permission: 'signed-in',
  params: EvidenceId,
  query: nothing,
  body: nothing,
  output: Evidence,
  problems: ['not-found'],
});

export const addEvidence = endpoint({
  method: 'POST',
  path: '/enrolments/{enrolmentId}/evidence',
  summary: 'Add evidence as a draft',
  permission: 'portfolio.add-evidence',
  params: EnrolmentId,
  query: nothing,
  body: z.strictObject({
    /** Made by the device, so that a repeated send adds nothing twice. */
    id: z.uuid().optional(),
    kind: z.enum(['file', 'photograph', 'sound', 'video', 'text']),
    title: z.string().trim().min(1).max(200),
    text: z.string().max(50_000).optional(),
    madeOn: z.iso.date().optional(),
    claims: z.array(ClaimInput).max(200).default([]),
  }),
  output: Changed,
  problems: ['not-found', 'invalid-request', 'portfolio-closed'],
});

export const changeEvidence = endpoint({
  method: 'PATCH',
  path: '/evidence/{evidenceId}',
  summary: 'Change a draft or referred piece of evidence',
  permission: 'portfolio.add-evidence',
  params: EvidenceId,
  query: nothing,
  body: z.strictObject({
    title: z.string().trim().min(1).max(200).optional(),
    text: z.string().max(50_000).optional(),
    madeOn: z.iso.date().nullable().optional(),
    claims: z.array(ClaimInput).max(200).optional(),
    removeFiles: z.array(z.uuid()).optional(),
    version: Version,
  }),
  output: Changed,
  problems: ['not-found', 'stale-version', 'invalid-request', 'evidence-state'],
});

export const submitEvidence = endpoint({
  method: 'POST',
  path: '/evidence/{evidenceId}/submit',
  summary: 'Submit evidence for feedback',
  permission: 'portfolio.submit-evidence',
  params: EvidenceId,
  query: nothing,
  body: z.strictObject({ version: Version }),
  output: Changed,
  problems: ['not-found', 'stale-version', 'evidence-state', 'evidence-incomplete'],
});

export const takeBackEvidence = endpoint({
  method: 'POST',
  path: '/evidence/{evidenceId}/take-back',
  summary: 'Take submitted evidence back before it is judged',
  permission: 'portfolio.submit-evidence',
  params: EvidenceId,
  query: nothing,
  body: z.strictObject({ version: Version }),
  output: Changed,
  problems: ['not-found', 'stale-version', 'evidence-state'],
});

export const removeEvidence = endpoint({
  method: 'DELETE',
  path: '/evidence/{evidenceId}',
  summary: 'Remove a draft',
  permission: 'portfolio.add-evidence',
  params: EvidenceId,
  query: nothing,
  body: nothing,
  output: Done,
  problems: ['not-found', 'evidence-state'],
});

/** Every claim of the evidence gets an answer, one by one; a referral needs feedback. */
export const judgeEvidence = endpoint({
  method: 'POST',
  path: '/evidence/{evidenceId}/judge',
  summary: 'Accept or refer evidence criterion by criterion',
  permission: 'portfolio.judge-evidence',
  params: EvidenceId,
  query: nothing,
  body: z.strictObject({
    claims: z
      .array(
        ClaimInput.extend({
          state: z.enum(['accepted', 'referred']),
          feedback: z.string().trim().max(5000).optional(),
        }),
      )
      .min(1),
    comment: z.string().trim().max(5000).optional(),
    version: Version,
  }),
  output: Changed,
  problems: ['not-found', 'stale-version', 'invalid-request', 'evidence-state'],
});

export const commentOnEvidence = endpoint({
  method: 'POST',
  path: '/evidence/{evidenceId}/comments',
  summary: 'Comment on evidence',
  permission: 'signed-in',
  params: EvidenceId,
  query: nothing,
  body: z.strictObject({ text: z.string().trim().min(1).max(5000) }),
  output: Done,
  problems: ['not-found'],
});

/** Every criterion of the plan with its state and the evidence behind it. */
export const CriteriaState = z.strictObject({
  criteria: z.array(
    z.strictObject({
      method: z.string(),
      ref: z.string(),
      state: z.enum(['none', 'draft', 'submitted', 'referred', 'accepted']),
      evidence: z.array(z.strictObject({ id: z.uuid(), title: z.string(), state: EvidenceState })),
    }),
  ),
});
export type CriteriaState = z.infer<typeof CriteriaState>;

export const getCriteria = endpoint({
  method: 'GET',
  path: '/enrolments/{enrolmentId}/criteria',
  summary: 'Read the state of every criterion',
  permission: 'signed-in',
  params: EnrolmentId,
  query: nothing,
  body: nothing,
  output: CriteriaState,
  problems: ['not-found'],
});

/** Announce an upload; the bytes follow by the tus protocol at `uploadUrl` and the file is attached when complete. */
export const startUpload = endpoint({
  method: 'POST',
  path: '/uploads',
  summary: 'Start a resumable upload',
  permission: 'signed-in',
  params: nothing,
  query: nothing,
  body: z.strictObject({
    purpose: z.enum(['evidence', 'gateway', 'product', 'plan-draft', 'import', 'standard-request']),
    subjectId: z.uuid(),
    name: z.string().trim().min(1).max(255),
    bytes: z.int().min(1),
  }),
  output: z.strictObject({ uploadId: z.uuid(), uploadUrl: z.string() }),
  problems: ['too-large', 'not-found', 'invalid-request', 'evidence-state', 'file-refused'],
});

export const getUpload = endpoint({
  method: 'GET',
  path: '/uploads/{uploadId}/state',
  summary: 'Ask what became of an upload',
  permission: 'signed-in',
  params: z.strictObject({ uploadId: z.uuid() }),
  query: nothing,
  body: nothing,
  output: z.strictObject({
    state: z.enum(['receiving', 'complete', 'refused', 'abandoned']),
    file: FileRef.nullable(),
    reason: z.string().nullable(),
  }),
  problems: ['not-found'],
});
