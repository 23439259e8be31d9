import { useState } from 'react';
import { getGateway, unwaiveItem, waiveItem } from '#contract/gateway.ts';
import { useCommand } from '#web/api/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Form } from '#web/ui/form.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import type { ItemProps } from './item-panel.tsx';

/** Waive a requirement where the plan lets the provider, with a reason; or take the waiver back. */
export function WaivePart({ gateway, item }: ItemProps) {
  const [isWriting, setIsWriting] = useState(false);
  const back = useCommand(unwaiveItem, { invalidates: [getGateway] });
  const params = { gatewayId: gateway.id, requirementId: item.requirementId };
  if (item.waiver)
    return (
      <div className="gm-stack">
        <p>
          Waived by {item.waiver.by}: {item.waiver.reason}
        </p>
        <div>
          <Button
            isPending={back.isPending}
            disabledReason={item.abilities.waive.allowed ? undefined : item.abilities.waive.reason}
            onPress={() => back.run({ params })}
          >
            Take the waiver back
          </Button>
        </div>
      </div>
    );
  if (!item.abilities.waive.allowed) return null;
  if (!isWriting)
    return (
      <div>
        <Button kind="quiet" onPress={() => setIsWriting(true)}>
          Waive this requirement
        </Button>
      </div>
    );
  return <WaiveForm gateway={gateway} item={item} onClose={() => setIsWriting(false)} />;
}

function WaiveForm({ gateway, item, onClose }: ItemProps & { onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const waive = useCommand(waiveItem, { invalidates: [getGateway], onDone: onClose });
  const submit = () => {
    const isEmpty = reason.trim() === '';
    setIsMissing(isEmpty);
    if (isEmpty) return;
    waive.run({
      params: { gatewayId: gateway.id, requirementId: item.requirementId },
      body: { reason, version: gateway.version },
    });
  };
  const missing = [{ path: 'reason', message: 'Write why it is waived' }];
  return (
    <Form
      onSubmit={submit}
      issues={isMissing ? missing : waive.formState.issues}
      refusal={waive.formState.refusal}
      actions={
        <>
          <Button type="submit" isPending={waive.isPending}>
            Waive with this reason
          </Button>
          <Button kind="quiet" onPress={onClose}>
            Do not waive
          </Button>
        </>
      }
    >
      <TextArea
        label="Why it is waived"
        name="reason"
        hint="The assessment organisation reads this, and it stays in the pack."
        value={reason}
        onChange={setReason}
        limit={{ of: 'characters', most: 1000 }}
      />
    </Form>
  );
}
