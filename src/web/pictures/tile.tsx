import { ksbKind } from '#web/ui/state-chip.tsx';
import type { MapTile, TileState } from './map-data.ts';
import './map.css';

type Edge = 'knowledge' | 'skill' | 'behaviour';

// Where the thick edge lies tells the kind of KSB without its colour: knowledge on top, skill below, behaviour left.
const edges: Readonly<Record<Edge, string>> = {
  knowledge: 'M2 2.75H22',
  skill: 'M2 21.25H22',
  behaviour: 'M2.75 2V22',
};

/** A tile's state, or `plain` for a legend that explains only shape or edge. */
export type DrawnState = TileState | 'plain';

const glyphs: Partial<Readonly<Record<DrawnState, string>>> = {
  accepted: 'm7.5 12.5 3.2 3.3 6-7',
  met: 'm7.5 12.5 3.2 3.3 6-7',
  'not-met': 'm8 8 8 8m0-8-8 8',
  referred: 'M12 7.5V12l3.2 2',
};

function outline(kind: MapTile['kind']) {
  if (kind === 'merit') return <circle className="gm-tile-face" cx={12} cy={12} r={10} />;
  const turned = kind === 'distinction';
  return (
    <rect
      className="gm-tile-face"
      x={turned ? 4.25 : 2.5}
      y={turned ? 4.25 : 2.5}
      width={turned ? 15.5 : 19}
      height={turned ? 15.5 : 19}
      rx={turned ? 1 : 1.5}
      transform={turned ? 'rotate(45 12 12)' : undefined}
    />
  );
}

/** One criterion as a drawing: fill is state, shape is kind, thick edge is knowledge, skill or behaviour. */
export function Tile({
  tile,
  size,
}: {
  tile: Pick<MapTile, 'kind' | 'ksbs'> & { state: DrawnState };
  size: number;
}) {
  const kinds = [...new Set(tile.ksbs.map(ksbKind))];
  const glyph = glyphs[tile.state];
  const edgeTurn =
    tile.kind === 'distinction' ? 'rotate(45 12 12) translate(2.7 2.7) scale(.775)' : undefined;
  return (
    <svg
      className="gm-tile"
      data-state={tile.state}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
    >
      {outline(tile.kind)}
      {tile.state === 'none' || tile.state === 'not-yet-judged' ? (
        <path
          className="gm-tile-hatch"
          d={tile.kind === 'pass' ? 'M4 12 12 4M4 20 20 4M12 20l8-8' : 'M7.5 13.5l6-6M9.5 17l7.5-7.5'}
        />
      ) : null}
      {tile.state === 'submitted' ? <circle className="gm-tile-glyph-fill" cx={12} cy={12} r={3.75} /> : null}
      {tile.state === 'draft' ? <circle className="gm-tile-glyph" cx={12} cy={12} r={3.25} /> : null}
      {glyph ? <path className="gm-tile-glyph" d={glyph} /> : null}
      {kinds.map((kind) => (
        <path key={kind} className="gm-tile-edge" data-ksb={kind} d={edges[kind]} transform={edgeTurn} />
      ))}
    </svg>
  );
}
