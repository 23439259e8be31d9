import { z } from 'zod';
import { Grading, type Need, type NextGrade } from '#domain/grading/grading-result.ts';
import { sayGrade } from '#domain/grading/say.ts';
import type { Plan } from '#domain/standards/plan-format.ts';
import { Grade } from '#domain/standards/values.ts';

/** One grade that was not reached, and the criteria that were missing for it. */
export const MissingForGrade = z.strictObject({
  grade: z.string(),
  text: z.string(),
  needs: z.array(z.strictObject({ method: z.string(), ref: z.string(), text: z.string() })),
});
export type MissingForGrade = z.infer<typeof MissingForGrade>;

/** What is released: everything that the apprentice, the provider and the employer may read of a result. */
export const ReleasedContent = z.strictObject({
  registrationId: z.uuid(),
  apprentice: z.string(),
  planTitle: z.string(),
  reference: z.string(),
  grade: Grade,
  sentence: z.string(),
  grading: Grading,
  /** The effective plan that decided, and the titles of the documents that its proof quotes. */
  planHash: z.string(),
  documents: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  assessmentOrganisation: z.string(),
  missing: z.array(MissingForGrade),
  nextSteps: z.array(z.string()),
  attempts: z.array(
    z.strictObject({
      id: z.uuid(),
      method: z.string(),
      title: z.string(),
      number: z.int(),
      kind: z.string(),
      grade: z.string(),
    }),
  ),
});
export type ReleasedContent = z.infer<typeof ReleasedContent>;

/** One sentence that says why the grade is what it is. */
export function resultSentence(grading: Grading): string {
  const { grade } = grading.overall;
  const graded = grading.methods.filter((method) => method.grade !== null);
  const failed = graded.filter((method) => method.grade === 'fail').map(({ title }) => title);
  if (grade === 'fail')
    return `Not passed yet: ${listed(failed)} did not meet every criterion that a pass needs.`;
  const parts = graded.map((method) => `${sayGrade(method.grade ?? 'fail')} in ${method.title}`);
  return `${capital(sayGrade(grade ?? 'fail'))}: ${listed(parts)}.`;
}

function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What was missing for each better grade, with the text of each criterion. */
export function missingFor(grading: Grading, plan: Plan): MissingForGrade[] {
  return grading.next.map((next: NextGrade) => ({
    grade: next.grade,
    text: listed(next.needs.map(({ text }) => text)),
    needs: next.needs.flatMap((need) => criteriaOf(need, plan)),
  }));
}

function criteriaOf(need: Need, plan: Plan): { method: string; ref: string; text: string }[] {
  if ('needs' in need) return need.needs.flatMap((inner) => criteriaOf(inner, plan));
  if (!('refs' in need)) return [];
  const method = plan.methods.find(({ id }) => id === need.method);
  return need.refs.map((ref) => ({
    method: need.method,
    ref,
    text: method?.criteria.find((one) => one.ref === ref)?.text ?? '',
  }));
}
