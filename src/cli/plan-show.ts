import type { EffectivePlan } from '#domain/standards/resolve-plan.ts';
import { planHash } from '#services/standards/plan-hash.ts';
import type { PlanBundle } from '#services/standards/plan-library.ts';
import { type Command, printResult, textFlag } from './command.ts';
import { effectivePlan, openPlan } from './plan-input.ts';

/** The effective plan as one document: the weight of a method as a plain number, its source beside it. */
function document(bundle: PlanBundle, effective: EffectivePlan) {
  const { plan, provenance, policy } = effective;
  const { title, level, productType, versions, ksbs, modules, options } = bundle.standard;
  return {
    ...plan,
    version: plan.edition,
    methods: plan.methods.map(({ weight, ...method }) => ({
      ...method,
      ...(weight ? { weight: weight.percent, weightSource: weight.source } : {}),
    })),
    policy,
    provenance,
    hash: bundle.hash,
    effectiveHash: planHash(plan),
    standard: { title, level, productType, versions, ksbs, modules, options },
  };
}

function methodLines({ plan }: EffectivePlan): string[] {
  return plan.methods.flatMap((method) => {
    const weight = method.weight ? `, weight ${method.weight.percent} %` : '';
    return [
      '',
      `${method.title} (${method.id}): ${method.grades.join(', ')}${weight}`,
      ...method.criteria.map(({ ref, kind, text }) => `  ${ref.padEnd(6)} ${kind.padEnd(11)} ${text}`),
    ];
  });
}

function lines(bundle: PlanBundle, effective: EffectivePlan): string[] {
  const { plan, provenance, policy } = effective;
  const layers = provenance.map(({ at, effect, by }) => `  ${effect} ${at} (${by})`);
  return [
    `${plan.reference} ${plan.edition}: ${plan.title}, level ${bundle.standard.level}, ${plan.regime}`,
    `Overall grades: ${plan.grading.grades.join(', ')}`,
    ...methodLines(effective),
    '',
    'Gateway:',
    ...plan.gateway.requirements.map(({ title }) => `  ${title}`),
    ...(layers.length > 0 ? ['', `Policy ${policy}:`, ...layers] : []),
    '',
    `Hash ${bundle.hash}`,
  ];
}

/** `guildmark plan show REF`: the effective plan, with the policy asked for. */
export const planShow: Command = async (line, terminal) => {
  const bundle = openPlan(line.positionals[0] ?? '', textFlag(line, 'version'));
  const effective = effectivePlan(bundle, line);
  printResult(line, terminal, { json: document(bundle, effective), lines: lines(bundle, effective) });
  return 0;
};
