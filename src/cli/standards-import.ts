import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UnreadableFile } from '#documents/records/unreadable-file.ts';
import { holdsBodies, type ImportedNow, importNow } from '#services/standards/register/import-now.ts';
import type { SourceFile } from '#services/standards/register/read-source.ts';
import { type Command, type CommandLine, CommandStopped, printResult, textFlag } from './command.ts';
import { withInstallation } from './with-installation.ts';

/** `guildmark standards import`: bring register data in, or show what it would change. Exit 1 when a file is not usable. */
export const standardsImport: Command = async (line, terminal) => {
  const target = targetOf(line);
  const files = await Promise.all(line.positionals.map(openFile));
  const sets = await setsOf(files, textFlag(line, 'kind'));
  const report = textFlag(line, 'report');
  const results = await withInstallation(line, async ({ services }) => {
    const done: ImportedNow[] = [];
    for (const [at, set] of sets.entries()) {
      terminal.say(`Reading ${set.map(({ name }) => name).join(', ')}`);
      const keep =
        report === undefined ? undefined : (lines: AsyncIterable<string>) => write(report, lines, at);
      done.push(await importNow(services, set, { preview: line.flags.preview === true, target, keep }));
    }
    return done;
  });
  printResult(line, terminal, { json: { imports: results }, lines: results.flatMap(linesOf) });
  return results.some(({ state }) => state === 'unusable') ? 1 : 0;
};

function targetOf(line: CommandLine): { reference: string | null; version: string | null } {
  const reference = textFlag(line, 'reference')?.toUpperCase() ?? null;
  const version = textFlag(line, 'version') ?? null;
  if (reference !== null && !/^(ST|FA|AU)\d{4}$/.test(reference))
    throw new CommandStopped(`--reference takes a reference such as ST0072, not "${reference}".`, 2);
  if (version !== null && !/^\d{1,4}\.\d{1,4}$/.test(version))
    throw new CommandStopped(`--version takes a version such as 1.1, not "${version}".`, 2);
  if (version !== null && reference === null)
    throw new CommandStopped('--version needs --reference: say which standard the statements are for.', 2);
  return { reference, version };
}

async function openFile(path: string): Promise<SourceFile> {
  const found = await stat(path).catch((cause: unknown) => {
    throw Object.assign(new CommandStopped(`${path}: there is no such file; check the path`), { cause });
  });
  if (!found.isFile()) throw new CommandStopped(`${path}: is no file; name a file to import`);
  return { name: basename(path), open: async () => createReadStream(path) };
}

/** The tables of the register of assessment organisations belong together; every other file is an import of its own. */
async function setsOf(files: readonly SourceFile[], kind: string | undefined): Promise<SourceFile[][]> {
  if (kind !== undefined && kind !== 'standards' && kind !== 'organisations')
    throw new CommandStopped(`--kind takes standards or organisations, not "${kind}".`, 2);
  const bodies: SourceFile[] = [];
  const others: SourceFile[] = [];
  for (const file of files) {
    const isBody = kind === undefined ? await isBodyFile(file) : kind === 'organisations';
    (isBody ? bodies : others).push(file);
  }
  return [...others.map((file) => [file]), ...(bodies.length > 0 ? [bodies] : [])];
}

async function isBodyFile(file: SourceFile): Promise<boolean> {
  try {
    return await holdsBodies(file);
  } catch (error) {
    // Why it cannot be read is told by the import itself.
    if (error instanceof UnreadableFile) return false;
    throw error;
  }
}

async function write(path: string, lines: AsyncIterable<string>, at: number): Promise<void> {
  try {
    await pipeline(Readable.from(lines), createWriteStream(path, { flags: at === 0 ? 'w' : 'a' }));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new CommandStopped(`${path}: the report cannot be written there (${error.message})`);
  }
}

const ends = {
  ready: 'Preview, nothing was changed',
  unusable: 'Not usable, nothing was changed',
  applied: 'Imported',
} as const;

function linesOf({ files, kind, state, counts, problem, changes, findings }: ImportedNow): string[] {
  const what = kind === 'bodies' ? 'assessment organisations' : 'versions of standards';
  const shownChanges = changes.filter((one) => one.kind === 'changed').slice(0, 40);
  const shownFindings = findings.filter(({ severity }) => severity !== 'W').slice(0, 40);
  return [
    `${ends[state]}: ${files.join(', ')}`,
    `  ${counts.items} records read; ${what}: ${counts.new} new, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.skipped} skipped`,
    `  findings: ${counts.errors} errors, ${counts.skips} skips, ${counts.warnings} warnings`,
    ...(problem === null ? [] : [`  ${problem}`]),
    ...shownFindings.map(
      (one) => `${`  ${one.code} line ${one.line} ${one.subject} ${one.version}`.trimEnd()}: ${one.message}`,
    ),
    ...shownChanges.map((one) => {
      const fields = one.changes.map(
        ({ field, before, after }) => `${field} ${short(before)} → ${short(after)}`,
      );
      return `  ~ ${one.subject} ${one.version}: ${fields.slice(0, 6).join('; ')}`;
    }),
  ];
}

function short(value: string | null): string {
  const text = value ?? 'nothing';
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
