import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { RoleName } from './session.ts';
import { Changed, Done, nothing, PageQuery, page } from './shapes.ts';

/** How a person stands: invited and not yet in, active, or without any role. */
export const PersonState = z.enum(['invited', 'active', 'no-account', 'left']);

/** One person of the organisation. */
export const PersonRow = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  givenNames: z.string(),
  familyName: z.string(),
  email: z.string().nullable(),
  state: PersonState,
  roles: z.array(
    z.strictObject({
      membershipId: z.uuid(),
      role: RoleName,
      startsOn: z.iso.date(),
      endsOn: z.iso.date().nullable(),
    }),
  ),
});
export type PersonRow = z.infer<typeof PersonRow>;

/** The people of my organisation, by family name. Staff unless apprentices are asked for. */
export const listPeople = endpoint({
  method: 'GET',
  path: '/people',
  summary: 'List the people of my organisation',
  permission: 'people.read',
  params: nothing,
  query: PageQuery.extend({
    search: z.string().trim().max(100).optional(),
    role: RoleName.optional(),
    /** People whose every role has ended are left out unless asked for. */
    left: z.enum(['yes', 'no']).default('no'),
  }),
  body: nothing,
  output: page(PersonRow),
  problems: [],
});

/** The roles that a manager of my organisation may give. */
export const listRoles = endpoint({
  method: 'GET',
  path: '/people/roles',
  summary: 'List the roles that can be given in my organisation',
  permission: 'people.manage',
  params: nothing,
  query: nothing,
  body: nothing,
  output: z.strictObject({ items: z.array(RoleName) }),
  problems: [],
});

const PersonId = z.strictObject({ personId: z.uuid() });
const Name = z.string().trim().min(1, 'Enter a name.').max(100, 'Use 100 characters or fewer.');

/** Invite somebody in a role. They choose a password by the letter's link. */
export const invitePerson = endpoint({
  method: 'POST',
  path: '/people',
  summary: 'Invite a person in a role',
  permission: 'people.manage',
  params: nothing,
  query: nothing,
  body: z.strictObject({
    givenNames: Name,
    familyName: Name,
    email: z.email('Give an e-mail address, such as name@example.org.').max(254),
    role: RoleName,
  }),
  output: Changed,
  problems: ['already-member', 'role-not-here'],
});

/** Send the invitation once more; links sent before go on to work until one is used. */
export const inviteAgain = endpoint({
  method: 'POST',
  path: '/people/{personId}/invite-again',
  summary: 'Send the invitation again',
  permission: 'people.manage',
  params: PersonId,
  query: nothing,
  body: nothing,
  output: Done,
  problems: ['not-found', 'invitation-accepted'],
});

/** Give a person of the organisation one more role, or one that had ended. */
export const giveRole = endpoint({
  method: 'POST',
  path: '/people/{personId}/roles',
  summary: 'Give a person a role',
  permission: 'people.manage',
  params: PersonId,
  query: nothing,
  body: z.strictObject({ role: RoleName }),
  output: Changed,
  problems: ['not-found', 'already-member', 'role-not-here', 'no-e-mail'],
});

/** End one role, from today. */
export const endRole = endpoint({
  method: 'POST',
  path: '/people/{personId}/roles/{membershipId}/end',
  summary: 'End a role of a person from today',
  permission: 'people.manage',
  params: z.strictObject({ personId: z.uuid(), membershipId: z.uuid() }),
  query: nothing,
  body: nothing,
  output: Done,
  problems: ['not-found', 'not-yourself'],
});

/** End every role of a person, from today. What they did stays. */
export const deactivatePerson = endpoint({
  method: 'POST',
  path: '/people/{personId}/deactivate',
  summary: 'End every role of a person from today',
  permission: 'people.manage',
  params: PersonId,
  query: nothing,
  body: nothing,
  output: z.strictObject({ ended: z.int() }),
  problems: ['not-found', 'not-yourself'],
});

/** An organisation of the installation, as everybody may see it. */
export const OrganisationRow = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['training-provider', 'assessment-organisation']),
  name: z.string(),
  ukprn: z.string().nullable(),
  epaoId: z.string().nullable(),
});
export type OrganisationRow = z.infer<typeof OrganisationRow>;

/** The organisations of the installation. Few enough for one page: partners are set up by hand. */
export const listOrganisations = endpoint({
  method: 'GET',
  path: '/organisations',
  summary: 'List the organisations of this installation',
  permission: 'people.read-self',
  params: nothing,
  query: z.strictObject({ kind: z.enum(['training-provider', 'assessment-organisation']).optional() }),
  body: nothing,
  output: z.strictObject({ items: z.array(OrganisationRow) }),
  problems: [],
});
