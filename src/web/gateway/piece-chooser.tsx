import { useState } from 'react';
import { type Evidence, listEvidence } from '#contract/portfolio.ts';
import { useEndpoint } from '#web/api/query.ts';
import { Button } from '#web/ui/button.tsx';
import { formatDayShort } from '#web/ui/dates.ts';
import { ErrorSummary } from '#web/ui/form.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { countOf } from './gateway-words.ts';
import type { ItemProps } from './item-panel.tsx';
import { chosenEvidence, useProvide } from './provide.ts';

/** Choose the pieces of the portfolio: each with what it shows, and the count against the plan's limits. */
export function PieceChooser({ gateway, item }: ItemProps) {
  const evidence = useEndpoint(listEvidence, {
    params: { enrolmentId: gateway.enrolmentId },
    query: { limit: 200 },
  });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(chosenEvidence(item)));
  const { provide, isPending, formState } = useProvide({ gateway, item });
  if (!evidence.data) return <Skeleton label="Loading accepted evidence" />;
  const pieces = evidence.data.items.filter(({ state }) => state === 'accepted' || state === 'locked');
  if (pieces.length === 0)
    return (
      <p>No evidence has been accepted yet. A piece can be chosen here when the tutor has accepted it.</p>
    );
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const fault = countFault(item, chosen.size);
  return (
    <fieldset className="gm-pieces">
      <legend>Accepted evidence</legend>
      <ErrorSummary formId={item.requirementId} issues={formState.issues} refusal={formState.refusal} />
      <p className="gm-pieces-count" role="status" data-fault={fault ? true : undefined}>
        <strong>{countOf(chosen.size, 'piece')} chosen</strong>
        <span>{fault ?? limitWords(item)}</span>
      </p>
      <ul className="gm-pieces-list">
        {pieces.map((piece) => (
          <Piece
            key={piece.id}
            piece={piece}
            isChosen={chosen.has(piece.id)}
            onToggle={() => toggle(piece.id)}
          />
        ))}
      </ul>
      <Button
        isPending={isPending}
        disabledReason={item.abilities.provide.allowed ? undefined : item.abilities.provide.reason}
        onPress={() => provide({ evidenceIds: pieces.map(({ id }) => id).filter((id) => chosen.has(id)) })}
      >
        Save the {countOf(chosen.size, 'chosen piece')}
      </Button>
    </fieldset>
  );
}

function limitWords({ pieces }: ItemProps['item']): string {
  if (!pieces) return '';
  return pieces.maximum === null
    ? `The plan asks for at least ${pieces.minimum}`
    : `The plan asks for ${pieces.minimum} to ${pieces.maximum}`;
}

function countFault(item: ItemProps['item'], count: number): string | undefined {
  const { pieces } = item;
  if (!pieces) return undefined;
  if (count < pieces.minimum) return `${pieces.minimum - count} more needed: ${limitWords(item)}`;
  if (pieces.maximum !== null && count > pieces.maximum)
    return `${count - pieces.maximum} too many: ${limitWords(item)}`;
  return undefined;
}

function Piece({ piece, isChosen, onToggle }: { piece: Evidence; isChosen: boolean; onToggle: () => void }) {
  const refs = [...new Set(piece.claims.filter(({ state }) => state === 'accepted').map(({ ref }) => ref))];
  return (
    <li>
      <label className="gm-choice">
        <input type="checkbox" checked={isChosen} onChange={onToggle} />
        <span className="gm-piece">
          <span>{piece.title}</span>
          <span className="gm-small gm-quiet">
            {piece.kind}
            {piece.madeOn ? `, ${formatDayShort(piece.madeOn)}` : ''}
            {refs.length > 0 ? `, shows ${refs.join(', ')}` : ', shows no criterion yet'}
          </span>
        </span>
      </label>
    </li>
  );
}
