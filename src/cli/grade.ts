import { GradeInput } from '#domain/grading/attempt-input.ts';
import { checkGradeInput } from '#domain/grading/check-input.ts';
import { gradePlan } from '#domain/grading/grade-plan.ts';
import type { Grading, Need, NextGrade, ProofNode } from '#domain/grading/grading-result.ts';
import type { Plan } from '#domain/standards/plan-format.ts';
import { diskFolder, parseData, UnreadableFile } from '#services/standards/data-files.ts';
import type { PlanBundle } from '#services/standards/plan-library.ts';
import { type Command, CommandStopped, printResult, type Terminal, textFlag } from './command.ts';
import { effectivePlan, openPlan, stopForProblems } from './plan-input.ts';

async function textOf(file: string, terminal: Terminal): Promise<string> {
  if (file === '-') return await terminal.readStandardInput();
  try {
    const text = diskFolder.read(file);
    if (text !== undefined) return text;
  } catch (error) {
    if (error instanceof UnreadableFile) throw new CommandStopped(`${file}: ${error.message}`);
    throw error;
  }
  throw new CommandStopped(`${file}: there is no such file; check the path, or give - for standard input`);
}

function parseInput(text: string, file: string): GradeInput {
  const read = parseData(text, file, GradeInput, undefined);
  if (!read.ok) throw stopForProblems(read.problems);
  return read.value;
}

function unknownOptions({ standard }: PlanBundle, { options }: GradeInput) {
  const known = standard.options.map(({ id }) => id);
  return options
    .filter((option) => !known.includes(option))
    .map((option) => ({
      at: 'options',
      message: `"${option}" is not an option of the standard. Known: ${known.join(', ') || 'none'}.`,
    }));
}

/** Refuse an input that speaks of what the plan does not have. */
function checkAgainst(bundle: PlanBundle, plan: Plan, input: GradeInput, file: string): void {
  const problems = [...checkGradeInput(plan, input), ...unknownOptions(bundle, input)].map((one) => ({
    ...one,
    severity: 'error' as const,
    code: 'input-not-of-plan',
    file,
  }));
  if (problems.length > 0) throw stopForProblems(problems);
}

const marks = { met: '✓', 'not-met': '✗', undecided: '·' } as const;

function proofLines(nodes: readonly ProofNode[], depth: number): string[] {
  return nodes.flatMap(({ standing, text, source, children }) => {
    const cited = source ? ` (${source.document}, ${source.section})` : '';
    return [
      `${'  '.repeat(depth)}${marks[standing]} ${text}${cited}`,
      ...proofLines(children ?? [], depth + 1),
    ];
  });
}

function needLines(needs: readonly Need[], depth: number): string[] {
  return needs.flatMap((need) => [
    `${'  '.repeat(depth)}- ${need.text}`,
    ...('needs' in need ? needLines(need.needs, depth + 1) : []),
  ]);
}

function nextLines({ grade, needs, outOfReach }: NextGrade): string[] {
  return [`For ${grade}:${outOfReach ? ` out of reach. ${outOfReach}` : ''}`, ...needLines(needs, 1)];
}

function lines({ methods, overall, next }: Grading): string[] {
  return [
    ...methods.map(
      ({ title, grade, undecided }) => `${title}: ${grade ?? `not decided. ${undecided ?? ''}`}`,
    ),
    `Overall: ${overall.grade ?? `not decided. ${overall.undecided ?? ''}`}`,
    '',
    ...proofLines(overall.because, 0),
    ...(next.length > 0 ? ['', ...next.flatMap(nextLines)] : []),
  ];
}

/**
 * `guildmark grade REF JUDGEMENTS.json|-`: the grades of an apprentice with their proof, and what the next one needs.
 * Exit 1 when the rules refuse an attempt; the grades without it are printed all the same.
 */
export const grade: Command = async (line, terminal) => {
  const [ref = '', file = ''] = line.positionals;
  const bundle = openPlan(ref, textFlag(line, 'version'));
  const { plan } = effectivePlan(bundle, line);
  const name = file === '-' ? 'standard input' : file;
  const input = parseInput(await textOf(file, terminal), name);
  checkAgainst(bundle, plan, input, name);
  const result = gradePlan(plan, input);
  printResult(line, terminal, { json: result, lines: lines(result) });
  for (const { attempt, reason } of result.refused) {
    terminal.say(`guildmark: ${name}: attempts[${attempt}] does not count: ${reason}`);
  }
  return result.refused.length > 0 ? 1 : 0;
};
