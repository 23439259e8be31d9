import { listReceivedResults } from '#contract/results.ts';
import { useEndpoint } from '#web/api/query.ts';
import { Link } from '#web/shell/link.tsx';
import { formatDay } from '#web/ui/dates.ts';
import { Notice } from '#web/ui/notice.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { StateChip } from '#web/ui/state-chip.tsx';
import { capital, dayOfInstant, gradeTone } from './results-words.ts';
import './results.css';

/** What the assessment organisation released of an apprentice, in short; for the page of the enrolment. */
export function ReceivedResults({ enrolmentId }: { enrolmentId: string }) {
  const read = useEndpoint(listReceivedResults, { params: { enrolmentId } });
  if (read.error) return <Notice kind="problem" title={read.error.title} />;
  if (!read.data) return <Skeleton label="Reading the results" />;
  if (read.data.items.length === 0)
    return <p className="gm-quiet">No result yet. It appears here on the day on which it is released.</p>;
  return (
    <ul className="gm-history">
      {read.data.items.map((result) => (
        <li key={result.id}>
          <StateChip tone={result.superseded ? 'quiet' : gradeTone(result.grade)}>
            {capital(result.grade)}
          </StateChip>{' '}
          {result.superseded ? 'replaced' : null}
          <p>
            Released {formatDay(dayOfInstant(result.releasedAt))} by {result.assessmentOrganisation}.{' '}
            <Link to="/enrolments/$enrolmentId/results" params={{ enrolmentId }} hash={result.id}>
              Read it with its proof
            </Link>
          </p>
        </li>
      ))}
    </ul>
  );
}
