import type { FoundMethod } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import { gridOf, placesOf } from '#domain/standards/compiler/grid.ts';
import { bareMethodName, captionAfter, methodBefore } from '#domain/standards/compiler/method-context.ts';
import { type Outline, type Placed, sectionOf, tablesOf } from '#domain/standards/compiler/outline.ts';
import type { Table } from '#domain/standards/compiler/read-document.ts';
import type { PlacedDraft } from './coded-chain.ts';
import { columnPlan } from './column-header.ts';
import {
  type ColumnDraft,
  type ColumnState,
  columnState,
  columnTables,
  readColumnTable,
} from './column-tables.ts';
import { mendSentences } from './mend-sentences.ts';
import { readKindRows, readPrefixedRows } from './row-kinds.ts';

/** Tables read by their columns or rows, and which tables those are. */
export interface ColumnReading {
  readonly drafts: readonly PlacedDraft[];
  readonly tables: ReadonlySet<number>;
}

function methodOf(
  { draft, rowMethod }: ColumnDraft,
  ofTable: Found<string> | undefined,
): Found<string> | undefined {
  if (!rowMethod) return ofTable;
  return {
    value: bareMethodName(rowMethod.text),
    spans: placesOf(rowMethod.runs),
    section: sectionOf(draft.placed),
    certainty: 'certain',
    by: columnTables,
  };
}

interface Chain {
  readonly state: ColumnState;
  readonly columns: number;
  readonly method: Found<string> | undefined;
  lastIndex: number;
}

function continued(chain: Chain | undefined, table: Placed<Table>, outline: Outline): Chain | undefined {
  if (!chain || chain.columns !== table.block.columns) return undefined;
  const between = outline.blocks.slice(chain.lastIndex + 1, table.index);
  return between.length === 0 ? chain : undefined;
}

function sameRoles(left: readonly string[], right: readonly string[]): boolean {
  return left.join() === right.join();
}

function methodAt(
  outline: Outline,
  table: Placed<Table>,
  methods: readonly FoundMethod[],
): Found<string> | undefined {
  const named = methodBefore(outline, table.index, methods) ?? captionAfter(outline, table.index, methods);
  return named?.name;
}

class Reader {
  readonly drafts: PlacedDraft[] = [];
  readonly tables = new Set<number>();
  private chain: Chain | undefined;
  private readonly outline: Outline;
  private readonly methods: readonly FoundMethod[];

  constructor(outline: Outline, methods: readonly FoundMethod[]) {
    this.outline = outline;
    this.methods = methods;
  }

  private add(table: Placed<Table>, found: readonly ColumnDraft[], method: Found<string> | undefined): void {
    if (found.length > 0) this.tables.add(table.index);
    this.drafts.push(...found.map((one) => ({ draft: one.draft, method: methodOf(one, method) })));
  }

  private readRows(table: Placed<Table>): void {
    const rows = readPrefixedRows(table);
    const drafts = rows.length > 0 ? rows : readKindRows(table);
    const method = drafts.length > 0 ? methodAt(this.outline, table, this.methods) : undefined;
    this.add(
      table,
      drafts.map((draft) => ({ draft, rowMethod: undefined })),
      method,
    );
  }

  private chainFor(table: Placed<Table>): Chain | undefined {
    const plan = columnPlan(gridOf(table.block));
    const before = continued(this.chain, table, this.outline);
    if (before && (!plan || sameRoles(plan.roles, before.state.plan.roles))) return before;
    return (
      plan && {
        state: columnState(plan),
        columns: table.block.columns,
        method: methodAt(this.outline, table, this.methods),
        lastIndex: table.index,
      }
    );
  }

  read(table: Placed<Table>): void {
    this.chain = this.chainFor(table);
    if (this.chain) {
      this.chain.lastIndex = table.index;
      this.tables.add(table.index);
      this.add(table, readColumnTable(table, this.chain.state), this.chain.method);
    } else this.readRows(table);
  }
}

/** Read every table with columns, or rows, or cells that are headed pass, merit and distinction. */
export function readColumnTables(
  outline: Outline,
  methods: readonly FoundMethod[],
  isOurs: (table: Placed<Table>) => boolean,
): ColumnReading {
  const reader = new Reader(outline, methods);
  for (const table of tablesOf(outline)) if (isOurs(table)) reader.read(table);
  const { drafts, tables } = reader;
  for (const kind of ['pass', 'merit', 'distinction'] as const)
    mendSentences(drafts.flatMap(({ draft }) => (draft.kind === kind ? [draft] : [])));
  return { drafts, tables };
}
