import { basename, dirname, join, resolve } from 'node:path';
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

/** The file of the directory in which the place of a finding lies. */
function fileOf({ at }: Finding): string {
  if (at.startsWith('standard/')) return 'standard.json';
  return at === 'examples' ? 'examples.json' : 'plan.json';
}

/** Every finding of one plan's directory: its files together, its folder names and the policies for it. */
export function checkBundle(bundle: PlanBundle, policies: readonly Policy[]): FileProblem[] {
  const { directory, plan, standard, examples } = bundle;
  const findings = [
    ...checkFolderNames(directory, plan),
    ...checkPlan(standard, plan, policies),
    ...checkExamples(plan, examples),
  ];
  return findings.map((finding) => ({ ...finding, file: join(directory, fileOf(finding)) }));
}
