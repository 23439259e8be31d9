import type { Assessor } from '#contract/assessors.ts';
import { formatDayShort } from '#web/ui/dates.ts';
import { Tag } from '#web/ui/state-chip.tsx';
import { countOf } from './assessment-words.ts';

/** What an assessor may assess, on which qualification, and since when. */
export function CompetenceList({ competences }: { competences: Assessor['competences'] }) {
  return (
    <ul className="gm-interests">
      {competences.map(({ id, reference, qualification, years, from, to }) => (
        <li key={id}>
          <Tag>{reference}</Tag> {qualification}
          <span className="gm-small gm-quiet">
            {' '}
            {countOf(years, 'year')} in the occupation,{' '}
            {to ? `${formatDayShort(from)} to ${formatDayShort(to)}` : `since ${formatDayShort(from)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
