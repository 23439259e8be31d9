import type { AuditEventTable } from '#domain/audit-event.ts';

/** What the room "enrolment" writes to the audit. */
export const enrolmentAuditEvents = {
  'enrolment.apprentice-enrolled': { title: 'Apprentice enrolled' },
  'enrolment.started': { title: 'First day: on programme' },
  'enrolment.import-run': { title: 'Enrolments imported from a file' },
  'enrolment.break-started': { title: 'Break in learning recorded' },
  'enrolment.break-ended': { title: 'Return from a break recorded' },
  'enrolment.break-removed': { title: 'Break in learning removed, recorded in error' },
  'enrolment.withdrawn': { title: 'Withdrawal recorded' },
  'enrolment.withdrawal-undone': { title: 'Withdrawal undone' },
  'enrolment.tutor-changed': { title: 'Tutor changed' },
  'enrolment.employment-changed': { title: 'Employer or line manager changed' },
  'enrolment.english-maths-recorded': { title: 'English and maths recorded' },
  'enrolment.apprentice-invited': { title: 'Apprentice invited to sign in' },
} as const satisfies AuditEventTable;
