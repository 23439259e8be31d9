import { useEffect, useState } from 'react';
import { getEnrolment, listEnrolments } from '#contract/enrolment.ts';
import {
  type Evidence,
  getCriteria,
  judgeEvidence,
  listEvidence,
  listWaitingEvidence,
} from '#contract/portfolio.ts';
import type { Plan } from '#domain/standards/plan-format.ts';
import { useCommand, useEndpoint } from '#web/api/query.ts';
import { useMe } from '#web/api/session.ts';
import { ProgressBar } from '#web/progress/progress-bars.tsx';
import { Link } from '#web/shell/link.tsx';
import { criterionKey } from '#web/standards/plan-map.ts';
import { usePlan } from '#web/standards/use-plan.ts';
import { Button } from '#web/ui/button.tsx';
import { formatInstant } from '#web/ui/dates.ts';
import { KeyHint } from '#web/ui/key-hint.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { Stamp } from '#web/ui/stamp.tsx';
import { useDraft } from '#web/ui/use-draft.ts';
import { AnswerList } from './answer-list.tsx';
import { type Answers, bodyOfAnswers, waitingClaims } from './answers.ts';
import { Comments } from './comments.tsx';
import { ConfirmStrip } from './confirm-strip.tsx';
import { kindWords } from './evidence-words.ts';
import { keepPhrases } from './phrases.ts';
import { PieceContent } from './piece-view.tsx';
import '#web/progress/progress.css';

export interface MarkingPieceProps {
  piece: Evidence;
  /** Called as the feedback is sent: the piece must stay in view although it leaves the queue. */
  onSend: () => void;
  /** Opens the next piece of the queue; absent on the last one. */
  onNext: (() => void) | undefined;
}

/** One piece beside the queue: what was handed in, and an answer to each claim. */
export function MarkingPiece({ piece, onSend, onNext }: MarkingPieceProps) {
  const me = useMe();
  const [isSent, setIsSent] = useState(false);
  const enrolment = useEndpoint(getEnrolment, { params: { enrolmentId: piece.enrolmentId } }).data;
  const content = usePlan(enrolment?.reference ?? '', enrolment?.planEdition ?? '');
  const draft = useDraft<Answers>(`${me.accountId}.marking.${piece.id}.${piece.version}`, {
    claims: {},
    comment: '',
  });
  const command = useCommand(judgeEvidence, {
    invalidates: [listWaitingEvidence, listEnrolments, getEnrolment, getCriteria, listEvidence],
    onDone: () => {
      keepPhrases(
        me.accountId,
        Object.values(draft.value.claims).map(({ feedback }) => feedback),
      );
      draft.discard();
      setIsSent(true);
    },
  });
  useNextKey(onNext);
  return (
    <article className="gm-piece" aria-label={piece.title}>
      <header className="gm-piece-head">
        <div>
          <h2>{piece.title}</h2>
          <p className="gm-quiet">
            <Link to="/enrolments/$enrolmentId" params={{ enrolmentId: piece.enrolmentId }}>
              {piece.apprentice.name}
            </Link>
            , {kindWords[piece.kind].toLowerCase()}
            {piece.submittedAt ? `, submitted ${formatInstant(piece.submittedAt)}` : ''}
          </p>
        </div>
        {enrolment ? (
          <span className="gm-cell-progress" aria-live="polite">
            <ProgressBar progress={enrolment.progress} />
            <span className="gm-number">
              {enrolment.progress.accepted}
              <span className="gm-quiet"> of {enrolment.progress.total}</span>
            </span>
          </span>
        ) : null}
      </header>
      <PieceContent piece={piece} />
      {isSent ? (
        <Sent piece={piece} onNext={onNext} />
      ) : (
        <div className="gm-piece-answers">
          {content ? (
            <AnswerList
              claims={inPlanOrder(waitingClaims(piece), content.plan)}
              settled={piece.claims.filter(({ state }) => state === 'accepted')}
              plan={content.plan}
              answers={draft.value}
              accountId={me.accountId}
              onAnswer={(key, answer) => draft.set({ claims: { ...draft.value.claims, [key]: answer } })}
            />
          ) : (
            <Skeleton label="Reading the criteria" lines={6} />
          )}
          <ConfirmStrip
            piece={piece}
            answers={draft.value}
            problem={command.problem}
            isPending={command.isPending}
            onComment={(comment) => draft.set({ comment })}
            onSend={() => {
              onSend();
              command.run({ params: { evidenceId: piece.id }, body: bodyOfAnswers(piece, draft.value) });
            }}
          />
        </div>
      )}
      <div className="gm-piece-comments gm-stack">
        <h3>Comments</h3>
        <Comments piece={piece} />
      </div>
    </article>
  );
}

/** Claims as the plan lists their criteria. */
function inPlanOrder(claims: Evidence['claims'], plan: Plan | undefined): Evidence['claims'] {
  const keys =
    plan?.methods.flatMap((method) => method.criteria.map(({ ref }) => `${method.id}/${ref}`)) ?? [];
  const places = new Map(keys.map((key, place) => [key, place]));
  const placeOf = (claim: Evidence['claims'][number]) => places.get(criterionKey(claim)) ?? 0;
  return [...claims].sort((one, other) => placeOf(one) - placeOf(other));
}

/** n goes on to the next piece, wherever the focus is, unless something is being written. */
function useNextKey(onNext: (() => void) | undefined): void {
  useEffect(() => {
    if (!onNext) return;
    const listen = (event: KeyboardEvent) => {
      const isWriting = event.target instanceof Element && event.target.matches('input, textarea, select');
      if (event.key !== 'n' || isWriting || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      onNext();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [onNext]);
}

function Sent({ piece, onNext }: { piece: Evidence; onNext: (() => void) | undefined }) {
  return (
    <div className="gm-piece-answers gm-sent" role="status">
      <Stamp word="Confirmed" isFresh />
      <p>Your feedback is with {piece.apprentice.name}, and their progress has moved.</p>
      {onNext ? (
        <span className="gm-row">
          <Button kind="primary" onPress={onNext}>
            Next piece
          </Button>
          <KeyHint keys="n" />
        </span>
      ) : (
        <p className="gm-quiet">Nothing else waits.</p>
      )}
    </div>
  );
}
