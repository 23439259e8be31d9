import { useState } from 'react';
import { listRegisterImportFindings, type RegisterImport } from '#contract/register.ts';
import type { RegisterFinding } from '#domain/standards/register/register-format.ts';
import { useEndpoint } from '#web/api/query.ts';
import { Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { Select } from '#web/ui/select.tsx';
import { StateChip } from '#web/ui/state-chip.tsx';
import { type Column, Table } from '#web/ui/table.tsx';
import { countOf } from './register-words.ts';
import { usePages } from './use-pages.ts';

const severities = {
  E: { words: 'Not usable', tone: 'not-met' },
  S: { words: 'Skipped', tone: 'referred' },
  W: { words: 'Warning', tone: 'quiet' },
} as const;
type Severity = keyof typeof severities;

/** What is wrong with the files, each with its place, its rule and its mend. */
export function ImportFindings({ one }: { one: RegisterImport }) {
  const counts = { E: one.counts?.errors ?? 0, S: one.counts?.skips ?? 0, W: one.counts?.warnings ?? 0 };
  const first = counts.E > 0 ? 'E' : counts.S > 0 ? 'S' : 'W';
  const [severity, setSeverity] = useState<Severity>(first);
  const pages = usePages();
  const reply = useEndpoint(listRegisterImportFindings, {
    params: { importId: one.id },
    query: { severity, limit: 50, ...pages.query },
  });
  if (counts.E + counts.S + counts.W === 0) return null;
  const rows = reply.data?.items ?? [];
  return (
    <Section title="Problems" aside={countOf(counts.E + counts.S + counts.W, 'finding')}>
      <div className="gm-filters">
        <Select
          label="Show"
          value={severity}
          options={(Object.keys(severities) as Severity[]).map((value) => ({
            value,
            label: `${severities[value].words} (${counts[value]})`,
          }))}
          onChange={(chosen) => {
            pages.reset();
            setSeverity(chosen);
          }}
        />
      </div>
      {reply.error ? <Notice kind="problem" title={reply.error.title} /> : null}
      {reply.isPending ? <Skeleton label="Reading the problems" lines={4} /> : null}
      {reply.data ? (
        <Table
          caption="Problems"
          columns={columns}
          rows={rows.map((row, at) => ({ ...row, at }))}
          keyOf={({ at }) => String(at)}
          empty={<p className="gm-quiet">None of this kind.</p>}
          paging={pages.paging(`${countOf(rows.length, 'finding')} on this page`, reply.data.nextCursor)}
        />
      ) : null}
    </Section>
  );
}

const columns: Column<RegisterFinding & { at: number }>[] = [
  { id: 'line', header: 'Line', cell: ({ line }) => (line === 0 ? 'File' : line), isNumber: true },
  { id: 'subject', header: 'Which', cell: ({ subject, version }) => `${subject} ${version}`.trim() || '–' },
  {
    id: 'code',
    header: 'Rule',
    cell: ({ code, severity }) => (
      <StateChip tone={severities[severity].tone}>{`${severities[severity].words}, ${code}`}</StateChip>
    ),
  },
  { id: 'message', header: 'What to do', cell: ({ message }) => message },
];
