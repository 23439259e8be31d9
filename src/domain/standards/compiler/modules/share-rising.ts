/** Costs of sharing things out to places in rising order. */
export interface Sharing {
  readonly things: number;
  readonly places: number;
  readonly cost: (thing: number, place: number) => number;
  /** Cost of a place that gets nothing. */
  readonly empty: number;
  /** Cost of a further thing in one place. */
  readonly again: number;
}

interface Step {
  readonly cost: number;
  readonly from: number;
}

/** Give each thing a place, never falling, at the least total cost. */
export function shareRising(sharing: Sharing): readonly number[] {
  const table: Step[][] = [];
  for (let thing = 0; thing < sharing.things; thing += 1) {
    const before = table[thing - 1];
    table.push(Array.from({ length: sharing.places }, (_, place) => stepTo(before, place, sharing, thing)));
  }
  return tracedBack(table, sharing);
}

function stepTo(before: readonly Step[] | undefined, place: number, sharing: Sharing, thing: number): Step {
  const own = sharing.cost(thing, place);
  if (!before) return { cost: own + place * sharing.empty, from: -1 };
  let best: Step = { cost: Number.POSITIVE_INFINITY, from: 0 };
  for (let from = 0; from <= place; from += 1) {
    const between = from === place ? sharing.again : (place - from - 1) * sharing.empty;
    const cost = (before[from]?.cost ?? 0) + between + own;
    if (cost < best.cost) best = { cost, from };
  }
  return best;
}

function tracedBack(table: readonly (readonly Step[])[], { places, empty }: Sharing): readonly number[] {
  const last = table.at(-1) ?? [];
  const whole = last.map(({ cost }, at) => cost + (places - 1 - at) * empty);
  let place = whole.indexOf(Math.min(...whole));
  const chosen: number[] = [];
  for (let thing = table.length - 1; thing >= 0; thing -= 1) {
    chosen.unshift(place);
    place = table[thing]?.[place]?.from ?? 0;
  }
  return chosen;
}
