import { getRouteApi, Navigate } from '@tanstack/react-router';
import { listResults, type ResultSummary } from '#contract/results.ts';
import { useEndpoint } from '#web/api/query.ts';
import { actingAs, useMe } from '#web/api/session.ts';
import { Link } from '#web/shell/link.tsx';
import { ClockChip } from '#web/ui/clock-chip.tsx';
import { formatDayShort } from '#web/ui/dates.ts';
import { EmptyState, Notice } from '#web/ui/notice.tsx';
import { PageHeader, Section } from '#web/ui/page.tsx';
import { Select } from '#web/ui/select.tsx';
import { StateChip } from '#web/ui/state-chip.tsx';
import { type Column, type PagingProps, Table } from '#web/ui/table.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { capital, dayOfInstant, gradeTone, resultStates } from './results-words.ts';
import type { ResultsSearch } from './routes.ts';
import './results.css';

const route = getRouteApi('/signed-in/results');

type State = NonNullable<ResultsSearch['state']>;

const queues: readonly { readonly state: State; readonly empty: string }[] = [
  { state: 'in-quality-assurance', empty: 'No result waits for a quality assurer.' },
  { state: 'agreed', empty: 'No result waits for release.' },
  { state: 'sent-back', empty: 'No result is back with an assessor.' },
];

/** The results of the organisation: three queues, the longest waiting first, or one state in full. */
export function ResultListPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const acting = actingAs(useMe());
  const narrow = (change: { [key in keyof ResultsSearch]?: ResultsSearch[key] | undefined }) =>
    void navigate({
      search: ({ cursor: _first, ...kept }) => ({ ...kept, ...change }) as ResultsSearch,
      replace: true,
    });
  if (acting?.role === 'apprentice') return <Navigate to="/my/results" replace />;
  return (
    <>
      <PageHeader
        title="Results"
        lead="Grades computed from the judgements. Nobody picks one: a result is sampled, agreed and released."
      />
      <search className="gm-search-row gm-no-print">
        <TextField
          label="Find"
          type="search"
          placeholder="Name of an apprentice or provider"
          value={search.search ?? ''}
          onChange={(typed) => narrow({ search: typed === '' ? undefined : typed })}
        />
        <Select
          label="Show"
          value={search.state ?? 'waiting'}
          onChange={(state) => narrow({ state: state === 'waiting' ? undefined : state })}
          options={[
            { value: 'waiting', label: 'Everything that waits' },
            { value: 'in-quality-assurance', label: resultStates['in-quality-assurance'].words },
            { value: 'agreed', label: resultStates.agreed.words },
            { value: 'sent-back', label: resultStates['sent-back'].words },
            { value: 'released', label: resultStates.released.words },
            { value: 'superseded', label: resultStates.superseded.words },
          ]}
        />
      </search>
      {search.state ? (
        <OneState state={search.state} search={search} onNarrow={narrow} />
      ) : (
        queues.map(({ state, empty }) => (
          <Queue key={state} state={state} empty={empty} search={search.search} />
        ))
      )}
    </>
  );
}

function Queue({ state, empty, search }: { state: State; empty: string; search: string | undefined }) {
  const read = useEndpoint(listResults, { query: { state, search, limit: 20 } });
  const rows = read.data?.items ?? [];
  const count = `${rows.length}${read.data?.nextCursor ? ' or more' : ''}`;
  return (
    <Section
      title={resultStates[state].words}
      aside={
        read.data?.nextCursor ? (
          <>
            {count} ·{' '}
            <Link to="/results" search={{ state, ...(search ? { search } : {}) }}>
              See all
            </Link>
          </>
        ) : (
          count
        )
      }
    >
      <Rows
        caption={`Results: ${resultStates[state].words}`}
        rows={rows}
        problem={read.error}
        empty={<p className="gm-quiet">{read.isPending ? 'Reading …' : empty}</p>}
      />
    </Section>
  );
}

function OneState({
  state,
  search,
  onNarrow,
}: {
  state: State;
  search: ResultsSearch;
  onNarrow: (change: { cursor?: string | undefined }) => void;
}) {
  const read = useEndpoint(listResults, { query: { ...search, state, limit: 50 } });
  const rows = read.data?.items ?? [];
  const next = read.data?.nextCursor;
  return (
    <Rows
      caption={`Results: ${resultStates[state].words}`}
      rows={rows}
      problem={read.error}
      empty={
        read.isPending ? (
          <p role="status">Reading …</p>
        ) : (
          <EmptyState title="Nothing here">
            {search.search ? 'No result fits the words above.' : 'No result is in this state.'}
          </EmptyState>
        )
      }
      paging={{
        words: rows.length === 1 ? 'One result' : `${rows.length} results on this page`,
        onPrevious: search.cursor ? () => onNarrow({}) : undefined,
        onNext: next ? () => onNarrow({ cursor: next }) : undefined,
      }}
    />
  );
}

const columns: readonly Column<ResultSummary>[] = [
  {
    id: 'apprentice',
    header: 'Apprentice',
    cell: (row) => (
      <Link to="/results/$resultId" params={{ resultId: row.id }}>
        {row.apprentice.name}
      </Link>
    ),
  },
  {
    id: 'grade',
    header: 'Grade',
    cell: (row) => <StateChip tone={gradeTone(row.grade)}>{capital(row.grade)}</StateChip>,
  },
  {
    id: 'clock',
    header: 'Clock',
    cell: (row) => (row.clock ? <ClockChip clock={row.clock} isCompact /> : ''),
  },
  { id: 'reference', header: 'Standard', cell: (row) => row.reference, isMinor: true },
  { id: 'provider', header: 'Provider', cell: (row) => row.provider, isMinor: true },
  { id: 'sampling', header: 'Sampling', cell: (row) => samplingWords(row), isMinor: true },
  {
    id: 'since',
    header: 'Computed',
    cell: (row) => formatDayShort(dayOfInstant(row.computedAt)),
    isMinor: true,
  },
];

function samplingWords({ sampling }: ResultSummary): string {
  if (!sampling) return 'Not decided';
  return sampling.sampled ? 'In the sample' : 'Not in the sample';
}

function Rows(props: {
  caption: string;
  rows: readonly ResultSummary[];
  problem: { title: string; mend: string | undefined } | null;
  empty: React.ReactNode;
  paging?: PagingProps;
}) {
  const navigate = route.useNavigate();
  if (props.problem)
    return (
      <Notice kind="problem" title={props.problem.title}>
        {props.problem.mend}
      </Notice>
    );
  return (
    <Table
      caption={props.caption}
      columns={columns}
      rows={props.rows}
      keyOf={({ id }) => id}
      onOpen={({ id }) => void navigate({ to: '/results/$resultId', params: { resultId: id } })}
      empty={props.empty}
      paging={props.paging}
    />
  );
}
