import type { MethodGrading, ProofNode } from '#domain/grading/grading-result.ts';

/**
 * How many criteria stand between a method's grade and the next lower one: 0 when one changed judgement would lower it.
 * Undefined when the grade does not rest on counted criteria above the minimum.
 */
export function criteriaToSpare(method: MethodGrading): number | undefined {
  const boundary = method.because.find(
    ({ kind, grade, standing }) => kind === 'boundary' && grade === method.grade && standing === 'met',
  );
  const counts = (boundary?.children ?? []).flatMap(countsOf);
  // "All of n" has nothing to spare by its nature: only a threshold below all says how narrow a grade is.
  const partial = counts.filter(({ need, of }) => need < of);
  if (partial.length === 0) return undefined;
  return Math.min(...partial.map(({ have, need }) => have - need));
}

function countsOf(node: ProofNode): readonly NonNullable<ProofNode['count']>[] {
  if (node.kind === 'criteria') return node.count ? [node.count] : [];
  return (node.children ?? []).flatMap(countsOf);
}
