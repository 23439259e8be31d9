import { useId, useMemo, useState } from 'react';
import { type CriteriaMapData, type MapTile, mapRows, stateWords } from '#web/pictures/map-data.ts';
import { Tile } from '#web/pictures/tile.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import './portfolio.css';
import { recentCriteria } from './recent-criteria.ts';

export interface CriteriaPickerProps {
  map: CriteriaMapData;
  /** Chosen criteria by key. */
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  /** Whose recently used criteria come first. */
  accountId: string;
  problem?: string | undefined;
}

interface Group {
  id: string;
  title: string;
  tiles: readonly MapTile[];
}

/** The criteria whose reference, text or KSBs hold every word that was typed. */
export function findCriteria(tiles: readonly MapTile[], typed: string): MapTile[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return tiles.filter((tile) => {
    const text = [tile.ref, tile.text, ...tile.ksbs].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Says which criteria a piece shows: found by typing, or in their methods and modules; the latest used come first. */
export function CriteriaPicker({ map, chosen, onChange, accountId, problem }: CriteriaPickerProps) {
  const [typed, setTyped] = useState('');
  const [recent] = useState(() => recentCriteria(accountId));
  const id = useId();
  const found = typed.trim() === '' ? undefined : findCriteria(map.tiles, typed);
  const latest = useMemo(
    () => recent.flatMap((key) => map.tiles.find((tile) => tile.id === key) ?? []).slice(0, 5),
    [recent, map],
  );
  const toggle = (key: string) =>
    onChange(chosen.includes(key) ? chosen.filter((each) => each !== key) : [...chosen, key]);
  const rows = (tiles: readonly MapTile[]) => (
    <ul className="gm-pick-list">
      {tiles.map((tile) => (
        <PickRow
          key={tile.id}
          tile={tile}
          short={map.methods.find((method) => method.id === tile.method)?.short ?? ''}
          isChosen={chosen.includes(tile.id)}
          onToggle={() => toggle(tile.id)}
        />
      ))}
    </ul>
  );
  return (
    <fieldset className="gm-picker" aria-describedby={`${id}-count`}>
      <legend className="gm-label">Which criteria does it show?</legend>
      <p id={`${id}-count`} className="gm-hint" aria-live="polite">
        {chosen.length === 0 ? 'Choose at least one before you submit.' : `${chosen.length} chosen.`}
      </p>
      {problem ? <p className="gm-upload-problem">{problem}</p> : null}
      <Chosen map={map} chosen={chosen} onRemove={toggle} />
      <TextField
        label="Find a criterion"
        type="search"
        isOptional
        placeholder="A word, a reference or a KSB"
        value={typed}
        onChange={setTyped}
      />
      {found ? (
        found.length > 0 ? (
          rows(found)
        ) : (
          <p className="gm-quiet">No criterion holds these words. Try fewer.</p>
        )
      ) : (
        <>
          {latest.length > 0 ? (
            <section aria-labelledby={`${id}-latest`}>
              <p id={`${id}-latest`} className="gm-small gm-quiet">
                Used lately
              </p>
              {rows(latest)}
            </section>
          ) : null}
          {map.methods.map((method) => (
            <MethodGroup key={method.id} map={map} method={method} chosen={chosen} rows={rows} />
          ))}
        </>
      )}
    </fieldset>
  );
}

function MethodGroup({
  map,
  method,
  chosen,
  rows,
}: {
  map: CriteriaMapData;
  method: CriteriaMapData['methods'][number];
  chosen: readonly string[];
  rows: (tiles: readonly MapTile[]) => React.ReactNode;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const own = map.tiles.filter((tile) => tile.method === method.id);
  const picked = own.filter((tile) => chosen.includes(tile.id)).length;
  return (
    <details
      className="gm-pick-method"
      open={isOpen}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary>
        <span>{method.title}</span>
        <span className="gm-small gm-quiet">{picked > 0 ? `${picked} of ${own.length}` : own.length}</span>
      </summary>
      {isOpen
        ? groupsOf(map, method.id).map((group) => (
            <section key={group.id} aria-label={group.title || method.title}>
              {group.title ? <p className="gm-small gm-quiet">{group.title}</p> : null}
              {rows(group.tiles)}
            </section>
          ))
        : null}
    </details>
  );
}

/** The criteria of one method by module; one group without a title where the plan has no modules. */
function groupsOf(map: CriteriaMapData, method: string): Group[] {
  const at = map.methods.findIndex(({ id }) => id === method);
  return mapRows(map)
    .map((row) => ({
      id: row.id,
      title: map.modules.length > 0 ? row.title : '',
      tiles: row.cells[at] ?? [],
    }))
    .filter(({ tiles }) => tiles.length > 0);
}

function PickRow({
  tile,
  short,
  isChosen,
  onToggle,
}: {
  tile: MapTile;
  short: string;
  isChosen: boolean;
  onToggle: () => void;
}) {
  return (
    <li>
      <label className="gm-choice gm-pick">
        <input type="checkbox" checked={isChosen} onChange={onToggle} />
        <span className="gm-pick-body">
          <span className="gm-pick-head">
            <Tile tile={tile} size={18} />
            <strong>{tile.ref}</strong>
            <span className="gm-small gm-quiet">
              {[short, tile.kind, ...tile.ksbs, stateWords[tile.state]].filter(Boolean).join(' · ')}
            </span>
          </span>
          <span className="gm-plan-words">{tile.text}</span>
        </span>
      </label>
    </li>
  );
}

function Chosen({
  map,
  chosen,
  onRemove,
}: {
  map: CriteriaMapData;
  chosen: readonly string[];
  onRemove: (key: string) => void;
}) {
  if (chosen.length === 0) return null;
  return (
    <ul className="gm-chosen" aria-label="Chosen criteria">
      {chosen.map((key) => {
        const tile = map.tiles.find(({ id }) => id === key);
        const short = map.methods.find(({ id }) => id === tile?.method)?.short ?? '';
        return (
          <li key={key}>
            <button
              type="button"
              className="gm-chosen-one"
              aria-label={`Take out ${tile?.ref ?? key} ${short}`}
              onClick={() => onRemove(key)}
            >
              {short} {tile?.ref ?? key}
              <span aria-hidden="true">×</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
