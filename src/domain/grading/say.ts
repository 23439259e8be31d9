import type { Grade } from '#domain/standards/values.ts';

/** A grade in words: "pass with excellence". */
export function sayGrade(grade: Grade): string {
  return grade.replaceAll('-', ' ');
}

/** References as a person would list them: "P1, P2 and P3". */
export function sayRefs(refs: readonly string[]): string {
  if (refs.length < 2) return refs.join('');
  return `${refs.slice(0, -1).join(', ')} and ${refs.at(-1)}`;
}
