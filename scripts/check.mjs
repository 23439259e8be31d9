// Types of the three scopes, lint with the layer boundaries, and dead code. Everything runs; every failure is shown.
import { spawn } from 'node:child_process';

const bin = (name) => `node_modules/.bin/${name}`;
const checks = [
  ['types: domain', bin('tsc'), ['-p', 'tsconfig.domain.json']],
  ['types: server', bin('tsc'), ['-p', 'tsconfig.json']],
  ['types: web', bin('tsc'), ['-p', 'tsconfig.web.json']],
  ['types: browser journeys', bin('tsc'), ['-p', 'tsconfig.browser.json']],
  ['lint and boundaries', bin('biome'), ['ci', '--error-on-warnings', '--max-diagnostics=50', '.']],
  ['dead code', bin('knip'), ['--no-progress']],
];

function run([name, command, args]) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ name, code: 1, output: String(error), seconds: 0 }));
    child.on('close', (code) =>
      resolve({ name, code: code ?? 1, output, seconds: (performance.now() - started) / 1000 }),
    );
  });
}

let failed = 0;
const queue = [...checks];
async function worker() {
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { name, code, output, seconds } = await run(next);
    process.stdout.write(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds.toFixed(1)} s)\n`);
    if (code !== 0) {
      failed += 1;
      process.stdout.write(`${output}\n`);
    }
  }
}
await Promise.all([worker(), worker()]);
process.exit(failed === 0 ? 0 : 1);
