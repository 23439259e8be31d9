import { filled, type GridRow } from '#domain/standards/compiler/grid.ts';
import type { Cell } from '#domain/standards/compiler/read-document.ts';
import { cellText } from '#domain/standards/compiler/text-run.ts';
import { type HeadedKind, kindNamed } from './kinds.ts';

/** What a column of a table of descriptors holds. */
export type ColumnRole = HeadedKind | 'theme' | 'codes' | 'method' | 'ref' | 'other';

/** The columns of a table of descriptors, and how many rows head it. */
export interface ColumnPlan {
  readonly roles: readonly ColumnRole[];
  readonly headerRows: number;
}

const kindHeader =
  /^\W{0,3}(?:(?:grading|grade|assessment|performance)\s{0,2}(?:descriptors?|criteria|criterion)?\s{0,2}[:\u2013\u2014-]?\s{0,2}(?:for\s)?)?(?:(?:to\s(?:achieve|gain|be awarded)|to(?=\spass\b)|for|criteria for|descriptors? for)\s(?:an?\s)?)?(?:a\s)?(?:pass|merit|distinction|fail)\b/i;
const headingWords =
  /\b(?:pass|merit|descriptors?|criteria|criterion|apprentices?|learners?|candidates?|must|all|grade)\b/i;
const failHeader =
  /^(?:does not meet|not (?:yet )?(?:achieved|met|competent)|referr?(?:al|ed)|unsatisfactory)\b/i;
const theme =
  /\b(?:themes?|area|topic|category|grouping|groups?|section|competenc(?:e|y|ies)|element|aspect|subject|dimension)\b/i;
const codes = /\b(?:ksbs?|refs?\s?\(ksb|k,? ?s,? ?(?:and|&)? ?bs?|standards? reference|codes?)\b/i;
const ref = /^(?:ref(?:erence)?s?\.?|no\.?|number|#|criteri(?:on|a) (?:ref|no|number)\.?)$/i;
const method = /^(?:assessment\s)?(?:methods?|components?)\b/i;

/** Whether a heading cell belongs to an occupational brief, a weighting or a table of marks: not a table of descriptors. */
const foreign =
  /what (?:do|does|will|should|must)? ?.{0,20}\bneed\b|\bweighting\b|^weights?\b|\bduration\b|\bmarks?\b|\bscores?\b|\bpercentage\b|\boverall\b|\bgrade boundar|\bmodule\b/i;

function kindOf(text: string): HeadedKind | undefined {
  if (failHeader.test(text)) return 'fail';
  const head = text.length <= 260 ? kindHeader.exec(text) : null;
  // "Pass: names the oils" is a descriptor with its kind before it, no heading.
  const saysWhat = head && /^\s?[:\u2013\u2014-]\s?\S/.test(text.slice(head[0].length));
  return head && (!saysWhat || headingWords.test(text.slice(head[0].length))) ? kindNamed(text) : undefined;
}

function roleOf(cell: Cell): ColumnRole {
  const text = cellText(cell);
  const kind = kindOf(text);
  if (kind !== undefined) return kind;
  if (ref.test(text)) return 'ref';
  if (theme.test(text)) return 'theme';
  if (codes.test(text)) return 'codes';
  if (method.test(text)) return 'method';
  return 'other';
}

const criterionKinds = new Set<ColumnRole>(['pass', 'merit', 'distinction']);

function rolesOf(row: GridRow): readonly ColumnRole[] {
  const roles: ColumnRole[] = Array.from({ length: row.cells.length }, () => 'other');
  for (const cell of filled(row)) {
    const role = roleOf(cell);
    for (let at = 0; at < cell.columnSpan && cell.column + at < roles.length; at += 1)
      roles[cell.column + at] = role;
  }
  return roles;
}

function headsColumns(row: GridRow): boolean {
  const heads = filled(row).map(roleOf);
  const kinds = heads.filter((role) => criterionKinds.has(role));
  if (new Set(kinds).size !== kinds.length || kinds.length === 0) return false;
  if (kinds.length === 1 && heads.includes('ref') && heads.length <= 2) return false;
  return (
    kinds.length + heads.filter((role) => ['fail', 'theme', 'codes', 'method'].includes(role)).length >= 2
  );
}

/** Whether some heading cell of a table belongs to another kind of table. */
export function isForeign(rows: readonly GridRow[]): boolean {
  const at = rows.slice(0, 4).findIndex(headsColumns);
  const heads = rows.slice(0, at < 0 ? 2 : at + 1);
  return heads.flatMap(filled).some((cell) => cellText(cell).length < 70 && foreign.test(cellText(cell)));
}

/** The columns of a table whose heading names pass, merit or distinction; undefined for every other table. */
export function columnPlan(rows: readonly GridRow[]): ColumnPlan | undefined {
  const at = rows.slice(0, 4).findIndex(headsColumns);
  const row = rows[at];
  if (!row || isForeign(rows)) return undefined;
  const above = rows.slice(0, at).map(rolesOf);
  const below = rolesOf(row);
  const roles = below.map((role, column) => {
    if (role !== 'other') return role;
    return (
      above.map((one) => one[column]).find((one) => one !== undefined && !criterionKinds.has(one)) ?? role
    );
  });
  return { roles, headerRows: at + 1 };
}

/** Whether a row repeats the heading of its table on a new page. */
export function repeatsHeader(row: GridRow): boolean {
  return headsColumns(row) && filled(row).every((cell) => cellText(cell).length <= 260);
}
