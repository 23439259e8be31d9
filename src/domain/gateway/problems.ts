import type { ProblemTable } from '#domain/problem.ts';

/** Problems of the room "gateway". */
export const gatewayProblems = {
  'gateway-not-ready': {
    kind: 'refused',
    title: 'The gateway is not ready yet',
    mend: 'Complete the requirements named below, or wait until the day given.',
  },
  'gateway-already-open': {
    kind: 'conflict',
    title: 'The gateway is open already',
    mend: 'Open the checklist that is there.',
  },
  'gateway-locked': {
    kind: 'refused',
    title: 'This part of the gateway cannot be changed now',
    mend: 'Wait for the assessment organisation to decide; an item that it returns can be changed.',
  },
  'gateway-unchanged': {
    kind: 'refused',
    title: 'Nothing has changed since the gateway was sent',
    mend: 'Mend the items that were returned, then send again.',
  },
  'recipient-missing': {
    kind: 'refused',
    title: 'No assessment organisation offers this plan',
    mend: 'Choose an assessment organisation that offers it on this day.',
  },
  'format-locked': {
    kind: 'refused',
    title: 'The format can no longer be changed',
    mend: 'Ask the assessment organisation to return the item first.',
  },
  'signer-not-allowed': {
    kind: 'refused',
    title: 'This person cannot sign here',
    mend: 'Ask the party whom the plan names; each party signs for itself.',
  },
  'already-signed': {
    kind: 'conflict',
    title: 'This has been signed already',
    mend: 'Nothing more is needed from this party.',
  },
  'statement-changed': {
    kind: 'conflict',
    title: 'What you were about to sign has changed',
    mend: 'Open it again and read the newer text before you sign.',
  },
  'waiver-not-allowed': {
    kind: 'refused',
    title: 'This requirement cannot be waived so',
    mend: 'Meet the requirement, or ask the party whom the plan names.',
  },
  'item-changed': {
    kind: 'conflict',
    title: 'This item has been replaced since you opened it',
    mend: 'Look at the newer revision, then decide.',
  },
  'items-undecided': {
    kind: 'refused',
    title: 'The gateway cannot be accepted yet',
    mend: 'Accept every item first.',
  },
  'gateway-already-accepted': {
    kind: 'refused',
    title: 'The gateway has been accepted',
    mend: 'Its items can no longer be decided.',
  },
} as const satisfies ProblemTable;
