import { type Finding, isClean } from '#domain/standards/finding.ts';
import type { Policy } from '#domain/standards/layer-format.ts';
import { checkBundle } from '#services/standards/check-directory.ts';
import { type FileProblem, problemLine } from '#services/standards/data-files.ts';
import { openPlanLibrary, type PlanBundle, readPlanDirectory } from '#services/standards/plan-library.ts';
import {
  type Command,
  type CommandLine,
  type ExitCode,
  printResult,
  type Terminal,
  textFlag,
} from './command.ts';
import { directoryOf, openPlan, openPolicy, reading } from './plan-input.ts';

type Checked = { bundle: PlanBundle | undefined; findings: readonly FileProblem[] };

function policiesFor(line: CommandLine): readonly Policy[] {
  const body = textFlag(line, 'policy');
  return body === undefined ? reading(() => openPlanLibrary().listPolicies()) : [openPolicy(body)];
}

function check(line: CommandLine): Checked {
  const ref = line.positionals[0] ?? '';
  const directory = directoryOf(ref);
  if (directory !== undefined) {
    const { bundle, problems } = readPlanDirectory(directory);
    if (!bundle) return { bundle, findings: problems };
  }
  const bundle = openPlan(ref, textFlag(line, 'version'));
  return { bundle, findings: checkBundle(bundle, policiesFor(line)) };
}

function print({ bundle, findings }: Checked, line: CommandLine, terminal: Terminal): void {
  const count = (severity: Finding['severity']) => findings.filter((one) => one.severity === severity).length;
  const counts = { errors: count('error'), warnings: count('warning'), notes: count('note') };
  const summary = `${counts.errors} errors, ${counts.warnings} warnings, ${counts.notes} notes`;
  const name = bundle ? { reference: bundle.plan.reference, version: bundle.plan.edition } : {};
  const lines = findings.map((one) => `${one.severity}: ${problemLine(one)} [${one.code}]`);
  printResult(line, terminal, { json: { ...name, ...counts, findings }, lines: [...lines, summary] });
}

/** `guildmark plan check REF`: everything that can be said against a plan; exit 1 when one finding is an error. */
export const planCheck: Command = async (line, terminal): Promise<ExitCode> => {
  const checked = check(line);
  print(checked, line, terminal);
  return isClean(checked.findings) ? 0 : 1;
};
