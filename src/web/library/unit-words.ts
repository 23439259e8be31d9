import type { UnitCriterionKind, UnitGroup } from '#domain/standards/units/unit.ts';
import type { PartyRole } from '#domain/standards/values.ts';

const parties: Readonly<Record<PartyRole, string>> = {
  apprentice: 'the apprentice',
  employer: 'the employer',
  'training-provider': 'the training provider',
  'independent-assessor': 'the independent assessor',
  'assessment-organisation': 'the assessment organisation',
  'internal-quality-assurer': 'the internal quality assurer',
};

/** "the employer and the training provider". */
export function partiesWords(roles: readonly PartyRole[]): string {
  return new Intl.ListFormat('en-GB').format([...new Set(roles)].map((role) => parties[role]));
}

const lines: Readonly<Record<UnitCriterionKind, string>> = {
  know: 'Know',
  do: 'Do',
  show: 'Show',
  pass: 'Pass',
  merit: 'Merit',
  distinction: 'Distinction',
};

/** What a numbered line asks, in a word. */
export function lineWord(kind: UnitCriterionKind): string {
  return lines[kind];
}

/** How many units of a group an apprentice takes. */
export function takenWords({ choice, minimum, maximum }: UnitGroup): string {
  const kind = choice === 'mandatory' ? 'Mandatory' : 'Optional';
  return `${kind}: minimum ${minimum}, maximum ${maximum}`;
}
