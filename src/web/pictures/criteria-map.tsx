import { type KeyboardEvent, useId, useRef, useState } from 'react';
import './map.css';
import {
  type CriteriaMapData,
  isDone,
  type MapTile,
  mapRows,
  stateWords,
  summariseMap,
  tileWords,
} from './map-data.ts';
import { Tile } from './tile.tsx';

export interface CriteriaMapProps {
  map: CriteriaMapData;
  /** Open the evidence or judgement of a criterion. */
  onOpen?: ((tile: MapTile) => void) | undefined;
  /** `full` is the page-wide table of modules and methods, `card` the phone's list of methods. */
  size?: 'full' | 'card' | undefined;
}

/** Which tile the arrow keys lead to, in reading order. */
export function tileAfterKey(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowRight' || key === 'ArrowDown') return Math.min(count - 1, at + 1);
  if (key === 'ArrowLeft' || key === 'ArrowUp') return Math.max(0, at - 1);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}

/**
 * Every criterion of the plan as one tile. The arrow keys move, enter opens, and what has focus is told in full below;
 * printed in black and white the fills still differ.
 */
export function CriteriaMap({ map, onOpen, size = 'full' }: CriteriaMapProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [shownId, setShownId] = useState<string>();
  const [stopId, setStopId] = useState<string | undefined>(map.tiles[0]?.id);
  const shown = map.tiles.find((tile) => tile.id === shownId);
  const move = (event: KeyboardEvent) => {
    const buttons = [...(frame.current?.querySelectorAll<HTMLButtonElement>('.gm-tile-button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const next = at < 0 ? undefined : tileAfterKey(event.key, at, buttons.length);
    if (next === undefined) return;
    event.preventDefault();
    buttons[next]?.focus();
  };
  const button = (tile: MapTile) => (
    <button
      key={tile.id}
      type="button"
      className="gm-tile-button"
      aria-label={tileWords(tile)}
      tabIndex={tile.id === stopId ? 0 : -1}
      onPointerEnter={() => setShownId(tile.id)}
      onFocus={() => {
        setShownId(tile.id);
        setStopId(tile.id);
      }}
      onClick={() => onOpen?.(tile)}
    >
      <Tile tile={tile} size={size === 'full' ? 24 : 30} />
    </button>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys of the buttons inside bubble to here
    <div
      ref={frame}
      className="gm-map"
      data-size={size}
      onKeyDown={move}
      onPointerLeave={() => setShownId(undefined)}
    >
      <p className="gm-hidden">{summariseMap(map)}</p>
      {size === 'full' ? (
        <div className="gm-map-frame">
          <FullMap map={map} button={button} />
        </div>
      ) : (
        <CardMap map={map} button={button} />
      )}
      <Readout tile={shown} map={map} />
      <MapLegend map={map} />
    </div>
  );
}

type Draw = { map: CriteriaMapData; button: (tile: MapTile) => React.ReactNode };

function FullMap({ map, button }: Draw) {
  return (
    <table className="gm-map-table">
      <thead>
        <tr>
          <td />
          {map.methods.map((method) => (
            <th key={method.id} scope="col">
              {method.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {mapRows(map).map((row) => (
          <tr key={row.id}>
            <th scope="row">{row.title}</th>
            {row.cells.map((tiles, index) => (
              <td key={map.methods[index]?.id}>
                <span className="gm-map-tiles">{tiles.map(button)}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function countWords(tiles: readonly MapTile[]): string {
  const kinds = ['pass', 'merit', 'distinction'] as const;
  return kinds
    .map((kind) => ({ kind, own: tiles.filter((tile) => tile.kind === kind) }))
    .filter(({ own }) => own.length > 0)
    .map(({ kind, own }) => `${own.filter((tile) => isDone(tile.state)).length} of ${own.length} ${kind}`)
    .join(', ');
}

function CardMap({ map, button }: Draw) {
  return map.methods.map((method) => {
    const own = map.tiles.filter((tile) => tile.method === method.id);
    return (
      <div key={method.id} className="gm-map-method">
        <p>
          <strong>{method.title}</strong> <span className="gm-quiet gm-small">{countWords(own)}</span>
        </p>
        <span className="gm-map-tiles">{own.map(button)}</span>
      </div>
    );
  });
}

function Readout({ tile, map }: { tile: MapTile | undefined; map: CriteriaMapData }) {
  if (!tile)
    return (
      <p className="gm-map-readout gm-quiet">
        Point at a tile, or move with the arrow keys, to read its criterion.
      </p>
    );
  const method = map.methods.find((each) => each.id === tile.method)?.title;
  return (
    <div className="gm-map-readout">
      <p>
        <strong>{tile.ref}</strong>{' '}
        <span className="gm-quiet">{[method, tile.kind, ...tile.ksbs].join(' · ')}</span>{' '}
        <strong>{stateWords[tile.state]}</strong>
        {tile.detail ? `, ${tile.detail}` : ''}
      </p>
      <p className="gm-map-text">{tile.text}</p>
    </div>
  );
}

/** What fills, shapes and edges mean; only what occurs in the map. */
export function MapLegend({ map }: { map: CriteriaMapData }) {
  const id = useId();
  const states = [...new Set(map.tiles.map((tile) => tile.state))];
  const kinds = [...new Set(map.tiles.map((tile) => tile.kind))];
  return (
    <div className="gm-legend">
      <span id={id} className="gm-hidden">
        Meaning of the tiles
      </span>
      <ul className="gm-legend-list" aria-labelledby={id}>
        {states.map((state) => (
          <li key={state}>
            <Tile tile={{ kind: 'pass', ksbs: [], state }} size={16} />
            {stateWords[state]}
          </li>
        ))}
        {kinds.map((kind) => (
          <li key={kind}>
            <Tile tile={{ kind, ksbs: [], state: 'plain' }} size={16} />
            {kind}
          </li>
        ))}
        {(['K1', 'S1', 'B1'] as const).map((ksb, index) => (
          <li key={ksb}>
            <Tile tile={{ kind: 'pass', ksbs: [ksb], state: 'plain' }} size={16} />
            {['knowledge', 'skill', 'behaviour'][index]}
          </li>
        ))}
      </ul>
    </div>
  );
}
