import type { Grade } from '#domain/standards/values.ts';

/** Grades above fail from the best to the worst. */
export const bestGrades: readonly Grade[] = [
  'outstanding',
  'pass-with-excellence',
  'distinction',
  'merit',
  'credit',
  'pass',
];

/** How high a grade is: pass is 1, better grades are more. */
export function rankOf(grade: Grade): number {
  return bestGrades.length - bestGrades.indexOf(grade);
}

/** Grades from worst to best, fail included. */
export function gradeOrder(grades: readonly Grade[]): readonly Grade[] {
  const known = [...bestGrades].reverse().filter((grade) => grades.includes(grade));
  return ['fail', ...known];
}
