import { useEffect, useRef, useState } from 'react';
import { decideItem, getRegistration, type ReceivedItem } from '#contract/gateway.ts';
import { useCommand } from '#web/api/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Form } from '#web/ui/form.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { useDraft } from '#web/ui/use-draft.ts';

/** Send one item back, saying what would make it acceptable. */
export function ReturnForm({
  item,
  params,
  provider,
  onClose,
  onDecided,
}: {
  item: ReceivedItem;
  params: { registrationId: string; requirementId: string };
  provider: string;
  onClose: () => void;
  onDecided: () => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  const draft = useDraft(`return.${params.registrationId}.${item.itemHash.slice(0, 16)}`, { reason: '' });
  const [isMissing, setIsMissing] = useState(false);
  const decide = useCommand(decideItem, {
    invalidates: [getRegistration],
    onDone: () => {
      draft.discard();
      onDecided();
    },
  });
  useEffect(() => place.current?.querySelector('textarea')?.focus(), []);
  const submit = () => {
    const reason = draft.value.reason.trim();
    setIsMissing(reason === '');
    if (reason !== '') decide.run({ params, body: { decision: 'return', reason, itemHash: item.itemHash } });
  };
  const missing = [{ path: 'reason', message: 'Say what has to change' }];
  return (
    <div ref={place}>
      <Form
        onSubmit={submit}
        issues={isMissing ? missing : decide.formState.issues}
        refusal={decide.formState.refusal}
        actions={
          <>
            <Button type="submit" icon="left" isPending={decide.isPending}>
              Return this item
            </Button>
            <Button kind="quiet" onPress={onClose}>
              Do not return it
            </Button>
          </>
        }
      >
        <TextArea
          label="What has to change"
          name="reason"
          hint={`${provider} reads these words beside the item. Nothing else of the pack is held up.`}
          value={draft.value.reason}
          onChange={(reason) => draft.set({ reason })}
          limit={{ of: 'characters', most: 2000 }}
        />
      </Form>
    </div>
  );
}
