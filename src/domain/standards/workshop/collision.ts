import { isWithin, keyOf } from '#domain/standards/plan-path.ts';
import type { Decision, RecordedDecision } from './decision.ts';

/** The decision that stands in the way: made after `base` by somebody else on the same part. */
export function collision(
  decision: Decision,
  base: number,
  decisions: readonly RecordedDecision[],
  personId: string,
): RecordedDecision | undefined {
  const subjects =
    decision.kind === 'undo' ? undoneSubjects(decision.sequence, decisions) : pathsTouched(decision);
  return decisions.find(
    (other) =>
      other.sequence > base &&
      other.personId !== personId &&
      pathsTouched(other.decision).some((one) =>
        subjects.some((subject) => isWithin(one, subject) || isWithin(subject, one)),
      ),
  );
}

function undoneSubjects(sequence: number, decisions: readonly RecordedDecision[]): readonly string[] {
  const target = decisions.find((one) => one.sequence === sequence);
  return target ? pathsTouched(target.decision) : [];
}

function pathsTouched(decision: Decision): readonly string[] {
  switch (decision.kind) {
    case 'answer':
      return [`question:${decision.question}`];
    case 'settle':
      return [`finding:${decision.finding}`];
    case 'merge':
      return decision.at;
    case 'undo':
      return [];
    case 'add':
      return [`${decision.at}/${keyOf(decision.value) ?? ''}`];
    case 'accept':
    case 'edit':
    case 'reject':
    case 'split':
      return [decision.at];
  }
}
