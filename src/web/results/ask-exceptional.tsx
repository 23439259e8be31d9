import { useState } from 'react';
import { listMyResults, type ReleasedResult, requestExceptional } from '#contract/results.ts';
import { useCommand } from '#web/api/query.ts';
import { Button } from '#web/ui/button.tsx';
import { formatDay } from '#web/ui/dates.ts';
import { Dialog } from '#web/ui/dialog.tsx';
import { Form } from '#web/ui/form.tsx';
import { Section } from '#web/ui/page.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { showToast } from '#web/ui/toast.tsx';
import { useDraft } from '#web/ui/use-draft.ts';
import { attemptWords } from './results-words.ts';

interface Props {
  result: ReleasedResult;
  membershipId: string;
}

/** Ask for something outside one's control to be considered; says until when, or why not. */
export function AskExceptional({ result, membershipId }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const { exceptional, exceptionalUntil } = result;
  return (
    <Section title="Exceptional circumstances">
      <p>
        Did something outside your control affect an assessment? If {result.assessmentOrganisation} agrees,
        the next attempt is not limited to a pass.
      </p>
      {exceptionalUntil ? (
        <p>
          Ask by <strong>{formatDay(exceptionalUntil)}</strong>.
        </p>
      ) : null}
      <p className="gm-no-print gm-ask">
        <Button
          onPress={() => setIsOpen(true)}
          disabledReason={exceptional.allowed ? undefined : exceptional.reason}
        >
          Ask for circumstances to be considered
        </Button>
      </p>
      {isOpen ? (
        <AskDialog result={result} membershipId={membershipId} onClose={() => setIsOpen(false)} />
      ) : null}
    </Section>
  );
}

function AskDialog({ result, membershipId, onClose }: Props & { onClose: () => void }) {
  const failed = result.attempts.filter(({ grade }) => grade === 'fail');
  const draft = useDraft(`${membershipId}.exceptional.${result.id}`, {
    attemptId: failed.at(-1)?.id ?? '',
    description: '',
  });
  const ask = useCommand(requestExceptional, {
    invalidates: [listMyResults],
    membershipId,
    onDone: () => {
      draft.discard();
      showToast(`${result.assessmentOrganisation} has your request.`);
      onClose();
    },
  });
  return (
    <Dialog title="Ask for exceptional circumstances" isOpen onClose={onClose}>
      <Form
        {...ask.formState}
        onSubmit={() =>
          ask.run({
            params: { attemptId: draft.value.attemptId },
            body: { description: draft.value.description },
          })
        }
        actions={
          <>
            <Button kind="primary" type="submit" isPending={ask.isPending}>
              Send the request
            </Button>
            <Button onPress={onClose}>Not now</Button>
          </>
        }
      >
        <Select
          label="Which assessment?"
          value={draft.value.attemptId}
          onChange={(attemptId) => draft.set({ attemptId })}
          options={failed.map((attempt) => ({
            value: attempt.id,
            label: `${attempt.title}, ${attemptWords(attempt).toLowerCase()}`,
          }))}
        />
        <TextArea
          label="What happened, and how did it affect you?"
          name="description"
          hint="Write it as you would tell it. What you write is kept on this device until you send it."
          rows={6}
          limit={{ of: 'characters', most: 4000 }}
          value={draft.value.description}
          onChange={(description) => draft.set({ description })}
        />
      </Form>
    </Dialog>
  );
}
