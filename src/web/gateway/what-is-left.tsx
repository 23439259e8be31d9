import { useState } from 'react';
import { type Gateway, getGateway, sendGateway } from '#contract/gateway.ts';
import { useCommand } from '#web/api/query.ts';
import { Button } from '#web/ui/button.tsx';
import { formatDay, formatInstant } from '#web/ui/dates.ts';
import { Dialog } from '#web/ui/dialog.tsx';
import { ErrorSummary } from '#web/ui/form.tsx';
import { Stamp } from '#web/ui/stamp.tsx';
import { showToast } from '#web/ui/toast.tsx';
import { countOf, openItems, returnedItems } from './gateway-words.ts';

/** One number that goes to zero, the names behind it, and the sending once it is there. */
export function WhatIsLeft({
  gateway,
  onOpen,
}: {
  gateway: Gateway;
  onOpen: (requirementId: string) => void;
}) {
  if (gateway.state === 'accepted' || gateway.state === 'closed') return <Accepted gateway={gateway} />;
  if (gateway.state === 'sent') return <Waiting gateway={gateway} />;
  return <Left gateway={gateway} onOpen={onOpen} />;
}

function Left({ gateway, onOpen }: { gateway: Gateway; onOpen: (requirementId: string) => void }) {
  const open = openItems(gateway.items);
  const returned = returnedItems(gateway.items);
  const done = gateway.items.length - open.length;
  return (
    <section className="gm-left" aria-labelledby="gm-left-title" data-state={leftState(open, returned)}>
      <p className="gm-left-number" aria-hidden="true">
        {open.length || returned.length}
      </p>
      <h2 id="gm-left-title" aria-live="polite">
        {leftWords(open, returned)}
      </h2>
      <p className="gm-left-bar" aria-hidden="true">
        {gateway.items.map((item) => (
          <span key={item.requirementId} data-readiness={item.readiness} />
        ))}
      </p>
      <p className="gm-small gm-quiet">
        {done} of {countOf(gateway.items.length, 'requirement')} met or waived
      </p>
      {open.length > 0 ? (
        <ul className="gm-left-list">
          {open.map((item) => (
            <li key={item.requirementId}>
              <a
                href={`#item-${item.requirementId}`}
                onClick={(event) => jumpTo(event, item.requirementId, onOpen)}
              >
                {item.title}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {returned.length > 0 ? (
        <p>
          Put right what the assessment organisation named, then send again. What was accepted stays accepted.
        </p>
      ) : null}
      <SendPack gateway={gateway} />
    </section>
  );
}

type Items = Gateway['items'];

function leftState(open: Items, returned: Items): 'open' | 'returned' | 'done' {
  if (open.length > 0) return 'open';
  return returned.length > 0 ? 'returned' : 'done';
}

function leftWords(open: Items, returned: Items): string {
  if (open.length > 0) return `${countOf(open.length, 'thing')} still missing`;
  return returned.length > 0 ? `${countOf(returned.length, 'item')} came back` : 'Nothing is missing';
}

function jumpTo(
  event: { preventDefault: () => void },
  requirementId: string,
  onOpen: (requirementId: string) => void,
) {
  event.preventDefault();
  onOpen(requirementId);
  const line = document.getElementById(`item-${requirementId}`);
  line?.scrollIntoView({ block: 'center' });
  line?.querySelector('button')?.focus({ preventScroll: true });
}

function SendPack({ gateway }: { gateway: Gateway }) {
  const [isAsking, setIsAsking] = useState(false);
  const send = useCommand(sendGateway, {
    invalidates: [getGateway],
    onDone: () => {
      setIsAsking(false);
      showToast('The gateway pack is frozen and sent.');
    },
  });
  const recipient = gateway.recipient?.name ?? 'the assessment organisation';
  const revision = gateway.packs.length + 1;
  return (
    <>
      <Button
        kind="primary"
        icon="stamp"
        isWide
        disabledReason={gateway.send.allowed ? undefined : gateway.send.reason}
        onPress={() => setIsAsking(true)}
      >
        Freeze and send
      </Button>
      <Dialog
        kind="alert"
        title={`Send the gateway pack to ${recipient}?`}
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        actions={
          <>
            <Button onPress={() => setIsAsking(false)}>Not yet</Button>
            <Button
              kind="primary"
              isPending={send.isPending}
              onPress={() =>
                send.run({ params: { gatewayId: gateway.id }, body: { version: gateway.version } })
              }
            >
              Freeze and send
            </Button>
          </>
        }
      >
        <ErrorSummary formId="send" issues={send.formState.issues} refusal={send.formState.refusal} />
        <p>This is revision {revision}. What happens next:</p>
        <ol className="gm-steps">
          <li>
            Every requirement with its files and signatures is copied, hashed and signed by your organisation.
            From then on nobody can change it, you included.
          </li>
          <li>
            {recipient} checks the items one by one, and accepts or returns each with a reason. You see it
            here.
          </li>
          <li>
            When every item is accepted, the assessment window opens and {gateway.apprentice.name} can be
            booked.
          </li>
        </ol>
      </Dialog>
    </>
  );
}

function Waiting({ gateway }: { gateway: Gateway }) {
  const last = gateway.packs.at(-1);
  const accepted = gateway.items.filter(({ state }) => state === 'accepted').length;
  return (
    <section className="gm-left" aria-labelledby="gm-left-title">
      <p className="gm-left-number" aria-hidden="true">
        {accepted}
        <small>/{gateway.items.length}</small>
      </p>
      <h2 id="gm-left-title">With {gateway.recipient?.name ?? 'the assessment organisation'}</h2>
      <p>
        {last ? `Revision ${last.revision} was sent on ${formatInstant(last.at)}. ` : ''}
        {countOf(accepted, 'item')} of {gateway.items.length} accepted so far.
      </p>
      <p className="gm-quiet">There is nothing to do here until an item comes back or all are accepted.</p>
    </section>
  );
}

function Accepted({ gateway }: { gateway: Gateway }) {
  const clock = gateway.clocks[0];
  return (
    <section className="gm-left" aria-labelledby="gm-left-title">
      <Stamp word="Accepted" by={gateway.recipient?.name} />
      <h2 id="gm-left-title">The assessment window is open</h2>
      <p>
        {clock ? `Every assessment is completed by ${formatDay(clock.dueOn)}. ` : ''}
        {gateway.recipient?.name ?? 'The assessment organisation'} books the assessments.
      </p>
    </section>
  );
}
