import './map.css';
import { type CriteriaMapData, type MapTile, summariseMap } from './map-data.ts';

const step = 7;
const rows = 4;
const gap = 5;

interface Placed {
  tile: MapTile;
  x: number;
  y: number;
}

/** Tiles of each method in columns of four, methods side by side with a gap; and the width they take. */
export function placeThumbnail(map: CriteriaMapData): { placed: Placed[]; width: number } {
  let left = 0;
  const placed: Placed[] = [];
  for (const method of map.methods) {
    const own = map.tiles.filter((tile) => tile.method === method.id);
    if (own.length === 0) continue;
    for (const [index, tile] of own.entries()) {
      placed.push({ tile, x: left + Math.floor(index / rows) * step, y: (index % rows) * step });
    }
    left += Math.ceil(own.length / rows) * step + gap;
  }
  return { placed, width: Math.max(1, left - gap) };
}

/** The criteria map as small as a table row: each square is one criterion, in the plan's order. */
export function CriteriaThumbnail({ map }: { map: CriteriaMapData }) {
  const { placed, width } = placeThumbnail(map);
  const height = rows * step - 1;
  return (
    <svg className="gm-thumbnail" role="img" width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <title>{summariseMap(map)}</title>
      {placed.map(({ tile, x, y }) => (
        <rect
          key={tile.id}
          data-state={tile.state}
          x={tile.kind === 'pass' ? x + 0.25 : x + 1}
          y={tile.kind === 'pass' ? y + 0.25 : y + 1}
          width={tile.kind === 'pass' ? 5.5 : 4}
          height={tile.kind === 'pass' ? 5.5 : 4}
          transform={tile.kind === 'pass' ? undefined : `rotate(45 ${x + 3} ${y + 3})`}
        />
      ))}
    </svg>
  );
}
