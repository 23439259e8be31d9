/** Where a criterion stands: on programme by its evidence, in assessment by its judgement. */
export type TileState =
  | 'none'
  | 'draft'
  | 'submitted'
  | 'referred'
  | 'accepted'
  | 'not-yet-judged'
  | 'met'
  | 'not-met';

/** One criterion of the map. */
export interface MapTile {
  /** Unique in the map: method and reference. */
  id: string;
  ref: string;
  method: string;
  module?: string | undefined;
  kind: 'pass' | 'merit' | 'distinction';
  ksbs: readonly string[];
  state: TileState;
  /** The published text. */
  text: string;
  /** For example "2 pieces of evidence". */
  detail?: string | undefined;
}

/** The criteria of one plan with their states. */
export interface CriteriaMapData {
  methods: readonly { id: string; title: string; short: string }[];
  modules: readonly { id: string; title: string }[];
  tiles: readonly MapTile[];
}

/** A state in the field's words. */
export const stateWords: Readonly<Record<TileState, string>> = {
  none: 'no evidence yet',
  draft: 'draft',
  submitted: 'submitted, waiting for feedback',
  referred: 'referred',
  accepted: 'accepted',
  'not-yet-judged': 'not yet judged',
  met: 'met',
  'not-met': 'not met',
};

/** What a tile says to those who do not see it. */
export function tileWords(tile: MapTile): string {
  const ksbs = tile.ksbs.length > 0 ? `, ${tile.ksbs.join(' ')}` : '';
  const detail = tile.detail ? `, ${tile.detail}` : '';
  return `${tile.ref}, ${tile.kind}${ksbs}: ${stateWords[tile.state]}${detail}`;
}

/** Whether a tile counts as done: accepted on programme, met in assessment. */
export function isDone(state: TileState): boolean {
  return state === 'accepted' || state === 'met';
}

/** The map in one sentence for each method: "Observation: 12 of 20 pass and 2 of 5 distinction criteria accepted". */
export function summariseMap(map: CriteriaMapData): string {
  const kinds = ['pass', 'merit', 'distinction'] as const;
  const sentences = map.methods.map((method) => {
    const own = map.tiles.filter((tile) => tile.method === method.id);
    const counts = kinds
      .map((kind) => ({ kind, all: own.filter((tile) => tile.kind === kind) }))
      .filter(({ all }) => all.length > 0)
      .map(({ kind, all }) => `${all.filter((tile) => isDone(tile.state)).length} of ${all.length} ${kind}`);
    return `${method.title}: ${counts.join(' and ')} criteria`;
  });
  const isJudged = map.tiles.some((tile) => ['met', 'not-met', 'not-yet-judged'].includes(tile.state));
  return `${sentences.join('; ')} ${isJudged ? 'met' : 'accepted'}.`;
}

/** A row of the full map: one module, and its tiles under each method. */
export interface MapRow {
  id: string;
  title: string;
  cells: readonly (readonly MapTile[])[];
}

/** Modules down, methods across; criteria without a module stand in a last row. */
export function mapRows(map: CriteriaMapData): MapRow[] {
  const known = new Set(map.modules.map((module) => module.id));
  const isIn = (tile: MapTile, module: string | undefined) =>
    module === undefined ? !tile.module || !known.has(tile.module) : tile.module === module;
  const rowOf = (id: string, title: string, module: string | undefined): MapRow => ({
    id,
    title,
    cells: map.methods.map((method) =>
      map.tiles.filter((tile) => tile.method === method.id && isIn(tile, module)),
    ),
  });
  const rows = map.modules.map((module) => rowOf(module.id, module.title, module.id));
  const rest = rowOf('', map.modules.length > 0 ? 'Not in a module' : 'Criteria', undefined);
  return [...rows, rest].filter((row) => row.cells.some((cell) => cell.length > 0));
}

const lettersOfStates: Readonly<Record<string, TileState>> = {
  n: 'none',
  d: 'draft',
  s: 'submitted',
  r: 'referred',
  a: 'accepted',
};

/** States of a method's criteria from the letters a caseload row carries, in the plan's order. */
export function statesOfLetters(letters: string): TileState[] {
  return [...letters].map((letter) => lettersOfStates[letter] ?? 'none');
}
