// Everything that must hold before a change lands: check, build, unit and API tests, browser journeys.
// `--only check|unit|browser` runs one part.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const wants = (part) => values.only === undefined || values.only === part;
mkdirSync('.cache', { recursive: true });
const totals = { passed: 0, failed: 0 };

function step(title, command, args, env = {}) {
  process.stdout.write(`\n== ${title}\n`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  return status === 0;
}

/** Run one Vitest configuration and add its counts; a run without tests is a failure. */
function vitest(title, config) {
  const report = `.cache/${title}.json`;
  const ok = step(title, 'node_modules/.bin/vitest', [
    'run',
    '--config',
    config,
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${report}`,
  ]);
  const result = existsSync(report)
    ? JSON.parse(readFileSync(report, 'utf8'))
    : { numPassedTests: 0, numFailedTests: 0 };
  totals.passed += result.numPassedTests;
  totals.failed += result.numFailedTests + (ok || result.numFailedTests > 0 ? 0 : 1);
  if (result.numPassedTests === 0) {
    process.stdout.write(`${title}: no test ran\n`);
    return false;
  }
  return ok;
}

/** Chromium for the browser journeys: CHROMIUM_PATH, else the system's. */
function chromium() {
  const places = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  return places.find((place) => place && existsSync(place));
}

let ok = true;
if (wants('check')) ok = step('check', process.execPath, ['scripts/check.mjs']) && ok;
if (wants('unit')) ok = vitest('unit', 'vitest.config.ts') && ok;
if (wants('browser')) {
  const path = chromium();
  if (path === undefined) {
    process.stdout.write(
      '\nThe browser journeys need Chromium: install the package "chromium" (Debian: apt-get install chromium), or name one in CHROMIUM_PATH.\n',
    );
    ok = false;
  } else {
    ok = step('build', process.execPath, ['scripts/build.mjs']) && ok;
    process.env.CHROMIUM_PATH = path;
    ok = vitest('browser', 'tests/browser/vitest.config.ts') && ok;
  }
}
process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed\n`);
process.exit(ok ? 0 : 1);
