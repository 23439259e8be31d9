import type { z } from 'zod';
import type { Clock } from '#contract/shapes.ts';
import { formatDay, formatDayShort, formatWorkingDaysLeft } from './dates.ts';
import { Icon, type IconName } from './icons.tsx';
import './small.css';

/** A running deadline as the server sends it. */
export type ClockData = z.infer<typeof Clock>;

const signs: Record<ClockData['state'], IconName> = {
  running: 'clock',
  'due-soon': 'clock',
  'due-today': 'clock',
  overdue: 'cross',
  done: 'tick',
};

function leftWords(clock: ClockData): string {
  if (clock.state === 'done') return 'done';
  if (clock.workingDaysLeft === null) return 'working days not known yet: no holiday list for that year';
  return formatWorkingDaysLeft(clock.workingDaysLeft);
}

/**
 * Every deadline of the product: what, when, working days left, whose turn, which rule.
 * `compact` is one line for tables; the rest is read out and shown on hover.
 */
export function ClockChip({ clock, isCompact }: { clock: ClockData; isCompact?: boolean | undefined }) {
  const rule = clock.rule ? `${clock.rule.words} (${clock.rule.source})` : undefined;
  if (isCompact) {
    return (
      <span
        className="gm-clock-line"
        data-state={clock.state}
        title={[clock.what, clock.whose, rule].filter(Boolean).join('. ')}
      >
        <Icon name={signs[clock.state]} size={14} />
        <span className="gm-hidden">{clock.what}: </span>
        <span>{formatDayShort(clock.dueOn)}</span>
        <strong>{leftWords(clock)}</strong>
      </span>
    );
  }
  return (
    <div className="gm-clock" data-state={clock.state}>
      <span className="gm-clock-sign">
        <Icon name={signs[clock.state]} size={18} />
      </span>
      <div>
        <p className="gm-clock-what">{clock.what}</p>
        <p>
          <time dateTime={clock.dueOn}>{formatDay(clock.dueOn)}</time> <strong>{leftWords(clock)}</strong>
        </p>
        <p className="gm-clock-rule">
          {clock.state === 'done' ? 'Done by' : 'Waiting for'} {clock.whose}
          {rule ? <span>. {rule}</span> : null}
        </p>
      </div>
    </div>
  );
}
