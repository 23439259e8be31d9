import './bars.css';

export interface HoursBarProps {
  /** Hours of off-the-job training recorded and accepted. */
  done: number;
  /** Hours in the training plan. */
  planned: number;
  /** Hours that the plan expects by today. */
  expected?: number | undefined;
  /** Hours recorded that look implausible; hatched. */
  doubtful?: number | undefined;
  /** One line of a table: no words below. */
  isCompact?: boolean | undefined;
}

/** "212 of 400 hours, 26 behind the plan" and the like. */
export function hoursWords({ done, planned, expected, doubtful }: HoursBarProps): string {
  const difference = expected === undefined ? 0 : Math.round(done - expected);
  const against =
    expected === undefined
      ? ''
      : difference < 0
        ? `, ${-difference} behind the plan`
        : difference > 0
          ? `, ${difference} ahead of the plan`
          : ', on plan';
  const check = doubtful ? `, ${Math.round(doubtful)} to check` : '';
  return `${Math.round(done)} of ${Math.round(planned)} hours${against}${check}`;
}

/** Hours against plan: the frame is the plan, the fill what is done, the tick what today expects. */
export function HoursBar(props: HoursBarProps) {
  const { done, planned, expected, doubtful = 0, isCompact } = props;
  const most = Math.max(planned, done, 1);
  const share = (hours: number) => Math.min(100, (hours / most) * 100);
  return (
    <div
      className="gm-hours"
      data-compact={isCompact || undefined}
      data-behind={(expected !== undefined && done < expected) || undefined}
    >
      <svg role="img" viewBox="0 0 100 12" preserveAspectRatio="none">
        <title>{hoursWords(props)}</title>
        <rect className="gm-hours-plan" x={0} y={2} width={share(planned)} height={8} />
        <rect className="gm-hours-done" x={0} y={2} width={share(done - doubtful)} height={8} />
        <rect
          className="gm-hours-doubt"
          x={share(done - doubtful)}
          y={2}
          width={share(doubtful)}
          height={8}
        />
        {expected === undefined ? null : (
          <path className="gm-hours-expected" d={`M${share(expected)} 0V12`} />
        )}
      </svg>
      {isCompact ? null : <p aria-hidden="true">{hoursWords(props)}</p>}
    </div>
  );
}
