import type { z } from 'zod';
import { type DraftDecision, listDecisions, type PlanDraft } from '#contract/workshop.ts';
import { useEndpoint } from '#web/api/query.ts';
import { Button } from '#web/ui/button.tsx';
import { formatDay } from '#web/ui/dates.ts';
import { Dialog } from '#web/ui/dialog.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { Tag } from '#web/ui/state-chip.tsx';
import { decisionWords } from './decision-words.ts';
import type { Deciding } from './use-decide.ts';

type Draft = z.infer<typeof PlanDraft>;

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
                takenBack={takenBack(entry, reply.data.items)}
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

/** Whether a taking back is in force: no later one, itself in force, takes it back. The last decision comes first. */
function isInForce(entry: DraftDecision, items: readonly DraftDecision[]): boolean {
  return !items.some(
    (later) =>
      later.sequence > entry.sequence &&
      later.decision.kind === 'undo' &&
      later.decision.sequence === entry.sequence &&
      isInForce(later, items),
  );
}

/** The decision in force that took this one back. */
function takenBack(entry: DraftDecision, items: readonly DraftDecision[]): number | undefined {
  return items.find(
    (later) =>
      later.decision.kind === 'undo' && later.decision.sequence === entry.sequence && isInForce(later, items),
  )?.sequence;
}

function HistoryEntry(props: {
  readonly entry: DraftDecision;
  readonly takenBack: number | undefined;
  readonly isOpen: boolean;
  readonly deciding: Deciding;
}) {
  const { entry, deciding, takenBack } = props;
  const isUndo = entry.decision.kind === 'undo';
  const mayPutBack = props.isOpen && takenBack !== undefined && !isUndo;
  return (
    <li data-gone={takenBack !== undefined || undefined}>
      <p>{decisionWords(entry.decision)}</p>
      <p className="gm-row gm-small gm-quiet">
        <span>
          {entry.by.name}, {formatDay(entry.on)}
        </span>
        {takenBack === undefined ? null : <Tag>taken back</Tag>}
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
        {mayPutBack ? (
          <Button
            kind="quiet"
            label={`Put back decision ${entry.sequence}`}
            isPending={deciding.isPending}
            onPress={() => void deciding.run({ kind: 'undo', sequence: takenBack })}
          >
            Put back
          </Button>
        ) : null}
      </p>
    </li>
  );
}
