import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { Journey } from '#contract/enrolment.ts';
import { type Evidence, type EvidenceState, listEvidence } from '#contract/portfolio.ts';
import { asProblem } from '#web/api/problem.ts';
import { useEndpoint } from '#web/api/query.ts';
import { WithJourney } from '#web/progress/with-journey.tsx';
import { Link, PrimaryLink } from '#web/shell/link.tsx';
import { formatInstant } from '#web/ui/dates.ts';
import { EmptyState, Notice } from '#web/ui/notice.tsx';
import { PageHeader } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { Paging } from '#web/ui/table.tsx';
import { EvidenceChip } from './evidence-chip.tsx';
import { claimsWords, kindWords } from './evidence-words.ts';
import './portfolio.css';

const route = getRouteApi('/signed-in/my/evidence');
const views: readonly { state: EvidenceState | undefined; label: string }[] = [
  { state: undefined, label: 'All' },
  { state: 'referred', label: 'Referred' },
  { state: 'draft', label: 'Drafts' },
  { state: 'submitted', label: 'Waiting' },
  { state: 'accepted', label: 'Accepted' },
];

/** An apprentice's evidence, newest first, all of it or by state. */
export function MyEvidencePage() {
  return <WithJourney title="Evidence">{(journey) => <EvidenceList journey={journey} />}</WithJourney>;
}

function EvidenceList({ journey }: { journey: Journey }) {
  const { state } = route.useSearch();
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const cursor = cursors.at(-1);
  const reply = useEndpoint(listEvidence, {
    params: { enrolmentId: journey.enrolmentId },
    query: { limit: 30, ...(state ? { state } : {}), ...(cursor ? { cursor } : {}) },
  });
  return (
    <>
      <PageHeader title="Evidence" />
      <nav className="gm-views" aria-label="Evidence by state">
        {views.map((view) => (
          <Link
            key={view.label}
            to="/my/evidence"
            search={view.state ? { state: view.state } : {}}
            aria-current={view.state === state ? 'page' : undefined}
            onClick={() => setCursors([])}
          >
            {view.label}
          </Link>
        ))}
      </nav>
      {reply.error ? (
        <Notice kind="problem" title={asProblem(reply.error).title}>
          {asProblem(reply.error).mend}
        </Notice>
      ) : reply.data ? (
        <Pieces pieces={reply.data.items} state={state} />
      ) : (
        <Skeleton label="Reading your evidence" lines={6} />
      )}
      {reply.data && (cursors.length > 0 || reply.data.nextCursor) ? (
        <Paging
          words={`${reply.data.items.length} shown`}
          onPrevious={cursors.length > 0 ? () => setCursors(cursors.slice(0, -1)) : undefined}
          onNext={
            reply.data.nextCursor ? () => setCursors([...cursors, reply.data.nextCursor ?? '']) : undefined
          }
        />
      ) : null}
    </>
  );
}

function Pieces({ pieces, state }: { pieces: readonly Evidence[]; state: EvidenceState | undefined }) {
  if (pieces.length === 0) return <NoEvidence state={state} />;
  return (
    <ul className="gm-pieces" aria-label="Evidence">
      {pieces.map((piece) => (
        <li key={piece.id}>
          <Link to="/my/evidence/$evidenceId" params={{ evidenceId: piece.id }}>
            <strong>{piece.title}</strong>
            <span className="gm-small gm-quiet">
              {[kindWords[piece.kind], claimsWords(piece.claims), formatInstant(piece.createdAt)].join(' · ')}
            </span>
            <EvidenceChip state={piece.state} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function NoEvidence({ state }: { state: EvidenceState | undefined }) {
  if (state === 'referred')
    return (
      <EmptyState title="Nothing has come back">
        When your tutor refers a criterion, the piece appears here with what it still needs.
      </EmptyState>
    );
  if (state)
    return (
      <EmptyState title="Nothing here now">
        Pieces appear here as they move from draft to accepted.
      </EmptyState>
    );
  return (
    <EmptyState
      title="Show what you do at work"
      action={<PrimaryLink to="/my/evidence/add">Add evidence</PrimaryLink>}
    >
      A photograph, a recording, a document or a few lines of text: say which criteria it shows, and your
      tutor tells you whether it does.
    </EmptyState>
  );
}
