import { basename, dirname, resolve } from 'node:path';
import { checkExamples, checkPlan } from '#domain/standards/check-plan.ts';
import type { Finding } from '#domain/standards/finding.ts';
import type { Policy } from '#domain/standards/layer-format.ts';
import type { Plan } from '#domain/standards/plan-format.ts';
import type { FileProblem } from './data-files.ts';
import type { PlanBundle } from './plan-library.ts';

/** Below `standards/`, the folder names are the reference and the edition. */
function checkFolderNames(directory: string, plan: Plan): Finding[] {
  const full = resolve(directory);
  const [edition, reference, home] = [
    basename(full),
    basename(dirname(full)),
    basename(dirname(dirname(full))),
  ];
  if (home !== 'standards' || (reference === plan.reference && edition === plan.edition)) return [];
  const message = `The plan is ${plan.reference} ${plan.edition}, so its folder must be standards/${plan.reference}/${plan.edition}.`;
  return [{ severity: 'error', code: 'files-do-not-match', message, at: '' }];
}

/** Every finding of one plan's directory: its files together, its folder names and the policies for it. */
export function checkBundle(bundle: PlanBundle, policies: readonly Policy[]): Finding[] {
  return [
    ...checkFolderNames(bundle.directory, bundle.plan),
    ...checkPlan(bundle.standard, bundle.plan, policies),
    ...checkExamples(bundle.plan, bundle.examples),
  ];
}

/** Problems of files as findings: the file stands before the place. */
export function problemsAsFindings(problems: readonly FileProblem[]): Finding[] {
  return problems.map(({ severity, code, message, at, file }) => ({
    severity,
    code,
    message: `${file}: ${message}`,
    at,
  }));
}
