/** Repeatable chance: the same seed gives the same document on every machine. */
export interface Chance {
  /** From 0 (included) to 1 (excluded). */
  readonly share: () => number;
  /** A whole number, both ends included. */
  readonly whole: (from: number, to: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
  /** Some members in their order. */
  readonly some: <T>(list: readonly T[], count: number) => readonly T[];
  readonly often: (share: number) => boolean;
}

/** Chance from a seed (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed;
  const share = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (from: number, to: number) => from + Math.floor(share() * (to - from + 1));
  const pick = <T>(list: readonly T[]): T => list[whole(0, list.length - 1)] as T;
  const some = <T>(list: readonly T[], count: number): readonly T[] => {
    const order = list.map((member, at) => ({ member, at, by: share() })).sort((a, b) => a.by - b.by);
    return order
      .slice(0, count)
      .sort((a, b) => a.at - b.at)
      .map(({ member }) => member);
  };
  return { share, whole, pick, some, often: (limit) => share() < limit };
}
