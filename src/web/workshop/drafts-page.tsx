import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { listPlans } from '#contract/standards.ts';
import { type DraftSummary, listDrafts, startDraft } from '#contract/workshop.ts';
import { asProblem } from '#web/api/problem.ts';
import { useCommand, useEndpoint } from '#web/api/query.ts';
import { Link } from '#web/shell/link.tsx';
import { Button } from '#web/ui/button.tsx';
import { formatInstant } from '#web/ui/dates.ts';
import { Dialog } from '#web/ui/dialog.tsx';
import { Form } from '#web/ui/form.tsx';
import { EmptyState, Notice } from '#web/ui/notice.tsx';
import { PageHeader } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { Select } from '#web/ui/select.tsx';
import { StateChip, Tag } from '#web/ui/state-chip.tsx';
import { type Column, Table } from '#web/ui/table.tsx';
import { TextField } from '#web/ui/text-field.tsx';

const states = {
  draft: { tone: 'quiet', words: 'Draft' },
  'in-check': { tone: 'brass', words: 'In check' },
  published: { tone: 'met', words: 'Published' },
  discarded: { tone: 'not-met', words: 'Discarded' },
} as const;

const columns: readonly Column<DraftSummary>[] = [
  {
    id: 'title',
    header: 'Draft',
    cell: (row) => (
      <Link to="/workshop/$draftId" params={{ draftId: row.id }}>
        {row.title}
      </Link>
    ),
  },
  { id: 'reference', header: 'Standard', cell: (row) => (row.reference ? <Tag>{row.reference}</Tag> : '–') },
  {
    id: 'state',
    header: 'State',
    cell: (row) => <StateChip tone={states[row.state].tone}>{states[row.state].words}</StateChip>,
  },
  { id: 'documents', header: 'Documents', cell: (row) => row.documents, isNumber: true, isMinor: true },
  { id: 'open', header: 'To decide', cell: (row) => row.openQuestions + row.openFindings, isNumber: true },
  { id: 'by', header: 'Started by', cell: (row) => row.startedBy.name, isMinor: true },
  { id: 'changed', header: 'Changed', cell: (row) => formatInstant(row.changedAt), isMinor: true },
];

/** The plan drafts of the organisation, and the way to begin one. */
export function DraftsPage() {
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const cursor = cursors.at(-1);
  const reply = useEndpoint(listDrafts, { query: { limit: 50, ...(cursor ? { cursor } : {}) } });
  const [isStarting, setStarting] = useState(false);
  const items = reply.data?.items ?? [];
  const isEmpty = reply.data !== undefined && items.length === 0 && cursors.length === 0;
  const begin = (
    <Button kind="primary" icon="plus" onPress={() => setStarting(true)}>
      Start a draft
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Workshop"
        lead="Documents in, a checked plan out. Each part of a draft names the words it was read from."
        actions={isEmpty ? null : begin}
      />
      {reply.error ? <Notice kind="problem" title={asProblem(reply.error).title} /> : null}
      {reply.isPending ? <Skeleton label="Reading the drafts" lines={6} /> : null}
      {isEmpty ? (
        <EmptyState title="No drafts yet" action={begin}>
          Drop in an assessment plan and the handbooks that go with it. Criteria, gateway, grading and resits
          are read as rules; contradictions become questions; a second person checks before anything is
          published.
        </EmptyState>
      ) : reply.data ? (
        <DraftTable page={reply.data} cursors={cursors} onTurn={setCursors} />
      ) : null}
      {isStarting ? <StartDialog onClose={() => setStarting(false)} /> : null}
    </>
  );
}

function DraftTable(props: {
  readonly page: { readonly items: readonly DraftSummary[]; readonly nextCursor: string | null };
  readonly cursors: readonly string[];
  readonly onTurn: (cursors: readonly string[]) => void;
}) {
  const { page, cursors, onTurn } = props;
  const navigate = useNavigate();
  const next = page.nextCursor;
  return (
    <Table
      caption="Plan drafts"
      columns={columns}
      rows={page.items}
      keyOf={(row) => row.id}
      onOpen={(row) => void navigate({ to: '/workshop/$draftId', params: { draftId: row.id } })}
      paging={{
        words: page.items.length === 1 ? '1 draft' : `${page.items.length} drafts`,
        onPrevious: cursors.length > 0 ? () => onTurn(cursors.slice(0, -1)) : undefined,
        onNext: next ? () => onTurn([...cursors, next]) : undefined,
      }}
    />
  );
}

function StartDialog({ onClose }: { onClose: () => void }) {
  const [title, setTitle] = useState('');
  const [from, setFrom] = useState('nothing');
  const plans = useEndpoint(listPlans);
  const navigate = useNavigate();
  const start = useCommand(startDraft, {
    invalidates: [listDrafts],
    onDone: ({ id }) => void navigate({ to: '/workshop/$draftId', params: { draftId: id } }),
  });
  const submit = () => {
    const [reference = '', ...edition] = from.split(' ');
    start.run({
      body: {
        title,
        from:
          from === 'nothing'
            ? { kind: 'nothing' }
            : { kind: 'edition', reference, edition: edition.join(' ') },
      },
    });
  };
  return (
    <Dialog title="Start a draft" isOpen onClose={onClose}>
      <Form
        {...start.formState}
        onSubmit={submit}
        actions={
          <Button kind="primary" type="submit" isPending={start.isPending}>
            Start draft
          </Button>
        }
      >
        <TextField
          label="Name of the draft"
          name="title"
          hint="For example the standard and the edition."
          value={title}
          onChange={setTitle}
        />
        <Select
          label="Begin with"
          value={from}
          onChange={setFrom}
          options={[
            { value: 'nothing', label: 'Documents, or nothing' },
            ...(plans.data?.items ?? []).map((plan) => ({
              value: `${plan.reference} ${plan.edition}`,
              label: `${plan.reference} ${plan.edition}: ${plan.title}`,
            })),
          ]}
        />
      </Form>
    </Dialog>
  );
}
