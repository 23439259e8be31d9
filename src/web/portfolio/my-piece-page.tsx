import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { getMyJourney, type Journey } from '#contract/enrolment.ts';
import {
  type Evidence,
  getCriteria,
  getEvidence,
  listEvidence,
  removeEvidence,
  takeBackEvidence,
} from '#contract/portfolio.ts';
import { useCommand, useEndpoint } from '#web/api/query.ts';
import { WithJourney } from '#web/progress/with-journey.tsx';
import { ErrorPage, PendingPage } from '#web/shell/fallback-pages.tsx';
import { BackLink } from '#web/shell/link.tsx';
import { usePlan } from '#web/standards/use-plan.ts';
import { Button } from '#web/ui/button.tsx';
import { formatInstant } from '#web/ui/dates.ts';
import { Dialog } from '#web/ui/dialog.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { PageHeader, Section } from '#web/ui/page.tsx';
import { showToast } from '#web/ui/toast.tsx';
import { Comments } from './comments.tsx';
import { EvidenceChip } from './evidence-chip.tsx';
import { EvidenceEditor } from './evidence-editor.tsx';
import { kindWords } from './evidence-words.ts';
import { PieceView } from './piece-view.tsx';
import '#web/progress/progress.css';

const route = getRouteApi('/signed-in/my/evidence/$evidenceId');

/** One piece of my evidence: what was said about it first, then the piece, to mend where that is possible. */
export function MyPiecePage() {
  const { evidenceId } = route.useParams();
  return (
    <WithJourney title="Evidence">{(journey) => <Piece id={evidenceId} journey={journey} />}</WithJourney>
  );
}

function Piece({ id, journey }: { id: string; journey: Journey }) {
  const reply = useEndpoint(getEvidence, { params: { evidenceId: id } });
  const content = usePlan(journey.reference, journey.planEdition);
  if (reply.error) return <ErrorPage error={reply.error} />;
  const piece = reply.data;
  if (!piece) return <PendingPage />;
  const textOf = ({ method, ref }: { method: string; ref: string }) =>
    content?.plan.methods.find((each) => each.id === method)?.criteria.find((each) => each.ref === ref)?.text;
  return (
    <>
      <PageHeader
        above={<BackLink to="/my/evidence">Evidence</BackLink>}
        title={piece.title}
        lead={
          <>
            {kindWords[piece.kind]}, added {formatInstant(piece.createdAt)}.{' '}
            <EvidenceChip state={piece.state} />
          </>
        }
      />
      <Feedback piece={piece} textOf={textOf} />
      {piece.abilities.edit.allowed ? (
        <EvidenceEditor key={piece.id} journey={journey} piece={piece} />
      ) : (
        <>
          <PieceView piece={piece} textOf={textOf} />
          <p className="gm-reason gm-piece-reason">{piece.abilities.edit.reason}</p>
        </>
      )}
      <Steps piece={piece} />
      <Section title="Comments">
        <Comments piece={piece} />
      </Section>
    </>
  );
}

function Feedback({
  piece,
  textOf,
}: {
  piece: Evidence;
  textOf: (claim: { method: string; ref: string }) => string | undefined;
}) {
  const answered = piece.claims.filter((claim) => claim.state === 'referred');
  if (piece.state !== 'referred' || answered.length === 0) return null;
  return (
    <section className="gm-feedback" aria-label="What it still needs">
      <h2>What it still needs</h2>
      <ul>
        {answered.map((claim) => (
          <li key={`${claim.method}/${claim.ref}`}>
            <p className="gm-feedback-words">{claim.feedback}</p>
            <p className="gm-plan-words">
              <strong>{claim.ref}</strong> {textOf(claim)}
            </p>
            <p className="gm-small gm-quiet">
              {claim.decidedBy}
              {claim.decidedAt ? `, ${formatInstant(claim.decidedAt)}` : ''}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Steps({ piece }: { piece: Evidence }) {
  const router = useRouter();
  const [isAsked, setIsAsked] = useState(false);
  const invalidates = [listEvidence, getEvidence, getCriteria, getMyJourney];
  const back = useCommand(takeBackEvidence, {
    invalidates,
    onDone: () => showToast('Taken back. Change it and submit it again.'),
  });
  const remove = useCommand(removeEvidence, {
    invalidates: [listEvidence, getCriteria, getMyJourney],
    onDone: () => {
      showToast('Draft removed');
      void router.navigate({ to: '/my/evidence' });
    },
  });
  const params = { evidenceId: piece.id };
  const problem = back.problem ?? remove.problem;
  return (
    <div className="gm-section-actions">
      {problem ? (
        <Notice kind="problem" isLive title={problem.title}>
          {problem.mend}
        </Notice>
      ) : null}
      {piece.abilities.takeBack.allowed ? (
        <Button
          isPending={back.isPending}
          onPress={() => back.run({ params, body: { version: piece.version } })}
        >
          Take it back
        </Button>
      ) : null}
      {piece.abilities.remove.allowed ? (
        <Button kind="quiet" onPress={() => setIsAsked(true)}>
          Remove this draft
        </Button>
      ) : null}
      <Dialog
        kind="alert"
        title="Remove this draft?"
        isOpen={isAsked}
        onClose={() => setIsAsked(false)}
        actions={
          <>
            <Button onPress={() => setIsAsked(false)}>Keep it</Button>
            <Button kind="danger" isPending={remove.isPending} onPress={() => remove.run({ params })}>
              Remove draft
            </Button>
          </>
        }
      >
        <p>Its files and its text go with it. Nobody else has seen it.</p>
      </Dialog>
    </div>
  );
}
