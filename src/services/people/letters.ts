/** A letter's subject and text. */
export interface LetterText {
  readonly subject: string;
  readonly text: string;
}

const footer = 'If you did not expect this letter, you can ignore it: nothing happens without the link.';

/** Asks a new person to choose a password. */
export function invitationLetter(facts: {
  readonly name: string;
  readonly organisation: string;
  readonly inviter: string;
  readonly address: string;
}): LetterText {
  return {
    subject: `${facts.organisation} invites you to Guildmark`,
    text: [
      `Hello ${facts.name}`,
      `${facts.inviter} has invited you to work with ${facts.organisation} in Guildmark, where apprenticeships are recorded and assessed.`,
      `Choose your password here. The link works once, within 14 days:\n${facts.address}`,
      footer,
    ].join('\n\n'),
  };
}

/** Tells somebody who has an account that another organisation counts on it too. */
export function addedLetter(facts: {
  readonly name: string;
  readonly organisation: string;
  readonly inviter: string;
  readonly address: string;
}): LetterText {
  return {
    subject: `${facts.organisation} has added you in Guildmark`,
    text: [
      `Hello ${facts.name}`,
      `${facts.inviter} has given you a role at ${facts.organisation}. Your account stays the same: sign in as always, then choose ${facts.organisation}.`,
      facts.address,
    ].join('\n\n'),
  };
}

/** Carries the link to set a new password. */
export function resetLetter(address: string): LetterText {
  return {
    subject: 'Set a new password for Guildmark',
    text: [
      'Hello',
      `Somebody asked for a link to set a new password for your account. It works once, within two hours:\n${address}`,
      footer,
    ].join('\n\n'),
  };
}
