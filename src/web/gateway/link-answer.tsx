import { useState } from 'react';
import { answerLink, type LinkView } from '#contract/gateway.ts';
import { useCommand } from '#web/api/query.ts';
import { Button } from '#web/ui/button.tsx';
import { RadioGroup } from '#web/ui/choices.tsx';
import type { FieldIssue } from '#web/ui/field.tsx';
import { Form } from '#web/ui/form.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { useDraft } from '#web/ui/use-draft.ts';
import type { LinkOutcome } from './link-done.tsx';

interface Answer {
  answer: '' | 'agree' | 'decline';
  name: string;
  jobTitle: string;
  comment: string;
}

/** What is missing before an answer is sent: the answer, a name, and a reason for a no. */
export function missingInAnswer(
  { answer, name, comment }: Answer,
  purpose: LinkView['purpose'] = 'sign',
): FieldIssue[] {
  const missing: FieldIssue[] = [];
  if (answer === '') missing.push({ path: 'answer', message: 'Choose your answer' });
  if (name.trim() === '') missing.push({ path: 'name', message: 'Write your name' });
  if (answer === 'decline' && comment.trim() === '')
    missing.push({ path: 'comment', message: 'Say what is missing, so that it can be put right' });
  if (answer === 'agree' && purpose === 'waive' && comment.trim() === '')
    missing.push({ path: 'comment', message: 'Say why it is not needed' });
  return missing;
}

const agreeing: Readonly<Record<LinkView['purpose'], { yes: string; no: string; button: string }>> = {
  sign: { yes: 'Yes, I agree and sign', no: 'No, not yet', button: 'Sign' },
  approve: { yes: 'Yes, I approve it', no: 'No, something must change', button: 'Approve' },
  confirm: { yes: 'Yes, I confirm it', no: 'No, that is not so', button: 'Confirm' },
  waive: { yes: 'Yes, I waive it', no: 'No, it is needed', button: 'Waive' },
};

/** Yes or no, in the employer's own name; a no says why. */
export function LinkAnswer({
  view,
  token,
  onDone,
}: {
  view: LinkView;
  token: string;
  onDone: (outcome: LinkOutcome) => void;
}) {
  const draft = useDraft<Answer>(`link.${view.statementHash.slice(0, 16)}`, {
    answer: '',
    name: view.to,
    jobTitle: view.jobTitle ?? '',
    comment: '',
  });
  const [missing, setMissing] = useState<readonly FieldIssue[]>([]);
  const { answer, name, jobTitle, comment } = draft.value;
  const send = useCommand(answerLink, {
    onDone: () => {
      draft.discard();
      if (answer !== '') onDone({ answer, name });
    },
  });
  const asksWhy = answer === 'decline' || (answer === 'agree' && view.purpose === 'waive');
  const words = agreeing[view.purpose];
  const submit = () => {
    const found = missingInAnswer(draft.value, view.purpose);
    setMissing(found);
    if (found.length > 0 || answer === '') return;
    const body = { answer, name, jobTitle, comment: asksWhy ? comment : undefined };
    send.run({ params: { token }, body: { ...body, statementHash: view.statementHash } });
  };
  return (
    <Form
      onSubmit={submit}
      issues={missing.length > 0 ? missing : send.formState.issues}
      refusal={missing.length > 0 ? undefined : send.formState.refusal}
      actions={
        <Button kind="primary" type="submit" isWide isPending={send.isPending}>
          {answer === 'decline' ? 'Send my answer' : words.button}
        </Button>
      }
    >
      <RadioGroup<'agree' | 'decline'>
        label="Your answer"
        name="answer"
        value={answer}
        onChange={(chosen) => draft.set({ answer: chosen })}
        options={[
          { value: 'agree', label: words.yes },
          { value: 'decline', label: words.no },
        ]}
      />
      {asksWhy ? (
        <TextArea
          label={answer === 'decline' ? 'What is missing?' : 'Why is it not needed?'}
          name="comment"
          hint={`${view.provider} reads this and comes back to you.`}
          value={comment}
          onChange={(text) => draft.set({ comment: text })}
          limit={{ of: 'characters', most: 2000 }}
        />
      ) : null}
      <TextField
        label="Your name"
        name="name"
        autoComplete="name"
        value={name}
        onChange={(text) => draft.set({ name: text })}
      />
      <TextField
        label="Your job title"
        name="jobTitle"
        autoComplete="organization-title"
        isOptional
        value={jobTitle}
        onChange={(text) => draft.set({ jobTitle: text })}
      />
    </Form>
  );
}
