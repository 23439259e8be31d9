import { type ReactNode, useId, useState } from 'react';
import type { Ability } from '#contract/shapes.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { type FieldIssue, FormContext } from '#web/ui/field.tsx';
import { ErrorSummary } from '#web/ui/form.tsx';

export interface RecordDialogProps {
  /** The verb on the button that opens it. */
  open: string;
  title: string;
  /** The verb on the button that records. */
  action: string;
  ability: Ability;
  /** Said instead of the ability's reason when the reader's role may not. */
  roleReason?: string | undefined;
  isPending: boolean;
  issues: readonly FieldIssue[];
  refusal?: { title: string; mend?: string | undefined } | undefined;
  /** Records; the dialog closes when it answers true. */
  onRecord: () => Promise<boolean>;
  onOpen?: (() => void) | undefined;
  kind?: 'quiet' | 'secondary' | 'danger' | undefined;
  children: ReactNode;
}

/** A button that opens a short form above the page: for everything that is recorded about an enrolment. */
export function RecordDialog(props: RecordDialogProps) {
  const [isOpen, setIsOpen] = useState(false);
  const formId = useId();
  const reason = props.roleReason ?? (props.ability.allowed ? undefined : props.ability.reason);
  const record = async () => {
    if (await props.onRecord()) setIsOpen(false);
  };
  return (
    <>
      <Button
        kind={props.kind === 'danger' ? 'secondary' : (props.kind ?? 'secondary')}
        disabledReason={reason}
        onPress={() => {
          props.onOpen?.();
          setIsOpen(true);
        }}
      >
        {props.open}
      </Button>
      <Dialog
        title={props.title}
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        actions={
          <>
            <Button onPress={() => setIsOpen(false)}>Cancel</Button>
            <Button
              kind={props.kind === 'danger' ? 'danger' : 'primary'}
              isPending={props.isPending}
              onPress={() => void record()}
            >
              {props.action}
            </Button>
          </>
        }
      >
        <FormContext value={{ formId, issues: props.issues }}>
          <div className="gm-stack">
            <ErrorSummary formId={formId} issues={props.issues} refusal={props.refusal} />
            {props.children}
          </div>
        </FormContext>
      </Dialog>
    </>
  );
}
