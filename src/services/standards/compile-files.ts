import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { BlocksRead } from '#documents/blocks/block-file.ts';
import { readBlocks } from '#documents/blocks/read-blocks.ts';
import type { Compilation } from '#domain/standards/compiler/compilation.ts';
import { compileDocuments } from '#domain/standards/compiler/compile-documents.ts';
import { Answers } from '#domain/standards/compiler/questions.ts';
import type { ReadDocument } from '#domain/standards/compiler/read-document.ts';
import { type FileProblem, parseData } from './data-files.ts';

/** Largest document that is read, in bytes: a handbook of 500 pages with pictures is far smaller. */
export const largestDocumentBytes = 100_000_000;

/** Most documents of one standard that are compiled together. */
export const mostDocuments = 20;

/** The compilation with the documents it was made from, or one sentence for each file that cannot be used. */
export type FilesCompiled =
  | { readonly ok: true; readonly compilation: Compilation; readonly documents: readonly ReadDocument[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** How the files are read. */
export interface CompileOptions {
  /** File with recorded answers; absent means none. */
  readonly answers?: string | undefined;
  /** Told while pages are read. */
  readonly onProgress?: (file: string, done: number, total: number) => void;
}

async function readOne(path: string, options: CompileOptions): Promise<BlocksRead> {
  const name = basename(path);
  if (!existsSync(path)) return { ok: false, reason: `${path}: there is no such file; check the path.` };
  const status = statSync(path);
  if (status.isDirectory()) return { ok: false, reason: `${path}: is a folder; name the documents in it.` };
  if (status.size > largestDocumentBytes) {
    const limit = largestDocumentBytes / 1_000_000;
    return {
      ok: false,
      reason: `${path}: is larger than ${limit} MB; make its pictures smaller or split it.`,
    };
  }
  const report = options.onProgress;
  const read = await readBlocks({
    bytes: readFileSync(path),
    name,
    ...(report ? { onProgress: (done, total) => report(name, done, total) } : {}),
  });
  return read.ok ? read : { ok: false, reason: `${path}: ${read.reason}` };
}

/** Ids are made from file names; two files of one name get numbers. */
function withOwnId(document: ReadDocument, taken: ReadonlySet<string>): ReadDocument {
  if (!taken.has(document.id)) return document;
  let count = 2;
  while (taken.has(`${document.id}-${count}`)) count += 1;
  const id = `${document.id}-${count}`;
  const renamed = JSON.stringify(document, (key, value: unknown) =>
    key === 'document' && value === document.id ? id : value,
  );
  return { ...(JSON.parse(renamed) as ReadDocument), id };
}

function problemText({ file, at, message }: FileProblem): string {
  return at === '' ? `${file}: ${message}` : `${file}: ${at}: ${message}`;
}

function readAnswers(path: string | undefined): { answers?: Answers; problems: readonly string[] } {
  if (path === undefined) return { problems: [] };
  if (!existsSync(path))
    return { problems: [`${path}: there is no such file; check the path of the answers.`] };
  const reading = parseData(readFileSync(path, 'utf8'), path, Answers, 'guildmark.answers');
  return reading.ok
    ? { answers: reading.value, problems: [] }
    : { problems: reading.problems.map(problemText) };
}

/** Read documents of one standard and compile them together with the recorded answers. */
export async function compileFiles(
  paths: readonly string[],
  options: CompileOptions = {},
): Promise<FilesCompiled> {
  if (paths.length > mostDocuments) {
    return { ok: false, problems: [`At most ${mostDocuments} documents are compiled together.`] };
  }
  const { answers, problems: answerProblems } = readAnswers(options.answers);
  const problems = [...answerProblems];
  const documents: ReadDocument[] = [];
  for (const path of paths) {
    const read = await readOne(path, options);
    if (!read.ok) problems.push(read.reason);
    else documents.push(withOwnId(read.document, new Set(documents.map(({ id }) => id))));
  }
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, compilation: compileDocuments(documents, answers), documents };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/**
 * Write a compilation into a folder: standard.json, plan.json, a file for each policy, questions.json with the candidates,
 * answers.json to fill in (an existing one is never overwritten), findings.json and places.json. Gives the files written.
 */
export function writeCompilation(
  folder: string,
  compilation: Compilation,
  answers?: Answers,
): readonly string[] {
  mkdirSync(folder, { recursive: true });
  const { standard, plan, policies, questions, findings, places } = compilation;
  const files: (readonly [string, unknown])[] = [
    ['standard.json', standard],
    ['plan.json', plan],
    ...policies.map(({ id, policy }) => [`policy-${id}.json`, policy] as const),
    ['questions.json', questions],
    ['findings.json', findings],
    ['places.json', places],
  ];
  const kept = join(folder, 'answers.json');
  if (!existsSync(kept)) {
    const none: Answers = { format: 'guildmark.answers', formatVersion: 1, answers: answers?.answers ?? [] };
    files.push(['answers.json', none]);
  }
  return files.map(([name, value]) => {
    const path = join(folder, name);
    writeFileSync(path, json(value));
    return path;
  });
}
