import { formatDay, formatDayShort } from '#web/ui/dates.ts';
import './journey.css';
import {
  type JourneyMark,
  type JourneySpan,
  type LabelPlace,
  monthTicks,
  placeLabels,
  placeOf,
  spanOf,
} from './journey-scale.ts';
import { useWidth } from './use-width.ts';

export interface JourneyLineProps {
  points: readonly JourneyMark[];
  /** ISO day in London. */
  today: string;
  /** Names the picture, such as "Journey of Ben Carter". */
  label: string;
}

const laneHeight = 40;
const axisRoom = 34;
const stateWords: Readonly<Record<JourneyMark['state'], string>> = {
  done: 'done',
  now: 'now',
  ahead: 'ahead',
  forecast: 'forecast',
  missed: 'missed',
};

function isBand(point: JourneyMark): boolean {
  return point.until !== undefined;
}

function isBelow(point: JourneyMark): boolean {
  return ['deadline', 'gateway-earliest', 'planned-end'].includes(point.kind);
}

function dayWords(point: JourneyMark): string {
  const days = point.until
    ? `${formatDayShort(point.on)} to ${formatDayShort(point.until)}`
    : formatDayShort(point.on);
  return point.note ? `${days}, ${point.note}` : days;
}

function labelWidth(point: JourneyMark): number {
  return Math.max(point.title.length * 7.1, dayWords(point).length * 6.3) + 12;
}

/**
 * Where the apprenticeship stands on a true time axis: what is done, what is ahead, today in brass, the assessment
 * window as a band, deadlines below, the forecast dashed. On a narrow place it becomes a list down the page.
 */
export function JourneyLine({ points, today, label }: JourneyLineProps) {
  const { ref, width } = useWidth(900);
  const span = spanOf(points, today);
  const wish = (point: JourneyMark) => ({
    id: point.id,
    x: placeOf(point.on, span, width),
    width: labelWidth(point),
  });
  const above = placeLabels(points.filter((point) => !isBelow(point)).map(wish), width);
  const below = placeLabels(points.filter(isBelow).map(wish), width);
  const lanesOf = (places: readonly LabelPlace[]) => Math.max(0, ...places.map((place) => place.lane + 1));
  const axis = lanesOf(above) * laneHeight + 14;
  const height = axis + axisRoom + lanesOf(below) * laneHeight + 4;
  return (
    <figure className="gm-journey" aria-label={label}>
      <div ref={ref}>
        <svg
          className="gm-journey-drawing"
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          aria-hidden="true"
        >
          <Axis span={span} width={width} axis={axis} today={today} />
          {points.filter(isBand).map((point) => (
            <Band key={point.id} point={point} span={span} width={width} axis={axis} />
          ))}
          {points.map((point) => {
            const place = [...above, ...below].find((each) => each.id === point.id);
            return place ? (
              <Point
                key={point.id}
                point={point}
                place={place}
                x={placeOf(point.on, span, width)}
                axis={axis}
              />
            ) : null;
          })}
          <Today x={placeOf(today, span, width)} axis={axis} />
        </svg>
      </div>
      <JourneyList points={points} today={today} />
    </figure>
  );
}

function Axis({
  span,
  width,
  axis,
  today,
}: {
  span: JourneySpan;
  width: number;
  axis: number;
  today: string;
}) {
  const now = placeOf(today, span, width);
  return (
    <>
      <path className="gm-journey-past" d={`M0 ${axis}H${now}`} />
      <path className="gm-journey-ahead" d={`M${now} ${axis}H${width}`} />
      {monthTicks(span, width, 64).map((day) => {
        const x = placeOf(day, span, width);
        const isCovered = x > width - 40 || Math.abs(x + 20 - now) < 48;
        return (
          <g key={day}>
            <path className="gm-journey-tick" d={`M${x} ${axis}v6`} />
            {isCovered ? null : (
              <text className="gm-journey-month" x={x} y={axis + 18}>
                {formatDayShort(day).slice(2)}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
}

function Band({
  point,
  span,
  width,
  axis,
}: {
  point: JourneyMark;
  span: JourneySpan;
  width: number;
  axis: number;
}) {
  const left = placeOf(point.on, span, width);
  const right = placeOf(point.until ?? point.on, span, width);
  return (
    <rect
      className="gm-journey-band"
      data-kind={point.kind}
      data-state={point.state}
      x={left}
      y={axis - 5}
      width={Math.max(2, right - left)}
      height={10}
    />
  );
}

function sign(point: JourneyMark, x: number, axis: number) {
  if (isBand(point)) return <path className="gm-journey-sign" d={`M${x} ${axis - 9}v18`} />;
  if (isBelow(point)) return <path className="gm-journey-sign" d={`M${x - 5} ${axis + 1}h10l-5 8z`} />;
  if (point.kind === 'gateway')
    return <path className="gm-journey-sign" d={`M${x} ${axis - 8}l8 8-8 8-8-8z`} />;
  return <circle className="gm-journey-sign" cx={x} cy={axis} r={6} />;
}

function Point({
  point,
  place,
  x,
  axis,
}: {
  point: JourneyMark;
  place: LabelPlace;
  x: number;
  axis: number;
}) {
  const isUnder = isBelow(point);
  const top = isUnder
    ? axis + axisRoom + place.lane * laneHeight
    : axis - 14 - (place.lane + 1) * laneHeight + 6;
  const anchor = place.side === 'left' ? 'end' : 'start';
  const textX = place.side === 'left' ? x - 6 : x + 6;
  const lead = isUnder ? `M${x} ${axis + 9}V${top + 30}` : `M${x} ${axis - 8}V${top - 2}`;
  return (
    <g className="gm-journey-point" data-state={point.state} data-kind={point.kind}>
      <path className="gm-journey-lead" d={lead} />
      {sign(point, x, axis)}
      <text className="gm-journey-title" x={textX} y={top + 11} textAnchor={anchor}>
        {point.title}
      </text>
      <text className="gm-journey-day" x={textX} y={top + 27} textAnchor={anchor}>
        {dayWords(point)}
      </text>
    </g>
  );
}

function Today({ x, axis }: { x: number; axis: number }) {
  return (
    <g className="gm-journey-today">
      <path d={`M${x} ${axis - 12}V${axis + 12}`} />
      <text x={x} y={axis + 28} textAnchor="middle">
        Today
      </text>
    </g>
  );
}

/** The same journey as a list; read out always, shown where there is no room for the axis. */
function JourneyList({ points, today }: { points: readonly JourneyMark[]; today: string }) {
  const sorted = [...points].sort((one, other) => one.on.localeCompare(other.on));
  const past = sorted.filter((point) => point.on <= today);
  const ahead = sorted.filter((point) => point.on > today);
  return (
    <ol className="gm-journey-list">
      {past.map((point) => (
        <JourneyItem key={point.id} point={point} />
      ))}
      <li className="gm-journey-item" data-state="today">
        <strong>Today</strong> <span>{formatDay(today)}</span>
      </li>
      {ahead.map((point) => (
        <JourneyItem key={point.id} point={point} />
      ))}
    </ol>
  );
}

function JourneyItem({ point }: { point: JourneyMark }) {
  return (
    <li className="gm-journey-item" data-state={point.state} data-kind={point.kind}>
      <strong>{point.title}</strong>
      <span>
        {point.until ? `${formatDay(point.on)} to ${formatDay(point.until)}` : formatDay(point.on)}
        {point.note ? <b>, {point.note}</b> : null}
        <span className="gm-hidden">, {stateWords[point.state]}</span>
      </span>
    </li>
  );
}
