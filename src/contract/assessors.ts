import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Changed, Done, nothing, PageQuery, PersonRef, page } from './shapes.ts';

/** An assessor's competence and interests. */
export const Assessor = z.strictObject({
  person: PersonRef,
  email: z.string().nullable(),
  /** Day of the last declaration of interests; without one nobody is booked. */
  interestsDeclaredOn: z.iso.date().nullable(),
  competences: z.array(
    z.strictObject({
      id: z.uuid(),
      reference: z.string(),
      years: z.int(),
      qualification: z.string(),
      from: z.iso.date(),
      to: z.iso.date().nullable(),
    }),
  ),
  interests: z.array(
    z.strictObject({
      id: z.uuid(),
      kind: z.string(),
      party: z.string(),
      partyName: z.string(),
      partyKey: z.string().nullable(),
      from: z.iso.date().nullable(),
      to: z.iso.date().nullable(),
      note: z.string().nullable(),
    }),
  ),
  upcoming: z.int(),
});
export type Assessor = z.infer<typeof Assessor>;
const CompetenceBody = z.strictObject({
  reference: z.string(),
  years: z.int().min(0).max(60),
  qualification: z.string().trim().min(1).max(300),
  from: z.iso.date(),
  to: z.iso.date().optional(),
});
/** `partyKey` is a ULN, a UKPRN or an employer's e-mail domain, where known, so that a name spelt otherwise still matches. */
const InterestBody = z.strictObject({
  kind: z.enum([
    'employed-by',
    'taught',
    'assessed-on-programme',
    'line-managed',
    'family-or-personal',
    'financial',
  ]),
  party: z.enum(['apprentice', 'employer', 'training-provider']),
  partyName: z.string().trim().min(1).max(200),
  partyKey: z.string().trim().max(100).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  note: z.string().trim().max(1000).optional(),
});
export const listAssessors = endpoint({
  method: 'GET',
  path: '/assessors',
  summary: 'List independent assessors',
  permission: 'assessment.read',
  params: nothing,
  query: PageQuery.extend({ search: z.string().max(100).optional() }),
  body: nothing,
  output: page(Assessor),
  problems: [],
});
export const addCompetence = endpoint({
  method: 'POST',
  path: '/assessors/{personId}/competences',
  summary: 'Record competence of an assessor',
  permission: 'assessment.manage-assessors',
  params: z.strictObject({ personId: z.uuid() }),
  query: nothing,
  body: CompetenceBody,
  output: Changed,
  problems: ['not-found', 'invalid-request'],
});
export const addInterest = endpoint({
  method: 'POST',
  path: '/assessors/{personId}/interests',
  summary: 'Record an interest of an assessor',
  permission: 'assessment.manage-assessors',
  params: z.strictObject({ personId: z.uuid() }),
  query: nothing,
  body: InterestBody,
  output: Changed,
  problems: ['not-found', 'invalid-request'],
});
export const declareInterest = endpoint({
  method: 'POST',
  path: '/my/interests',
  summary: 'Declare an interest of my own',
  permission: 'assessment.declare-interest',
  params: nothing,
  query: nothing,
  body: InterestBody,
  output: Changed,
  problems: ['invalid-request'],
});
export const listMyInterests = endpoint({
  method: 'GET',
  path: '/my/interests',
  summary: 'Read my declared interests and competence',
  permission: 'assessment.declare-interest',
  params: nothing,
  query: nothing,
  body: nothing,
  output: Assessor,
  problems: [],
});
/** Says that what is recorded is all there is, also when there is nothing. Without it independence cannot be shown. */
export const confirmMyInterests = endpoint({
  method: 'POST',
  path: '/my/interests/confirm',
  summary: 'Declare that my recorded interests are complete',
  permission: 'assessment.declare-interest',
  params: nothing,
  query: nothing,
  body: z.strictObject({ complete: z.literal(true) }),
  output: Done,
  problems: ['invalid-request'],
});
