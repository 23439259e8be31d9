import type { Role } from '#domain/people/permissions.ts';

/** A role's name, and what its holder does, in words. */
export interface RoleWords {
  readonly name: string;
  readonly does: string;
}

const words: Readonly<Record<Role, RoleWords>> = {
  apprentice: { name: 'Apprentice', does: 'Collects evidence, signs, and sees the result' },
  tutor: { name: 'Tutor', does: 'Gives feedback on evidence and prepares the gateway' },
  'provider-manager': { name: 'Manager', does: 'Enrols apprentices, sends the gateway, looks after people' },
  'assessment-operations': {
    name: 'Assessment operations',
    does: 'Checks gateways, books assessments, releases results',
  },
  'independent-assessor': {
    name: 'Independent assessor',
    does: 'Carries out assessments and judges each criterion',
  },
  'internal-quality-assurer': {
    name: 'Internal quality assurer',
    does: 'Checks judgements before a result is released',
  },
  'standards-author': { name: 'Standards author', does: 'Turns plans into rules' },
  auditor: { name: 'Auditor', does: 'Reads decisions and their proof' },
};

/** A role in words. */
export function roleWords(role: Role): RoleWords {
  return words[role];
}
