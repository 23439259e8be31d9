import { markPath } from '#web/ui/mark.tsx';
import './entry-picture.css';

const columns = 9;
const rows = 7;
// The shape of one plan: filled where it is met, open where it is still ahead, the stamp where it is decided.
const met = new Set([
  0, 1, 2, 3, 5, 9, 10, 11, 12, 13, 18, 19, 21, 22, 27, 28, 29, 30, 36, 37, 39, 45, 46, 54,
]);
const diamonds = new Set([6, 7, 8, 16, 17, 26, 35, 44]);

function tile(index: number) {
  const x = (index % columns) * 40 + 20;
  const y = Math.floor(index / columns) * 40 + 20;
  const turn = diamonds.has(index) ? `rotate(45 ${x} ${y}) ` : '';
  const size = diamonds.has(index) ? 18 : 24;
  return (
    <rect
      key={index}
      className={met.has(index) ? 'gm-entry-met' : 'gm-entry-open'}
      x={x - size / 2}
      y={y - size / 2}
      width={size}
      height={size}
      rx={2}
      transform={turn || undefined}
    />
  );
}

/** The criteria of a plan on their way to the stamp; the picture of the first page. Decorative. */
export function EntryPicture() {
  return (
    <svg className="gm-entry-drawing" viewBox="0 0 360 280" aria-hidden="true">
      {Array.from({ length: columns * rows }, (_, index) => tile(index))}
      <g transform="translate(224 148) scale(3.75)">
        <path className="gm-entry-ground" d="M10 2H22L29 9V19L21 30H11L3 19V9Z" />
        <path className="gm-entry-stamp" d={markPath} />
      </g>
    </svg>
  );
}
