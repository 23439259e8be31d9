import { diffPlans, type PlanChange } from '#domain/standards/diff-plans.ts';
import { type Command, printResult } from './command.ts';
import { effectivePlan, openPlan } from './plan-input.ts';

const signs = { added: '+', removed: '-', changed: '~' } as const;

function short(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > 160 ? `${text.slice(0, 159)}…` : text;
}

function changeLines({ kind, what, at, before, after }: PlanChange): string[] {
  return [
    `${signs[kind]} ${what} ${at}`,
    ...(before === undefined ? [] : [`    before: ${short(before)}`]),
    ...(after === undefined ? [] : [`    after:  ${short(after)}`]),
  ];
}

/** `guildmark plan diff A B`: what changed from plan A to plan B. With a policy, the effective plans are compared. */
export const planDiff: Command = async (line, terminal) => {
  const [a, b] = [openPlan(line.positionals[0] ?? ''), openPlan(line.positionals[1] ?? '')];
  const changes = diffPlans(
    { plan: effectivePlan(a, line).plan, standard: a.standard },
    { plan: effectivePlan(b, line).plan, standard: b.standard },
  );
  const name = ({ plan }: typeof a) => ({ reference: plan.reference, version: plan.edition });
  printResult(line, terminal, {
    json: { a: name(a), b: name(b), changes },
    lines: changes.length === 0 ? ['No differences.'] : changes.flatMap(changeLines),
  });
  return 0;
};
