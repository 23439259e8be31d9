import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { z } from 'zod';
import { getDraft, type PlanDraft } from '#contract/workshop.ts';
import { asProblem } from '#web/api/problem.ts';
import { useEndpoint } from '#web/api/query.ts';
import { DraftRequest } from '#web/requests/draft-request.tsx';
import { BackLink, Link } from '#web/shell/link.tsx';
import { FileDrop } from '#web/ui/file-drop.tsx';
import { EmptyState, Notice } from '#web/ui/notice.tsx';
import { PageHeader } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { StateChip } from '#web/ui/state-chip.tsx';
import { BenchFrame } from './bench-frame.tsx';
import { DocumentBar } from './document-bar.tsx';
import { type PartGroup, partsOf } from './draft-parts.ts';
import { DraftSteps } from './draft-steps.tsx';
import { useDocumentUploads } from './use-document-uploads.ts';
import './workshop.css';

type Draft = z.infer<typeof PlanDraft>;

const states = {
  draft: 'Draft',
  'in-check': 'In check',
  published: 'Published',
  discarded: 'Discarded',
} as const;

/** The bench of one draft. */
export function BenchPage() {
  const { draftId } = useParams({ from: '/signed-in/workshop/$draftId' });
  const reply = useEndpoint(getDraft, { params: { draftId } });
  if (reply.error) return <Notice kind="problem" title={asProblem(reply.error).title} />;
  if (!reply.data) return <Skeleton label="Opening the draft" lines={12} />;
  return <Bench draft={reply.data} />;
}

function Bench({ draft }: { draft: Draft }) {
  const groups = useMemo(() => partsOf(draft), [draft]);
  return (
    <>
      <PageHeader
        above={
          <p className="gm-row">
            <BackLink to="/workshop">Drafts</BackLink>
            <StateChip
              tone={draft.state === 'published' ? 'met' : draft.state === 'in-check' ? 'brass' : 'quiet'}
            >
              {states[draft.state]}
            </StateChip>
            <DraftRequest draftId={draft.id} />
          </p>
        }
        title={draft.title}
        actions={<DraftSteps draft={draft} />}
      />
      <BenchNotices draft={draft} />
      <BenchBody draft={draft} groups={groups} />
    </>
  );
}

/** What became of the draft since its author last looked. */
function BenchNotices({ draft }: { draft: Draft }) {
  const { plan, proposal, returned, lost, state } = draft;
  const [reference, edition] = [plan.reference, plan.edition];
  return (
    <>
      {state === 'published' && typeof reference === 'string' && typeof edition === 'string' ? (
        <Notice kind="success" title={`Published as ${reference} ${edition}`}>
          <p>
            It cannot be changed any more.{' '}
            <Link to="/plans/$reference/$edition" params={{ reference, edition }}>
              Open the plan
            </Link>
          </p>
        </Notice>
      ) : null}
      {state === 'in-check' && proposal ? (
        <Notice title={`${proposal.by.name} asks for the second check`}>
          {proposal.note === '' ? null : <p>{proposal.note}</p>}
        </Notice>
      ) : null}
      {state === 'draft' && returned ? (
        <Notice kind="warning" title={`${returned.by.name} returned the draft`}>
          <p>{returned.why}</p>
        </Notice>
      ) : null}
      {lost.length > 0 ? (
        <Notice
          kind="warning"
          title={lost.length === 1 ? 'A decision no longer fits' : `${lost.length} decisions no longer fit`}
        >
          <p>{lost[0]?.reason} Take it back in the history, or decide again.</p>
        </Notice>
      ) : null}
    </>
  );
}

function BenchBody({ draft, groups }: { draft: Draft; groups: readonly PartGroup[] }) {
  const isBegun = groups.some(({ parts }) => parts.length > 4);
  if (draft.documents.length === 0 && !isBegun) return <FirstDocument draft={draft} />;
  const isReading = draft.documents.every(({ state }) => state === 'reading');
  if (isReading && !isBegun) return <FirstReading draft={draft} />;
  return <BenchFrame draft={draft} groups={groups} />;
}

/** Before the first document is read, nothing is wrong yet and nothing can be decided. */
function FirstReading({ draft }: { draft: Draft }) {
  const uploads = useDocumentUploads(draft);
  return (
    <>
      <DocumentBar draft={draft} shown={undefined} uploads={uploads} onChoose={() => undefined} />
      <div className="gm-bench-reading">
        <p>The documents are being read. Their rules appear here with the words they come from.</p>
        <Skeleton label="Reading the documents" lines={10} />
      </div>
    </>
  );
}

function FirstDocument({ draft }: { draft: Draft }) {
  const uploads = useDocumentUploads(draft);
  return (
    <EmptyState
      title="Begin with the documents"
      action={
        <FileDrop
          {...uploads}
          label="Choose documents, or drop them here"
          hint="The government’s assessment plan first, then an assessment organisation’s handbook. PDF, Word, HTML, Markdown or plain text."
        />
      }
    >
      Methods, criteria, gateway, grading and resits are read from them, each with the words it comes from.
      What they leave open or contradict becomes a question.
    </EmptyState>
  );
}
