import './bars.css';

export interface TimeRingProps {
  /** Seconds gone, breaks left out. */
  elapsedSeconds: number;
  minimumMinutes?: number | undefined;
  plannedMinutes?: number | undefined;
  /** Latest end: planned end and tolerance, or the plan's maximum. */
  latestMinutes?: number | undefined;
  /** Seconds of questions, for the inner ring. */
  questionSeconds?: number | undefined;
  /** Largest share of the planned time for questions, in per cent; of the time gone where nothing is planned. */
  questionShare?: number | undefined;
  isRunning?: boolean | undefined;
  size?: number | undefined;
}

const radius = 52;
const innerRadius = 40;

/** "34:05" for seconds; hours are counted in minutes because plans are. */
export function clockWords(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** The point of a ring at a share of its round, from the top, clockwise. */
export function ringPoint(share: number, r: number): { x: number; y: number } {
  const angle = share * 2 * Math.PI - Math.PI / 2;
  return { x: 60 + r * Math.cos(angle), y: 60 + r * Math.sin(angle) };
}

function arc(from: number, to: number, r: number): string {
  const end = Math.min(to, 0.9999);
  const start = ringPoint(from, r);
  const stop = ringPoint(end, r);
  return `M${start.x} ${start.y}A${r} ${r} 0 ${end - from > 0.5 ? 1 : 0} 1 ${stop.x} ${stop.y}`;
}

/** The seconds of which questions are a share: what is planned, so that a question at the beginning is not too much. */
function questionBase({ plannedMinutes, elapsedSeconds }: TimeRingProps): number {
  return plannedMinutes ? plannedMinutes * 60 : elapsedSeconds;
}

/** What the ring says to those who do not see it. */
export function ringWords(props: TimeRingProps): string {
  const parts = [`${clockWords(props.elapsedSeconds)} gone`];
  if (props.minimumMinutes) parts.push(`at least ${props.minimumMinutes} minutes`);
  if (props.plannedMinutes) parts.push(`planned ${props.plannedMinutes}`);
  if (props.latestMinutes) parts.push(`at most ${props.latestMinutes}`);
  if (props.questionSeconds !== undefined && props.elapsedSeconds > 0) {
    const share = Math.round((props.questionSeconds / questionBase(props)) * 100);
    parts.push(`${share}% questions${props.questionShare ? ` of at most ${props.questionShare}%` : ''}`);
  }
  return parts.join(', ');
}

function phaseOf({ elapsedSeconds, minimumMinutes = 0, plannedMinutes, latestMinutes }: TimeRingProps) {
  const minutes = elapsedSeconds / 60;
  if (latestMinutes !== undefined && minutes > latestMinutes) return 'over';
  if (plannedMinutes !== undefined && minutes > plannedMinutes) return 'tolerance';
  return minutes < minimumMinutes ? 'short' : 'within';
}

const phaseWords = {
  short: 'under minimum',
  within: 'in time',
  tolerance: 'in the tolerance',
  over: 'too long',
};

/**
 * Time of a live session: outer ring the time gone, with ticks at the minimum and the planned end and the tolerance as
 * a band; inner ring the share of questions against its limit.
 */
export function TimeRing(props: TimeRingProps) {
  const { elapsedSeconds, minimumMinutes, plannedMinutes, latestMinutes, questionSeconds, questionShare } =
    props;
  const full = (latestMinutes ?? plannedMinutes ?? minimumMinutes ?? 60) * 60 * 1.04;
  const shareOf = (minutes: number) => Math.min(1, (minutes * 60) / full);
  const phase = phaseOf(props);
  const tick = (share: number, className: string) => {
    const from = ringPoint(share, radius - 6);
    const to = ringPoint(share, radius + 6);
    return <path className={className} d={`M${from.x} ${from.y}L${to.x} ${to.y}`} />;
  };
  return (
    <svg
      className="gm-ring"
      role="img"
      width={props.size ?? 160}
      height={props.size ?? 160}
      viewBox="0 0 120 120"
      data-phase={phase}
    >
      <title>{ringWords(props)}</title>
      <circle className="gm-ring-ground" cx={60} cy={60} r={radius} />
      {plannedMinutes && latestMinutes && latestMinutes > plannedMinutes ? (
        <path
          className="gm-ring-tolerance"
          d={arc(shareOf(plannedMinutes), shareOf(latestMinutes), radius)}
        />
      ) : null}
      {elapsedSeconds > 0 ? (
        <path className="gm-ring-time" d={arc(0, Math.min(1, elapsedSeconds / full), radius)} />
      ) : null}
      {minimumMinutes ? tick(shareOf(minimumMinutes), 'gm-ring-minimum') : null}
      {plannedMinutes ? tick(shareOf(plannedMinutes), 'gm-ring-planned') : null}
      {questionSeconds === undefined ? null : (
        <QuestionRing seconds={questionSeconds} of={questionBase(props)} limit={questionShare} />
      )}
      <text className="gm-ring-clock" x={60} y={65} textAnchor="middle">
        {clockWords(elapsedSeconds)}
      </text>
      <text className="gm-ring-phase" x={60} y={79} textAnchor="middle">
        {props.isRunning === false ? 'paused' : phaseWords[phase]}
      </text>
    </svg>
  );
}

function QuestionRing({ seconds, of, limit }: { seconds: number; of: number; limit: number | undefined }) {
  const share = of > 0 ? Math.min(1, seconds / of) : 0;
  const isOver = limit !== undefined && share * 100 > limit;
  return (
    <g data-over={isOver || undefined}>
      <circle className="gm-ring-ground" cx={60} cy={60} r={innerRadius} />
      {limit ? <path className="gm-ring-limit" d={arc(0, limit / 100, innerRadius)} /> : null}
      {share > 0 ? <path className="gm-ring-questions" d={arc(0, share, innerRadius)} /> : null}
    </g>
  );
}
