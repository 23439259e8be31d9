import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { Button } from './button.tsx';
import './table.css';

/** One column. Numbers stand right; the first column is the row's name and stays in view. */
export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  isNumber?: boolean | undefined;
  /** Sorted by this column, and how. */
  sorted?: 'ascending' | 'descending' | undefined;
  onSort?: (() => void) | undefined;
  /** Whether the column may be dropped on a phone. */
  isMinor?: boolean | undefined;
}

export interface TableProps<Row> {
  /** What the table holds; read out, and shown when `isCaptionShown`. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Open a row: enter, or a click anywhere on it. */
  onOpen?: ((row: Row) => void) | undefined;
  /** The row that is open beside the list. */
  openKey?: string | undefined;
  /** Chosen rows, for bulk actions. */
  selected?: ReadonlySet<string> | undefined;
  onSelect?: ((keys: ReadonlySet<string>) => void) | undefined;
  /** Name of a row, for its checkbox. */
  nameOf?: ((row: Row) => string) | undefined;
  empty?: ReactNode | undefined;
  paging?: PagingProps | undefined;
}

export interface PagingProps {
  /** For example "1 to 50 of 212 apprentices". */
  words: string;
  onPrevious?: (() => void) | undefined;
  onNext?: (() => void) | undefined;
}

/** Which row the keys j, k, arrows, home and end lead to; undefined for other keys. */
export function rowAfterKey(key: string, at: number, count: number): number | undefined {
  if (key === 'j' || key === 'ArrowDown') return Math.min(count - 1, at + 1);
  if (key === 'k' || key === 'ArrowUp') return Math.max(0, at - 1);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}

/** A dense table for working through: j and k move, enter opens. The keys act only while the table has focus. */
export function Table<Row>(props: TableProps<Row>) {
  const body = useRef<HTMLTableSectionElement>(null);
  const move = (event: KeyboardEvent<HTMLTableRowElement>, index: number) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = props.rows[index];
    if (event.key === 'Enter' && row !== undefined) props.onOpen?.(row);
    const next = rowAfterKey(event.key, index, props.rows.length);
    if (next === undefined) return;
    event.preventDefault();
    body.current?.rows[next]?.focus();
  };
  if (props.rows.length === 0 && props.empty) return props.empty;
  const focusIndex = Math.max(
    0,
    props.rows.findIndex((row) => props.keyOf(row) === props.openKey),
  );
  return (
    <div className="gm-table-frame">
      <section className="gm-table-scroll" aria-label={props.caption} tabIndex={props.onOpen ? undefined : 0}>
        <table className="gm-table" data-opens={props.onOpen ? true : undefined}>
          <caption className="gm-hidden">{props.caption}</caption>
          <TableHead {...props} />
          <tbody ref={body}>
            {props.rows.map((row, index) => (
              <TableRow
                key={props.keyOf(row)}
                table={props}
                row={row}
                isStop={index === focusIndex}
                onKey={(event) => move(event, index)}
              />
            ))}
          </tbody>
        </table>
      </section>
      {props.paging ? <Paging {...props.paging} /> : null}
    </div>
  );
}

function TableHead<Row>(props: TableProps<Row>) {
  return (
    <thead>
      <tr>
        {props.onSelect ? (
          <th scope="col" className="gm-table-check">
            <span className="gm-hidden">Chosen</span>
            <input
              type="checkbox"
              aria-label="Choose all rows shown"
              checked={
                props.rows.length > 0 && props.rows.every((row) => props.selected?.has(props.keyOf(row)))
              }
              onChange={(event) =>
                props.onSelect?.(new Set(event.target.checked ? props.rows.map(props.keyOf) : []))
              }
            />
          </th>
        ) : null}
        {props.columns.map((column) => (
          <HeaderCell key={column.id} column={column} />
        ))}
      </tr>
    </thead>
  );
}

const sortSigns = { ascending: '↑', descending: '↓', none: '↕' };

function HeaderCell<Row>({ column }: { column: Column<Row> }) {
  const sorted = column.sorted ?? 'none';
  return (
    <th
      scope="col"
      data-number={column.isNumber || undefined}
      data-minor={column.isMinor || undefined}
      aria-sort={column.onSort ? sorted : undefined}
    >
      {column.onSort ? (
        <button type="button" className="gm-sort" onClick={column.onSort}>
          {column.header}
          <span aria-hidden="true">{sortSigns[sorted]}</span>
        </button>
      ) : (
        column.header
      )}
    </th>
  );
}

function TableRow<Row>({
  table,
  row,
  isStop,
  onKey,
}: {
  table: TableProps<Row>;
  row: Row;
  isStop: boolean;
  onKey: (event: KeyboardEvent<HTMLTableRowElement>) => void;
}) {
  const key = table.keyOf(row);
  const opening = table.onOpen
    ? { tabIndex: isStop ? 0 : -1, onKeyDown: onKey, onClick: () => table.onOpen?.(row) }
    : {};
  const choose = (isChosen: boolean) => {
    const next = new Set(table.selected);
    if (isChosen) next.add(key);
    else next.delete(key);
    table.onSelect?.(next);
  };
  return (
    <tr
      {...opening}
      aria-current={table.openKey === key || undefined}
      data-chosen={table.selected?.has(key) || undefined}
    >
      {table.onSelect ? (
        // biome-ignore lint/a11y/useKeyWithClickEvents: only keeps a click on the checkbox from opening the row
        <td className="gm-table-check" onClick={(event) => event.stopPropagation()}>
          <input
            type="checkbox"
            aria-label={`Choose ${table.nameOf?.(row) ?? key}`}
            checked={table.selected?.has(key) ?? false}
            onChange={(event) => choose(event.target.checked)}
          />
        </td>
      ) : null}
      {table.columns.map((column, index) => {
        const Cell = index === 0 ? 'th' : 'td';
        return (
          <Cell
            key={column.id}
            {...(index === 0 ? { scope: 'row' as const } : {})}
            data-number={column.isNumber || undefined}
            data-minor={column.isMinor || undefined}
          >
            {column.cell(row)}
          </Cell>
        );
      })}
    </tr>
  );
}

/** Where in a long list the page stands, with the way on and back. */
export function Paging({ words, onPrevious, onNext }: PagingProps) {
  return (
    <nav className="gm-paging" aria-label="Pages of the list">
      <span>{words}</span>
      <span className="gm-row">
        {onPrevious ? (
          <Button kind="quiet" onPress={onPrevious}>
            Previous
          </Button>
        ) : null}
        {onNext ? (
          <Button kind="quiet" onPress={onNext}>
            Next
          </Button>
        ) : null}
      </span>
    </nav>
  );
}
