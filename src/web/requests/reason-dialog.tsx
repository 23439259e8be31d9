import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Form, type FormProps } from '#web/ui/form.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import type { Draft } from '#web/ui/use-draft.ts';

/** Ask for a reason before a request is ended; the other organisation reads it. What is half written is kept. */
export function ReasonDialog(props: {
  title: string;
  draft: Pick<Draft<{ reason: string }>, 'value' | 'set'>;
  verb: string;
  isOptional?: boolean | undefined;
  command: { formState: Pick<FormProps, 'issues' | 'refusal'>; isPending: boolean };
  onSubmit: () => void;
  onClose: () => void;
}) {
  const { title, verb, draft, command, onClose } = props;
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Form
        {...command.formState}
        onSubmit={props.onSubmit}
        actions={
          <>
            <Button kind="danger" type="submit" isPending={command.isPending}>
              {verb}
            </Button>
            <Button onPress={onClose}>Not now</Button>
          </>
        }
      >
        <TextArea
          label="Reason"
          name="reason"
          hint="The other organisation reads it, here and by letter."
          isOptional={props.isOptional}
          rows={4}
          limit={{ of: 'characters', most: 2000 }}
          value={draft.value.reason}
          onChange={(reason) => draft.set({ reason })}
        />
      </Form>
    </Dialog>
  );
}
