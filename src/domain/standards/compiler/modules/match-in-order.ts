/** Two lists in printed order, and what it costs to match one of each or to leave one out. */
export interface Sequences {
  readonly left: number;
  readonly right: number;
  readonly cost: (left: number, right: number) => number;
  readonly skipLeft: number;
  readonly skipRight: number;
}

/** Pairs of two lists in order, each member in one pair at most, at the least total cost. */
export function matchInOrder(sequences: Sequences): readonly (readonly [number, number])[] {
  const { left, right, skipLeft, skipRight } = sequences;
  const table = [Array.from({ length: right + 1 }, (_, at) => at * skipRight)];
  for (let row = 1; row <= left; row += 1) {
    const own = [row * skipLeft];
    for (let column = 1; column <= right; column += 1)
      own.push(Math.min(...stepsTo(table[row - 1] ?? [], own, [row, column], sequences)));
    table.push(own);
  }
  return traced(table, sequences);
}

function stepsTo(
  above: readonly number[],
  own: readonly number[],
  [row, column]: readonly [number, number],
  { cost, skipLeft, skipRight }: Sequences,
): readonly [number, number, number] {
  return [
    (above[column - 1] ?? 0) + cost(row - 1, column - 1),
    (above[column] ?? 0) + skipLeft,
    (own[column - 1] ?? 0) + skipRight,
  ];
}

function traced(
  table: readonly (readonly number[])[],
  sequences: Sequences,
): readonly (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  let [row, column] = [sequences.left, sequences.right];
  while (row > 0 && column > 0) {
    const steps = stepsTo(table[row - 1] ?? [], table[row] ?? [], [row, column], sequences);
    const best = steps.indexOf(Math.min(...steps));
    if (best === 0) pairs.push([row - 1, column - 1]);
    row -= best === 2 ? 0 : 1;
    column -= best === 1 ? 0 : 1;
  }
  return pairs.reverse();
}
