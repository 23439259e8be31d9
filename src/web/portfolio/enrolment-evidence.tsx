import { useState } from 'react';
import { type Evidence, listEvidence } from '#contract/portfolio.ts';
import { useEndpoint } from '#web/api/query.ts';
import { formatInstant } from '#web/ui/dates.ts';
import { Dialog } from '#web/ui/dialog.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { type Column, Table } from '#web/ui/table.tsx';
import { EvidenceChip } from './evidence-chip.tsx';
import { claimsWords, kindWords } from './evidence-words.ts';
import { PieceView } from './piece-view.tsx';

const columns: readonly Column<Evidence>[] = [
  { id: 'title', header: 'Evidence', cell: (piece) => <span className="gm-cell-title">{piece.title}</span> },
  { id: 'kind', header: 'Kind', cell: (piece) => kindWords[piece.kind], isMinor: true },
  { id: 'claims', header: 'Criteria', cell: (piece) => claimsWords(piece.claims) },
  { id: 'state', header: 'State', cell: (piece) => <EvidenceChip state={piece.state} /> },
];

/** The evidence of one apprentice as staff see it; a piece opens beside the list. */
export function EnrolmentEvidence({ enrolmentId }: { enrolmentId: string }) {
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const [openId, setOpenId] = useState<string>();
  const cursor = cursors.at(-1);
  const reply = useEndpoint(listEvidence, {
    params: { enrolmentId },
    query: { limit: 20, ...(cursor ? { cursor } : {}) },
  });
  if (!reply.data) return <Skeleton label="Reading the evidence" />;
  const { items, nextCursor } = reply.data;
  const open = items.find(({ id }) => id === openId);
  return (
    <>
      <Table
        caption="Pieces of evidence"
        columns={columns}
        rows={items}
        keyOf={(piece) => piece.id}
        openKey={openId}
        onOpen={(piece) => setOpenId(piece.id)}
        empty={
          <EmptyState title="No evidence yet">
            The apprentice adds it from a phone: a photograph, a recording, a document or a few lines of text.
          </EmptyState>
        }
        paging={
          cursors.length > 0 || nextCursor
            ? {
                words: `${items.length} shown`,
                onPrevious: cursors.length > 0 ? () => setCursors(cursors.slice(0, -1)) : undefined,
                onNext: nextCursor ? () => setCursors([...cursors, nextCursor]) : undefined,
              }
            : undefined
        }
      />
      <Dialog
        kind="sheet"
        isWide
        title={open?.title ?? 'Evidence'}
        isOpen={open !== undefined}
        onClose={() => setOpenId(undefined)}
      >
        {open ? (
          <>
            <p className="gm-quiet">
              Added {formatInstant(open.createdAt)}. <EvidenceChip state={open.state} />
            </p>
            <PieceView piece={open} />
          </>
        ) : null}
      </Dialog>
    </>
  );
}
