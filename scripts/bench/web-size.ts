import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { atMost, type Measurement } from './measurement.ts';

interface Chunk {
  file: string;
  imports?: string[];
  dynamicImports?: string[];
}

const web = fileURLToPath(new URL('../../dist/web', import.meta.url));
const limit = 180;
// The first screens of people on phones, each with what it loads besides the entry.
const screens: Readonly<Record<string, readonly string[]>> = {
  'sign-in': ['entry/sign-in-page.tsx'],
  'signed-in shell': ['shell/signed-in-layout.tsx', 'entry/home-page.tsx'],
  // The account menu and the palette come when somebody reaches for them, not with the first screen.
  'apprentice: my journey': ['shell/signed-in-layout.tsx', 'progress/journey-page.tsx'],
};

function filesOf(manifest: Record<string, Chunk>, start: readonly string[]): Set<string> {
  const files = new Set<string>();
  const visit = (name: string) => {
    const chunk = manifest[name];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const next of chunk.imports ?? []) visit(next);
  };
  for (const name of start) visit(name);
  return files;
}

function gzippedKib(files: Iterable<string>): number {
  let bytes = 0;
  for (const file of files) bytes += gzipSync(readFileSync(join(web, file))).length;
  return Math.round(bytes / 102.4) / 10;
}

/** Compressed script of the first screens, in KiB, from the built screens (`npm run build` first). */
export function run(): Measurement[] {
  const manifest = JSON.parse(readFileSync(join(web, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    Chunk
  >;
  return Object.entries(screens).map(([name, parts]) => {
    const lost = parts.filter((part) => !(part in manifest));
    if (lost.length > 0) throw new Error(`The built screens know no ${lost.join(', ')}.`);
    const value = gzippedKib(filesOf(manifest, ['index.html', ...parts]));
    return atMost(`compressed script, ${name}`, value, { unit: 'KiB', limit });
  });
}
