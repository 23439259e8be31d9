import { stretchesOf, type Zone } from './corridors.ts';
import type { FilledGrid } from './lay-out-table.ts';
import { type Area, around, type Stroke, type Word } from './page-marks.ts';
import type { Setting } from './paragraphs.ts';
import { linesOf, type WordLine } from './word-lines.ts';

/** A zone of words in columns, not ruled down, and the lines drawn along it. */
export interface AlignedTable {
  readonly page: number;
  readonly area: Area;
  /** Borders of the columns. */
  readonly xs: readonly number[];
  /** The lines of each column. */
  readonly columns: readonly (readonly WordLine[])[];
  /** Heights of lines drawn along most of it. */
  readonly rules: readonly number[];
}

/** Sort the words of a zone into its columns. */
export function alignedTable(zone: Zone, along: readonly Stroke[], page: number): AlignedTable {
  const area = around(zone.lines);
  const stretches = stretchesOf(zone);
  const words = zone.lines.flatMap((line) => line.words);
  const contents: Word[][] = stretches.map(() => []);
  for (const word of words) {
    const middle = (word.left + word.right) / 2;
    const at = stretches.findIndex(({ right }) => middle < right);
    contents[at === -1 ? stretches.length - 1 : at]?.push(word);
  }
  const kept = contents.filter((list) => list.length > 0);
  const xs = stretches.filter((_, at) => (contents[at]?.length ?? 0) > 0).map(({ left }) => left);
  const isRule = ({ at, from, to }: Stroke) =>
    at > area.top - 6 &&
    at < area.bottom + 6 &&
    Math.min(to, area.right) - Math.max(from, area.left) > 0.7 * (area.right - area.left);
  return {
    page,
    area,
    xs: [...xs, stretches.at(-1)?.right ?? area.right],
    columns: kept.map((list) => linesOf(list)),
    rules: along.filter(isRule).map(({ at }) => at),
  };
}

interface Band {
  readonly top: number;
  readonly bottom: number;
  /** For each column the line that stands at this height. */
  readonly lines: readonly (WordLine | undefined)[];
}

/** The lines of all columns, those at one height together. */
function bandsOf(table: AlignedTable): readonly Band[] {
  const all = table.columns.flatMap((lines, column) => lines.map((line) => ({ line, column })));
  all.sort((one, other) => one.line.baseline - other.line.baseline);
  const bands: { top: number; bottom: number; baseline: number; lines: (WordLine | undefined)[] }[] = [];
  for (const { line, column } of all) {
    const last = bands.at(-1);
    if (last && line.baseline - last.baseline < 0.45 * line.size && !last.lines[column]) {
      last.lines[column] = line;
      last.top = Math.min(last.top, line.top);
      last.bottom = Math.max(last.bottom, line.bottom);
      continue;
    }
    const lines = new Array<WordLine | undefined>(table.columns.length).fill(undefined);
    lines[column] = line;
    bands.push({ top: line.top, bottom: line.bottom, baseline: line.baseline, lines });
  }
  return bands;
}

const endsSentence = /[.?!:;]["'’”)]*$/;
const startsLower = /^\p{Ll}/u;

/** True when a line cannot be the rest of the one above it in its column: that one had room, or ended its sentence. */
function isFresh(above: WordLine | undefined, line: WordLine, right: number): boolean {
  if (!above) return true;
  const [first] = line.words;
  const width = first ? first.right - first.left : 0;
  const hadRoom = above.right + 0.33 * line.size + width + 1.5 < right;
  return !startsLower.test(line.text) && (hadRoom || endsSentence.test(above.text));
}

function isRuled(table: AlignedTable, above: Band, band: Band): boolean {
  return table.rules.some(
    (at) =>
      at > above.top + 0.4 * (above.bottom - above.top) && at < band.bottom - 0.5 * (band.bottom - band.top),
  );
}

/** How many columns have words at this height. */
const filled = (band: Band) => band.lines.filter((line) => line !== undefined).length;

/** What speaks for a row that begins at a height. */
interface RowSigns {
  /** Bold under words that are not, or the other way round: a heading begins or ends. */
  readonly heavier: boolean;
  readonly ruled: boolean;
  /** There are words in the first column, and none there just above. */
  readonly leads: boolean;
  readonly leadsAnew: boolean;
  /** There are words in the second of at least four columns: the first one names what several rows share. */
  readonly leadsSecond: boolean;
  /** Nothing at this height can be the rest of what stands above it. */
  readonly fresh: boolean;
  /** Columns with words. */
  readonly count: number;
  /** Points by which these words stand further from everything above than lines of a paragraph do. */
  readonly space: number;
}

/** True when everything at this height is bold. */
const isBold = (band: Band) => band.lines.every((line) => !line || line.bold);

function signsOf(table: AlignedTable, bands: readonly Band[], pitch: Setting['pitch']): readonly RowSigns[] {
  const rights = table.columns.map((lines) => Math.max(...lines.map((line) => line.right)));
  let reach = Number.NEGATIVE_INFINITY;
  return bands.map((band, at): RowSigns => {
    const above = bands[at - 1];
    const size = Math.max(...band.lines.map((line) => line?.size ?? 0));
    const space = band.top - reach - (pitch(size) - (band.bottom - band.top));
    reach = Math.max(reach, band.bottom);
    const leads = band.lines[0] !== undefined;
    return {
      heavier: above !== undefined && isBold(above) !== isBold(band),
      ruled: above !== undefined && isRuled(table, above, band),
      leads,
      leadsSecond: table.columns.length > 3 && band.lines[1] !== undefined,
      leadsAnew: leads && above !== undefined && above.lines[0] === undefined,
      fresh: band.lines.every(
        (line, column) => !line || isFresh(above?.lines[column], line, rights[column] ?? 0),
      ),
      count: filled(band),
      space,
    };
  });
}

/** True when the words at this height begin a row. */
type Begins = (sign: RowSigns) => boolean;

/** Points; a smaller space between rows than this beyond that of lines does not tell rows from lines. */
const telling = 0.6;

/** The space that parts rows: one of the smaller ones over which a row surely begins. */
function rowSpace(signs: readonly RowSigns[]): number {
  const below = signs.slice(1).filter(({ heavier }) => !heavier);
  const anew = below.filter(({ leadsAnew, fresh }) => leadsAnew && fresh);
  const plain = below.filter(({ leads, fresh, count }) => leads && fresh && count > 1);
  const shared = below.filter((sign) => sign.leadsSecond && sign.fresh && sign.space >= telling);
  const sure = [anew, plain, shared].find(({ length }) => length > 0) ?? [];
  const spaces = sure.map(({ space }) => space).sort((one, other) => one - other);
  return spaces[Math.floor(spaces.length / 4)] ?? 0;
}

/** Where lines or spaces part the rows, they settle it; else words in the first column and words that are no rest do. */
function beginsBy(signs: readonly RowSigns[]): Begins {
  const ruled = signs.filter((sign) => sign.ruled).length;
  // A single line parts the headings from the rest.
  if (ruled >= 2 && ruled >= signs.length / 12) return (sign) => sign.ruled || sign.heavier;
  const space = rowSpace(signs);
  const isApart = (sign: RowSigns) =>
    sign.space >= (sign.fresh && sign.leadsSecond ? telling : Math.max(telling, 0.75 * space));
  const begins: Begins =
    space >= telling
      ? (sign) => isApart(sign) && (sign.leads || (sign.count > 1 && sign.fresh))
      : (sign) => sign.fresh && sign.leads && sign.count > 1;
  return (sign) => sign.ruled || sign.heavier || begins(sign);
}

/** The heights at which rows begin. */
function rowStarts(table: AlignedTable, pitch: Setting['pitch']): readonly number[] {
  const bands = bandsOf(table);
  const signs = signsOf(table, bands, pitch);
  const begins = beginsBy(signs);
  return bands
    .filter((_, at) => {
      const sign = signs[at];
      return at === 0 || (sign !== undefined && begins(sign));
    })
    .map(({ top }) => top);
}

/** Part an aligned table into rows and fill its cells. */
export function fillAligned(table: AlignedTable, pitch: Setting['pitch']): FilledGrid {
  const starts = rowStarts(table, pitch);
  const ys = [...starts.map((top) => top - 0.5), table.area.bottom + 1];
  const cells = starts.flatMap((_, row) =>
    table.columns.map((lines, column) => {
      const top = ys[row] ?? 0;
      const bottom = ys[row + 1] ?? 0;
      const area = { left: table.xs[column] ?? 0, right: table.xs[column + 1] ?? 0, top, bottom };
      return {
        cell: { row, column, rowSpan: 1, columnSpan: 1, area },
        lines: lines.filter((line) => line.baseline > top && line.baseline <= bottom),
      };
    }),
  );
  return {
    page: table.page,
    grid: { area: table.area, xs: table.xs, ys, cells: cells.map(({ cell }) => cell) },
    cells,
  };
}
