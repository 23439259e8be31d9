import { checkGrading } from '#domain/grading/check-grading.ts';
import { checkCoverage } from './check-coverage.ts';
import { checkReferences } from './check-references.ts';
import { checkRules } from './check-rules.ts';
import { checkShape } from './check-shape.ts';
import type { Examples } from './examples-format.ts';
import type { Finding } from './finding.ts';
import type { Policy } from './layer-format.ts';
import type { Plan } from './plan-format.ts';
import { resolvePlan } from './resolve-plan.ts';
import type { Standard } from './standard-format.ts';

function mismatch(at: string, message: string): Finding {
  return { severity: 'error', code: 'files-do-not-match', message, at };
}

function checkIdentity(standard: Standard, plan: Plan): Finding[] {
  const versions = standard.versions.map(({ version }) => version);
  const findings = plan.assesses
    .filter(({ standardVersion }) => !versions.includes(standardVersion))
    .map(({ standardVersion }) => ({
      severity: 'error' as const,
      code: 'unknown-standard-version',
      message: `The standard has no version ${standardVersion}. Known: ${versions.join(', ')}.`,
      at: `assesses/${standardVersion}`,
    }));
  if (standard.reference === plan.reference) return findings;
  const message = `plan.json is of ${plan.reference}, but standard.json is of ${standard.reference}.`;
  return [mismatch('reference', message), ...findings];
}

/** Whether the conformance cases belong to the plan, and whether there are any. */
export function checkExamples(plan: Plan, examples: Examples | undefined): Finding[] {
  if (!examples) {
    const message = 'There is no examples.json. Give cases that show each grade and each boundary.';
    return [{ severity: 'warning', code: 'no-examples', message, at: 'examples' }];
  }
  if (examples.reference === plan.reference && examples.edition === plan.edition) return [];
  const said = `examples.json is of ${examples.reference} ${examples.edition}`;
  return [mismatch('examples', `${said}, but the plan is ${plan.reference} ${plan.edition}.`)];
}

function checkPolicy(plan: Plan, policy: Policy): Finding[] {
  const own = policy.plans.some(
    ({ reference, edition }) => reference === plan.reference && edition === plan.edition,
  );
  if (!own) return [];
  const standardVersion = plan.assesses[0]?.standardVersion ?? '';
  const facts = { startsOn: '2020-01-01', standardVersion, options: [], cohort: [], today: '2020-01-01' };
  const result = resolvePlan(plan, policy, [], facts);
  if (!result.ok) return [...result.findings];
  return [
    ...checkShape(result.effective.plan),
    ...checkRules(result.effective.plan),
    ...checkGrading(result.effective.plan),
  ]
    .filter(({ severity }) => severity === 'error')
    .map((finding) => ({ ...finding, message: `With policy ${policy.id}: ${finding.message}` }));
}

const weight = { error: 0, warning: 1, note: 2 } as const;

/**
 * Everything that can be said against a plan beyond its schema, worst first: references that lead nowhere, ids that
 * are not unique, rules that contradict each other, statements that nobody assesses, and policies that do not fit.
 * Paths that begin with `standard/` are places of the standard.
 */
export function checkPlan(standard: Standard, plan: Plan, policies: readonly Policy[] = []): Finding[] {
  const own = [
    ...checkIdentity(standard, plan),
    ...checkShape(standard).map((finding) => ({ ...finding, at: `standard/${finding.at}` })),
    ...checkShape(plan),
    ...checkReferences(standard, plan),
    ...checkRules(plan),
    ...checkGrading(plan),
    ...checkCoverage(standard, plan),
  ];
  const said = new Set(own.map(({ code, at }) => `${code} ${at}`));
  const layered = policies
    .flatMap((policy) => checkPolicy(plan, policy))
    .filter(({ code, at }) => !said.has(`${code} ${at}`));
  return [...own, ...layered].sort((a, b) => weight[a.severity] - weight[b.severity]);
}
