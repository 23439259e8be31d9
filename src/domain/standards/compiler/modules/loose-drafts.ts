import type { FoundMethod } from '#domain/standards/compiler/facts.ts';
import type { Outline } from '#domain/standards/compiler/outline.ts';
import { kindsOf, type Leaning } from './criterion-kinds.ts';
import { cellRun, type LooseBrief, looseBriefs } from './loose-brief.ts';
import { type LooseModule, withPoints } from './loose-modules.ts';
import type { LooseCell } from './loose-roles.ts';
import { labelOf, type MethodLabels } from './method-labels.ts';
import type { CriterionDraft, GradeKind, ItemKind, Judged, ModuleDraft } from './module-draft.ts';
import { isOpenEnded, startsInside } from './pieces.ts';
import { type PrintedCount, printedCounts } from './printed-counts.ts';
import { comparedWords } from './repeated-criteria.ts';

/** Modules of a brief printed without columns, and the method names by which they were told. */
export interface LooseDrafts {
  readonly drafts: readonly ModuleDraft[];
  readonly labels: MethodLabels;
}

type Kinds = ReadonlyMap<LooseCell, Judged<GradeKind>>;

/** The number of criteria of the higher kind that the document counts for a method. */
function countFor(
  name: string | undefined,
  higher: GradeKind,
  brief: LooseBrief,
  counts: readonly PrintedCount[],
) {
  if (name === undefined) return undefined;
  const named = counts.filter(({ kind, before }) => {
    const words = before.split(' ').slice(-4);
    const tails = words.map((_, at) => words.slice(at).join(' '));
    return kind === higher && tails.some((tail) => labelOf(tail, brief.labels)?.name === name);
  });
  const numbers = new Set(named.map(({ count }) => count));
  return numbers.size === 1 ? named[0]?.count : undefined;
}

/** Kinds of the criteria of one method, the same words in one module judged once. */
function methodKinds(leanings: readonly Leaning[], higher: GradeKind, printed: number | undefined): Kinds {
  const first = new Map<string, Leaning>();
  for (const one of leanings) {
    const words = comparedWords(one.cell.text);
    const before = first.get(words);
    if (!before || Math.abs(before.towardsHigher) < Math.abs(one.towardsHigher)) first.set(words, one);
  }
  const once = kindsOf([...first.values()], higher, printed);
  const kinds = new Map<LooseCell, Judged<GradeKind>>();
  for (const { cell } of leanings) {
    const judged = once.get(first.get(comparedWords(cell.text))?.cell ?? cell);
    if (judged) kinds.set(cell, judged);
  }
  return kinds;
}

function methodName(brief: LooseBrief, module: number): string | undefined {
  const [cell] = brief.methods[module] ?? [];
  return cell && (labelOf(cell.text, brief.labels)?.name ?? cell.text);
}

function allKinds(brief: LooseBrief, counts: readonly PrintedCount[]): Kinds {
  const columns = new Set(brief.cells.flatMap(({ column }) => column ?? []));
  if (!columns.has('distinction') && !columns.has('merit'))
    return new Map(brief.leanings.map(({ cell }) => [cell, { value: 'pass', certainty: 'certain' }]));
  const higher: GradeKind = columns.has('distinction') ? 'distinction' : 'merit';
  const groups = new Map<string, Leaning[]>();
  for (const one of brief.leanings) {
    const name = methodName(brief, brief.placements.get(one.cell)?.module ?? -1) ?? '';
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  const kinds = [...groups].map(([name, leanings]) =>
    methodKinds(leanings, higher, countFor(name, higher, brief, counts)),
  );
  const merged = new Map(kinds.flatMap((one) => [...one]));
  return columns.has('distinction') && columns.has('merit') ? withMerit(merged) : merged;
}

/** With three columns of criteria two widths are not enough: a higher cell may be either. */
function withMerit(kinds: Kinds): Kinds {
  const why = 'The document prints merit and distinction criteria without their columns.';
  return new Map(
    [...kinds].map(([cell, judged]) => {
      const others: readonly GradeKind[] =
        judged.value === 'pass' ? ['merit', 'distinction'] : ['merit', 'pass'];
      return [cell, { value: judged.value, certainty: 'unsure', others, why }];
    }),
  );
}

const rest = 'It begins in lower case: what stands before it was not found.';
const cut = 'The words break off: the rest of the cell was not found.';

function damageOf(text: string): string | undefined {
  if (startsInside(text)) return rest;
  return isOpenEnded(text) ? cut : undefined;
}

function criterionDraft(brief: LooseBrief, kinds: Kinds, cell: LooseCell): CriterionDraft {
  const others = brief.placements.get(cell)?.others ?? [];
  const titles = others.flatMap((index) => brief.modules[index]?.title?.text ?? []);
  const own = brief.modules[brief.placements.get(cell)?.module ?? -1];
  // Without its title a module's method is told by nothing but what is printed near: any method may be meant.
  const near = own?.title ? others.flatMap((index) => methodName(brief, index) ?? []) : brief.labels.names;
  const methods = [...new Set(near)];
  const damaged = damageOf(cell.text);
  return {
    run: cellRun(cell),
    kind: kinds.get(cell) ?? { value: 'pass', certainty: 'unsure', others: ['distinction'] },
    ...(titles.length > 0 ? { otherModules: titles } : {}),
    ...(methods.length > 0 ? { otherMethods: methods } : {}),
    ...(damaged === undefined ? {} : { damaged }),
  };
}

/** What a module's lines ask for: by the heading of the lines' column printed nearest before its first line. */
function itemKindOf(
  brief: LooseBrief,
  module: LooseModule,
  kinds: readonly (ItemKind | undefined)[],
): ItemKind {
  const index = brief.modules.indexOf(module);
  return kinds[index] ?? 'know';
}

/** Headings of the lines' column, one per table, shared out to modules in printed order. */
function itemKinds(brief: LooseBrief): readonly (ItemKind | undefined)[] {
  const heads = brief.cells.flatMap(({ fragments, at, page }) => {
    const kind = fragments[0]?.head?.itemKind;
    return kind ? [{ kind, at, page }] : [];
  });
  return brief.modules.map(({ items, outcomes, title }) => {
    const cells = items.length > 0 ? items : [...outcomes, ...(title ? [title] : [])];
    const first = cells.reduce(
      (low, cell) => (cell.at < low.at ? cell : low),
      cells[0] ?? { at: 0, page: 0 },
    );
    const middle = cells[Math.floor(cells.length / 2)] ?? first;
    const near = [...heads].sort(
      (left, right) =>
        Math.abs(left.at - first.at) +
        (left.at > middle.at ? 15 : 0) -
        (Math.abs(right.at - first.at) + (right.at > middle.at ? 15 : 0)),
    );
    return near[0]?.kind;
  });
}

function draftsOf(brief: LooseBrief, counts: readonly PrintedCount[]): readonly ModuleDraft[] {
  const kinds = allKinds(brief, counts);
  const asked = itemKinds(brief);
  return brief.modules.map((module, index) => {
    const bodies = brief.leanings
      .map(({ cell }) => cell)
      .filter((cell) => brief.placements.get(cell)?.module === index);
    return {
      title: module.title && cellRun(module.title),
      itemKind: itemKindOf(brief, module, asked),
      outcomes: withPoints(module.outcomes, module.points).map(cellRun),
      items: withPoints([...module.items].sort(byNumber), module.points).map(cellRun),
      criteria: bodies.map((cell) => criterionDraft(brief, kinds, cell)),
      methods: (brief.methods[index] ?? []).map(cellRun),
      between: [],
      section: brief.section,
      certainty: 'likely',
    };
  });
}

function byNumber(left: LooseCell, right: LooseCell): number {
  const [first = '', second = ''] = [left.text.split(' ')[0], right.text.split(' ')[0]];
  const [major = 0, minor = 0] = first.split('.').map(Number);
  const [otherMajor = 0, otherMinor = 0] = second.split('.').map(Number);
  return major - otherMajor || minor - otherMinor;
}

/** Read the modules of every brief that was printed cell after cell, its columns lost. */
export function modulesFromLooseText(outline: Outline, methods: readonly FoundMethod[]): LooseDrafts {
  const counts = printedCounts(outline.document.text);
  const higher = counts.filter(({ kind }) => kind === 'distinction');
  const total = higher.length > 0 ? higher.reduce((sum, { count }) => sum + count, 0) : undefined;
  const briefs = looseBriefs(outline, methods, total);
  return {
    drafts: briefs.flatMap((brief) => draftsOf(brief, counts)),
    labels: { names: [...new Set(briefs.flatMap(({ labels }) => labels.names))] },
  };
}
