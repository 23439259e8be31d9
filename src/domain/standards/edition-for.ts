import type { Plan } from './plan-format.ts';
import type { PlainDate } from './values.ts';

/** The plan edition that assesses an apprentice, and the standard version that the start date gives. */
export type EditionChoice = { readonly plan: Plan; readonly standardVersion: string };

/**
 * Which plan edition assesses a standard for a start date, by the plans' own dated tables. Where two editions
 * cover the day, the one whose validity began later is meant. Undefined when no edition held covers the day.
 */
export function editionFor(
  plans: readonly Plan[],
  reference: string,
  startsOn: PlainDate,
): EditionChoice | undefined {
  const choices = plans
    .filter((plan) => plan.reference === reference)
    .flatMap((plan) =>
      plan.assesses.map((entry) => ({
        plan,
        standardVersion: entry.standardVersion,
        from: entry.startsFrom ?? '0000-01-01',
        before: entry.startsBefore,
      })),
    )
    .filter(({ from, before }) => from <= startsOn && (before === undefined || startsOn < before))
    .sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0));
  const [best] = choices;
  return best && { plan: best.plan, standardVersion: best.standardVersion };
}
