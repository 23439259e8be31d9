import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { listEnrolments } from '#contract/enrolment.ts';
import { asProblem } from '#web/api/problem.ts';
import { endpointQuery } from '#web/api/query.ts';
import { useMay } from '#web/api/session.ts';
import { ButtonLink, PrimaryLink } from '#web/shell/link.tsx';
import { EmptyState, Notice } from '#web/ui/notice.tsx';
import { PageHeader } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { CaseloadFilters } from './caseload-filters.tsx';
import { CaseloadTable } from './caseload-table.tsx';
import './enrolment.css';
import type { CaseloadSearch } from './routes.ts';

const route = getRouteApi('/signed-in/enrolments');

/** The conditions that narrow the list; order and page are none. */
export function isNarrowed({ tutor, state, reference, search, need }: CaseloadSearch): boolean {
  return [tutor, state, reference, search, need].some((value) => value !== undefined);
}

/** Who is there and who needs me: a dense table, filtered by the address. */
export function CaseloadPage() {
  const search = route.useSearch();
  const mayEnrol = useMay('enrolment.enrol');
  const mayImport = useMay('enrolment.import');
  const { tutor = 'anyone', sort = 'name', ...rest } = search;
  const reply = useQuery({
    ...endpointQuery(listEnrolments, { query: { ...rest, tutor, sort, limit: 50 } }),
    placeholderData: keepPreviousData,
  });
  const all = reply.data?.counts.all ?? 0;
  const isFiltered = isNarrowed(search);
  return (
    <>
      <PageHeader
        title="Caseload"
        lead={leadOf(reply.data?.counts, tutor)}
        actions={
          <>
            {mayImport ? <ButtonLink to="/enrolments/import">Import a file</ButtonLink> : null}
            {mayEnrol ? <PrimaryLink to="/enrolments/new">Enrol an apprentice</PrimaryLink> : null}
          </>
        }
      />
      {all > 0 || isFiltered ? <CaseloadFilters counts={reply.data?.counts ?? {}} /> : null}
      {reply.error ? (
        <Notice kind="problem" title={asProblem(reply.error).title}>
          {asProblem(reply.error).mend}
        </Notice>
      ) : reply.data ? (
        <CaseloadTable
          rows={reply.data.items}
          nextCursor={reply.data.nextCursor}
          empty={isFiltered ? <NothingMatches /> : <NobodyYet mayEnrol={mayEnrol} />}
        />
      ) : (
        <Skeleton label="Reading the caseload" lines={8} />
      )}
    </>
  );
}

function leadOf(
  counts: Readonly<Record<string, number>> | undefined,
  tutor: 'me' | 'anyone',
): string | undefined {
  if (!counts?.all) return undefined;
  const waiting = counts['evidence-waiting'] ?? 0;
  const people = counts.all === 1 ? '1 apprentice' : `${counts.all} apprentices`;
  const whose = tutor === 'me' ? ' of yours' : '';
  if (waiting === 0) return `${people}${whose}. No evidence waits for feedback.`;
  return `${people}${whose}. ${waiting} ${waiting === 1 ? 'has' : 'have'} evidence waiting for feedback.`;
}

function NothingMatches() {
  return (
    <EmptyState title="Nobody matches" action={<ButtonLink to="/enrolments">Show everybody</ButtonLink>}>
      No apprentice meets all of these conditions. Take one away to see more.
    </EmptyState>
  );
}

function NobodyYet({ mayEnrol }: { mayEnrol: boolean }) {
  if (!mayEnrol)
    return (
      <EmptyState title="No apprentices yet">
        They appear here as soon as a manager of your organisation enrols them.
      </EmptyState>
    );
  return (
    <EmptyState
      title="No apprentices yet"
      action={<PrimaryLink to="/enrolments/new">Enrol an apprentice</PrimaryLink>}
    >
      Enrol the first one by form, or bring a whole cohort from a spreadsheet. The start date decides which
      version of the standard and which assessment plan they are on.
    </EmptyState>
  );
}
