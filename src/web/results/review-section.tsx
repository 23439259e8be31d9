import { useState } from 'react';
import { getResult, listResults, type ResultDetail, reviewResult } from '#contract/results.ts';
import { useCommand } from '#web/api/query.ts';
import { useMay } from '#web/api/session.ts';
import { Button } from '#web/ui/button.tsx';
import { formatInstant } from '#web/ui/dates.ts';
import { Dialog } from '#web/ui/dialog.tsx';
import { Form } from '#web/ui/form.tsx';
import { Section } from '#web/ui/page.tsx';
import { StateChip } from '#web/ui/state-chip.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { showToast } from '#web/ui/toast.tsx';
import { SendBackDialog } from './send-back.tsx';

/** What quality assurers said, and the way to say it: agree, or send back with what to look at again. */
export function ReviewSection({ result }: { result: ResultDetail }) {
  const mayReview = useMay('quality.review-result');
  const [open, setOpen] = useState<'agree' | 'send-back'>();
  const isWaiting = result.state === 'in-quality-assurance';
  const isOffered = mayReview && isWaiting;
  if (result.reviews.length === 0 && !isWaiting) return null;
  return (
    <Section title="Quality assurance">
      {result.reviews.length === 0 && !isOffered ? (
        <p>Waits for a quality assurer who took no part in this assessment.</p>
      ) : null}
      <ul className="gm-history">
        {result.reviews.map((each) => (
          <li key={each.at}>
            <StateChip tone={each.outcome === 'agree' ? 'met' : 'referred'}>
              {each.outcome === 'agree' ? 'Agreed' : 'Sent back'}
            </StateChip>
            <p>
              {each.by}, {formatInstant(each.at)}
            </p>
            {each.reason ? <p>{each.reason}</p> : null}
          </li>
        ))}
      </ul>
      {isOffered ? <ReviewChoices ability={result.abilities.review} onChoose={setOpen} /> : null}
      {open === 'agree' ? <AgreeDialog result={result} onClose={() => setOpen(undefined)} /> : null}
      {open === 'send-back' ? <SendBackDialog result={result} onClose={() => setOpen(undefined)} /> : null}
    </Section>
  );
}

function ReviewChoices({
  ability,
  onChoose,
}: {
  ability: ResultDetail['abilities']['review'];
  onChoose: (choice: 'agree' | 'send-back') => void;
}) {
  const agree = (
    <Button
      kind="primary"
      isWide
      onPress={() => onChoose('agree')}
      disabledReason={ability.allowed ? undefined : ability.reason}
    >
      Agree with the result
    </Button>
  );
  if (!ability.allowed) return agree;
  return (
    <div className="gm-stack gm-no-print">
      <p className="gm-small gm-quiet">You took no part in this assessment. Read the proof, then decide.</p>
      {agree}
      <Button isWide onPress={() => onChoose('send-back')}>
        Send back to the assessor
      </Button>
    </div>
  );
}

function AgreeDialog({ result, onClose }: { result: ResultDetail; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const agree = useCommand(reviewResult, {
    invalidates: [getResult, listResults],
    onDone: () => {
      showToast(`Agreed. The result of ${result.apprentice.name} can be released.`);
      onClose();
    },
  });
  return (
    <Dialog title={`Agree that ${result.apprentice.name} has a ${result.grade}?`} isOpen onClose={onClose}>
      <Form
        {...agree.formState}
        onSubmit={() =>
          agree.run({
            params: { resultId: result.id },
            body: { outcome: 'agree', version: result.version, ...(reason ? { reason } : {}) },
          })
        }
        actions={
          <>
            <Button kind="primary" type="submit" isPending={agree.isPending}>
              Agree with the result
            </Button>
            <Button onPress={onClose}>Not yet</Button>
          </>
        }
      >
        <p>Operations can release it then. Your agreement is recorded with your name.</p>
        <TextArea
          label="What you looked at"
          name="reason"
          isOptional
          limit={{ of: 'characters', most: 4000 }}
          value={reason}
          onChange={setReason}
        />
      </Form>
    </Dialog>
  );
}
