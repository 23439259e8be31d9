import type { Gateway, GatewayItem } from '#contract/gateway.ts';
import { Icon } from '#web/ui/icons.tsx';
import { StateChip } from '#web/ui/state-chip.tsx';
import { returnedItems, sayItem } from './gateway-words.ts';
import { ItemPanel } from './item-panel.tsx';

/** The requirements, one line each; what came back stands on top. A line opens in place. */
export function Checklist({
  gateway,
  openId,
  onOpen,
}: {
  gateway: Gateway;
  openId: string | undefined;
  onOpen: (requirementId: string | undefined) => void;
}) {
  const returned = returnedItems(gateway.items);
  const others = gateway.items.filter((item) => !returned.includes(item));
  if (gateway.items.length === 0)
    return <p>This plan has no gateway requirements: the assessment can be booked when the time has come.</p>;
  return (
    <ul className="gm-checklist">
      {[...returned, ...others].map((item) => (
        <ChecklistLine
          key={item.requirementId}
          gateway={gateway}
          item={item}
          isOpen={item.requirementId === openId}
          onToggle={() => onOpen(item.requirementId === openId ? undefined : item.requirementId)}
        />
      ))}
    </ul>
  );
}

interface LineProps {
  gateway: Gateway;
  item: GatewayItem;
  isOpen: boolean;
  onToggle: () => void;
}

function ChecklistLine({ gateway, item, isOpen, onToggle }: LineProps) {
  const said = sayItem(item, gateway.state);
  const panelId = `panel-${item.requirementId}`;
  return (
    <li className="gm-checkline" id={`item-${item.requirementId}`} data-open={isOpen || undefined}>
      <h3>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={isOpen ? panelId : undefined}
          onClick={onToggle}
        >
          <StateChip tone={said.tone}>{said.word}</StateChip>
          <span className="gm-checkline-title">{item.title}</span>
          <Icon name={isOpen ? 'down' : 'right'} />
        </button>
      </h3>
      <p className="gm-checkline-reason">{item.returnReason ?? item.waiver?.reason ?? item.reason}</p>
      {isOpen ? (
        <div id={panelId}>
          <ItemPanel gateway={gateway} item={item} />
        </div>
      ) : null}
    </li>
  );
}
