import type { FoundMethod } from '#domain/standards/compiler/facts.ts';
import type { Outline } from '#domain/standards/compiler/outline.ts';
import type { TextRun } from '#domain/standards/compiler/read-document.ts';
import { type BriefRow, briefRows } from './brief-rows.ts';
import type { Column } from './column-heads.ts';
import { criteriaOf, startWords } from './criteria-cells.ts';
import { unglued, type Vocabulary, vocabularyOf } from './glued-columns.ts';
import { groupRows, type RowGroup } from './group-rows.ts';
import { isMethodLabel, isUsualMethodName, type MethodLabels, methodLabels } from './method-labels.ts';
import type { CriterionDraft, GradeKind, ModuleDraft } from './module-draft.ts';
import { isOpenEnded, joined } from './pieces.ts';

/** What the brief's tables give, and which of the document's blocks were taken. */
export interface TableModules {
  readonly drafts: readonly ModuleDraft[];
  readonly tables: ReadonlySet<number>;
  readonly labels: MethodLabels;
}

interface Reading {
  readonly starts: ReadonlySet<string>;
  readonly labels: MethodLabels;
}

const gradeColumns: readonly GradeKind[] = ['pass', 'merit', 'distinction'];

/** A row in which the words of two grade columns stand in one cell, mended. */
function mendedRow(row: BriefRow, vocabulary: Vocabulary): BriefRow {
  const left = row.cells.get('pass');
  if (left?.length !== 1 || !left[0]) return row;
  const beside: Column = row.cells.has('merit') ? 'merit' : 'distinction';
  const mended = unglued(left[0], row.cells.get(beside)?.[0], vocabulary);
  if (!mended?.right) return row;
  const rest = row.cells.get(beside)?.slice(1) ?? [];
  return {
    ...row,
    cells: new Map([...row.cells, ['pass', [mended.own]], [beside, [mended.right, ...rest]]]),
  };
}

function columnOf(group: RowGroup, column: Column): readonly TextRun[] {
  return group.rows.flatMap(({ cells }) => cells.get(column) ?? []);
}

const brokenOff = 'The words break off: the rest of the cell was not found.';

function criterionOf(run: TextRun, kind: GradeKind): CriterionDraft {
  const certainty = 'certain' as const;
  return isOpenEnded(run.text)
    ? { run, kind: { value: kind, certainty }, damaged: brokenOff }
    : { run, kind: { value: kind, certainty } };
}

function draftOf(group: RowGroup, { starts, labels }: Reading): ModuleDraft {
  const isLabel = ({ text }: TextRun) => isMethodLabel(text, labels);
  const criteria = gradeColumns.flatMap((kind) =>
    criteriaOf(
      columnOf(group, kind).filter((run) => !isLabel(run)),
      starts,
    ).map((run) => criterionOf(run, kind)),
  );
  const misplaced = gradeColumns.flatMap((kind) => columnOf(group, kind)).filter(isLabel);
  return {
    title: group.title,
    itemKind: group.itemKind,
    outcomes: columnOf(group, 'standard'),
    items: columnOf(group, 'items'),
    criteria,
    methods: [...columnOf(group, 'method'), ...misplaced],
    between: gradeColumns
      .flatMap((kind) => columnOf(group, kind))
      .filter(({ text }) => /^or\.?$/i.test(text)),
    section: group.section,
    certainty: 'certain',
  };
}

/** Method names of each module, the cells of its rows joined. */
function printedNames(groups: readonly RowGroup[]): readonly string[] {
  const columns = groups.map((group) => columnOf(group, 'method'));
  const whole = columns.flatMap((runs) => (runs.length > 0 ? [runs.reduce(joined).text] : []));
  const misplaced = groups
    .flatMap((group) => gradeColumns.flatMap((kind) => columnOf(group, kind)))
    .map(({ text }) => text)
    .filter(isUsualMethodName);
  return [...whole, ...misplaced];
}

/** Read the modules of every table that is set as a table: columns are known. */
export function modulesFromTables(outline: Outline, methods: readonly FoundMethod[]): TableModules {
  const { rows, tables } = briefRows(outline.blocks);
  const vocabulary = vocabularyOf(outline.document.text);
  const groups = groupRows(rows.map((row) => mendedRow(row, vocabulary)));
  const labels = methodLabels(methods, printedNames(groups));
  const cells = groups.flatMap((group) => gradeColumns.flatMap((kind) => columnOf(group, kind)));
  const starts = startWords(cells.map(({ text }) => text));
  return { drafts: groups.map((group) => draftOf(group, { starts, labels })), tables, labels };
}
