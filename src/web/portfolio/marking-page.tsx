import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { type Evidence, listWaitingEvidence } from '#contract/portfolio.ts';
import { asProblem } from '#web/api/problem.ts';
import { useEndpoint } from '#web/api/query.ts';
import { waitingWords } from '#web/enrolment/enrolment-words.ts';
import { ButtonLink, Link } from '#web/shell/link.tsx';
import { Switch } from '#web/ui/choices.tsx';
import { EmptyState, Notice } from '#web/ui/notice.tsx';
import { PageHeader } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { criteriaCount } from './evidence-words.ts';
import { MarkingPiece } from './marking-piece.tsx';
import './portfolio.css';
import type { MarkingSearch } from './routes.ts';

const route = getRouteApi('/signed-in/marking');

/** Evidence that waits for feedback at the left, oldest first; the piece beside it. */
export function MarkingPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const reply = useEndpoint(listWaitingEvidence, { query: { tutor: search.tutor ?? 'me', limit: 100 } });
  // A piece that is being answered leaves the queue but stays in view until the tutor goes on.
  const [held, setHeld] = useState<Evidence>();
  const items = reply.data?.items ?? [];
  const openId = search.evidence ?? items[0]?.id;
  const open = held ?? items.find(({ id }) => id === openId);
  const go = useCallback(
    (id: string | undefined) => {
      setHeld(undefined);
      void navigate({
        to: '.',
        replace: true,
        search: ({ evidence: _, ...before }) => (id ? { ...before, evidence: id } : before),
      });
    },
    [navigate],
  );
  return (
    <>
      <PageHeader
        title="Marking"
        lead={leadOf(items.length, reply.data?.nextCursor ?? null)}
        actions={
          <Switch
            isChecked={search.tutor === 'anyone'}
            onChange={(isAnyone) =>
              void navigate({ to: '.', replace: true, search: isAnyone ? { tutor: 'anyone' } : {} })
            }
          >
            Other tutors’ too
          </Switch>
        }
      />
      {reply.error ? (
        <Notice kind="problem" title={asProblem(reply.error).title}>
          {asProblem(reply.error).mend}
        </Notice>
      ) : null}
      {reply.isPending ? <Skeleton label="Reading the queue" lines={6} /> : null}
      {reply.data ? <Desk items={items} open={open} search={search} desk={{ hold: setHeld, go }} /> : null}
    </>
  );
}

interface DeskState {
  hold: (piece: Evidence | undefined) => void;
  go: (id: string | undefined) => void;
}

/** The piece after the open one in the queue, else any other. */
export function nextOf(items: readonly Evidence[], openId: string | undefined): Evidence | undefined {
  const at = items.findIndex(({ id }) => id === openId);
  const others = items.filter(({ id }) => id !== openId);
  return others[Math.max(0, at)] ?? others[0];
}

/** The queue and the open piece; an empty queue says what will come. */
function Desk({
  items,
  open,
  search,
  desk,
}: {
  items: readonly Evidence[];
  open: Evidence | undefined;
  search: MarkingSearch;
  desk: DeskState;
}) {
  if (items.length === 0 && !open)
    return (
      <EmptyState
        title="Nothing waits for feedback"
        action={<ButtonLink to="/enrolments">Go to the caseload</ButtonLink>}
      >
        Evidence appears here, oldest first, as soon as an apprentice of yours submits it.
      </EmptyState>
    );
  const next = nextOf(items, open?.id);
  return (
    <div className="gm-marking">
      <Queue search={search} items={items} openId={open?.id} onOpen={() => desk.hold(undefined)} />
      {open ? (
        <MarkingPiece
          key={open.id}
          piece={open}
          onSend={() => desk.hold(open)}
          onNext={next ? () => desk.go(next.id) : undefined}
        />
      ) : (
        <p>This piece does not wait any more. Choose another from the list.</p>
      )}
    </div>
  );
}

function leadOf(count: number, nextCursor: string | null): string | undefined {
  if (count === 0) return undefined;
  if (nextCursor) return `More than ${count} pieces wait for feedback, the oldest first.`;
  return count === 1 ? '1 piece waits for feedback.' : `${count} pieces wait for feedback, the oldest first.`;
}

function Queue({
  items,
  openId,
  onOpen,
  search,
}: {
  search: MarkingSearch;
  items: readonly Evidence[];
  openId: string | undefined;
  onOpen: () => void;
}) {
  return (
    <nav className="gm-queue" aria-label="Evidence waiting for feedback">
      {items.length === 0 ? <p className="gm-quiet">Nothing else waits.</p> : null}
      <ul className="gm-plain">
        {items.map((piece) => (
          <li key={piece.id}>
            <Link
              to="/marking"
              search={{ ...search, evidence: piece.id }}
              replace
              resetScroll={false}
              aria-current={piece.id === openId ? 'page' : undefined}
              onClick={onOpen}
            >
              <strong>{piece.title}</strong>
              <span>{piece.apprentice.name}</span>
              <span className="gm-small gm-quiet">
                {criteriaCount(piece.claims.filter(({ state }) => state === 'submitted').length)}
                {piece.submittedAt ? `, ${waitingWords(piece.submittedAt, new Date())}` : ''}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
