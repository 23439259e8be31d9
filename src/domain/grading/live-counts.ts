import type { Plan } from '#domain/standards/plan-format.ts';
import { scopeOf } from './attempt-facts.ts';
import type { GradeInput, Judgement } from './attempt-input.ts';

/** How many of a group are judged, and how. */
interface LiveCount {
  readonly of: number;
  readonly met: number;
  readonly notMet: number;
  readonly open: number;
}

/** Counts for the assessor's sheet, by kind and by module. Never a provisional grade: an open sheet is not a fail. */
export interface LiveCounts {
  readonly all: LiveCount;
  readonly byKind: Readonly<Record<'pass' | 'merit' | 'distinction', LiveCount>>;
  readonly byModule: ReadonlyMap<string, LiveCount>;
}

/** Count the judgements of one method under way. */
export function liveCounts(
  plan: Pick<Plan, 'methods'>,
  methodId: string,
  judgements: Readonly<Record<string, Judgement | undefined>>,
  { choices, options }: Pick<GradeInput, 'choices' | 'options'>,
): LiveCounts {
  const method = plan.methods.find(({ id }) => id === methodId);
  const criteria = method ? scopeOf(method, choices, options).criteria : [];
  const count = (group: typeof criteria): LiveCount => {
    const met = group.filter(({ ref }) => judgements[ref] === 'met').length;
    const notMet = group.filter(({ ref }) => judgements[ref] === 'not-met').length;
    return { of: group.length, met, notMet, open: group.length - met - notMet };
  };
  const ofKind = (kind: 'pass' | 'merit' | 'distinction') =>
    count(criteria.filter((one) => one.kind === kind));
  const modules = [...new Set(criteria.map(({ module }) => module ?? ''))];
  return {
    all: count(criteria),
    byKind: { pass: ofKind('pass'), merit: ofKind('merit'), distinction: ofKind('distinction') },
    byModule: new Map(
      modules.map((module) => [module, count(criteria.filter((one) => (one.module ?? '') === module))]),
    ),
  };
}
