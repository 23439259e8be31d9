import type { PartyRole } from '#domain/standards/values.ts';

const names: readonly (readonly [PartyRole, RegExp])[] = [
  [
    'internal-quality-assurer',
    /\b(?:internal quality assurers?|IQAs?(?! (?:activit|process|polic|procedure|section|requirement)))\b/i,
  ],
  [
    'assessment-organisation',
    /\b(?:(?:(?:end[- ]point|independent|apprenticeship)\s)?assessment (?:organi[sz]ation|body|bodies)|e-?paos?|awarding (?:organi[sz]ation|body))\b|\bAO\b/i,
  ],
  [
    'independent-assessor',
    /\b(?:(?:independent|lead) (?:end[- ]point )?assess(?:or|ors|ment assessor)|end[- ]point assess(?:or|ors)|IEPAs?|ILEPAs?|examiners?)\b/i,
  ],
  [
    'training-provider',
    /\b(?:(?:training |learning |off-the-job )?providers?|trainers?|colleges?|tutors?)\b(?! of\b)/i,
  ],
  ['employer', /\b(?:employers?|line managers?|supervisors?)\b/i],
  ['apprentice', /\b(?:apprentices?|learners?|candidates?)\b(?!ship)/i],
];

/** The parties named in some words, in the order in which they are named. */
export function partiesIn(text: string): readonly PartyRole[] {
  let rest = text;
  const found: { role: PartyRole; at: number }[] = [];
  for (const [role, pattern] of names) {
    const match = pattern.exec(rest);
    if (!match) continue;
    found.push({ role, at: match.index });
    // "External quality assurance provider" and the like must not count twice, so matched words are blanked.
    rest = rest.replace(new RegExp(pattern.source, 'gi'), (words) => ' '.repeat(words.length));
  }
  return found.sort((left, right) => left.at - right.at).map(({ role }) => role);
}
