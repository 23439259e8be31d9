import type { ProblemTable } from '#domain/problem.ts';

/** Problems of the room "assessment". */
export const assessmentProblems = {
  'assessor-not-independent': {
    kind: 'refused',
    title: 'This assessor is not independent of the apprentice',
    mend: 'Choose another assessor; the path below says what stands between them.',
  },
  'interests-not-declared': {
    kind: 'refused',
    title: 'This assessor has not declared their interests',
    mend: 'Ask the assessor to declare their interests, then book again.',
  },
  'assessor-not-competent': {
    kind: 'refused',
    title: 'This assessor has no competence on record for this standard',
    mend: 'Record their competence, or choose another assessor.',
  },
  'double-booking': {
    kind: 'refused',
    title: 'Somebody is already booked at this time',
    mend: 'Choose another time or another assessor.',
  },
  'outside-assessment-window': {
    kind: 'refused',
    title: 'This day lies outside the assessment window',
    mend: 'Choose a day within the window.',
  },
  'booking-refused': {
    kind: 'refused',
    title: 'This session cannot be booked so',
    mend: 'Change what the reasons below name.',
  },
  'booking-warnings': {
    kind: 'conflict',
    title: 'The plan advises against this booking',
    mend: 'Read the advice; book again and accept it, or change the booking.',
  },
  'already-booked': {
    kind: 'conflict',
    title: 'This session is booked already',
    mend: 'Move the booking that is there, or cancel it first.',
  },
  'attempt-not-open': {
    kind: 'refused',
    title: 'This attempt can no longer be changed',
    mend: 'Look at its state; a further attempt is decided on after the result.',
  },
  'booking-not-open': {
    kind: 'refused',
    title: 'This booking can no longer be changed',
    mend: 'Book the session again if it has still to be held.',
  },
  'session-not-begun': {
    kind: 'refused',
    title: 'The session has not begun yet',
    mend: 'Record this on the day; before it, move or cancel the booking.',
  },
  'adjustment-decided': {
    kind: 'conflict',
    title: 'This adjustment has been decided already',
    mend: 'Record a new request if something has changed.',
  },
  'product-refused': {
    kind: 'refused',
    title: 'This cannot be handed in now',
    mend: 'The reason below says when or in which form it can be.',
  },
  'product-decided': {
    kind: 'conflict',
    title: 'This has been decided already',
    mend: 'Look at what was handed in last.',
  },
  'sheet-submitted': {
    kind: 'conflict',
    title: 'This sheet has been submitted',
    mend: 'Nothing more can be recorded unless quality assurance sends it back.',
  },
  'sheet-incomplete': {
    kind: 'refused',
    title: 'This sheet is not complete',
    mend: 'Complete what is named below, then submit again. Nothing that was recorded is lost.',
  },
  'sheet-events-differ': {
    kind: 'conflict',
    title: 'What was sent is not what this device recorded before',
    mend: 'Keep the device as it is and tell support; nothing that was recorded is lost.',
  },
  'device-of-another': {
    kind: 'refused',
    title: 'This device recorded for another assessor',
    mend: 'Sign in as the assessor who used this device, or record on one of your own.',
  },
} as const satisfies ProblemTable;
