import { getResult, listResults, type ResultDetail, supersedeResult } from '#contract/results.ts';
import { useCommand } from '#web/api/query.ts';
import { useMe } from '#web/api/session.ts';
import { Button } from '#web/ui/button.tsx';
import { Checkbox } from '#web/ui/choices.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Form } from '#web/ui/form.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { showToast } from '#web/ui/toast.tsx';
import { useDraft } from '#web/ui/use-draft.ts';

/** Reopen a released result: the methods whose sheets open again, and the reason that everybody will read. */
export function SupersedeDialog({ result, onClose }: { result: ResultDetail; onClose: () => void }) {
  const me = useMe();
  const draft = useDraft<{ methods: string[]; reason: string }>(`${me.accountId}.supersede.${result.id}`, {
    methods: [],
    reason: '',
  });
  const { methods, reason } = draft.value;
  const reopen = useCommand(supersedeResult, {
    invalidates: [getResult, listResults],
    onDone: () => {
      draft.discard();
      showToast('Reopened. The next release takes the place of this one.');
      onClose();
    },
  });
  const titles = new Map(result.attempts.map(({ method, title }) => [method, title]));
  return (
    <Dialog title={`Reopen the result of ${result.apprentice.name}`} isOpen onClose={onClose}>
      <Form
        {...reopen.formState}
        onSubmit={() =>
          reopen.run({ params: { resultId: result.id }, body: { methods, reason, version: result.version } })
        }
        actions={
          <>
            <Button kind="danger" type="submit" isPending={reopen.isPending}>
              Reopen the result
            </Button>
            <Button onPress={onClose}>Leave it</Button>
          </>
        }
      >
        <p>
          This {result.grade} stays in force until a new result is released. Both are kept, and everybody who
          read this one is told why.
        </p>
        <fieldset className="gm-field">
          <legend className="gm-label">Whose sheets open again?</legend>
          <div className="gm-choices">
            {[...titles].map(([method, title]) => (
              <Checkbox
                key={method}
                name="methods"
                isChecked={methods.includes(method)}
                onChange={(isChecked) =>
                  draft.set({
                    methods: isChecked ? [...methods, method] : methods.filter((each) => each !== method),
                  })
                }
              >
                {title}
              </Checkbox>
            ))}
          </div>
        </fieldset>
        <TextArea
          label="Reason"
          name="reason"
          hint="Read by the apprentice, the provider and the auditor."
          limit={{ of: 'characters', most: 4000 }}
          value={reason}
          onChange={(typed) => draft.set({ reason: typed })}
        />
      </Form>
    </Dialog>
  );
}
