// What is built where, and whether a build is older than its sources. Light, since every command asks it.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));
/** The folder of the server bundle. */
export const serverFolder = join(root, 'dist', 'cli');
/** The bundle's entry; its time of change is the time at which the build began. */
export const entryFile = join(serverFolder, 'entry.js');
/** The page of the built screens. */
export const webPage = join(root, 'dist', 'web', 'index.html');

function isSource(name) {
  return !/\.test\.tsx?$/.test(name);
}

// Folders count too: a file that was taken away changes only the folder.
function newestIn(path, skip = []) {
  if (!existsSync(path) || skip.includes(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  let newest = stat.mtimeMs;
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) newest = Math.max(newest, newestIn(inner, skip));
    else if (isSource(entry.name)) newest = Math.max(newest, statSync(inner).mtimeMs);
  }
  return newest;
}

function isOlder(built, sources, skip) {
  if (!existsSync(built)) return true;
  const at = statSync(built).mtimeMs;
  return sources.some((source) => newestIn(join(root, source), skip) > at);
}

// An installed package may come without its sources: then what is built is what there is.
const hasSources = existsSync(join(root, 'src', 'cli'));

/** True when the server bundle is missing or older than its sources. */
export function isServerStale() {
  if (!hasSources) return false;
  return isOlder(entryFile, ['src', 'package.json', 'scripts/build.mjs'], [join(root, 'src', 'web')]);
}

/** True when there are screens to build and they are missing or older than their sources. */
export function isWebStale() {
  if (!hasSources || !existsSync(join(root, 'vite.config.ts'))) return false;
  return isOlder(webPage, ['src/web', 'src/contract', 'src/domain', 'vite.config.ts', 'package.json'], []);
}
