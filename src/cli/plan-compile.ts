import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Compilation } from '#domain/standards/compiler/compilation.ts';
import type { Span } from '#domain/standards/compiler/read-document.ts';
import type { Json } from '#domain/standards/layer-format.ts';
import { isObject, valueAt } from '#domain/standards/plan-path.ts';
import { compileFiles, type FilesCompiled, writeCompilation } from '#services/standards/compile-files.ts';
import {
  type Command,
  type CommandLine,
  CommandStopped,
  type ExitCode,
  printResult,
  type Terminal,
  textFlag,
} from './command.ts';

type Compiled = Extract<FilesCompiled, { ok: true }>;

/** A span with the words at it, so that a reader of the output needs no other file. */
function quoted({ documents }: Compiled) {
  const texts = new Map(documents.map(({ id, text }) => [id, text]));
  return (span: Span) => ({ ...span, words: texts.get(span.document)?.slice(span.from, span.to) ?? '' });
}

function listAt(value: Json | undefined, key: string): readonly Json[] {
  const list = isObject(value) ? value[key] : undefined;
  return Array.isArray(list) ? list : [];
}

/** The methods as `plan show` prints them, each criterion with its place, how sure it is, and its open questions. */
function methodsOf(compiled: Compiled): readonly object[] {
  const { plan, places, questions } = compiled.compilation;
  const byPath = new Map(places.map((place) => [place.at, place]));
  const quote = quoted(compiled);
  return listAt(plan, 'methods').map((method) => {
    const id = valueAt(method, 'id');
    const criteria = listAt(method, 'criteria').map((criterion) => {
      const place = byPath.get(`methods/${String(id)}/criteria/${String(valueAt(criterion, 'ref'))}`);
      const asked = questions.filter(
        ({ id: question, answer }) => answer === undefined && isAbout(question, place?.key),
      );
      return {
        ...(isObject(criterion) ? criterion : {}),
        certainty: place?.certainty ?? 'unsure',
        spans: place?.spans.map(quote) ?? [],
        ...(asked.length > 0 ? { questions: asked.map((question) => question.id) } : {}),
      };
    });
    return { ...(isObject(method) ? method : {}), criteria };
  });
}

function isAbout(question: string, key: string | undefined): boolean {
  return (
    key !== undefined && /^criterion-(kind|method|text)\//.test(question) && question.endsWith(`/${key}`)
  );
}

function jsonOf(compiled: Compiled): object {
  const { compilation } = compiled;
  const { plan, standard, places, questions, findings, ...rest } = compilation;
  const quote = quoted(compiled);
  const withWords = <T extends { readonly spans: readonly Span[] }>(one: T) => ({
    ...one,
    spans: one.spans.map(quote),
  });
  return {
    reference: plan.reference ?? null,
    version: plan.edition ?? null,
    title: plan.title ?? null,
    level: standard.level ?? null,
    regime: plan.regime ?? null,
    ...rest,
    methods: methodsOf(compiled),
    grading: plan.grading ?? null,
    gateway: plan.gateway ?? null,
    window: plan.window ?? null,
    order: plan.order ?? [],
    reassessment: plan.reassessment ?? null,
    questions: questions.map((question) => ({
      ...question,
      candidates: question.candidates.map(withWords),
    })),
    findings: findings.map(withWords),
    spans: places.map(withWords),
    standard,
    plan,
  };
}

const severities = { error: 'errors', warning: 'warnings', note: 'notes' } as const;

function summary({ plan, standard, questions, findings, publishable }: Compilation): readonly string[] {
  const criteria = listAt(plan, 'methods').flatMap((method) => listAt(method, 'criteria'));
  const count = (kind: string) => criteria.filter((one) => valueAt(one, 'kind') === kind).length;
  const open = questions.filter(({ answer }) => answer === undefined);
  const found = Object.entries(severities).map(
    ([severity, words]) => `${findings.filter((one) => one.severity === severity).length} ${words}`,
  );
  const name = [plan.reference, plan.title].filter((part) => part !== undefined).join(' ');
  return [
    name === '' ? 'No reference found' : name,
    `${listAt(plan, 'methods').length} methods, ${count('pass')} pass, ${count('merit')} merit and ${count('distinction')} distinction criteria, ${listAt(standard, 'ksbs').length} KSBs`,
    `${open.length} open questions (${open.filter(({ blocks }) => blocks).length} stop publishing), ${found.join(', ')}`,
    publishable
      ? 'Ready to be checked and published.'
      : 'Not ready to publish: answer the questions and mend the errors.',
  ];
}

function details({ questions, findings }: Compilation): readonly string[] {
  return [
    ...questions
      .filter(({ answer }) => answer === undefined)
      .map(
        ({ id, question, candidates }) =>
          `question: ${question} [${id}: ${candidates.map((one) => one.id).join(' | ')}]`,
      ),
    ...findings.map(
      ({ severity, code, message, at }) => `${severity}: ${at === '' ? '' : `${at}: `}${message} [${code}]`,
    ),
  ];
}

function progress(terminal: Terminal): (file: string, done: number, total: number) => void {
  return (file, done, total) => {
    if (total >= 100 && done % 50 === 0) terminal.say(`${file}: page ${done} of ${total}`);
  };
}

/** Answers given by flag, else those kept in the folder that is written again. */
function answersFile(line: CommandLine, out: string | undefined): string | undefined {
  const given = textFlag(line, 'answers');
  if (given !== undefined || out === undefined) return given;
  const kept = join(out, 'answers.json');
  return existsSync(kept) ? kept : undefined;
}

function write(out: string, compiled: Compiled): readonly string[] {
  if (out.endsWith('.json')) {
    writeFileSync(out, `${JSON.stringify(jsonOf(compiled), null, 2)}\n`);
    return [out];
  }
  if (existsSync(out) && !statSync(out).isDirectory()) {
    throw new CommandStopped(`${out}: is a file; name a folder, or a file that ends in .json`, 2);
  }
  return writeCompilation(out, compiled.compilation);
}

/**
 * `guildmark plan compile DOCUMENT…`: a draft plan from real documents, with findings, questions and the place of every
 * value. Ends with 1 when a file cannot be read or nothing of a plan was found; open questions and findings are part of
 * a draft and no failure.
 */
export const planCompile: Command = async (line, terminal): Promise<ExitCode> => {
  const out = textFlag(line, 'out');
  const compiled = await compileFiles(line.positionals, {
    answers: answersFile(line, out),
    onProgress: progress(terminal),
  });
  if (!compiled.ok) {
    throw new CommandStopped(compiled.problems.join('\nguildmark: '), 1, { problems: compiled.problems });
  }
  const written = out === undefined ? [] : write(out, compiled);
  const { compilation } = compiled;
  printResult(line, terminal, {
    json: jsonOf(compiled),
    lines: [...details(compilation), ...summary(compilation), ...written.map((file) => `wrote ${file}`)],
  });
  return compilation.findings.some(({ code }) => code === 'no-methods-found') ? 1 : 0;
};
