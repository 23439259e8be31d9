import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { listAudit } from '#contract/results.ts';
import { auditEvents } from '#domain/audit-events.ts';
import type { Reply } from '#web/api/client.ts';
import { useEndpoint } from '#web/api/query.ts';
import { formatInstant } from '#web/ui/dates.ts';
import { EmptyState, Notice } from '#web/ui/notice.tsx';
import { PageHeader } from '#web/ui/page.tsx';
import { Select } from '#web/ui/select.tsx';
import { type Column, Table } from '#web/ui/table.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { AuditEntry } from './audit-entry.tsx';
import { eventTitle, plainWords } from './audit-words.ts';
import type { AuditSearch } from './routes.ts';
import { VerifyChain } from './verify-chain.tsx';
import './audit.css';

const route = getRouteApi('/signed-in/audit');

type Entry = Reply<typeof listAudit>['items'][number];
type Change = { [key in keyof AuditSearch]?: AuditSearch[key] | undefined };

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function idIn(subject: string | undefined): string | undefined {
  return subject && isId.test(subject) ? subject : undefined;
}

const columns: readonly Column<Entry>[] = [
  { id: 'what', header: 'What happened', cell: ({ type }) => eventTitle(type) },
  { id: 'at', header: 'When', cell: ({ at }) => formatInstant(at) },
  { id: 'by', header: 'By', cell: ({ by }) => by },
  { id: 'about', header: 'About', cell: (entry) => plainWords(entry.subjectType), isMinor: true },
  {
    id: 'sequence',
    header: 'Entry',
    cell: ({ sequence }) => sequence,
    isNumber: true,
    isMinor: true,
  },
  {
    id: 'hash',
    header: 'Link of the chain',
    cell: ({ hash }) => <code className="gm-hash">{hash.slice(0, 12)}</code>,
    isMinor: true,
  },
];

/** The audit log, newest first: every change of state, chained so that nothing can be taken out unseen. */
export function AuditPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [openAt, setOpenAt] = useState<number>();
  const { subject, type, cursor } = search;
  const subjectId = idIn(subject);
  const read = useEndpoint(listAudit, { query: { type, subjectId, cursor, limit: 50 } });
  const rows = read.data?.items ?? [];
  const next = read.data?.nextCursor;
  const narrow = (change: Change) =>
    void navigate({
      search: ({ cursor: _first, ...kept }) => ({ ...kept, ...change }) as AuditSearch,
      replace: true,
    });
  return (
    <>
      <PageHeader
        title="Audit"
        lead="Every change, who made it and when. Each entry carries the fingerprint of the one before."
      />
      <VerifyChain />
      <Filters search={search} isOddId={Boolean(subject) && !subjectId} onNarrow={narrow} />
      {read.error ? (
        <Notice kind="problem" title={read.error.title}>
          {read.error.mend}
        </Notice>
      ) : null}
      <Table
        caption="Entries of the audit log"
        columns={columns}
        rows={rows}
        keyOf={({ sequence }) => String(sequence)}
        onOpen={({ sequence }) => setOpenAt(sequence)}
        openKey={openAt === undefined ? undefined : String(openAt)}
        empty={
          read.isPending ? (
            <p role="status">Reading …</p>
          ) : (
            <EmptyState title="No entry fits">Choose another type, or empty the id above.</EmptyState>
          )
        }
        paging={{
          words: rows.length === 1 ? 'One entry' : `${rows.length} entries on this page`,
          onPrevious: cursor ? () => narrow({}) : undefined,
          onNext: next ? () => narrow({ cursor: next }) : undefined,
        }}
      />
      <OpenEntry
        rows={rows}
        openAt={openAt}
        // Entries stand beside each other only while nothing is filtered out between them.
        isWhole={!type && !subjectId}
        onClose={() => setOpenAt(undefined)}
        onSubject={(id) => {
          setOpenAt(undefined);
          narrow({ subject: id, type: undefined });
        }}
      />
    </>
  );
}

function OpenEntry({
  rows,
  openAt,
  isWhole,
  ...actions
}: {
  rows: readonly Entry[];
  openAt: number | undefined;
  isWhole: boolean;
  onClose: () => void;
  onSubject: (id: string) => void;
}) {
  const index = rows.findIndex(({ sequence }) => sequence === openAt);
  const entry = rows[index];
  if (!entry) return null;
  return <AuditEntry entry={entry} previousHash={isWhole ? rows[index + 1]?.hash : undefined} {...actions} />;
}

const types = Object.entries(auditEvents)
  .map(([value, { title }]) => ({ value: value as NonNullable<AuditSearch['type']>, label: title }))
  .sort((one, other) => one.label.localeCompare(other.label));

function Filters(props: { search: AuditSearch; isOddId: boolean; onNarrow: (change: Change) => void }) {
  const { search, isOddId, onNarrow } = props;
  return (
    <search className="gm-search-row gm-no-print">
      <Select
        label="What happened"
        value={search.type ?? 'every'}
        onChange={(type) => onNarrow({ type: type === 'every' ? undefined : type })}
        options={[{ value: 'every' as const, label: 'Everything' }, ...types]}
      />
      <TextField
        label="Id of an apprentice, result or other subject"
        type="search"
        value={search.subject ?? ''}
        problem={isOddId ? 'This is not an id yet; everything is shown.' : undefined}
        onChange={(typed) => onNarrow({ subject: typed.trim() === '' ? undefined : typed.trim() })}
      />
    </search>
  );
}
