#!/usr/bin/env node
// Runs the built command line; builds it first when it is missing or older than its sources.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { entryFile, isServerStale, isWebStale, root } from '../scripts/build-state.mjs';

const [major, minor] = process.versions.node.split('.').map(Number);

function stop(message) {
  process.stderr.write(`guildmark: ${message}\n`);
  process.exit(1);
}

if (major < 20 || (major === 20 && minor < 19)) {
  stop(`Node ${process.versions.node} is too old; install Node 20.19 or newer.`);
}
if (!existsSync(join(root, 'node_modules', 'zod'))) {
  stop(`the packages are not installed; run "npm ci" in ${root} first.`);
}

try {
  const argv = process.argv.slice(2);
  const needsWeb = argv[0] === 'start' && isWebStale();
  if (isServerStale() || needsWeb) {
    const { buildServer, buildWeb } = await import('../scripts/build.mjs');
    if (isServerStale()) await buildServer();
    if (needsWeb) {
      process.stderr.write('guildmark: building the screens, once …\n');
      await buildWeb();
    }
  }
  const { main } = await import(pathToFileURL(entryFile).href);
  await main(argv);
} catch (error) {
  if (process.env.GUILDMARK_TRACE === '1') throw error;
  stop(`this is a defect of guildmark, please report it: ${error instanceof Error ? error.message : error}`);
}
