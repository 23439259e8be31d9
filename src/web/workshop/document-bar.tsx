import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { getDraft, type PlanDraft, removeDraftDocument } from '#contract/workshop.ts';
import { endpointQuery, useCommand } from '#web/api/query.ts';
import type { useUploads } from '#web/api/use-uploads.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { FileDrop } from '#web/ui/file-drop.tsx';
import { StateChip } from '#web/ui/state-chip.tsx';

type Draft = z.infer<typeof PlanDraft>;

const roles = {
  plan: 'Assessment plan',
  body: 'Assessment organisation',
  standard: 'Standard',
  other: 'Other document',
} as const;

/** What kind of document it is, or what became of reading it. */
function documentWords({ state, body, role, pages }: Draft['documents'][number]): string {
  if (state === 'reading') return 'being read';
  if (state === 'refused') return 'cannot be read';
  const kind = body ?? roles[role ?? 'other'];
  return pages > 0 ? `${kind} · ${pages} pages` : kind;
}

/** Ask again every second while a document is being read. */
function usePolling(isOn: boolean, draftId: string): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!isOn) return;
    const timer = window.setInterval(() => {
      void client.invalidateQueries({ queryKey: endpointQuery(getDraft, { params: { draftId } }).queryKey });
    }, 1000);
    return () => window.clearInterval(timer);
  }, [isOn, draftId, client]);
}

/** The documents of a draft: which one is shown, what kind each is, and the way to add or take one out. */
export function DocumentBar(props: {
  readonly draft: Draft;
  readonly shown: string | undefined;
  readonly uploads: ReturnType<typeof useUploads>;
  readonly onChoose: (id: string) => void;
}) {
  const { draft, shown, uploads } = props;
  const [isAdding, setAdding] = useState(false);
  const isReading = draft.documents.some(({ state }) => state === 'reading');
  usePolling(isReading, draft.id);
  const remove = useCommand(removeDraftDocument, { invalidates: [getDraft] });
  return (
    <div className="gm-documents">
      <ul aria-label="Documents">
        {draft.documents.map((document) => (
          <li key={document.id}>
            <button
              type="button"
              className="gm-document"
              aria-pressed={document.id === shown}
              onClick={() => props.onChoose(document.id)}
            >
              <span>{document.file.name}</span>
              <span className="gm-quiet gm-small">{documentWords(document)}</span>
            </button>
            {document.state === 'refused' ? <StateChip tone="not-met">refused</StateChip> : null}
          </li>
        ))}
      </ul>
      {draft.state === 'draft' ? (
        <Button kind="quiet" icon="plus" onPress={() => setAdding(true)}>
          Documents
        </Button>
      ) : null}
      <Dialog title="Documents of this draft" isOpen={isAdding} onClose={() => setAdding(false)}>
        <div className="gm-stack">
          <FileDrop
            {...uploads}
            label="Choose documents, or drop them here"
            hint="PDF, Word, HTML, Markdown or plain text. The plan is compiled again; your decisions stay."
          />
          <ul className="gm-stack" aria-label="Take a document out">
            {draft.documents.map((document) => (
              <li key={document.id} className="gm-row">
                <span>{document.file.name}</span>
                <Button
                  kind="quiet"
                  icon="cross"
                  isPending={remove.isPending}
                  label={`Take out ${document.file.name}`}
                  onPress={() => remove.run({ params: { draftId: draft.id, documentId: document.id } })}
                >
                  Take out
                </Button>
                {document.reason ? <span className="gm-quiet gm-small">{document.reason}</span> : null}
              </li>
            ))}
          </ul>
        </div>
      </Dialog>
    </div>
  );
}
