import { getResult, listResults, type ResultDetail, reviewResult } from '#contract/results.ts';
import { useCommand } from '#web/api/query.ts';
import { useMe } from '#web/api/session.ts';
import { Button } from '#web/ui/button.tsx';
import { Checkbox } from '#web/ui/choices.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Form } from '#web/ui/form.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { showToast } from '#web/ui/toast.tsx';
import { useDraft } from '#web/ui/use-draft.ts';
import { criterionTexts } from './judged-attempts.tsx';

interface Draft {
  method: string;
  reason: string;
  /** Notes of the criteria that are named, by method and reference. */
  notes: Record<string, string>;
}

/** Send a result back: which criteria to look at again, a note on each, and why. The sheet of their method opens again. */
export function SendBackDialog({ result, onClose }: { result: ResultDetail; onClose: () => void }) {
  const me = useMe();
  const draft = useDraft<Draft>(`${me.accountId}.send-back.${result.id}`, {
    method: result.attempts[0]?.method ?? '',
    reason: '',
    notes: {},
  });
  const { method, notes, reason } = draft.value;
  const send = useCommand(reviewResult, {
    invalidates: [getResult, listResults],
    onDone: () => {
      draft.discard();
      showToast('Sent back. The assessor finds the sheet open again.');
      onClose();
    },
  });
  const named = Object.entries(notes).map(([key, note]) => {
    const [of = '', ref = ''] = key.split('/');
    return { method: of, ref, note };
  });
  return (
    <Dialog title="Send back to the assessor" kind="sheet" isOpen onClose={onClose}>
      <Form
        {...send.formState}
        onSubmit={() =>
          send.run({
            params: { resultId: result.id },
            body: {
              outcome: 'send-back',
              reason,
              method,
              criteria: named.filter(({ note }) => note.trim() !== ''),
              version: result.version,
            },
          })
        }
        actions={
          <>
            <Button kind="primary" type="submit" isPending={send.isPending}>
              Send back
            </Button>
            <Button onPress={onClose}>Keep it here</Button>
          </>
        }
      >
        <TextArea
          label="Why"
          name="reason"
          hint="The assessor reads this first."
          limit={{ of: 'characters', most: 4000 }}
          value={reason}
          onChange={(typed) => draft.set({ reason: typed })}
        />
        <Select
          label="Whose sheet opens again"
          name="method"
          value={method}
          onChange={(chosen) => draft.set({ method: chosen })}
          options={result.attempts.map((each) => ({ value: each.method, label: each.title }))}
        />
        <NamedCriteria result={result} draft={draft.value} onChange={(next) => draft.set({ notes: next })} />
      </Form>
    </Dialog>
  );
}

function NamedCriteria(props: {
  result: ResultDetail;
  draft: Draft;
  onChange: (notes: Record<string, string>) => void;
}) {
  const { method, notes } = props.draft;
  const texts = criterionTexts(props.result.grading);
  const attempt = props.result.attempts.findLast((each) => each.method === method);
  const set = (key: string, note: string | undefined) => {
    const { [key]: _before, ...others } = notes;
    props.onChange(note === undefined ? others : { ...others, [key]: note });
  };
  return (
    <fieldset className="gm-field">
      <legend className="gm-label">Criteria to look at again</legend>
      <div className="gm-pick">
        {attempt?.judgements.map(({ ref, judgement }) => {
          const key = `${method}/${ref}`;
          const note = notes[key];
          return (
            <div key={key}>
              <Checkbox
                isChecked={note !== undefined}
                onChange={(isChecked) => set(key, isChecked ? '' : undefined)}
                hint={texts.get(key)}
              >
                {ref}, {judgement === 'met' ? 'met' : 'not met'}
              </Checkbox>
              {note === undefined ? null : (
                <TextField label={`Note on ${ref}`} value={note} onChange={(typed) => set(key, typed)} />
              )}
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
