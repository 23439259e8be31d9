import type {
  FactNote,
  FoundAlternative,
  FoundCriterion,
  FoundMethod,
} from '#domain/standards/compiler/facts.ts';
import { cellPlaces, filled, gridOf, rowText } from '#domain/standards/compiler/grid.ts';
import { type Outline, type Placed, sectionOf, tablesOf } from '#domain/standards/compiler/outline.ts';
import type { Table } from '#domain/standards/compiler/read-document.ts';
import { cellText } from '#domain/standards/compiler/text-run.ts';
import { alternativesOf } from './alternatives.ts';
import { type PlacedDraft, readCodedTables } from './coded-chain.ts';
import { countRefs } from './coded-tables.ts';
import { readColumnTables } from './column-chain.ts';
import { columnPlan, isForeign } from './column-header.ts';
import { readCriteriaLists } from './criteria-lists.ts';
import { undoubled } from './doubled-criteria.ts';
import { finished } from './draft-criterion.ts';
import { cellStretches, readLostColumns } from './lost-columns.ts';
import { readStreamedDescriptors } from './streamed-descriptors.ts';

/** What tables and lists of grading descriptors give. */
export interface DescriptorFacts {
  readonly criteria: readonly FoundCriterion[];
  readonly alternatives: readonly FoundAlternative[];
  readonly notes: readonly FactNote[];
}

/** Tables of an occupational brief, of weights and of marks, with the tables that continue them. */
function foreignTables(outline: Outline): ReadonlySet<number> {
  const found = new Set<number>();
  let last: { index: number; columns: number } | undefined;
  for (const { block, index } of tablesOf(outline)) {
    const continues = last?.index === index - 1 && last.columns === block.columns && block.columns > 2;
    if (!isForeign(gridOf(block)) && !continues) continue;
    found.add(index);
    last = { index, columns: block.columns };
  }
  return found;
}

const reformed = /\b(?:performance\s+descriptors|assessment\s+outcomes)\b/i;
const performance = /\bperformance descriptors?\b/i;

/** A table that describes performance in general, as plans of the reformed regime print it: no marking grid. */
function describesPerformance({ block, headings }: Placed<Table>, outline: Outline, index: number): boolean {
  const before = outline.blocks[index - 1]?.block;
  const caption = before && before.kind !== 'table' ? before.run.text : '';
  const top = block.rows.slice(0, 2).map(rowText).join(' ');
  const first = cellsOf(block)[0] ?? '';
  const byCategory =
    /^(?:performance )?categor(?:y|ies)$/i.test(first) && reformed.test(outline.document.text);
  const isNamed = byCategory || [headings.at(-1) ?? '', caption, top].some((text) => performance.test(text));
  return isNamed && countRefs(block) === 0 && columnPlan(gridOf(block)) !== undefined;
}

function cellsOf({ rows }: Table): readonly string[] {
  return rows
    .slice(0, 1)
    .flatMap(filled)
    .map((cell) => cellText(cell).replace(/[^A-Za-z ]/g, ''));
}

function performanceNote(table: Placed<Table>): FactNote {
  return {
    code: 'performance-descriptors',
    severity: 'note',
    message: `"${sectionOf(table)}" holds performance descriptors without numbers: they describe the level of a grade and were not read as criteria.`,
    spans: table.block.rows.flatMap((row) => cellPlaces(filled(row))),
  };
}

function inOrder(drafts: readonly PlacedDraft[]): readonly PlacedDraft[] {
  return [...drafts].sort((left, right) => left.draft.placed.index - right.draft.placed.index);
}

/** Read every table or list of pass, merit and distinction descriptors, with the method it belongs to. */
export function extractDescriptors(outline: Outline, methods: readonly FoundMethod[]): DescriptorFacts {
  const foreign = foreignTables(outline);
  const general = tablesOf(outline).filter((table) => describesPerformance(table, outline, table.index));
  const left = new Set(general.map(({ index }) => index));
  const isOurs = ({ index }: Placed) => !foreign.has(index) && !left.has(index);
  const columns = readColumnTables(outline, methods, isOurs);
  const coded = readCodedTables(
    outline,
    methods,
    (table) => isOurs(table) && !columns.tables.has(table.index),
  );
  const stretches = cellStretches(outline);
  const cells = readLostColumns(outline, methods, stretches);
  const streamed = readStreamedDescriptors(outline, methods);
  const inCells = ({ index }: Placed) => stretches.some(({ from, to }) => index >= from && index < to);
  const lists = readCriteriaLists(outline, methods, (placed) => isOurs(placed) && !inCells(placed));
  const found = inOrder([...columns.drafts, ...coded, ...cells, ...streamed, ...lists]).map(
    ({ draft, method }) => ({
      ...finished(draft, outline),
      ...(method ? { methodName: method } : {}),
    }),
  );
  const { criteria, notes } = undoubled(found);
  return {
    criteria,
    alternatives: alternativesOf(criteria),
    notes: [...general.map(performanceNote), ...notes],
  };
}
