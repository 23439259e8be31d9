import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { listReceivedRequests, listRequests, type RequestSummary } from '#contract/standard-requests.ts';
import { useEndpoint } from '#web/api/query.ts';
import { PrimaryLink } from '#web/shell/link.tsx';
import { ClockChip } from '#web/ui/clock-chip.tsx';
import { formatInstant } from '#web/ui/dates.ts';
import { EmptyState, Notice } from '#web/ui/notice.tsx';
import { PageHeader } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { type Column, Table } from '#web/ui/table.tsx';
import { RequestStateChip } from './request-parts.tsx';
import { requestName } from './request-words.ts';

const columnsFor = (other: string): readonly Column<RequestSummary>[] => [
  { id: 'standard', header: 'Standard', cell: requestName },
  { id: 'other', header: other, cell: (row) => row.counterpart.name, isMinor: true },
  { id: 'state', header: 'State', cell: (row) => <RequestStateChip state={row.state} /> },
  { id: 'needed', header: 'Needed by', cell: (row) => <ClockChip clock={row.clock} isCompact /> },
  { id: 'changed', header: 'Changed', cell: (row) => formatInstant(row.changedAt), isMinor: true },
];

/** The standards that the provider asked for, and the way to ask for one. */
export function RequestsPage() {
  const pages = useCursors();
  const reply = useEndpoint(listRequests, { query: pages.query });
  const navigate = useNavigate();
  const isEmpty = reply.data?.items.length === 0 && pages.isFirst;
  const ask = <PrimaryLink to="/requests/new">Ask for a standard</PrimaryLink>;
  return (
    <>
      <PageHeader
        title="Standards requests"
        lead="A standard whose plan is not in the library yet: ask those who write plans, and see how far it is."
        actions={isEmpty ? null : ask}
      />
      <RequestList
        reply={reply}
        pages={pages}
        other="Asked of"
        onOpen={(requestId) => void navigate({ to: '/requests/$requestId', params: { requestId } })}
        empty={
          <EmptyState title="Nothing asked for yet" action={ask}>
            Say which standard you need and by when, and add the documents you have: the assessment plan, a
            handbook. A standards author takes it up, makes a checked plan of it, and you are told at every
            step, here and by letter.
          </EmptyState>
        }
      />
    </>
  );
}

/** The queue of the standards authors: what is needed first at the head. */
export function ReceivedRequestsPage() {
  const pages = useCursors();
  const reply = useEndpoint(listReceivedRequests, { query: pages.query });
  const navigate = useNavigate();
  return (
    <>
      <PageHeader
        title="Standards requests"
        lead="What training providers ask for, the earliest due first. Each step you take is told to the provider."
      />
      <RequestList
        reply={reply}
        pages={pages}
        other="Asked by"
        onOpen={(requestId) => void navigate({ to: '/requests/received/$requestId', params: { requestId } })}
        empty={
          <EmptyState title="Nobody has asked for a standard">
            A training provider that needs a plan asks here, with its documents and the day it needs the plan.
            You take the request up, or start a draft from it with the documents already in it. When the draft
            is published, the request is answered by itself.
          </EmptyState>
        }
      />
    </>
  );
}

function useCursors() {
  const [trail, setTrail] = useState<readonly string[]>([]);
  const cursor = trail.at(-1);
  return {
    isFirst: trail.length === 0,
    query: { limit: 50, ...(cursor ? { cursor } : {}) },
    onPrevious: trail.length > 0 ? () => setTrail(trail.slice(0, -1)) : undefined,
    next: (to: string) => setTrail([...trail, to]),
  };
}

interface RequestListProps {
  reply: {
    data?: { items: RequestSummary[]; nextCursor: string | null } | undefined;
    error: { title: string } | null;
    isPending: boolean;
  };
  pages: ReturnType<typeof useCursors>;
  other: string;
  onOpen: (requestId: string) => void;
  empty: ReactNode;
}

function RequestList({ reply, pages, other, onOpen, empty }: RequestListProps) {
  if (reply.error) return <Notice kind="problem" title={reply.error.title} />;
  if (!reply.data) return <Skeleton label="Reading the requests" lines={6} />;
  const { items, nextCursor } = reply.data;
  if (items.length === 0 && pages.isFirst) return empty;
  return (
    <Table
      caption="Standards requests"
      columns={columnsFor(other)}
      rows={items}
      keyOf={(row) => row.id}
      nameOf={requestName}
      onOpen={(row) => onOpen(row.id)}
      paging={{
        words: `${items.length} ${items.length === 1 ? 'request' : 'requests'} on this page`,
        onPrevious: pages.onPrevious,
        onNext: nextCursor === null ? undefined : () => pages.next(nextCursor),
      }}
    />
  );
}
