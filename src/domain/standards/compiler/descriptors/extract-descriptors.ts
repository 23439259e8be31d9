import type {
  FactNote,
  FoundAlternative,
  FoundCriterion,
  FoundMethod,
} from '#domain/standards/compiler/facts.ts';
import { gridOf } from '#domain/standards/compiler/grid.ts';
import { type Outline, type Placed, tablesOf } from '#domain/standards/compiler/outline.ts';
import type { Table } from '#domain/standards/compiler/read-document.ts';
import { type PlacedDraft, readCodedTables } from './coded-chain.ts';
import { readColumnTables } from './column-chain.ts';
import { isForeign } from './column-header.ts';
import { finished } from './draft-criterion.ts';

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

function inOrder(drafts: readonly PlacedDraft[]): readonly PlacedDraft[] {
  return [...drafts].sort((left, right) => left.draft.placed.index - right.draft.placed.index);
}

/** Read every table or list of pass, merit and distinction descriptors, with the method it belongs to. */
export function extractDescriptors(outline: Outline, methods: readonly FoundMethod[]): DescriptorFacts {
  const foreign = foreignTables(outline);
  const isOurs = (table: Placed<Table>) => !foreign.has(table.index);
  const columns = readColumnTables(outline, methods, isOurs);
  const coded = readCodedTables(
    outline,
    methods,
    (table) => isOurs(table) && !columns.tables.has(table.index),
  );
  const criteria = inOrder([...columns.drafts, ...coded]).map(({ draft, method }) => ({
    ...finished(draft, outline),
    ...(method ? { methodName: method } : {}),
  }));
  return { criteria, alternatives: [], notes: [] };
}
