import type { Role } from '#domain/people/permissions.ts';
import type { NavigationItem } from './app-shell.tsx';

/** What the rail offers to one role. The first item is the role's first screen. */
export interface RoleNavigation {
  /** The role in words, as shown beside the organisation. */
  words: string;
  items: readonly NavigationItem[];
  /** The one thing always in reach of the thumb. */
  action?: NavigationItem | undefined;
  /** Whether the role works here all day and so gets the command palette. */
  hasPalette: boolean;
}

const desk: NavigationItem = { to: '/desk', label: 'Desk', icon: 'desk' };
const registrations: NavigationItem = { to: '/registrations', label: 'Registrations', icon: 'people' };
const bookings: NavigationItem = { to: '/bookings', label: 'Bookings', icon: 'calendar' };
const assessors: NavigationItem = { to: '/assessors', label: 'Assessors', icon: 'person' };
const people: NavigationItem = { to: '/people', label: 'People', icon: 'settings' };
const results: NavigationItem = { to: '/results', label: 'Results', icon: 'stamp' };
const exceptional: NavigationItem = { to: '/exceptional', label: 'Requests', icon: 'speech' };
const library: NavigationItem = { to: '/library', label: 'Library', icon: 'plan' };
const audit: NavigationItem = { to: '/audit', label: 'Audit', icon: 'link' };

/** The rail of each role. Rooms add their screens here. */
export const navigationByRole: Readonly<Partial<Record<Role, RoleNavigation>>> = {
  'assessment-operations': {
    words: 'Operations',
    items: [
      desk,
      registrations,
      bookings,
      results,
      exceptional,
      assessors,
      { ...library, isMinor: true },
      { ...people, isMinor: true },
    ],
    hasPalette: true,
  },
  'independent-assessor': {
    words: 'Independent assessor',
    items: [
      { to: '/assessments', label: 'Assessments', icon: 'calendar' },
      { to: '/interests', label: 'My interests', icon: 'person' },
    ],
    hasPalette: false,
  },
  'internal-quality-assurer': {
    words: 'Internal quality assurer',
    items: [desk, results, registrations],
    hasPalette: true,
  },
  auditor: { words: 'Auditor', items: [desk, results, audit, registrations], hasPalette: true },
  'standards-author': {
    words: 'Standards author',
    items: [
      { to: '/workshop', label: 'Workshop', icon: 'desk' },
      library,
      { to: '/register', label: 'Register', icon: 'map' },
      { to: '/requests/received', label: 'Requests', icon: 'speech' },
    ],
    hasPalette: true,
  },
  apprentice: {
    words: 'Apprentice',
    items: [
      { to: '/my/journey', label: 'Journey', icon: 'journey' },
      { to: '/my/evidence', label: 'Evidence', icon: 'file' },
      { to: '/my/criteria', label: 'Criteria', icon: 'map' },
      { to: '/my/results', label: 'Result', icon: 'stamp' },
      { to: '/plans', label: 'Plan', icon: 'plan' },
    ],
    action: { to: '/my/evidence/add', label: 'Add evidence', icon: 'plus' },
    hasPalette: false,
  },
  tutor: {
    words: 'Tutor',
    items: [
      { to: '/enrolments', label: 'Caseload', icon: 'people' },
      { to: '/marking', label: 'Marking', icon: 'stamp' },
      { to: '/plans', label: 'Plans', icon: 'plan' },
    ],
    hasPalette: true,
  },
  'provider-manager': {
    words: 'Manager',
    items: [
      { to: '/enrolments', label: 'Caseload', icon: 'people' },
      library,
      { to: '/requests', label: 'Requests', icon: 'speech' },
      people,
      audit,
    ],
    hasPalette: true,
  },
};

/** The rail of a role; an empty one where no room has added anything. */
export function navigationOf(role: Role): RoleNavigation {
  const words = role.replaceAll('-', ' ');
  return (
    navigationByRole[role] ?? {
      words: words.charAt(0).toUpperCase() + words.slice(1),
      items: [],
      hasPalette: false,
    }
  );
}
