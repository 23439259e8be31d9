import { columnPlan } from '#domain/standards/compiler/descriptors/column-header.ts';
import type {
  FactNote,
  FoundDuty,
  FoundKsb,
  FoundMapping,
  FoundMethod,
  FoundOutcome,
} from '#domain/standards/compiler/facts.ts';
import { gridOf } from '#domain/standards/compiler/grid.ts';
import { type Outline, type Placed, tablesOf } from '#domain/standards/compiler/outline.ts';
import type { Table } from '#domain/standards/compiler/read-document.ts';
import type { Candidate } from './candidate.ts';
import { chooseStatement, damageNotes, groupNotes } from './choose-copies.ts';
import { dutiesIn } from './duties.ts';
import { isMarked, type MandatoryMark, mandatoryMark, tellsBold } from './mandatory.ts';
import { inOrder, mappingsInSections, mappingsInTables, mappingsInWords } from './mappings.ts';
import { type MethodKeys, methodKeys } from './method-keys.ts';
import { outcomesIn } from './outcomes.ts';
import { holdsStatementsInCells, statementsInCells } from './statement-cells.ts';
import { statementsInLists, statementsWithoutCodes } from './statement-lists.ts';
import { countedNotes, doubledCodeNotes, gapNotes } from './statement-notes.ts';
import { type StatementsRead, statementsInTable, statementsWithCodeLast } from './statement-tables.ts';
import { streamedStatements } from './streamed-statements.ts';

/** The statements of the occupational standard and what assesses them. */
export interface StatementFacts {
  readonly ksbs: readonly FoundKsb[];
  readonly mappings: readonly FoundMapping[];
  readonly duties: readonly FoundDuty[];
  readonly outcomes: readonly FoundOutcome[];
  readonly notes: readonly FactNote[];
}

function copiesInTables(outline: Outline, keys: MethodKeys): readonly Candidate[] {
  const found: Candidate[] = [];
  let before: StatementsRead | undefined;
  for (const table of tablesOf(outline)) {
    const inCells = holdsStatementsInCells(table) && !headsDescriptors(table);
    before = inCells ? undefined : statementsInTable(table, keys, before);
    const cells = inCells ? statementsInCells(table, keys) : [];
    found.push(...(before?.found ?? []), ...cells, ...statementsWithCodeLast(table));
  }
  return found;
}

function headsDescriptors({ block }: Placed<Table>): boolean {
  return columnPlan(gridOf(block)) !== undefined;
}

function copiesIn(outline: Outline, keys: MethodKeys): readonly Candidate[] {
  const all = [
    ...copiesInTables(outline, keys),
    ...statementsInLists(outline, keys),
    ...streamedStatements(outline, keys),
  ];
  const printed = all.filter(({ text }) => /[A-Za-z]{3}/.test(text));
  return printed.length > 0 ? printed : statementsWithoutCodes(outline);
}

const optionHeading =
  /^(?:option|pathway|specialism|strand)\s{0,2}(?:\d{1,2}|[A-H])?\s{0,2}[:.\u2013\u2014-]|\b(?:option|pathway|specialism)$/i;

/** A copy with what its surroundings say: the option in whose section it stands, and the mark for mandatory. */
function withSurroundings(copy: Candidate, outline: Outline, mark: MandatoryMark | undefined): Candidate {
  const heading = copy.placed.headings.findLast((text) => optionHeading.test(text));
  const option = heading !== undefined && !copy.options ? [{ text: heading, runs: copy.runs }] : undefined;
  const isMandatory = mark !== undefined && isMarked(copy.refRuns, mark, outline);
  return { ...copy, ...(option ? { options: option } : {}), ...(isMandatory ? { mandatory: true } : {}) };
}

function unreadableBold(mark: MandatoryMark | undefined, outline: Outline): readonly FactNote[] {
  if (mark?.by !== 'bold' || tellsBold(outline)) return [];
  const message =
    'The document marks mandatory statements in bold letters, and its bold letters could not be read: say which they are.';
  return [{ code: 'mandatory-not-readable', severity: 'warning', message, spans: mark.spans }];
}

function statementsOf(outline: Outline, copies: readonly Candidate[]) {
  const refs = inOrder([...new Set(copies.map(({ ref }) => ref))]);
  return refs.flatMap((ref) => {
    const chosen = chooseStatement(
      copies.filter((copy) => copy.ref === ref),
      outline,
    );
    return chosen ? [chosen] : [];
  });
}

/** Read knowledge, skills, behaviours, duties, assessment outcomes and the mapping to methods. */
export function extractStatements(outline: Outline, methods: readonly FoundMethod[]): StatementFacts {
  const keys = methodKeys(outline, methods);
  const mark = mandatoryMark(outline);
  const copies = copiesIn(outline, keys).map((copy) => withSurroundings(copy, outline, mark));
  const chosen = statementsOf(outline, copies);
  const ksbs = chosen.map(({ ksb }) => ksb);
  const mappings = [
    ...mappingsInTables(outline, keys),
    ...mappingsInWords(outline, methods),
    ...mappingsInSections(outline, methods, ksbs),
  ];
  const notes = [
    ...chosen.flatMap((one) => one.notes),
    ...damageNotes(chosen.flatMap(({ damaged }) => damaged)),
    ...groupNotes(copies),
    ...doubledCodeNotes(copies),
    ...gapNotes(ksbs),
    ...countedNotes(copies),
    ...unreadableBold(mark, outline),
  ];
  const outcomes = outcomesIn({ outline, methods, keys, mark });
  return { ksbs, mappings, duties: dutiesIn(outline), outcomes, notes };
}
