import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { listRegistrations, type RegistrationSummary } from '#contract/gateway.ts';
import { useEndpoint } from '#web/api/query.ts';
import { ErrorPage } from '#web/shell/fallback-pages.tsx';
import { Button } from '#web/ui/button.tsx';
import { ClockChip } from '#web/ui/clock-chip.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { PageHeader } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { Select } from '#web/ui/select.tsx';
import { type Column, Table } from '#web/ui/table.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import '#web/gateway/gateway.css';
import './desk.css';
import { sayRegistrationState } from './registration-words.ts';

const route = getRouteApi('/signed-in/registrations');

/** Every registration of the assessment organisation, found by name, ULN or provider. */
export function RegistrationsPage() {
  const { search, queue } = route.useSearch();
  const navigate = route.useNavigate();
  const [words, setWords] = useState(search ?? '');
  const [trail, setTrail] = useState<readonly string[]>([]);
  const list = useEndpoint(listRegistrations, {
    query: { search, queue: queue ?? 'all', limit: 50, cursor: trail.at(-1) },
  });
  const show = (next: { search?: string | undefined; queue?: string | undefined }) => {
    setTrail([]);
    const found = { search, queue, ...next };
    const isQueue = found.queue === 'gateway' || found.queue === 'booking';
    void navigate({
      search: {
        ...(found.search ? { search: found.search } : {}),
        ...(isQueue ? { queue: found.queue as 'gateway' | 'booking' } : {}),
      },
    });
  };
  return (
    <>
      <PageHeader title="Registrations" lead="Every apprentice registered here, oldest clock first." />
      <search>
        <form
          className="gm-find"
          onSubmit={(event) => {
            event.preventDefault();
            show({ search: words.trim() });
          }}
        >
          <TextField
            label="Name, ULN or provider"
            type="search"
            value={words}
            onChange={setWords}
            isOptional
          />
          <Select
            label="Waiting for"
            value={queue ?? 'all'}
            onChange={(next) => show({ queue: next })}
            options={[
              { value: 'all', label: 'Anything' },
              { value: 'gateway', label: 'Gateway checks' },
              { value: 'booking', label: 'Booking' },
            ]}
            isShort
          />
          <Button type="submit">Search registrations</Button>
        </form>
      </search>
      {list.error && !list.data ? <ErrorPage error={list.error} /> : null}
      {list.data ? (
        <RegistrationTable
          rows={list.data.items}
          isFiltered={Boolean(search ?? queue)}
          onOpen={(row) =>
            void navigate({ to: '/registrations/$registrationId', params: { registrationId: row.id } })
          }
          onPrevious={trail.length > 0 ? () => setTrail(trail.slice(0, -1)) : undefined}
          onNext={nextOf(list.data.nextCursor, (cursor) => setTrail([...trail, cursor]))}
        />
      ) : (
        <Skeleton label="Loading registrations" lines={8} />
      )}
    </>
  );
}

function nextOf(cursor: string | null, go: (cursor: string) => void): (() => void) | undefined {
  return cursor === null ? undefined : () => go(cursor);
}

interface RegistrationTableProps {
  rows: readonly RegistrationSummary[];
  isFiltered: boolean;
  onOpen: (row: RegistrationSummary) => void;
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
}

const columns: readonly Column<RegistrationSummary>[] = [
  { id: 'apprentice', header: 'Apprentice', cell: (row) => row.apprentice.name },
  { id: 'uln', header: 'ULN', cell: (row) => row.uln, isMinor: true },
  { id: 'plan', header: 'Plan', cell: (row) => row.reference, isMinor: true },
  { id: 'provider', header: 'Training provider', cell: (row) => row.provider, isMinor: true },
  { id: 'employer', header: 'Employer', cell: (row) => row.employer, isMinor: true },
  { id: 'state', header: 'State', cell: (row) => row.needs ?? sayRegistrationState(row.state) },
  {
    id: 'items',
    header: 'Items accepted',
    isNumber: true,
    isMinor: true,
    cell: (row) =>
      `${row.items.accepted} of ${row.items.accepted + row.items.submitted + row.items.returned}`,
  },
  {
    id: 'clock',
    header: 'Clock',
    cell: (row) => (row.clock ? <ClockChip clock={row.clock} isCompact /> : '—'),
  },
];

function RegistrationTable(props: RegistrationTableProps) {
  const { rows, isFiltered, onOpen, onPrevious, onNext } = props;
  return (
    <Table
      caption="Registrations"
      columns={columns}
      rows={rows}
      keyOf={(row) => row.id}
      nameOf={(row) => row.apprentice.name}
      onOpen={onOpen}
      paging={{ words: `${rows.length} on this page`, onPrevious, onNext }}
      empty={
        <EmptyState title={isFiltered ? 'Nothing matches' : 'No registration yet'}>
          {isFiltered
            ? 'Try part of the name, or the whole ULN. Only apprentices whose pack was sent to you are here.'
            : 'A registration is made when a training provider sends its first gateway pack to you.'}
        </EmptyState>
      }
    />
  );
}
