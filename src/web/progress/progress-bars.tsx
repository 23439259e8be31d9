import type { ProgressSummary } from '#contract/enrolment.ts';
import './progress.css';

const kindTitles = {
  knowledge: 'Knowledge',
  skill: 'Skills',
  behaviour: 'Behaviours',
  unassigned: 'Across kinds',
} as const;

interface Counted {
  accepted: number;
  total: number;
}

/** Accepted, waiting and referred of all criteria as one bar; the numbers stand beside it. */
export function ProgressBar({
  progress,
}: {
  progress: Pick<ProgressSummary, 'total' | 'accepted' | 'submitted' | 'referred'>;
}) {
  const share = (count: number) => `${(count * 100) / Math.max(1, progress.total)}%`;
  return (
    <span className="gm-bar" aria-hidden="true">
      <span data-part="accepted" style={{ width: share(progress.accepted) }} />
      <span data-part="submitted" style={{ width: share(progress.submitted) }} />
      <span data-part="referred" style={{ width: share(progress.referred) }} />
    </span>
  );
}

/** Progress by method, and by knowledge, skills and behaviours: accepted criteria of all. */
export function ProgressBars({ progress }: { progress: ProgressSummary }) {
  return (
    <div className="gm-progress-groups">
      <BarList
        title="By method"
        rows={progress.byMethod.map(({ method, title, ...counts }) => ({ id: method, title, ...counts }))}
      />
      <BarList
        title="By knowledge, skills and behaviours"
        rows={progress.byKind.map(({ kind, ...counts }) => ({
          id: kind,
          title: kindTitles[kind],
          ...counts,
        }))}
      />
    </div>
  );
}

function BarList({
  title,
  rows,
}: {
  title: string;
  rows: readonly (Counted & { id: string; title: string })[];
}) {
  return (
    <div>
      <h3 className="gm-small gm-quiet">{title}</h3>
      <ul className="gm-bar-list">
        {rows.map((row) => (
          <li key={row.id}>
            <span>{row.title}</span>
            <span className="gm-number">
              {row.accepted} of {row.total}
            </span>
            <span className="gm-bar" data-ksb={row.id} aria-hidden="true">
              <span
                data-part="accepted"
                style={{ width: `${(row.accepted * 100) / Math.max(1, row.total)}%` }}
              />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
