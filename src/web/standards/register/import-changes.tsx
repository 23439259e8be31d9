import { useState } from 'react';
import { listRegisterImportChanges, type RegisterImport } from '#contract/register.ts';
import type { FieldChange } from '#domain/standards/register/diff-version.ts';
import type { Reply } from '#web/api/client.ts';
import { useEndpoint } from '#web/api/query.ts';
import { Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { Select } from '#web/ui/select.tsx';
import { Tag } from '#web/ui/state-chip.tsx';
import { type Column, Table } from '#web/ui/table.tsx';
import { countOf, fieldName, valueWords } from './register-words.ts';
import { usePages } from './use-pages.ts';

type Change = Reply<typeof listRegisterImportChanges>['items'][number];

const kinds = {
  changed: 'Changed',
  new: 'New',
  unchanged: 'Unchanged',
  skipped: 'Skipped',
} as const;

/** The differences, version by version and field by field. */
export function ImportChanges({ one }: { one: RegisterImport }) {
  const first = (one.counts?.changed ?? 0) > 0 ? 'changed' : 'new';
  const [kind, setKind] = useState<keyof typeof kinds>(first);
  const pages = usePages();
  const reply = useEndpoint(listRegisterImportChanges, {
    params: { importId: one.id },
    query: { kind, limit: 50, ...pages.query },
  });
  const rows = reply.data?.items ?? [];
  return (
    <Section title="Differences">
      <div className="gm-filters">
        <Select
          label="Show"
          value={kind}
          options={(Object.keys(kinds) as (keyof typeof kinds)[]).map((value) => ({
            value,
            label: `${kinds[value]} (${one.counts?.[value] ?? 0})`,
          }))}
          onChange={(chosen) => {
            pages.reset();
            setKind(chosen);
          }}
        />
      </div>
      {reply.error ? <Notice kind="problem" title={reply.error.title} /> : null}
      {reply.isPending ? <Skeleton label="Reading the differences" lines={6} /> : null}
      {reply.data ? (
        <Table
          caption="Differences"
          columns={columns}
          rows={rows}
          keyOf={({ subject, version }) => `${subject} ${version}`}
          empty={<p className="gm-quiet">{`Nothing is ${kinds[kind].toLowerCase()}.`}</p>}
          paging={pages.paging(`${countOf(rows.length, 'row')} on this page`, reply.data.nextCursor)}
        />
      ) : null}
    </Section>
  );
}

const columns: Column<Change>[] = [
  { id: 'subject', header: 'Which', cell: ({ subject }) => <Tag>{subject}</Tag> },
  { id: 'version', header: 'Version', cell: ({ version }) => version || '–' },
  { id: 'title', header: 'Title', cell: ({ title }) => title || '–' },
  { id: 'changes', header: 'What', cell: (row) => <FieldChanges row={row} /> },
];

const shown = 8;

function FieldChanges({ row }: { row: Change }) {
  const rest = row.changes.slice(shown);
  return (
    <>
      {row.kind === 'new' ? <span>{newWords(row.changes)}</span> : null}
      {row.kind === 'changed' ? <ChangeList changes={row.changes.slice(0, shown)} /> : null}
      {row.kind === 'changed' && rest.length > 0 ? (
        <details>
          <summary>{countOf(rest.length, 'more change')}</summary>
          <ChangeList changes={rest} />
        </details>
      ) : null}
      {row.kept.length > 0 ? (
        <details>
          <summary>{`${countOf(row.kept.length, 'difference')} not taken over`}</summary>
          <ChangeList changes={row.kept} />
        </details>
      ) : null}
    </>
  );
}

function newWords(changes: readonly FieldChange[]): string {
  const statements = changes.filter(({ part }) => part === 'statements').length;
  const fields = changes.length - statements;
  return [countOf(fields, 'field'), ...(statements > 0 ? [countOf(statements, 'statement')] : [])].join(', ');
}

function ChangeList({ changes }: { changes: readonly FieldChange[] }) {
  return (
    <ul className="gm-field-changes">
      {changes.map((change) => (
        <li key={`${change.part} ${change.field}`}>
          <strong>{fieldName(change.field)}</strong> <del>{valueWords(change, change.before)}</del>{' '}
          <span className="gm-hidden">becomes</span>
          <span aria-hidden="true">→</span> <ins>{valueWords(change, change.after)}</ins>
        </li>
      ))}
    </ul>
  );
}
