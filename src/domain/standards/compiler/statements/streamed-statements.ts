import { readCellStream } from '#domain/standards/compiler/cell-stream.ts';
import { codeOf } from '#domain/standards/compiler/ksb-codes.ts';
import type { Outline } from '#domain/standards/compiler/outline.ts';
import { bare, type Candidate, cleanStatement } from './candidate.ts';
import type { MethodKeys } from './method-keys.ts';
import { isKindHeading } from './statement-tables.ts';

const heads =
  /^(?:ref(?:erence)?s?\.?|code|criteria|(?:ksb )?statements?|ksbs?.{0,30}|(?:assessment )?methods?|standard)$/i;

/** Copies of statements whose table was printed cell by cell, with the methods of the last column. */
export function streamedStatements(outline: Outline, keys: MethodKeys): readonly Candidate[] {
  const names = new Map(
    [...keys].flatMap(
      ([short, name]) =>
        [
          [bare(short), name],
          [bare(name), name],
        ] as const,
    ),
  );
  const rows = readCellStream<string>(outline, {
    codeOf,
    isHead: (text) => isKindHeading(text) || heads.test(text.trim()),
    methodsOf: (text) => methodsOf(text, names, keys),
  });
  return rows.map(({ code, codeRun, text, runs, methods, placed }) => ({
    ref: code,
    refRuns: [codeRun],
    text: cleanStatement(text),
    runs,
    methods,
    printed: true,
    placed,
  }));
}

/** The methods that a cell names: one, a name torn by the end of a page, or the names of several cells one after another. */
function methodsOf(text: string, names: ReadonlyMap<string, string>, keys: MethodKeys): readonly string[] {
  const words = bare(text);
  const one = names.get(words) ?? beginningOf(text, keys);
  return one === undefined ? namesInRow(words, names) : [one];
}

/** Names that follow each other with nothing between; none when other words are left. */
function namesInRow(words: string, names: ReadonlyMap<string, string>): readonly string[] {
  const longest = [...names.keys()].filter((name) => name.length > 2).sort((a, b) => b.length - a.length);
  const found: string[] = [];
  let rest = words;
  while (rest !== '' && found.length < 40) {
    const next = longest.find((name) => rest === name || rest.startsWith(`${name} `));
    if (next === undefined) return [];
    found.push(names.get(next) ?? next);
    rest = rest.slice(next.length).trimStart();
  }
  return found;
}

/** The one method whose name begins with these words: a name torn by the end of a page. */
function beginningOf(text: string, keys: MethodKeys): string | undefined {
  const words = bare(text);
  const fits = [...new Set(keys.values())].filter((name) => bare(name).startsWith(words));
  return words.length >= 8 && fits.length === 1 ? fits[0] : undefined;
}
