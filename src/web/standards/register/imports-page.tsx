import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { listRegisterImports, type RegisterImport } from '#contract/register.ts';
import { useEndpoint } from '#web/api/query.ts';
import { useMay } from '#web/api/session.ts';
import { BackLink, Link } from '#web/shell/link.tsx';
import { Button } from '#web/ui/button.tsx';
import { formatInstant } from '#web/ui/dates.ts';
import { FileDrop } from '#web/ui/file-drop.tsx';
import { Form } from '#web/ui/form.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { PageHeader, Section } from '#web/ui/page.tsx';
import { StateChip } from '#web/ui/state-chip.tsx';
import { type Column, Table } from '#web/ui/table.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { importStates } from './register-words.ts';
import { useStartImport } from './use-start-import.ts';
import './register.css';

/** Bring register data in: choose a file, or paste statements; then see what would change. */
export function RegisterImportsPage() {
  const may = useMay('standards.import-register');
  const navigate = useNavigate();
  const starting = useStartImport(
    (importId) => void navigate({ to: '/register/imports/$importId', params: { importId } }),
  );
  return (
    <>
      <PageHeader
        above={<BackLink to="/register">Register</BackLink>}
        title="Import"
        lead="Everything is read and compared first. Nothing changes until you have seen the differences and say so."
      />
      {may ? (
        <>
          {starting.problem && starting.problem.issues.length === 0 ? (
            <Notice kind="problem" title={starting.problem.title} isLive>
              {starting.problem.mend}
            </Notice>
          ) : null}
          <FromFile starting={starting} />
          <FromPage starting={starting} />
          <EarlierImports />
        </>
      ) : (
        <Notice title="Only a standards author imports register data" />
      )}
    </>
  );
}

type Starting = ReturnType<typeof useStartImport>;

function FromFile({ starting }: { starting: Starting }) {
  const [mixed, setMixed] = useState(false);
  const choose = (files: File[]) => {
    // The tables of assessment organisations belong together; every other file is an import of its own.
    const isMixed = files.length > 1 && files.some(({ name }) => !/\.(tsv|csv|txt)$/i.test(name));
    setMixed(isMixed);
    if (files.length === 0 || isMixed || starting.isPending) return;
    void starting.start(files, { reference: '', version: '' });
  };
  return (
    <Section title="From a file">
      {mixed ? (
        <Notice kind="warning" title="Choose one file at a time" isLive>
          Only the tables of the register of assessment organisations are chosen together.
        </Notice>
      ) : null}
      <FileDrop
        label="Choose or drop a file"
        hint="The official API’s JSON, the register as JSON, CSV or Excel, a statement library, or the tables of assessment organisations together"
        accept=".json,.csv,.tsv,.txt,.xlsx"
        uploads={starting.uploads}
        onFiles={choose}
      />
    </Section>
  );
}

function FromPage({ starting }: { starting: Starting }) {
  const [text, setText] = useState('');
  const [reference, setReference] = useState('');
  const [version, setVersion] = useState('');
  const [missing, setMissing] = useState<readonly { path: string; message: string }[]>([]);
  const issues = missing.length > 0 ? missing : (starting.problem?.issues ?? []);
  const submit = () => {
    const found = [
      ...(reference.trim() === ''
        ? [{ path: 'reference', message: 'Say which standard the statements are for.' }]
        : []),
      ...(text.trim() === '' ? [{ path: 'text', message: 'Paste the statements.' }] : []),
    ];
    setMissing(found);
    if (found.length > 0) return;
    const file = new File([text], 'pasted-statements.txt', { type: 'text/plain' });
    void starting.start([file], { reference: reference.trim().toUpperCase(), version: version.trim() });
  };
  return (
    <Section title="From a page or a list">
      <Form
        issues={issues}
        onSubmit={submit}
        actions={
          <Button type="submit" isPending={starting.isPending}>
            Compare
          </Button>
        }
      >
        <TextField
          label="Standard"
          name="reference"
          hint="Its reference, such as ST0072"
          isShort
          value={reference}
          onChange={setReference}
        />
        <TextField
          label="Version"
          name="version"
          hint="The version for starts now is taken without it"
          isOptional
          isShort
          value={version}
          onChange={setVersion}
        />
        <TextArea
          label="Statements"
          name="text"
          hint="Copy the knowledge, skills and behaviours from the standard’s page, or a list with the columns code, text and type."
          rows={8}
          value={text}
          onChange={setText}
        />
      </Form>
    </Section>
  );
}

function filesOf({ files }: RegisterImport): string {
  const [first] = files;
  if (!first) return 'No file';
  return files.length === 1 ? first.name : `${first.name} and ${files.length - 1} more`;
}

const columns: Column<RegisterImport>[] = [
  {
    id: 'files',
    header: 'File',
    cell: (one) => (
      <Link to="/register/imports/$importId" params={{ importId: one.id }}>
        {filesOf(one)}
      </Link>
    ),
  },
  { id: 'at', header: 'When', cell: ({ startedAt }) => formatInstant(startedAt) },
  { id: 'by', header: 'By', cell: ({ by }) => by ?? 'Command line', isMinor: true },
  {
    id: 'state',
    header: 'State',
    cell: ({ state }) => <StateChip tone={importStates[state].tone}>{importStates[state].words}</StateChip>,
  },
  { id: 'new', header: 'New', cell: ({ counts }) => counts?.new ?? '–', isNumber: true },
  { id: 'changed', header: 'Changed', cell: ({ counts }) => counts?.changed ?? '–', isNumber: true },
  {
    id: 'skipped',
    header: 'Skipped',
    cell: ({ counts }) => counts?.skipped ?? '–',
    isNumber: true,
    isMinor: true,
  },
];

function EarlierImports() {
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const cursor = cursors.at(-1);
  const { data } = useEndpoint(listRegisterImports, { query: { limit: 10, ...(cursor ? { cursor } : {}) } });
  if (!data || (data.items.length === 0 && !cursor)) return null;
  const { nextCursor } = data;
  return (
    <Section title="Earlier imports">
      <Table
        caption="Earlier imports"
        columns={columns}
        rows={data.items}
        keyOf={({ id }) => id}
        paging={
          cursor || nextCursor
            ? {
                words: `${data.items.length} shown`,
                onPrevious: cursor ? () => setCursors(cursors.slice(0, -1)) : undefined,
                onNext: nextCursor ? () => setCursors([...cursors, nextCursor]) : undefined,
              }
            : undefined
        }
      />
    </Section>
  );
}
