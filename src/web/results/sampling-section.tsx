import { useState } from 'react';
import { decideSampling, getResult, listResults, type ResultDetail } from '#contract/results.ts';
import { useCommand } from '#web/api/query.ts';
import { Button } from '#web/ui/button.tsx';
import { RadioGroup } from '#web/ui/choices.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Form } from '#web/ui/form.tsx';
import { Section } from '#web/ui/page.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { showToast } from '#web/ui/toast.tsx';

/** Whether a quality assurer looks at the result, and why; a person changes it with a reason. */
export function SamplingSection({ result }: { result: ResultDetail }) {
  const [isOpen, setIsOpen] = useState(false);
  const { sampling, abilities } = result;
  return (
    <Section title="Sampling">
      <p>
        {sampling?.sampled ? 'In the sample' : 'Not in the sample'},{' '}
        {sampling?.decidedBy ? `decided by ${sampling.decidedBy}` : 'decided by the rules'}.
      </p>
      <ul className="gm-reasons">
        {sampling?.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      {abilities.sample.allowed ? (
        <p className="gm-ask gm-no-print">
          <Button onPress={() => setIsOpen(true)}>Change the decision</Button>
        </p>
      ) : null}
      {isOpen ? <ChangeDialog result={result} onClose={() => setIsOpen(false)} /> : null}
    </Section>
  );
}

function ChangeDialog({ result, onClose }: { result: ResultDetail; onClose: () => void }) {
  const [sampled, setSampled] = useState<'yes' | 'no'>(result.sampling?.sampled ? 'no' : 'yes');
  const [reason, setReason] = useState('');
  const change = useCommand(decideSampling, {
    invalidates: [getResult, listResults],
    onDone: () => {
      showToast('The sampling decision is changed.');
      onClose();
    },
  });
  return (
    <Dialog title="Change the sampling decision" isOpen onClose={onClose}>
      <Form
        {...change.formState}
        onSubmit={() =>
          change.run({
            params: { resultId: result.id },
            body: { sampled: sampled === 'yes', reason, version: result.version },
          })
        }
        actions={
          <>
            <Button kind="primary" type="submit" isPending={change.isPending}>
              Change the decision
            </Button>
            <Button onPress={onClose}>Keep it</Button>
          </>
        }
      >
        <RadioGroup
          label="Does a quality assurer look at this result?"
          name="sampled"
          value={sampled}
          onChange={setSampled}
          options={[
            { value: 'yes', label: 'Yes, it is in the sample' },
            { value: 'no', label: 'No', hint: 'It can then be released without agreement.' },
          ]}
        />
        <TextArea
          label="Reason"
          name="reason"
          hint="Kept with the decision, beside your name."
          limit={{ of: 'characters', most: 1000 }}
          value={reason}
          onChange={setReason}
        />
      </Form>
    </Dialog>
  );
}
