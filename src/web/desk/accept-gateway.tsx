import { useState } from 'react';
import {
  acceptGateway,
  getRegistration,
  listRegistrations,
  type RegistrationDetail,
} from '#contract/gateway.ts';
import { useCommand } from '#web/api/query.ts';
import { useMay } from '#web/api/session.ts';
import { Button } from '#web/ui/button.tsx';
import { formatDay } from '#web/ui/dates.ts';
import { Dialog } from '#web/ui/dialog.tsx';
import { ErrorSummary } from '#web/ui/form.tsx';
import { Stamp } from '#web/ui/stamp.tsx';

/** The one decision of the page: accepting the gateway, once every item is; afterwards, what it opened. */
export function AcceptGateway({ registration }: { registration: RegistrationDetail }) {
  const mayDecide = useMay('gateway.decide-items');
  const [isFresh, setIsFresh] = useState(false);
  if (registration.gatewayAcceptedOn)
    return (
      <div className="gm-accepted">
        <Stamp word="Accepted" on={registration.gatewayAcceptedOn} isFresh={isFresh} />
        <p>
          The assessment window is open
          {registration.windowEndsOn ? ` until ${formatDay(registration.windowEndsOn)}` : ''}. Every method
          has its first attempt ready to be booked.
        </p>
      </div>
    );
  if (!mayDecide) return null;
  return <AcceptForm registration={registration} onAccepted={() => setIsFresh(true)} />;
}

function AcceptForm({
  registration,
  onAccepted,
}: {
  registration: RegistrationDetail;
  onAccepted: () => void;
}) {
  const [isAsking, setIsAsking] = useState(false);
  const accept = useCommand(acceptGateway, {
    invalidates: [getRegistration, listRegistrations],
    onDone: () => {
      setIsAsking(false);
      onAccepted();
    },
  });
  const { items, acceptGateway: ability } = registration;
  const open = items.submitted + items.returned;
  return (
    <div className="gm-accept">
      <p className="gm-left-bar" aria-hidden="true">
        {registration.receivedItems.map((item) => (
          <span key={item.requirementId} data-received={item.state} />
        ))}
      </p>
      <p>
        <strong>
          {open === 0
            ? 'Every item is accepted.'
            : `${open} of ${open + items.accepted} still to be accepted.`}
        </strong>{' '}
        {items.returned > 0 ? `${registration.provider} has been told what came back.` : ''}
      </p>
      <Button
        kind="primary"
        icon="stamp"
        disabledReason={ability.allowed ? undefined : ability.reason}
        onPress={() => setIsAsking(true)}
      >
        Accept the gateway
      </Button>
      <Dialog
        kind="alert"
        title={`Accept the gateway of ${registration.apprentice.name}?`}
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        actions={
          <>
            <Button onPress={() => setIsAsking(false)}>Not yet</Button>
            <Button
              kind="primary"
              isPending={accept.isPending}
              onPress={() =>
                accept.run({
                  params: { registrationId: registration.id },
                  body: { version: registration.version },
                })
              }
            >
              Accept the gateway
            </Button>
          </>
        }
      >
        <ErrorSummary formId="accept" {...accept.formState} />
        <ol className="gm-steps">
          <li>The assessment window opens today. Its last day is then shown here as a clock.</li>
          <li>The plan and policy are fixed as they stand, and a first attempt is made at every method.</li>
          <li>
            {registration.provider} and {registration.apprentice.name} are told. Decisions about items can no
            longer be changed.
          </li>
        </ol>
      </Dialog>
    </div>
  );
}
