import type { Plan } from '#domain/standards/plan-format.ts';
import type { Grade, PartyRole } from '#domain/standards/values.ts';

/** What the field calls the assessment and who assesses, under the plan's regime. */
export interface RegimeWords {
  readonly assessment: string;
  readonly body: string;
  readonly assessor: string;
}

/** The words of the plan's regime: end-point assessment, or the reformed apprenticeship assessment. */
export function regimeWords(plan: Plan): RegimeWords {
  return plan.regime === 'end-point-assessment'
    ? {
        assessment: 'end-point assessment',
        body: 'end-point assessment organisation',
        assessor: 'independent assessor',
      }
    : {
        assessment: 'apprenticeship assessment',
        body: 'assessment organisation',
        assessor: 'assessor',
      };
}

const parties: Readonly<Record<PartyRole, string>> = {
  apprentice: 'apprentice',
  employer: 'employer',
  'training-provider': 'training provider',
  'independent-assessor': 'independent assessor',
  'assessment-organisation': 'assessment organisation',
  'internal-quality-assurer': 'internal quality assurer',
};

/** "training provider" for a party of the plan. */
export function partyWords(role: PartyRole): string {
  return parties[role];
}

/** "pass with excellence" for a grade; "any" where a table leaves the grade open. */
export function gradeWords(grade: Grade | 'any'): string {
  return grade.replaceAll('-', ' ');
}

/** "a, b and c"; nothing for an empty list. */
export function listWords(items: readonly string[], link: 'and' | 'or' = 'and'): string {
  const last = items.at(-1);
  if (last === undefined) return '';
  return items.length === 1 ? last : `${items.slice(0, -1).join(', ')} ${link} ${last}`;
}

/** "fail, pass or distinction" for the grades that something can be given. */
export function gradeChoice(grades: readonly Grade[]): string {
  return listWords(grades.map(gradeWords), 'or');
}

/** The words with a capital at the start. */
export function sentenceStart(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "1 question", "3 questions". */
export function countWords(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
