import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import type { z } from 'zod';
import { getDraft, type PlanDraft, type SourceSpan } from '#contract/workshop.ts';
import { asProblem } from '#web/api/problem.ts';
import { endpointQuery, useEndpoint } from '#web/api/query.ts';
import { useUploads } from '#web/api/use-uploads.ts';
import { DraftRequest } from '#web/requests/draft-request.tsx';
import { BackLink } from '#web/shell/link.tsx';
import { Button } from '#web/ui/button.tsx';
import { FileDrop } from '#web/ui/file-drop.tsx';
import { KeyHint } from '#web/ui/key-hint.tsx';
import { EmptyState, Notice } from '#web/ui/notice.tsx';
import { PageHeader } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { StateChip } from '#web/ui/state-chip.tsx';
import { BenchThread } from './bench-thread.tsx';
import { DocumentBar } from './document-bar.tsx';
import { findingsOf, type Part, type PartGroup, partsOf, stateOf } from './draft-parts.ts';
import { DraftSteps } from './draft-steps.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { type Editing, PartEditor } from './part-editor.tsx';
import { type PartAction, PartList } from './part-list.tsx';
import { QuestionRail } from './question-rail.tsx';
import { SourcePane } from './source-pane.tsx';
import { useDecide } from './use-decide.ts';
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
  const hasDocuments = draft.documents.length > 0;
  const hasParts = hasDocuments || groups.some(({ parts }) => parts.length > 4);
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
      {draft.returned ? (
        <Notice kind="warning" title={`${draft.returned.by.name} returned the draft`}>
          <p>{draft.returned.why}</p>
        </Notice>
      ) : null}
      {draft.lost.length > 0 ? (
        <Notice kind="warning" title={`${draft.lost.length} decisions no longer fit`}>
          <p>{draft.lost[0]?.reason} Take them back in the history, or decide again.</p>
        </Notice>
      ) : null}
      {hasParts ? <BenchFrame draft={draft} groups={groups} /> : <FirstDocument draft={draft} />}
    </>
  );
}

function useDocumentUploads(draft: Draft) {
  const client = useQueryClient();
  return useUploads({ purpose: 'plan-draft', subjectId: draft.id }, () => {
    void client.invalidateQueries({
      queryKey: endpointQuery(getDraft, { params: { draftId: draft.id } }).queryKey,
    });
  });
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

interface Selection {
  readonly at: string | undefined;
  /** Words shown at the left when they are not those of the selected part. */
  readonly spans: readonly SourceSpan[] | undefined;
}

function useSelection(groups: readonly PartGroup[]) {
  const search = useSearch({ from: '/signed-in/workshop/$draftId' });
  const navigate = useNavigate({ from: '/workshop/$draftId' });
  const [spans, setSpans] = useState<readonly SourceSpan[] | undefined>();
  const parts = groups.flatMap((group) => group.parts);
  const at = parts.some((part) => part.at === search.part) ? search.part : parts[0]?.at;
  const select = (part: string | undefined, shown?: readonly SourceSpan[]) => {
    setSpans(shown);
    void navigate({ search: part === undefined ? {} : { part }, replace: true });
  };
  const selection: Selection = { at, spans };
  return { selection, select, parts };
}

/** The part at a path, or the nearest one above or below it. */
function partNear(at: string, parts: readonly Part[]): Part | undefined {
  return (
    parts.find((part) => part.at === at) ??
    parts.find((part) => at.startsWith(`${part.at}/`)) ??
    parts.find((part) => part.at.startsWith(at))
  );
}

/** What may be done with the selected part, with the keys that do it. */
function BenchTools(props: {
  readonly words: string;
  readonly offReason: string | undefined;
  readonly onAccept: () => void;
  readonly onEdit: () => void;
  readonly onHistory: () => void;
}) {
  return (
    <div className="gm-plan-tools">
      <p>{props.words}</p>
      <div className="gm-row">
        <Button kind="quiet" disabledReason={props.offReason} onPress={props.onAccept}>
          Accept
        </Button>
        <Button kind="quiet" onPress={props.onEdit}>
          Change
        </Button>
        <Button kind="quiet" onPress={props.onHistory}>
          History
        </Button>
      </div>
      <p className="gm-small gm-quiet gm-bench-keys">
        <KeyHint keys="j k" /> move <KeyHint keys="a" /> accept <KeyHint keys="e" /> change{' '}
        <KeyHint keys="x" /> take out <KeyHint keys="s" /> split <KeyHint keys="u" /> undo{' '}
        <KeyHint keys="n" /> next open
      </p>
    </div>
  );
}

/** What the keys of the list do to a part. */
function useActions(facts: {
  readonly draft: Draft;
  readonly deciding: ReturnType<typeof useDecide>;
  readonly parts: readonly Part[];
  readonly select: (at: string | undefined) => void;
  readonly setEditing: (editing: Editing) => void;
}) {
  const { draft, deciding, parts, select, setEditing } = facts;
  const nextOpen = (from: Part) => {
    const start = parts.indexOf(from);
    const around = [...parts.slice(start + 1), ...parts.slice(0, start)];
    const open = around.find((one) => stateOf(one, draft) !== 'accepted');
    if (open) select(open.at);
  };
  const accept = async (on: Part) => {
    const next = parts[parts.indexOf(on) + 1];
    if ((await deciding.run({ kind: 'accept', at: on.at })) && next) select(next.at);
  };
  return (action: PartAction, on: Part) => {
    if (action === 'undo') void deciding.undoLast();
    else if (action === 'next-open') nextOpen(on);
    else if (action === 'accept') void accept(on);
    else if (action === 'edit' || on.isEntry) setEditing({ what: action, part: on });
  };
}

/** The document whose words are marked, else the one chosen, else the first. */
function shownDocument(draft: Draft, spans: readonly SourceSpan[], chosen: string | undefined) {
  const named = spans.flatMap((span) => draft.documents.filter(({ key }) => key === span.document));
  return named[0] ?? draft.documents.find(({ id }) => id === chosen) ?? draft.documents[0];
}

function BenchFrame({ draft, groups }: { draft: Draft; groups: readonly PartGroup[] }) {
  const deciding = useDecide(draft);
  const uploads = useDocumentUploads(draft);
  const { selection, select, parts } = useSelection(groups);
  const [editing, setEditing] = useState<Editing | undefined>();
  const [isHistory, setHistory] = useState(false);
  const [chosenDocument, chooseDocument] = useState<string | undefined>();
  const frame = useRef<HTMLDivElement>(null);
  const mark = useRef<HTMLElement>(null);
  const pane = useRef<HTMLElement>(null);
  const row = useRef<HTMLElement>(null);
  const part = parts.find(({ at }) => at === selection.at);
  const spans = selection.spans ?? part?.place?.spans ?? [];
  const document = shownDocument(draft, spans, chosenDocument);
  const act = useActions({ draft, deciding, parts, select, setEditing });
  const accepted = parts.filter((one) => stateOf(one, draft) === 'accepted').length;
  return (
    <>
      <DocumentBar
        draft={draft}
        shown={document?.id}
        uploads={uploads}
        onChoose={(id) => {
          select(selection.at, []);
          chooseDocument(id);
        }}
      />
      <div className="gm-bench" ref={frame}>
        <SourcePane draftId={draft.id} document={document} spans={spans} markRef={mark} paneRef={pane} />
        <section className="gm-plan-side" aria-label="The plan">
          <BenchTools
            words={`${accepted} of ${parts.length} accepted`}
            offReason={draft.state === 'draft' ? undefined : 'Only a draft is changed.'}
            onAccept={() => part && act('accept', part)}
            onEdit={() => part && setEditing({ what: 'edit', part })}
            onHistory={() => setHistory(true)}
          />
          {deciding.problem ? (
            <Notice kind="problem" isLive title={deciding.problem.title}>
              <p>{deciding.problem.mend}</p>
            </Notice>
          ) : null}
          <PartList
            draft={draft}
            groups={groups}
            selected={selection.at}
            onSelect={(at) => select(at)}
            onAction={act}
            onAdd={(group) => setEditing({ what: 'add', group })}
            rowRef={row}
          />
        </section>
        <QuestionRail
          draft={draft}
          deciding={deciding}
          onShow={(shown, at) => select(partNear(at, parts)?.at ?? selection.at, shown)}
        />
        <BenchThread
          frame={frame}
          from={mark}
          to={row}
          turn={`${selection.at} ${spans[0]?.from} ${document?.id} ${draft.version} ${part ? findingsOf(part, draft.findings).length : 0}`}
        />
      </div>
      {editing ? (
        <PartEditor
          editing={editing}
          deciding={deciding}
          document={documentOf(draft)}
          onClose={() => setEditing(undefined)}
        />
      ) : null}
      {isHistory ? (
        <HistoryPanel draft={draft} deciding={deciding} onClose={() => setHistory(false)} />
      ) : null}
    </>
  );
}

/** The document that an entry added by hand names: the first of the plan's own. */
function documentOf({ plan }: Draft): string {
  const list = plan.documents;
  const first = Array.isArray(list) ? list[0] : undefined;
  const id = typeof first === 'object' && first !== null && !Array.isArray(first) ? first.id : undefined;
  return typeof id === 'string' ? id : 'document';
}
