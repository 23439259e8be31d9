import type { PartyRole } from '#domain/standards/values.ts';

const words: Readonly<Record<PartyRole, string>> = {
  apprentice: 'the apprentice',
  employer: 'the employer',
  'training-provider': 'the training provider',
  'independent-assessor': 'the independent assessor',
  'assessment-organisation': 'the assessment organisation',
  'internal-quality-assurer': 'the internal quality assurer',
};

/** A party in words, for the middle of a sentence: "the employer". */
export function sayParty(role: PartyRole): string {
  return words[role];
}

/** A sentence with its first letter in upper case and a full stop. */
export function sentence(text: string): string {
  const whole = text.charAt(0).toLocaleUpperCase('en-GB') + text.slice(1);
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}
