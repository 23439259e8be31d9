/** What each role may do. A permission that no role lists is held by no one. Names are `room.verb-object`. */
const permissionsByRole = {
  apprentice: [
    'people.read-self',
    'standards.read',
    'portfolio.read-own',
    'portfolio.add-evidence',
    'portfolio.submit-evidence',
    'gateway.read-own',
    'gateway.sign-own',
    'assessment.read-own',
    'assessment.submit-product',
    'results.read-own',
    'results.request-exceptional-circumstances',
  ],
  tutor: [
    'people.read-self',
    'people.read',
    'standards.read',
    'enrolment.read',
    'enrolment.record-break',
    'portfolio.read',
    'portfolio.judge-evidence',
    'gateway.read',
    'gateway.prepare',
    'gateway.sign-as-provider',
    'results.read-received',
    'results.decide-next-action',
  ],
  'provider-manager': [
    'people.read-self',
    'people.read',
    'people.manage',
    'standards.read',
    'standards.request',
    'enrolment.read',
    'enrolment.enrol',
    'enrolment.import',
    'enrolment.record-break',
    'enrolment.change',
    'enrolment.withdraw',
    'portfolio.read',
    'gateway.read',
    'gateway.prepare',
    'gateway.waive',
    'gateway.send',
    'gateway.sign-as-provider',
    'results.read-received',
    'results.decide-next-action',
    'quality.read-audit',
  ],
  'assessment-operations': [
    'people.read-self',
    'people.read',
    'people.manage',
    'standards.read',
    'standards.offer',
    'gateway.read-received',
    'gateway.decide-items',
    'gateway.waive-received',
    'assessment.read',
    'assessment.book',
    'assessment.manage-assessors',
    'assessment.decide-adjustment',
    'assessment.record-event',
    'quality.decide-sampling',
    'results.read',
    'results.release',
    'results.supersede',
    'results.decide-exceptional-circumstances',
    'results.decide-next-action',
  ],
  'independent-assessor': [
    'people.read-self',
    'standards.read',
    'assessment.read-assigned',
    'assessment.declare-interest',
    'assessment.judge',
    'assessment.submit-sheet',
    'assessment.record-event',
    'gateway.read-assigned',
    'gateway.review-brief',
  ],
  'internal-quality-assurer': [
    'people.read-self',
    'standards.read',
    'assessment.read',
    'quality.review-result',
    'quality.decide-sampling',
    'results.read',
    'gateway.read-received',
  ],
  'standards-author': ['people.read-self', 'standards.read', 'standards.draft', 'standards.import-register'],
  auditor: [
    'people.read-self',
    'standards.read',
    'assessment.read',
    'results.read',
    'results.export-decision',
    'quality.read-audit',
    'gateway.read-received',
  ],
} as const satisfies Record<string, readonly string[]>;

/** A role of a membership. Employers act by signed link and hold no role. */
export type Role = keyof typeof permissionsByRole;

/** Every permission of the product. */
export type Permission = (typeof permissionsByRole)[Role][number];

/** The roles, for forms and parsers. */
export const roles = Object.keys(permissionsByRole) as readonly Role[];

/** Whether a role holds a permission; a role or permission that is not listed holds nothing. */
export function isPermitted(role: Role, permission: Permission): boolean {
  const held: readonly string[] = permissionsByRole[role] ?? [];
  return held.includes(permission);
}

/** What a role may do, for the reply that tells a screen which actions to offer. */
export function permissionsOf(role: Role): readonly Permission[] {
  return permissionsByRole[role];
}
