// `npm run build`: the server bundle with esbuild and the screens with vite.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { entryFile, root, serverFolder } from './build-state.mjs';

const oneHour = 3_600_000;

// Written beside its place and moved, so that a command starting at this moment never reads half a file.
function place(file, contents) {
  mkdirSync(dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, contents);
  renameSync(beside, file);
}

// A command that is still running may yet load a chunk of the build before.
function removeOldChunks(current) {
  const before = Date.now() - oneHour;
  for (const name of readdirSync(serverFolder)) {
    const file = join(serverFolder, name);
    if (!current.has(name) && statSync(file).mtimeMs < before) rmSync(file, { force: true });
  }
}

/** Bundle the server and every command into dist/cli; packages stay outside. */
export async function buildServer() {
  const startedAt = new Date();
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: { entry: 'src/cli/entry.ts' },
    outdir: serverFolder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    chunkNames: '[name]-[hash]',
    sourcemap: 'linked',
    sourcesContent: false,
    write: false,
    logLevel: 'error',
  });
  for (const { path, contents } of outputFiles.filter(({ path }) => path !== entryFile))
    place(path, contents);
  const entry = outputFiles.find(({ path }) => path === entryFile);
  place(entryFile, entry.contents);
  utimesSync(entryFile, startedAt, startedAt);
  removeOldChunks(new Set(outputFiles.map(({ path }) => basename(path))));
}

/** Build the screens into dist/web, when there are any. */
export async function buildWeb() {
  if (!existsSync(join(root, 'vite.config.ts'))) return;
  const { build } = await import('vite');
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
}

if (process.argv[1] && import.meta.filename === process.argv[1]) {
  await buildServer();
  await buildWeb();
}
