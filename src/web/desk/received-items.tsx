import { useEffect, useState } from 'react';
import type { ReceivedItem, RegistrationDetail } from '#contract/gateway.ts';
import { KeyHint } from '#web/ui/key-hint.tsx';
import { StateChip } from '#web/ui/state-chip.tsx';
import { ReceivedItemView } from './received-item.tsx';
import {
  changedItems,
  firstToDecide,
  itemAfterKey,
  nextToDecide,
  sayReceived,
} from './registration-words.ts';

/** The list of items beside the one that is open; j and k move, a accepts, r returns. */
export function ReceivedItems({
  registration,
  openId,
  onOpen,
}: {
  registration: RegistrationDetail;
  openId: string | undefined;
  onOpen: (requirementId: string) => void;
}) {
  const { receivedItems: items } = registration;
  const [returning, setReturning] = useState<string>();
  const current = items.find(({ requirementId }) => requirementId === openId) ?? firstToDecide(items);
  const revision = registration.packs.reduce((last, pack) => Math.max(last, pack.revision), 0);
  const changed = changedItems(items, revision);
  const acceptId = `accept-${registration.id}`;
  useItemKeys({
    onMove: (key) => {
      const next = current && itemAfterKey(items, key, current.requirementId);
      if (next) onOpen(next.requirementId);
    },
    onAccept: () => document.getElementById(acceptId)?.querySelector('button')?.click(),
    onReturn: () => setReturning(current?.requirementId),
  });
  if (!current) return <p className="gm-quiet">No item has arrived yet.</p>;
  const goOn = () => {
    setReturning(undefined);
    const next = nextToDecide(items, current.requirementId);
    if (next) onOpen(next.requirementId);
  };
  return (
    <div className="gm-received">
      <nav className="gm-received-nav" aria-label="Items of the pack">
        <ul className="gm-received-list">
          {items.map((item) => (
            <ItemLink
              key={item.requirementId}
              item={item}
              isOpen={item === current}
              isChanged={changed.includes(item)}
              onOpen={() => onOpen(item.requirementId)}
            />
          ))}
        </ul>
        <p className="gm-received-keys">
          <KeyHint keys="j" /> next <KeyHint keys="k" /> previous
          {registration.gatewayAcceptedOn ? null : (
            <>
              <KeyHint keys="a" /> accept <KeyHint keys="r" /> return
            </>
          )}
        </p>
      </nav>
      <ReceivedItemView
        key={`${current.requirementId} ${current.itemHash}`}
        registration={registration}
        item={current}
        isChanged={changed.includes(current)}
        acceptId={acceptId}
        isReturning={returning === current.requirementId}
        onReturning={(isReturning) => setReturning(isReturning ? current.requirementId : undefined)}
        onDecided={goOn}
      />
    </div>
  );
}

function ItemLink({
  item,
  isOpen,
  isChanged,
  onOpen,
}: {
  item: ReceivedItem;
  isOpen: boolean;
  isChanged: boolean;
  onOpen: () => void;
}) {
  const said = sayReceived(item.state);
  return (
    <li>
      <button type="button" className="gm-received-link" aria-current={isOpen || undefined} onClick={onOpen}>
        <span>{item.title}</span>
        <span className="gm-row">
          <StateChip tone={said.tone}>{said.word}</StateChip>
          {isChanged ? <span className="gm-tag">Changed</span> : null}
        </span>
      </button>
    </li>
  );
}

interface ItemKeys {
  onMove: (key: string) => void;
  onAccept: () => void;
  onReturn: () => void;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

function isOurs(event: KeyboardEvent): boolean {
  const isModified = event.ctrlKey || event.metaKey || event.altKey;
  const isAsking = document.querySelector('[role="alertdialog"], [role="dialog"]') !== null;
  return !isModified && !isAsking && !isTyping(event.target);
}

/** The keys of the page; they rest while somebody types or a question is open. */
function useItemKeys({ onMove, onAccept, onReturn }: ItemKeys) {
  useEffect(() => {
    const acts: Readonly<Record<string, (key: string) => void>> = {
      j: onMove,
      k: onMove,
      a: onAccept,
      r: onReturn,
    };
    const press = (event: KeyboardEvent) => {
      const act = acts[event.key];
      if (!act || !isOurs(event)) return;
      act(event.key);
      event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [onMove, onAccept, onReturn]);
}
