import type { ProblemTable } from '#domain/problem.ts';

/** Problems of the room "people". */
export const peopleProblems = {
  'sign-in-failed': {
    kind: 'unauthenticated',
    title: 'The e-mail address or the password is not right',
    mend: 'Check both, or ask for a link to set a new password.',
  },
  'account-locked': {
    kind: 'too-many',
    title: 'Too many wrong passwords: signing in is locked for a while',
    mend: 'Wait until the time shown, or set a new password by e-mail.',
  },
  'second-factor-needed': {
    kind: 'unauthenticated',
    title: 'One more step: the code from your authenticator app',
    mend: 'Enter the six digits that your app shows now, or a recovery code.',
  },
  'second-factor-wrong': {
    kind: 'refused',
    title: 'That code is not right',
    mend: 'Use the code that your app shows now. If codes never fit, check the clock of your phone.',
  },
  'second-factor-required': {
    kind: 'forbidden',
    title: 'Your organisation asks for a second step at sign-in',
    mend: 'Set up an authenticator app on the page of your account, then go on.',
  },
  'second-factor-held': {
    kind: 'conflict',
    title: 'You have an authenticator app already',
    mend: 'Remove the present one first, then set up the new one.',
  },
  'password-too-weak': {
    kind: 'refused',
    title: 'Choose a stronger password',
    mend: 'Use 12 characters or more that are not a common password and not your e-mail address.',
  },
  'password-wrong': {
    kind: 'refused',
    title: 'Your present password is not right',
    mend: 'Enter the password with which you signed in.',
  },
  'link-expired': {
    kind: 'gone',
    title: 'This link cannot be used any more',
    mend: 'It was used, revoked or is too old. Ask for a new one.',
  },
  'wrong-origin': {
    kind: 'forbidden',
    title: 'This request came from another site',
    mend: 'Open the product at its own address and try again.',
  },
  'membership-not-yours': {
    kind: 'forbidden',
    title: 'You do not act for this organisation',
    mend: 'Choose one of your own memberships.',
  },
  'session-needed': {
    kind: 'forbidden',
    title: 'This is not for a bearer token',
    mend: 'Sign in at the product’s own pages and do it there.',
  },
  'no-membership': {
    kind: 'forbidden',
    title: 'Nobody has given you a role yet',
    mend: 'Ask the manager of your organisation to invite you.',
  },
  'already-member': {
    kind: 'conflict',
    title: 'This person has that role already',
    mend: 'Look the person up in the list.',
  },
  'role-not-here': {
    kind: 'refused',
    title: 'This organisation does not give that role',
    mend: 'Choose one of the roles that the form lists.',
  },
  'invitation-accepted': {
    kind: 'conflict',
    title: 'This person has accepted the invitation already',
    mend: 'They can sign in, or ask for a link to set a new password.',
  },
  'no-e-mail': {
    kind: 'refused',
    title: 'There is no e-mail address for this person',
    mend: 'Add the e-mail address first: the invitation goes there.',
  },
  'not-yourself': {
    kind: 'refused',
    title: 'You cannot do this to yourself',
    mend: 'Ask another manager of your organisation.',
  },
  'request-in-progress': {
    kind: 'conflict',
    title: 'This request is being worked on',
    mend: 'Wait a moment, then ask again with the same key.',
  },
} as const satisfies ProblemTable;
