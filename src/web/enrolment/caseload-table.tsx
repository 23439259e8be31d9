import { getRouteApi, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { EnrolmentSummary } from '#contract/enrolment.ts';
import { CriteriaThumbnail } from '#web/pictures/criteria-thumbnail.tsx';
import { ProgressBar } from '#web/progress/progress-bars.tsx';
import { Link } from '#web/shell/link.tsx';
import { mapOfLetters } from '#web/standards/plan-map.ts';
import { planName, usePlans } from '#web/standards/use-plan.ts';
import { formatDayShort } from '#web/ui/dates.ts';
import { StateChip, Tag } from '#web/ui/state-chip.tsx';
import { type Column, Table } from '#web/ui/table.tsx';
import { useCaseloadFilter } from './caseload-filters.tsx';
import { enrolmentStates, waitingWords } from './enrolment-words.ts';
import type { CaseloadSearch } from './routes.ts';
import '#web/progress/progress.css';

type Row = z.infer<typeof EnrolmentSummary>;
type Sort = NonNullable<CaseloadSearch['sort']>;
type Plans = ReturnType<typeof usePlans>;

const route = getRouteApi('/signed-in/enrolments');

/** One page of the caseload. j and k move, enter opens. */
export function CaseloadTable({
  rows,
  nextCursor,
  empty,
}: {
  rows: readonly Row[];
  nextCursor: string | null;
  empty: ReactNode;
}) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const router = useRouter();
  const set = useCaseloadFilter();
  const plans = usePlans(rows);
  const next = nextCursor;
  const words = `${rows.length} shown${next || search.cursor ? ', more on other pages' : ''}`;
  return (
    <Table
      caption="Apprentices"
      columns={columnsOf(plans, search.sort ?? 'name', (sort) =>
        set({ sort: sort === 'name' ? undefined : sort }),
      )}
      rows={rows}
      keyOf={(row) => row.id}
      nameOf={(row) => row.apprentice.name}
      onOpen={(row) => void navigate({ to: '/enrolments/$enrolmentId', params: { enrolmentId: row.id } })}
      empty={empty}
      paging={{
        words,
        onPrevious: search.cursor ? () => router.history.back() : undefined,
        onNext: next
          ? () =>
              void navigate({ to: '.', search: (before: CaseloadSearch) => ({ ...before, cursor: next }) })
          : undefined,
      }}
    />
  );
}

function columnsOf(plans: Plans, sort: Sort, onSort: (sort: Sort) => void): Column<Row>[] {
  const by = (own: Sort, direction: 'ascending' | 'descending' = 'ascending') => ({
    sorted: sort === own ? direction : undefined,
    onSort: () => onSort(own),
  });
  return [
    {
      id: 'name',
      header: 'Apprentice',
      ...by('name'),
      cell: (row) => (
        <Link
          to="/enrolments/$enrolmentId"
          params={{ enrolmentId: row.id }}
          tabIndex={-1}
          className="gm-row-name"
        >
          {row.apprentice.name}
        </Link>
      ),
    },
    { id: 'standard', header: 'Standard', cell: (row) => <Tag>{row.reference}</Tag> },
    { id: 'map', header: 'Criteria', cell: (row) => <Thumbnail row={row} plans={plans} />, isMinor: true },
    {
      id: 'progress',
      header: 'Accepted',
      cell: (row) => (
        <span className="gm-cell-progress">
          <ProgressBar progress={row.progress} />
          <span className="gm-number">
            {row.progress.accepted}
            <span className="gm-quiet"> of {row.progress.total}</span>
          </span>
        </span>
      ),
    },
    {
      id: 'waiting',
      header: 'Waiting',
      ...by('waiting', 'descending'),
      cell: (row) => <Waiting row={row} />,
    },
    {
      id: 'state',
      header: 'State',
      cell: (row) => (
        <StateChip tone={enrolmentStates[row.state].tone}>{enrolmentStates[row.state].words}</StateChip>
      ),
    },
    { id: 'need', header: 'Next need', cell: (row) => <Need row={row} /> },
    {
      id: 'end',
      header: 'Planned end',
      ...by('planned-end'),
      cell: (row) => formatDayShort(row.plannedEndOn),
      isNumber: true,
      isMinor: true,
    },
    { id: 'employer', header: 'Employer', cell: (row) => row.employer, isMinor: true },
    { id: 'tutor', header: 'Tutor', cell: (row) => row.tutor.name, isMinor: true },
  ];
}

function Thumbnail({ row, plans }: { row: Row; plans: Plans }) {
  const titles = new Map(row.progress.byMethod.map(({ method, title }) => [method, title]));
  return <CriteriaThumbnail map={mapOfLetters(row.progress.map, titles, plans.get(planName(row)))} />;
}

function Waiting({ row }: { row: Row }) {
  if (row.evidenceWaiting === 0 || !row.waitingSince) return <span className="gm-quiet">None</span>;
  return (
    <span>
      <strong>{row.evidenceWaiting}</strong>
      <span className="gm-quiet"> since {waitingWords(row.waitingSince, new Date())}</span>
    </span>
  );
}

function Need({ row }: { row: Row }) {
  if (!row.needs) return <span className="gm-quiet">Nothing now</span>;
  return (
    <span className="gm-cell-need" data-urgency={row.needs.urgency}>
      {row.needs.what}
    </span>
  );
}
