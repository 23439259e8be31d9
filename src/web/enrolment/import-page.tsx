import { useState } from 'react';
import { importEnrolments, listEnrolments, listImports } from '#contract/enrolment.ts';
import type { ImportReport } from '#domain/enrolment/import-report.ts';
import type { Problem } from '#web/api/problem.ts';
import { useCommand, useEndpoint } from '#web/api/query.ts';
import { useMay } from '#web/api/session.ts';
import { BackLink, ButtonLink } from '#web/shell/link.tsx';
import { Button } from '#web/ui/button.tsx';
import { formatInstant } from '#web/ui/dates.ts';
import { FileDrop } from '#web/ui/file-drop.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { PageHeader, Section } from '#web/ui/page.tsx';
import { type Column, Table } from '#web/ui/table.tsx';
import { download, rejectedCsv, templateCsv } from './csv-text.ts';
import './enrolment.css';

interface Chosen {
  fileName: string;
  csv: string;
}

function people(count: number): string {
  return count === 1 ? '1 apprentice' : `${count} apprentices`;
}

/** Enrol many from a file: choose, check every row, mend or import. */
export function ImportPage() {
  const may = useMay('enrolment.import');
  const [chosen, setChosen] = useState<Chosen>();
  const [unread, setUnread] = useState<string>();
  const check = useCommand(importEnrolments);
  const [report, setReport] = useState<ImportReport>();
  const write = useCommand(importEnrolments, { invalidates: [listEnrolments, listImports] });
  const choose = async ([file]: File[]) => {
    setReport(undefined);
    setUnread(undefined);
    write.reset();
    if (!file) return;
    if (file.size > 3_500_000)
      return setUnread(`${file.name} is too large. Split it into files of 10,000 rows.`);
    const next = { fileName: file.name, csv: await file.text() };
    setChosen(next);
    await send(next, true);
  };
  const send = async (file: Chosen, dryRun: boolean) => {
    const command = dryRun ? check : write;
    const reply = await command.runAsync({ body: { ...file, dryRun } }).catch(() => undefined);
    if (reply) setReport(reply);
  };
  const problem = check.problem ?? write.problem;
  return (
    <>
      <PageHeader
        above={<BackLink to="/enrolments">Caseload</BackLink>}
        title="Import apprentices"
        lead="A CSV file with one apprentice in each row. Every row is checked first; nothing is written until you say so."
        actions={
          <Button onPress={() => download('guildmark-import.csv', templateCsv())}>
            Download the template
          </Button>
        }
      />
      {may ? (
        <FileDrop
          label="Choose or drop a CSV file"
          hint="From a spreadsheet: save as CSV UTF-8"
          accept=".csv,text/csv"
          uploads={[]}
          onFiles={(files) => void choose(files)}
        />
      ) : (
        <Notice title="Only a manager of your organisation imports apprentices" />
      )}
      <div className="gm-stack gm-import-result" aria-live="polite">
        {check.isPending ? <p>Checking every row of {chosen?.fileName}…</p> : null}
        <ImportProblem problem={problem} unread={unread} />
        {report ? (
          <Result
            report={report}
            isPending={write.isPending}
            onImport={chosen ? () => void send(chosen, false) : undefined}
          />
        ) : null}
      </div>
      {may ? <EarlierImports /> : null}
    </>
  );
}

function ImportProblem({ problem, unread }: { problem: Problem | undefined; unread: string | undefined }) {
  if (unread) return <Notice kind="problem" title={unread} />;
  if (!problem) return null;
  return (
    <Notice kind="problem" title={problem.title}>
      {problem.issues.map(({ message }) => message).join(' ') || problem.mend}
    </Notice>
  );
}

function Result({
  report,
  isPending,
  onImport,
}: {
  report: ImportReport;
  isPending: boolean;
  onImport: (() => void) | undefined;
}) {
  const isTrial = report.id === null;
  const bad = report.rejected.length;
  const keep = () => download(`mend-${report.fileName}`, rejectedCsv(report));
  return (
    <>
      <Notice
        kind={bad > 0 ? 'warning' : 'success'}
        title={titleOf(report)}
        actions={
          <>
            {isTrial && report.accepted > 0 ? (
              <Button kind="primary" isPending={isPending} onPress={onImport}>
                {`Enrol ${people(report.accepted)}`}
              </Button>
            ) : null}
            {isTrial ? null : <ButtonLink to="/enrolments">Go to the caseload</ButtonLink>}
            {bad > 0 ? <Button onPress={keep}>Download the rows to mend</Button> : null}
          </>
        }
      >
        {bad > 0
          ? 'Rows with errors are left out. Download them, mend them, and import that file.'
          : isTrial
            ? 'Every row can be enrolled.'
            : 'Each is on the version and plan that their start date gives.'}
      </Notice>
      {bad > 0 ? <RejectedTable report={report} /> : null}
      {report.warnings.length > 0 ? (
        <Section title="To look at" level={3}>
          <ul className="gm-lines">
            {report.warnings.map((warning) => (
              <li key={`${warning.line} ${warning.column} ${warning.message}`}>
                Row {warning.line}, {warning.column}: {warning.message}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

function titleOf(report: ImportReport): string {
  if (report.id !== null) return `${people(report.accepted)} enrolled from ${report.fileName}`;
  const bad = report.rejected.length;
  if (bad === 0) return `${report.rows} rows checked, no errors`;
  return `${report.rows} rows checked: ${report.accepted} can be enrolled, ${bad} ${bad === 1 ? 'has' : 'have'} errors`;
}

type Rejected = ImportReport['rejected'][number];

function RejectedTable({ report }: { report: ImportReport }) {
  const columns: Column<Rejected>[] = [
    { id: 'line', header: 'Row', cell: (row) => row.line },
    {
      id: 'who',
      header: 'Apprentice',
      cell: (row) =>
        [
          row.values.givenNames ?? row.values['Given names'],
          row.values.familyName ?? row.values['Family name'],
        ]
          .filter(Boolean)
          .join(' ') || 'No name',
    },
    {
      id: 'issues',
      header: 'What to mend',
      cell: (row) => (
        <span className="gm-issue-list">
          {row.issues.map((issue) => (
            <span key={`${issue.column} ${issue.message}`}>
              <strong>{issue.column}:</strong> {issue.message}
            </span>
          ))}
        </span>
      ),
    },
  ];
  return (
    <Table
      caption="Rows with errors"
      columns={columns}
      rows={report.rejected}
      keyOf={(row) => String(row.line)}
    />
  );
}

function EarlierImports() {
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const cursor = cursors.at(-1);
  const { data } = useEndpoint(listImports, { query: { limit: 10, ...(cursor ? { cursor } : {}) } });
  if (!data || (data.items.length === 0 && !cursor)) return null;
  type Item = (typeof data.items)[number];
  const columns: Column<Item>[] = [
    { id: 'file', header: 'File', cell: ({ report }) => report.fileName },
    { id: 'at', header: 'When', cell: ({ at }) => formatInstant(at) },
    { id: 'by', header: 'By', cell: ({ by }) => by },
    { id: 'accepted', header: 'Enrolled', cell: ({ report }) => report.accepted, isNumber: true },
    { id: 'rejected', header: 'With errors', cell: ({ report }) => report.rejected.length, isNumber: true },
    {
      id: 'mend',
      header: 'To mend',
      cell: ({ report }) =>
        report.rejected.length > 0 ? (
          <Button
            kind="quiet"
            label={`Download the rows of ${report.fileName} to mend`}
            onPress={() => download(`mend-${report.fileName}`, rejectedCsv(report))}
          >
            Download
          </Button>
        ) : (
          <span className="gm-quiet">Nothing</span>
        ),
    },
  ];
  return (
    <Section title="Earlier imports">
      <Table
        caption="Earlier imports"
        columns={columns}
        rows={data.items}
        keyOf={({ report, at }) => report.id ?? at}
        paging={
          cursors.length > 0 || data.nextCursor
            ? {
                words: `${data.items.length} shown`,
                onPrevious: cursors.length > 0 ? () => setCursors(cursors.slice(0, -1)) : undefined,
                onNext: data.nextCursor ? () => setCursors([...cursors, data.nextCursor ?? '']) : undefined,
              }
            : undefined
        }
      />
    </Section>
  );
}
