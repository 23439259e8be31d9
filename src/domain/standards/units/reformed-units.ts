import type { Plan } from '#domain/standards/plan-format.ts';
import type { Ksb, Standard } from '#domain/standards/standard-format.ts';
import type { PartyRole } from '#domain/standards/values.ts';
import { kindTitle, type UncodedUnit } from './standard-units.ts';
import { commonOptions, type LearningOutcome, outcomeOf } from './unit.ts';

/** Parties who verify the behaviours before the assessment, as the plan's gateway names them. */
function verifiers(plan: Plan): PartyRole[] {
  return plan.gateway.requirements.flatMap(({ check }) =>
    check.kind === 'behaviours-verified' ? [check.by] : [],
  );
}

/** Whether a statement is in every assessment, one of the sampled ones, or neither is said. */
function choiceOf(
  plan: Plan,
  mandatory: readonly string[],
  ref: string,
): 'mandatory' | 'sampled' | undefined {
  const samplings = plan.methods.flatMap(({ sampling }) => sampling ?? []);
  if (mandatory.includes(ref) || samplings.some((one) => one.mandatory.includes(ref))) return 'mandatory';
  return samplings.some(({ others }) => others.of.includes(ref)) ? 'sampled' : undefined;
}

function outcomesOf(statements: readonly Ksb[], plan: Plan, mandatory: readonly string[]): LearningOutcome[] {
  return statements.map((ksb, at) => {
    const chosen = choiceOf(plan, mandatory, ksb.ref);
    return { ...outcomeOf(ksb, at + 1, plan.methods), ...(chosen ? { chosen } : {}) };
  });
}

function kindsOf(statements: readonly Ksb[]) {
  return [...new Set(statements.map(({ kind }) => kind))];
}

/**
 * Units of the reformed regime: the plan's assessment outcomes with their statements, each in every assessment or
 * sampled; then the behaviours, which the employer verifies; then what no outcome takes.
 */
export function reformedUnits(standard: Standard, plan: Plan): UncodedUnit[] {
  const taken = new Set(plan.outcomes.flatMap(({ ksbs }) => ksbs));
  const rest = standard.ksbs.filter(({ ref }) => !taken.has(ref));
  const byOutcome = plan.outcomes.map((outcome): UncodedUnit => {
    const statements = standard.ksbs.filter(({ ref }) => outcome.ksbs.includes(ref));
    return {
      title: outcome.title,
      from: 'outcome',
      kinds: kindsOf(statements),
      outcomes: outcomesOf(statements, plan, outcome.mandatory),
      criteria: [],
      verifiedBy: [],
      options: commonOptions(statements),
    };
  });
  const leftOver = (['knowledge', 'skill', 'behaviour'] as const).flatMap((kind): UncodedUnit[] => {
    const statements = rest.filter((ksb) => ksb.kind === kind);
    if (statements.length === 0) return [];
    const isVerified = kind === 'behaviour' && verifiers(plan).length > 0;
    return [
      {
        title: kindTitle(kind),
        from: isVerified ? 'behaviours' : 'ksb-group',
        kinds: [kind],
        outcomes: outcomesOf(statements, plan, []),
        criteria: [],
        verifiedBy: isVerified ? verifiers(plan) : [],
        options: commonOptions(statements),
      },
    ];
  });
  return [...byOutcome, ...leftOver];
}
