import { getRouteApi } from '@tanstack/react-router';
import { type Assessor, listAssessors } from '#contract/assessors.ts';
import { useEndpoint } from '#web/api/query.ts';
import { useMay } from '#web/api/session.ts';
import { ButtonLink } from '#web/shell/link.tsx';
import { formatDayShort } from '#web/ui/dates.ts';
import { EmptyState, Notice } from '#web/ui/notice.tsx';
import { PageHeader } from '#web/ui/page.tsx';
import { StateChip, Tag } from '#web/ui/state-chip.tsx';
import { type Column, Table } from '#web/ui/table.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { countOf } from './assessment-words.ts';
import { AssessorSheet } from './assessor-sheet.tsx';
import './assessment.css';

const route = getRouteApi('/signed-in/assessors');

const columns: readonly Column<Assessor>[] = [
  { id: 'name', header: 'Name', cell: ({ person }) => person.name },
  {
    id: 'competence',
    header: 'May assess',
    cell: ({ competences }) =>
      competences.length === 0 ? (
        <StateChip tone="referred">Nothing on record</StateChip>
      ) : (
        <span className="gm-row">
          {[...new Set(competences.map(({ reference }) => reference))].map((reference) => (
            <Tag key={reference}>{reference}</Tag>
          ))}
        </span>
      ),
  },
  {
    id: 'interests',
    header: 'Interests',
    cell: ({ interests, interestsDeclaredOn }) =>
      interestsDeclaredOn === null ? (
        <StateChip tone="referred">Not declared</StateChip>
      ) : (
        `${interests.length === 0 ? 'None' : interests.length}, declared ${formatDayShort(interestsDeclaredOn)}`
      ),
  },
  { id: 'upcoming', header: 'Upcoming', isNumber: true, cell: ({ upcoming }) => upcoming },
  { id: 'email', header: 'Email address', isMinor: true, cell: ({ email }) => email ?? 'None' },
];

/** Independent assessors: who may assess what, who has declared, who has how much booked. */
export function AssessorsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const mayInvite = useMay('people.manage');
  const { open, ...query } = search;
  const assessors = useEndpoint(listAssessors, { query: { ...query, limit: 50 } });
  const rows = assessors.data?.items ?? [];
  const shown = rows.find(({ person }) => person.id === open);
  const next = assessors.data?.nextCursor;
  return (
    <>
      <PageHeader
        title="Assessors"
        lead="Independent assessors, what they may assess and what ties them to whom."
        actions={mayInvite ? <ButtonLink to="/people">Invite an assessor</ButtonLink> : null}
      />
      <search className="gm-filters-line">
        <TextField
          label="Find"
          name="search"
          type="search"
          placeholder="Name"
          value={search.search ?? ''}
          onChange={(typed) =>
            void navigate({ search: typed === '' ? {} : { search: typed }, replace: true })
          }
        />
      </search>
      {assessors.error ? (
        <Notice kind="problem" title={assessors.error.title}>
          {assessors.error.mend}
        </Notice>
      ) : null}
      <Table
        caption="Independent assessors"
        rows={rows}
        keyOf={({ person }) => person.id}
        columns={columns}
        openKey={open}
        onOpen={({ person }) => void navigate({ search: { ...search, open: person.id } })}
        empty={
          assessors.isPending ? (
            <p role="status">Looking up assessors …</p>
          ) : (
            <EmptyState title={search.search ? 'Nobody fits' : 'No assessors yet'}>
              {search.search
                ? 'Change the words above.'
                : 'Invite a person in the role of independent assessor; then record here what they may assess.'}
            </EmptyState>
          )
        }
        paging={{
          words: countOf(rows.length, 'assessor'),
          onPrevious: search.cursor ? () => void navigate({ search: {} }) : undefined,
          onNext: next ? () => void navigate({ search: { ...query, cursor: next } }) : undefined,
        }}
      />
      {shown ? (
        <AssessorSheet assessor={shown} onClose={() => void navigate({ search: query, replace: true })} />
      ) : null}
    </>
  );
}
