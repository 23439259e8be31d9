import type { AuditEventTable } from '#domain/audit-event.ts';

/** What the room "assessment" writes to the audit. */
export const assessmentAuditEvents = {
  'assessment.session-booked': { title: 'Session booked' },
  'assessment.booking-moved': { title: 'Booking moved' },
  'assessment.booking-cancelled': { title: 'Booking cancelled' },
  'assessment.outcome-recorded': { title: 'No-show, interruption or abandonment recorded' },
  'assessment.bookings-received': { title: 'Bookings of the assessment organisation received' },
  'assessment.adjustment-requested': { title: 'Reasonable adjustment requested' },
  'assessment.adjustment-decided': { title: 'Reasonable adjustment granted or refused' },
  'assessment.competence-recorded': { title: 'Competence of an assessor recorded' },
  'assessment.interest-recorded': { title: 'Interest of an assessor recorded' },
  'assessment.interests-declared': { title: 'Interests declared complete' },
  'assessment.product-handed-in': { title: 'Product handed in' },
  'assessment.product-decided': { title: 'Product accepted or returned' },
  'assessment.events-recorded': { title: 'Entries of the live sheet received' },
  'assessment.session-held': { title: 'Session held' },
  'assessment.sheet-submitted': { title: 'Live sheet submitted' },
} as const satisfies AuditEventTable;
