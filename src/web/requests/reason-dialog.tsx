import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Form, type FormProps } from '#web/ui/form.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { useDraft } from '#web/ui/use-draft.ts';

/** Ask for a reason before a request is ended; the other organisation reads it. What is half written is kept. */
export function ReasonDialog(props: {
  title: string;
  draftKey: string;
  verb: string;
  isOptional?: boolean | undefined;
  command: { formState: Pick<FormProps, 'issues' | 'refusal'>; isPending: boolean };
  onSubmit: (reason: string) => void;
  onClose: () => void;
}) {
  const { title, verb, command, onClose } = props;
  const draft = useDraft(props.draftKey, { reason: '' });
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Form
        {...command.formState}
        onSubmit={() => props.onSubmit(draft.value.reason)}
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
