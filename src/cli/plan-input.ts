import { existsSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { Policy } from '#domain/standards/layer-format.ts';
import { type EffectivePlan, resolvePlan } from '#domain/standards/resolve-plan.ts';
import { diskFolder, type FileProblem, problemLine, readData } from '#services/standards/data-files.ts';
import {
  DataFilesError,
  openPlanLibrary,
  type PlanBundle,
  type PlanLibrary,
  readPlanDirectory,
} from '#services/standards/plan-library.ts';
import { type CommandLine, CommandStopped, textFlag } from './command.ts';

/** Problems of files as one stop: each problem one line with file, place and mend. */
export function stopForProblems(problems: readonly FileProblem[]): CommandStopped {
  const shown = problems.slice(0, 20).map(problemLine);
  const more = problems.length - shown.length;
  if (more > 0) shown.push(`… and ${more} more`);
  return new CommandStopped(shown.join('\nguildmark: '), 1, { problems });
}

/** Run a reading of the library, with its file errors as a stop. */
export function reading<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof DataFilesError) throw stopForProblems(error.problems);
    throw error;
  }
}

/** The directory that REF names, or undefined when REF is a reference. */
export function directoryOf(ref: string): string | undefined {
  const looksLikePath = /[\\/.]/.test(ref);
  if (existsSync(ref)) {
    if (statSync(ref).isDirectory()) return ref;
    if (basename(ref) === 'plan.json') return dirname(ref);
    throw new CommandStopped(`${ref}: is a file; name the directory that holds plan.json`, 1);
  }
  if (looksLikePath) throw new CommandStopped(`${ref}: there is no such directory; check the path`, 1);
  return undefined;
}

function fromLibrary(library: PlanLibrary, ref: string, version: string | undefined): PlanBundle {
  const bundle = reading(() => library.findPlan({ reference: ref, version }));
  if (bundle) return bundle;
  const held = reading(() => library.listPlans());
  const editions = held.filter(({ plan }) => plan.reference === ref).map(({ plan }) => plan.edition);
  if (editions.length > 0) {
    throw new CommandStopped(`${ref} has no version "${version}". Held: ${editions.join(', ')}.`, 1);
  }
  const known = [...new Set(held.map(({ plan }) => plan.reference))].join(', ') || 'none';
  throw new CommandStopped(`There is no plan "${ref}". Held: ${known}; or name the directory of a plan.`, 1);
}

/** The plan that REF names: a reference, `REFERENCE@VERSION`, or a directory. */
export function openPlan(ref: string, version?: string): PlanBundle {
  const directory = directoryOf(ref);
  if (directory === undefined) {
    const [reference = ref, at] = ref.split('@');
    return fromLibrary(openPlanLibrary(), reference, version ?? at);
  }
  const { bundle, problems } = reading(() => readPlanDirectory(directory));
  if (!bundle) throw stopForProblems(problems);
  const { plan } = bundle;
  const isAsked = version === undefined || plan.edition === version;
  if (!isAsked && !plan.assesses.some(({ standardVersion }) => standardVersion === version)) {
    throw new CommandStopped(
      `${directory}: holds ${plan.reference} ${plan.edition}, not version "${version}"`,
      1,
    );
  }
  return bundle;
}

/** The policy that `--policy` names, by id or as a file. */
export function openPolicy(body: string): Policy {
  if (body.endsWith('.json')) {
    const read = readData(diskFolder, body, Policy, 'guildmark.policy');
    if (!read) throw new CommandStopped(`${body}: there is no such file; check the path`, 1);
    if (!read.ok) throw stopForProblems(read.problems);
    return read.value;
  }
  const library = openPlanLibrary();
  const policy = reading(() => library.policyFor(body));
  if (policy) return policy;
  const known = reading(() => library.listPolicies()).map(({ id }) => id);
  throw new CommandStopped(`There is no policy "${body}". Held: ${known.join(', ') || 'none'}.`, 1);
}

/** The effective plan of a bundle with the policy of the command line, without dispensations. */
export function effectivePlan(bundle: PlanBundle, line: CommandLine): EffectivePlan {
  const body = textFlag(line, 'policy');
  const policy = body === undefined ? undefined : openPolicy(body);
  const { plan } = bundle;
  const standardVersion = plan.assesses.at(-1)?.standardVersion ?? '';
  const facts = { startsOn: '2020-01-01', standardVersion, options: [], cohort: [], today: '2020-01-01' };
  const result = resolvePlan(plan, policy, [], facts);
  if (result.ok) return result.effective;
  const file = `policy ${policy?.id}`;
  throw stopForProblems(result.findings.map((finding) => ({ ...finding, file })));
}
