import type { CriteriaMapData, MapTile, TileState } from '#web/pictures/map-data.ts';

const methods = [
  { id: 'showcase', title: 'Apprentice showcase', short: 'AS', pass: 30, distinction: 10 },
  { id: 'observation', title: 'Practical observation', short: 'PO', pass: 20, distinction: 5 },
  { id: 'discussion', title: 'Professional discussion', short: 'PD', pass: 7, distinction: 4 },
];
const modules = [
  'Knowing your customers',
  'Understanding the organisation',
  'Systems and resources',
  'Influencing skills',
  'Personal organisation',
  'Dealing with conflict',
  'Being open to feedback',
];
const states: TileState[] = ['accepted', 'accepted', 'submitted', 'referred', 'draft', 'none'];

function stateAt(index: number, accepted: number): TileState {
  if (index < accepted) return 'accepted';
  return states[2 + ((index * 7) % 4)] ?? 'none';
}

function stateOf(at: number, accepted: number, judged: boolean): TileState {
  if (!judged) return stateAt((at * 31) % 76, accepted);
  if (at >= accepted) return 'not-yet-judged';
  return at % 11 === 5 ? 'not-met' : 'met';
}

function tileAt(method: (typeof methods)[number], index: number, at: number): Omit<MapTile, 'state'> {
  const kind = index < method.pass ? 'pass' : 'distinction';
  const ref = kind === 'pass' ? `P${index + 1}` : `D${index - method.pass + 1}`;
  const ksb = `${['K', 'S', 'B'][at % 3]}${1 + (at % 9)}`;
  return {
    id: `${method.id}/${ref}`,
    ref,
    method: method.id,
    module: `m${(index * 3 + method.pass) % modules.length}`,
    kind,
    ksbs: at % 8 === 0 ? [ksb, 'S4'] : [ksb],
    text: 'Explains what customers need and how the organisation answers it, with an example from work.',
    detail: at % 3 === 0 ? '2 pieces of evidence' : undefined,
  };
}

/** An invented plan of 76 criteria with so many accepted. */
export function criteriaMapSample(accepted: number, judged = false): CriteriaMapData {
  const tiles: MapTile[] = [];
  for (const method of methods) {
    for (let index = 0; index < method.pass + method.distinction; index += 1) {
      const at = tiles.length;
      tiles.push({ ...tileAt(method, index, at), state: stateOf(at, accepted, judged) });
    }
  }
  return { methods, modules: modules.map((title, index) => ({ id: `m${index}`, title })), tiles };
}
