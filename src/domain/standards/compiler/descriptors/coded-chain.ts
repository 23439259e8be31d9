import type { FoundMethod } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import { rowText } from '#domain/standards/compiler/grid.ts';
import { captionAfter, methodBefore, type NamedMethod } from '#domain/standards/compiler/method-context.ts';
import { nameWords } from '#domain/standards/compiler/method-names.ts';
import { type Outline, type Placed, tablesOf } from '#domain/standards/compiler/outline.ts';
import type { Table } from '#domain/standards/compiler/read-document.ts';
import { type CodedState, countRefs, freshState, readCodedTable } from './coded-tables.ts';
import { type DraftCriterion, isFinished } from './draft-criterion.ts';
import { kindOfBand } from './kinds.ts';
import { mendSentences } from './mend-sentences.ts';

/** A criterion read, with the method that its table belongs to. */
export interface PlacedDraft {
  readonly draft: DraftCriterion;
  readonly method: Found<string> | undefined;
}

function isHeaded({ rows }: Table): boolean {
  const first = rows[0];
  return first !== undefined && kindOfBand(rowText(first)) !== undefined;
}

/** Whether a table lists coded descriptors: two references or more, or one under a heading such as "Pass | Grading Descriptors". */
export function isCodedTable({ block }: Placed<Table>): boolean {
  const refs = countRefs(block);
  return refs >= 2 || (refs === 1 && isHeaded(block));
}

function sameMethod(left: Found<string> | undefined, right: Found<string> | undefined): boolean {
  if (!left || !right) return left === right;
  return nameWords(left.value).join(' ') === nameWords(right.value).join(' ');
}

interface Chain {
  method: Found<string> | undefined;
  state: CodedState;
  drafts: DraftCriterion[];
  lastIndex: number;
}

/** Only tables lie between the end of a chain and this table: a page break, not a new section. */
function isAdjacent(chain: Chain | undefined, { index }: Placed, outline: Outline): boolean {
  if (!chain) return false;
  return outline.blocks.slice(chain.lastIndex + 1, index).every(({ block }) => block.kind === 'table');
}

function beginsAgain(table: Placed<Table>): boolean {
  return readCodedTable(table, freshState())[0]?.ref?.endsWith('1') === true;
}

function chosen(
  before: NamedMethod | undefined,
  after: NamedMethod | undefined,
  taken: boolean,
): Found<string> | undefined {
  if (!before) return after?.name;
  return taken && after && !sameMethod(before.name, after.name) ? after.name : before.name;
}

interface Link {
  readonly chain: Chain;
  readonly isNew: boolean;
  readonly adjacent: boolean;
}

function linkOf(
  table: Placed<Table>,
  chains: readonly Chain[],
  outline: Outline,
  methods: readonly FoundMethod[],
): Link {
  const current = chains.at(-1);
  const again = beginsAgain(table);
  const adjacent = isAdjacent(current, table, outline) && !again;
  if (current && adjacent) return { chain: current, isNew: false, adjacent };
  const before = methodBefore(outline, table.index, methods);
  const taken = again && chains.some(({ method }) => sameMethod(method, before?.name));
  const method = chosen(before, captionAfter(outline, table.index, methods), taken);
  if (current && !again && sameMethod(current.method, method))
    return { chain: current, isNew: false, adjacent };
  return {
    chain: { method, state: freshState(), drafts: [], lastIndex: table.index },
    isNew: true,
    adjacent,
  };
}

function isRelevant(table: Placed<Table>, current: Chain | undefined): boolean {
  return isCodedTable(table) || (current !== undefined && isTail(table, current));
}

/** Read every table of coded descriptors, continued tables as one, each with its method. */
export function readCodedTables(
  outline: Outline,
  methods: readonly FoundMethod[],
  isOurs: (table: Placed<Table>) => boolean,
): readonly PlacedDraft[] {
  const chains: Chain[] = [];
  for (const table of tablesOf(outline)) {
    if (!isOurs(table) || !isRelevant(table, chains.at(-1))) continue;
    const { chain, isNew, adjacent } = linkOf(table, chains, outline, methods);
    if (isNew) chains.push(chain);
    else if (!adjacent) chain.state.open = undefined;
    chain.drafts.push(...readCodedTable(table, chain.state));
    chain.lastIndex = table.index;
  }
  for (const { drafts } of chains) mendSentences(drafts);
  return chains.flatMap(({ drafts, method }) => drafts.map((draft) => ({ draft, method })));
}

/** A table directly after a descriptor table that holds no code of its own: the rest of its last row. */
function isTail({ block, index }: Placed<Table>, chain: Chain): boolean {
  const { open } = chain.state;
  const fits = chain.lastIndex === index - 1 && block.columns <= 2 && block.rows.length <= 6;
  return fits && open !== undefined && (countRefs(block) > 0 || !isFinished(open.text));
}
