/** Rows and columns that a cell covers, first and last included. */
export interface Extent {
  readonly row: number;
  readonly column: number;
  readonly lastRow: number;
  readonly lastColumn: number;
}

/** A grid's faces, and which of their borders are drawn. */
export interface Faces {
  readonly rows: number;
  readonly columns: number;
  /** True when no border parts the face from the one to its right, or below it. */
  readonly opensRight: (row: number, column: number) => boolean;
  readonly opensDown: (row: number, column: number) => boolean;
}

/** Sets of numbers that are put together two by two. */
export function unions(count: number): {
  find: (at: number) => number;
  join: (one: number, other: number) => void;
} {
  const leader = Array.from({ length: count }, (_, at) => at);
  const find = (at: number): number => {
    let here = at;
    while (leader[here] !== here) {
      leader[here] = leader[leader[here] ?? here] ?? here;
      here = leader[here] ?? here;
    }
    return here;
  };
  const join = (one: number, other: number) => {
    leader[find(one)] = find(other);
  };
  return { find, join };
}

/** Faces by the cell to which they belong. */
function cellFaces({ rows, columns, opensRight, opensDown }: Faces): readonly (readonly number[])[] {
  const { find, join } = unions(rows * columns);
  for (let face = 0; face < rows * columns; face += 1) {
    const row = Math.floor(face / columns);
    const column = face % columns;
    if (column + 1 < columns && opensRight(row, column)) join(face, face + 1);
    if (row + 1 < rows && opensDown(row, column)) join(face, face + columns);
  }
  const cells = new Map<number, number[]>();
  for (let face = 0; face < rows * columns; face += 1) {
    const list = cells.get(find(face));
    if (list) list.push(face);
    else cells.set(find(face), [face]);
  }
  return [...cells.values()];
}

/** The cells of a grid: faces that no drawn border parts. One that is no rectangle falls apart into its rows. */
export function extentsOf(faces: Faces): readonly Extent[] {
  return cellFaces(faces).flatMap((cell) => {
    const rows = cell.map((face) => Math.floor(face / faces.columns));
    const columns = cell.map((face) => face % faces.columns);
    const extent = {
      row: rows.reduce((one, other) => Math.min(one, other)),
      lastRow: rows.reduce((one, other) => Math.max(one, other)),
      column: columns.reduce((one, other) => Math.min(one, other)),
      lastColumn: columns.reduce((one, other) => Math.max(one, other)),
    };
    const size = (extent.lastRow - extent.row + 1) * (extent.lastColumn - extent.column + 1);
    return size === cell.length ? [extent] : runsOf(cell, faces.columns);
  });
}

/** Faces side by side, row by row. */
function runsOf(cell: readonly number[], columns: number): readonly Extent[] {
  const runs: { row: number; lastRow: number; column: number; lastColumn: number }[] = [];
  for (const face of cell) {
    const row = Math.floor(face / columns);
    const column = face % columns;
    const last = runs.at(-1);
    if (last && last.row === row && last.lastColumn === column - 1) last.lastColumn = column;
    else runs.push({ row, lastRow: row, column, lastColumn: column });
  }
  return runs;
}
