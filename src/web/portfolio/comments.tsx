import { useState } from 'react';
import {
  commentOnEvidence,
  type Evidence,
  getEvidence,
  listEvidence,
  listWaitingEvidence,
} from '#contract/portfolio.ts';
import { useCommand } from '#web/api/query.ts';
import { Button } from '#web/ui/button.tsx';
import { formatInstant } from '#web/ui/dates.ts';
import { TextArea } from '#web/ui/text-area.tsx';
import './portfolio.css';

/** What apprentice and tutor write to each other about a piece. */
export function Comments({ piece }: { piece: Evidence }) {
  const [text, setText] = useState('');
  const command = useCommand(commentOnEvidence, {
    invalidates: [getEvidence, listEvidence, listWaitingEvidence],
    onDone: () => setText(''),
  });
  const send = () => {
    if (text.trim() !== '') command.run({ params: { evidenceId: piece.id }, body: { text: text.trim() } });
  };
  return (
    <div className="gm-stack">
      {piece.comments.length > 0 ? (
        <ul className="gm-comments" aria-label="Comments">
          {piece.comments.map((comment) => (
            <li key={comment.id} data-mine={comment.mine || undefined}>
              <p className="gm-small">
                <strong>{comment.mine ? 'You' : comment.by}</strong>{' '}
                <span className="gm-quiet">{formatInstant(comment.at)}</span>
              </p>
              <p>{comment.text}</p>
            </li>
          ))}
        </ul>
      ) : null}
      <TextArea
        label="Write a comment"
        isOptional
        rows={2}
        problem={command.problem?.title}
        value={text}
        onChange={setText}
      />
      <span>
        <Button
          isPending={command.isPending}
          disabledReason={text.trim() === '' ? 'Write something first.' : undefined}
          onPress={send}
        >
          Send comment
        </Button>
      </span>
    </div>
  );
}
