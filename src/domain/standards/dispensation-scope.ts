import type { Dispensation } from './layer-format.ts';
import type { PlanFacts } from './resolve-plan.ts';

/** Whether one dispensation applies to an apprentice; when not, the first condition that does not hold. */
export type DispensationCheck =
  | { readonly id: string; readonly applies: true }
  | { readonly id: string; readonly applies: false; readonly because: string };

/** The first condition of a dispensation that does not hold, in plain words; undefined when all hold. */
export function whyNotApplied(dispensation: Dispensation, facts: PlanFacts): string | undefined {
  const { liveFrom, liveTo, scope } = dispensation;
  if (facts.today < liveFrom) return `it is live from ${liveFrom}`;
  if (liveTo !== undefined && facts.today > liveTo) return `it was live until ${liveTo}`;
  if (scope.startsFrom !== undefined && facts.startsOn < scope.startsFrom) {
    return `it is for starts from ${scope.startsFrom}`;
  }
  if (scope.startsBefore !== undefined && facts.startsOn >= scope.startsBefore) {
    return `it is for starts before ${scope.startsBefore}`;
  }
  return whyNotAmong(dispensation, facts);
}

function whyNotAmong({ scope }: Dispensation, facts: PlanFacts): string | undefined {
  const conditions: [readonly string[] | undefined, readonly string[], string][] = [
    [scope.standardVersions, [facts.standardVersion], 'standard version'],
    [scope.options, facts.options, 'option'],
    [
      scope.workplaceKinds,
      facts.workplaceKind === undefined ? [] : [facts.workplaceKind],
      'kind of workplace',
    ],
    [scope.cohort, facts.cohort, 'cohort'],
  ];
  const failed = conditions.find(([wanted, has]) => wanted && !wanted.some((one) => has.includes(one)));
  return failed && `it is for the ${failed[2]} ${failed[0]?.join(', ')}`;
}
