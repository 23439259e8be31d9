import type { Role } from './permissions.ts';

/** What an organisation does. */
export type OrganisationKind = 'training-provider' | 'assessment-organisation';

const rolesByKind: Readonly<Record<OrganisationKind, readonly Role[]>> = {
  'training-provider': ['tutor', 'provider-manager', 'standards-author', 'auditor'],
  'assessment-organisation': [
    'assessment-operations',
    'independent-assessor',
    'internal-quality-assurer',
    'standards-author',
    'auditor',
  ],
};

/**
 * The roles that a manager may give to staff of such an organisation. An apprentice's role comes with the enrolment
 * or the registration and is never given by hand.
 */
export function staffRolesOf(kind: OrganisationKind): readonly Role[] {
  return rolesByKind[kind];
}
