import { useId } from 'react';
import './small.css';

/** How far long work is. `value` from 0 to 1; absent while the end is not known. */
export function Progress({
  label,
  value,
  detail,
}: {
  label: string;
  value?: number | undefined;
  detail?: string | undefined;
}) {
  const id = useId();
  return (
    <div className="gm-progress">
      <span id={id} className="gm-small">
        {label}
        {detail ? <span className="gm-quiet"> {detail}</span> : null}
      </span>
      <progress aria-labelledby={id} {...(value === undefined ? {} : { value, max: 1 })} />
    </div>
  );
}

/** Room kept for what is on its way; says so to those who do not see it. */
export function Skeleton({ label, lines = 3 }: { label: string; lines?: number | undefined }) {
  return (
    <div className="gm-skeleton" role="status">
      <span className="gm-hidden">{label}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move
        <span key={line} aria-hidden="true" />
      ))}
    </div>
  );
}
