// `npm run bench`: measure what docs/performance.md promises, each in a process of its own, and print a table.
// `--only grading` measures one; `--write` writes docs/performance.md. Ends with 1 when a limit is missed.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, type as system, totalmem } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { only: { type: 'string' }, write: { type: 'boolean' }, run: { type: 'string' } },
});
const root = fileURLToPath(new URL('..', import.meta.url));

/** What is measured, and how, in words for the document. */
const benches = {
  grading:
    'A made-up national year from a fixed seed: 32,000 apprentices with every method of ST0072 attempted. Wall time of one pass in one thread with nothing warmed up, the compiling of the plan included; reading and making the input is not.',
  compiler:
    'An invented assessment plan set as PDF with ruled tables over pages, merged cells and running titles, read and compiled to a draft. Wall time in a process of its own with nothing warmed up, and the memory that process takes at most.',
  'start-up':
    'From the command to the first page served, on an installation that has been started before; the middle of three starts.',
  caseload:
    'One provider with so many apprentices and their evidence in the embedded database. Eight clients ask at once, 100 times each after ten to warm up, each asking again as soon as it is answered. Server, database and clients are processes of their own on the same machine and share its cores.',
  'web-size':
    'The script that a first visit to a screen loads, from the built files, each compressed with gzip.',
};

if (values.run) {
  const { run } = await import(pathToFileURL(`${root}scripts/bench/${values.run}.ts`).href);
  process.stdout.write(`\n@@${JSON.stringify([await run()].flat())}\n`);
  process.exit(0);
}

function measure(name) {
  process.stderr.write(`measuring ${name} …\n`);
  const words = ['--import', 'tsx', fileURLToPath(import.meta.url), '--run', name];
  const { stdout, status } = spawnSync(process.execPath, words, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = stdout.split('\n').find((text) => text.startsWith('@@'));
  if (status !== 0 || !line) return [{ name: `${name} could not be measured`, passed: false }];
  return JSON.parse(line.slice(2));
}

const row = ({ name, value, unit, limit, passed }) =>
  value === undefined
    ? [name, '', '', 'missed']
    : [name, `${value} ${unit}`, `${limit} ${unit}`, passed ? 'held' : 'missed'];

function table(measured) {
  const rows = [['What', 'Measured', 'Limit', ''], ...measured.map(row)];
  const widths = rows[0].map((_, at) => Math.max(...rows.map((cells) => cells[at].length)));
  return rows.map((cells) => `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} |`);
}

function documentOf(results) {
  const [cpu] = cpus();
  const machine = `${cpus().length} cores of ${cpu?.model ?? 'an unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB of memory, ${system()}, Node ${process.versions.node}`;
  const parts = results.map(({ name, measured }) => {
    const [head, ...lines] = table(measured);
    return `## ${name}\n\n${benches[name]}\n\n${[head, head.replace(/[^|]/g, '-'), ...lines].join('\n')}\n`;
  });
  return `# Performance\n\nWritten by \`npm run bench -- --write\` on ${new Date().toISOString().slice(0, 10)}: ${machine}.\nThe command ends with 1 when a limit is missed. A machine that does other work at the same time measures worse.\n\n${parts.join('\n')}`;
}

const names = Object.keys(benches).filter((name) => values.only === undefined || name === values.only);
if (names.length === 0) {
  process.stderr.write(
    `There is no benchmark "${values.only}"; there are ${Object.keys(benches).join(', ')}.\n`,
  );
  process.exit(2);
}
if (names.some((name) => name === 'start-up' || name === 'web-size')) {
  const { status } = spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}
const results = names.map((name) => ({ name, measured: measure(name) }));
const all = results.flatMap(({ measured }) => measured);
process.stdout.write(`${table(all).join('\n')}\n`);
if (values.write && values.only !== undefined) {
  process.stderr.write('Nothing written: --write needs every measurement, leave --only out.\n');
  process.exitCode = 1;
} else if (values.write) writeFileSync(`${root}docs/performance.md`, documentOf(results));
process.exit(process.exitCode ?? (all.every(({ passed }) => passed) ? 0 : 1));
