import type {
  FactNote,
  FoundMethod,
  FoundMethodRule,
  OverallStatement,
} from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import { lookupOf } from '#domain/standards/compiler/methods/method-lookup.ts';
import { methodStatements } from '#domain/standards/compiler/methods/method-statements.ts';
import { type Outline, tablesOf } from '#domain/standards/compiler/outline.ts';
import { tableBands } from './band-tables.ts';
import { combinationTables } from './combination-tables.ts';
import { countNotes } from './compare-counts.ts';
import { criteriaRules, tornPassCells } from './criteria-rules.ts';
import { gradeLists } from './grade-lists.ts';
import { gradingPieces, methodAbove } from './grading-pieces.ts';
import { overallSentences } from './overall-sentences.ts';
import { bandRules } from './score-bands.ts';
import { tornBands } from './torn-bands.ts';
import { tornRules } from './torn-gradings.ts';
import { tornTables } from './torn-tables.ts';

/** Grading rules as the document words them. */
export interface GradingWords {
  readonly methodRules: readonly FoundMethodRule[];
  readonly overallRules: readonly Found<OverallStatement>[];
  readonly notes: readonly FactNote[];
}

/**
 * Read sentences and tables that say what a grade needs. A document without assessment methods grades nothing: what it
 * says of grades is an example or news.
 */
export function extractGradingWords(outline: Outline, methods: readonly FoundMethod[]): GradingWords {
  if (methods.length === 0) return { methodRules: [], overallRules: [], notes: [] };
  const lookup = lookupOf(methods);
  const statements = methodStatements(outline, methods);
  const pieces = gradingPieces(outline, statements, lookup);
  const torn = tornRules(pieces, lookup);
  const whole = pieces.filter((piece) => !torn.used.has(piece));
  const combinations = combinationTables(outline, methods, lookup);
  const loose = tornTables(pieces, methods, lookup);
  const overall = overallSentences(whole, lookup);
  const lists = gradeLists(pieces, lookup);
  const bands = tablesOf(outline).flatMap((placed) =>
    tableBands(placed, methodAbove(placed, statements, lookup), lookup),
  );
  const methodRules = [
    ...criteriaRules(whole),
    ...tornPassCells(whole),
    ...torn.rules,
    ...bands,
    ...tornBands(pieces, methods),
    ...bandRules(
      whole.filter(({ from }) => from !== 'cell'),
      methods,
    ),
    ...lists.methodRules,
  ];
  return {
    methodRules,
    overallRules: [...combinations.rules, ...loose, ...overall, ...lists.overallRules],
    notes: [...combinations.notes, ...countNotes(methodRules)],
  };
}
