import { useRef, useState } from 'react';
import type { z } from 'zod';
import type { PlanDraft, SourceSpan } from '#contract/workshop.ts';
import { Notice } from '#web/ui/notice.tsx';
import { BenchThread } from './bench-thread.tsx';
import { BenchTools } from './bench-tools.tsx';
import { DocumentBar } from './document-bar.tsx';
import { findingsOf, type PartGroup, stateOf } from './draft-parts.ts';
import { HistoryPanel } from './history-panel.tsx';
import { type Editing, PartEditor } from './part-editor.tsx';
import { PartList } from './part-list.tsx';
import { QuestionRail } from './question-rail.tsx';
import { SourcePane } from './source-pane.tsx';
import { useDecide } from './use-decide.ts';
import { useDocumentUploads } from './use-document-uploads.ts';
import { usePartActions } from './use-part-actions.ts';
import { useSelection } from './use-selection.ts';

type Draft = z.infer<typeof PlanDraft>;

/** The document whose words are marked, else the one chosen, else the first. */
function shownDocument(draft: Draft, spans: readonly SourceSpan[], chosen: string | undefined) {
  const named = spans.flatMap((span) => draft.documents.filter(({ key }) => key === span.document));
  return named[0] ?? draft.documents.find(({ id }) => id === chosen) ?? draft.documents[0];
}

/** The document that an entry added by hand names: the first of the plan's own. */
function documentOf({ plan }: Draft): string {
  const list = plan.documents;
  const first = Array.isArray(list) ? list[0] : undefined;
  const id = typeof first === 'object' && first !== null && !Array.isArray(first) ? first.id : undefined;
  return typeof id === 'string' ? id : 'document';
}

/** The bench itself: source, plan and rail side by side, with the dialogs that open above them. */
export function BenchFrame({ draft, groups }: { draft: Draft; groups: readonly PartGroup[] }) {
  const deciding = useDecide(draft);
  const uploads = useDocumentUploads(draft);
  const parts = groups.flatMap((group) => group.parts);
  const selection = useSelection(parts);
  const [editing, setEditing] = useState<Editing | undefined>();
  const [isHistory, setHistory] = useState(false);
  const [chosenDocument, chooseDocument] = useState<string | undefined>();
  const frame = useRef<HTMLDivElement>(null);
  const part = parts.find(({ at }) => at === selection.at);
  const spans = selection.spans ?? part?.place?.spans ?? [];
  const document = shownDocument(draft, spans, chosenDocument);
  const act = usePartActions({ draft, deciding, groups, select: selection.select, setEditing });
  const accepted = parts.filter((one) => stateOf(one, draft) === 'accepted').length;
  return (
    <>
      <DocumentBar
        draft={draft}
        shown={document?.id}
        uploads={uploads}
        onChoose={(id) => {
          selection.select(selection.at, []);
          chooseDocument(id);
        }}
      />
      <div className="gm-bench" ref={frame}>
        <SourcePane draftId={draft.id} document={document} spans={spans} />
        <section className="gm-plan-side" aria-label="The plan">
          <BenchTools
            words={`${accepted} of ${parts.length} accepted`}
            offReason={draft.state === 'draft' ? undefined : 'Only a draft is changed.'}
            onAccept={() => part && act('accept', part)}
            onEdit={() => part && act('edit', part)}
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
            onSelect={(at) => selection.select(at)}
            onAction={act}
            onAdd={(group) => setEditing({ what: 'add', group })}
            isCovered={editing !== undefined}
          />
        </section>
        <QuestionRail draft={draft} deciding={deciding} groups={groups} selection={selection} />
        <BenchThread
          frame={frame}
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
