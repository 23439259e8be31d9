import { useState } from 'react';
import type { Evidence } from '#contract/portfolio.ts';
import type { Problem } from '#web/api/problem.ts';
import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { type Answers, summaryOf, whyNotYet } from './answers.ts';

export interface ConfirmStripProps {
  piece: Evidence;
  answers: Answers;
  problem: Problem | undefined;
  isPending: boolean;
  onComment: (comment: string) => void;
  onSend: () => void;
}

/** Sending feedback: said in one sentence before it goes, because it cannot be taken back. */
export function ConfirmStrip({ piece, answers, problem, isPending, onComment, onSend }: ConfirmStripProps) {
  const [isAsked, setIsAsked] = useState(false);
  const reason = whyNotYet(piece, answers);
  const isAsking = isAsked && reason === undefined;
  return (
    <div className="gm-confirm">
      {problem ? (
        <Notice kind="problem" isLive title={problem.title}>
          {problem.mend}
        </Notice>
      ) : null}
      {isAsking ? (
        <>
          <p aria-live="polite">
            <strong>{summaryOf(piece, answers)}</strong> {piece.apprentice.name} is told at once; feedback
            that was sent cannot be taken back.
          </p>
          <TextArea
            label="A word on the whole piece"
            isOptional
            rows={1}
            value={answers.comment}
            onChange={onComment}
          />
          <span className="gm-row">
            <Button kind="primary" isPending={isPending} onPress={onSend}>
              {`Send to ${piece.apprentice.name}`}
            </Button>
            <Button kind="quiet" onPress={() => setIsAsked(false)}>
              Go back
            </Button>
          </span>
        </>
      ) : (
        <Button kind="primary" disabledReason={reason} onPress={() => setIsAsked(true)}>
          Send feedback
        </Button>
      )}
    </div>
  );
}
