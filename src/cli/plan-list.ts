import { openPlanLibrary } from '#services/standards/plan-library.ts';
import { type Command, printResult } from './command.ts';
import { reading } from './plan-input.ts';

/** `guildmark plan list`: every published plan. `version` is the plan's edition. */
export const planList: Command = async (line, terminal) => {
  const plans = reading(() => openPlanLibrary().listPlans()).map(({ standard, plan, hash }) => ({
    reference: plan.reference,
    version: plan.edition,
    title: standard.title,
    planTitle: plan.title,
    level: standard.level,
    regime: plan.regime,
    productType: standard.productType,
    standardVersions: plan.assesses.map(({ standardVersion }) => standardVersion),
    hash,
  }));
  const lines = plans.map(
    ({ reference, version, title, level, regime }) =>
      `${reference}  ${version.padEnd(8)}  level ${level}  ${regime}  ${title}`,
  );
  if (plans.length === 0) terminal.say('No plan is published here yet: standards/ is empty.');
  printResult(line, terminal, { json: plans, lines });
  return 0;
};
