import type { z } from 'zod';
import { type DraftDecision, listDecisions, type PlanDraft } from '#contract/workshop.ts';
import type { Decision } from '#domain/standards/workshop/decision.ts';
import { useEndpoint } from '#web/api/query.ts';
import { Button } from '#web/ui/button.tsx';
import { formatDay } from '#web/ui/dates.ts';
import { Dialog } from '#web/ui/dialog.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { Tag } from '#web/ui/state-chip.tsx';
import type { Deciding } from './use-decide.ts';

type Draft = z.infer<typeof PlanDraft>;

/** A decision in a sentence. */
export function decisionWords(decision: Decision): string {
  switch (decision.kind) {
    case 'answer':
      return `Answered ${decision.question}: ${decision.chosen ?? JSON.stringify(decision.value)}. ${decision.why}`;
    case 'accept':
      return `Accepted ${decision.at}`;
    case 'edit':
      return `Changed ${decision.at}${typeof decision.value === 'string' ? ` to “${decision.value}”` : ''}`;
    case 'reject':
      return `Took out ${decision.at}. ${decision.why}`;
    case 'add':
      return `Added to ${decision.at}`;
    case 'split':
      return `Split ${decision.at} into ${decision.texts.length}`;
    case 'merge':
      return `Joined ${decision.at.join(' and ')}`;
    case 'settle':
      return `Decided a finding: ${decision.reading} ${decision.why}`;
    case 'undo':
      return `Took back decision ${decision.sequence}`;
  }
}

/** Who decided what and when, the last first; anything can be taken back, also a taking back. */
export function HistoryPanel(props: {
  readonly draft: Draft;
  readonly deciding: Deciding;
  readonly onClose: () => void;
}) {
  const { draft, deciding } = props;
  const reply = useEndpoint(listDecisions, { params: { draftId: draft.id }, query: { limit: 200 } });
  return (
    <Dialog title="History" kind="sheet" isOpen onClose={props.onClose}>
      {reply.data ? (
        reply.data.items.length === 0 ? (
          <p className="gm-quiet">
            Nothing has been decided yet. Every decision appears here and can be taken back.
          </p>
        ) : (
          <ol className="gm-history">
            {reply.data.items.map((entry) => (
              <HistoryEntry
                key={entry.sequence}
                entry={entry}
                isOpen={draft.state === 'draft'}
                deciding={deciding}
              />
            ))}
          </ol>
        )
      ) : (
        <Skeleton label="Reading the history" lines={6} />
      )}
    </Dialog>
  );
}

function HistoryEntry(props: {
  readonly entry: DraftDecision;
  readonly isOpen: boolean;
  readonly deciding: Deciding;
}) {
  const { entry, deciding } = props;
  const gone = entry.decision.kind === 'undo' ? 'undo' : 'taken back';
  return (
    <li data-gone={!entry.standing || undefined}>
      <p>{decisionWords(entry.decision)}</p>
      <p className="gm-row gm-small gm-quiet">
        <span>
          {entry.by.name}, {formatDay(entry.on)}
        </span>
        {entry.standing ? null : <Tag>{gone}</Tag>}
        {entry.standing && props.isOpen ? (
          <Button
            kind="quiet"
            label={`Take back decision ${entry.sequence}`}
            isPending={deciding.isPending}
            onPress={() => void deciding.run({ kind: 'undo', sequence: entry.sequence })}
          >
            Take back
          </Button>
        ) : null}
      </p>
    </li>
  );
}
