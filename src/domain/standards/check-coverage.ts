import type { Finding } from './finding.ts';
import type { Plan } from './plan-format.ts';
import type { Ksb, Standard } from './standard-format.ts';

function isVerified(plan: Plan): boolean {
  return plan.gateway.requirements.some(({ check }) => check.kind === 'behaviours-verified');
}

function assessedRefs(plan: Plan): Set<string> {
  const refs = plan.methods.flatMap(({ ksbs, criteria, sampling }) => [
    ...ksbs.refs,
    ...criteria.flatMap((criterion) => criterion.ksbs ?? []),
    ...(sampling ? [...sampling.mandatory, ...sampling.others.of] : []),
  ]);
  return new Set([...refs, ...plan.outcomes.flatMap(({ ksbs }) => ksbs)]);
}

function checkEveryKsb(standard: Standard, plan: Plan): Finding[] {
  const assessed = assessedRefs(plan);
  const verified = isVerified(plan);
  return standard.ksbs
    .filter(({ ref, kind }) => !assessed.has(ref) && !(kind === 'behaviour' && verified))
    .map(({ ref, kind }) => ({
      severity: 'warning',
      code: 'ksb-not-assessed',
      message: `${ref} (${kind}) is assessed by no method${kind === 'behaviour' ? ' and verified by nobody' : ''}.`,
      at: `standard/ksbs/${ref}`,
    }));
}

function outcomeOf({ ref }: Ksb, plan: Plan): Finding[] {
  const holding = plan.outcomes.filter(({ ksbs }) => ksbs.includes(ref)).map(({ id }) => id);
  if (holding.length === 1) return [];
  const says = holding.length === 0 ? 'no outcome' : `the outcomes ${holding.join(' and ')}`;
  return [
    {
      severity: 'error',
      code: 'ksb-not-in-one-outcome',
      message: `${ref} belongs to ${says}; each knowledge and skill statement belongs to exactly one.`,
      at: 'outcomes',
    },
  ];
}

/** The reformed regime: each knowledge and skill statement in exactly one outcome; mandatory ones are its own. */
function checkOutcomes(standard: Standard, plan: Plan): Finding[] {
  if (plan.regime !== 'apprenticeship-assessment') return [];
  const behaviours = standard.ksbs.some(({ kind }) => kind === 'behaviour');
  const unverified: Finding[] =
    behaviours && !isVerified(plan)
      ? [
          {
            severity: 'error',
            code: 'behaviours-not-verified',
            message: 'The standard has behaviours but no gateway requirement "behaviours-verified".',
            at: 'gateway/requirements',
          },
        ]
      : [];
  const stray = plan.outcomes.flatMap(({ id, ksbs, mandatory }) =>
    mandatory
      .filter((ref) => !ksbs.includes(ref))
      .map((ref) => ({
        severity: 'error' as const,
        code: 'mandatory-outside-outcome',
        message: `Mandatory statement ${ref} is not one of the outcome's statements.`,
        at: `outcomes/${id}/mandatory`,
      })),
  );
  const toAssess = standard.ksbs.filter(({ kind }) => kind !== 'behaviour');
  return [...unverified, ...stray, ...toAssess.flatMap((ksb) => outcomeOf(ksb, plan))];
}

/** Whether every statement of the standard is assessed, and the outcome rule of the reformed regime holds. */
export function checkCoverage(standard: Standard, plan: Plan): Finding[] {
  return [...checkEveryKsb(standard, plan), ...checkOutcomes(standard, plan)];
}
