import type { ReleasedResult } from '#contract/results.ts';
import type { Need } from '#domain/grading/grading-result.ts';

/** What one better grade still needed in one method: any so many, or all, of the criteria below it. */
export interface MissingGroup {
  readonly method: string;
  /** Title of the method. */
  readonly title: string;
  /** "Any 1 of these 4", "Both of these", "This criterion". */
  readonly lead: string;
  readonly criteria: readonly { readonly ref: string; readonly text: string }[];
}

/** A better grade with what it needed, method by method. */
export interface MissingGrade {
  readonly grade: string;
  /** Why it can no longer be reached, when the rules say so. */
  readonly outOfReach: string | undefined;
  readonly groups: readonly MissingGroup[];
  /** Needs that are not criteria, in words. */
  readonly others: readonly string[];
}

type Leaf = Extract<Need, { refs: readonly string[] }>;

function leavesOf(needs: readonly Need[]): Need[] {
  return needs.flatMap((need) => ('needs' in need ? leavesOf(need.needs) : [need]));
}

function isLeaf(need: Need): need is Leaf {
  return 'refs' in need;
}

function leadOf({ count, refs }: Leaf): string {
  if (count < refs.length) return `Any ${count} of these ${refs.length}`;
  if (refs.length === 1) return 'This criterion';
  return refs.length === 2 ? 'Both of these' : `All ${refs.length} of these`;
}

/** What was missing for each better grade, nearest first, grouped by method with the plan's own words. */
export function missingGrades(result: Pick<ReleasedResult, 'grading' | 'missing'>): MissingGrade[] {
  const titles = new Map(result.grading.methods.map(({ method, title }) => [method, title]));
  const texts = new Map(
    result.missing.flatMap(({ needs }) => needs.map((need) => [`${need.method}/${need.ref}`, need.text])),
  );
  return result.grading.next.map(({ grade, needs, outOfReach }) => {
    const leaves = leavesOf(needs);
    return {
      grade,
      outOfReach,
      groups: leaves.filter(isLeaf).map((leaf) => ({
        method: leaf.method,
        title: titles.get(leaf.method) ?? leaf.method,
        lead: leadOf(leaf),
        criteria: leaf.refs.map((ref) => ({ ref, text: texts.get(`${leaf.method}/${ref}`) ?? '' })),
      })),
      others: leaves.filter((leaf) => !isLeaf(leaf)).map(({ text }) => text),
    };
  });
}
