import { useState } from 'react';
import { getEdition, listEditions, withdrawEdition } from '#contract/plan-editions.ts';
import { listPlans } from '#contract/standards.ts';
import { useCommand } from '#web/api/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import type { FieldIssue } from '#web/ui/field.tsx';
import { Form } from '#web/ui/form.tsx';
import { Section } from '#web/ui/page.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { showToast } from '#web/ui/toast.tsx';
import type { EditionRecord } from './edition-page.tsx';
import { apprenticeWords } from './library-words.ts';

/** Take an edition away from new starts. It cannot be taken back, so it says first what it means. */
export function WithdrawSection({ record: { summary } }: { record: EditionRecord }) {
  const { reference, edition, apprentices } = summary;
  const [isAsking, setAsking] = useState(false);
  const [why, setWhy] = useState('');
  const [missing, setMissing] = useState<readonly FieldIssue[]>([]);
  const withdraw = useCommand(withdrawEdition, {
    invalidates: [getEdition, listEditions, listPlans],
    onDone: () => {
      showToast(`Plan ${edition} withdrawn for new starts`);
      setAsking(false);
    },
  });
  const submit = () => {
    const open = why.trim() === '' ? [{ path: 'why', message: 'Say why it is withdrawn' }] : [];
    setMissing(open);
    if (open.length === 0) withdraw.run({ params: { reference, edition }, body: { why } });
  };
  return (
    <Section title="Withdrawal">
      <div className="gm-stack">
        <p className="gm-quiet">Closes the edition for new starts. Apprentices on it stay on it.</p>
        <div className="gm-row">
          <Button onPress={() => setAsking(true)}>Withdraw edition</Button>
        </div>
      </div>
      {isAsking ? (
        <Dialog kind="alert" title={`Withdraw plan ${edition}?`} isOpen onClose={() => setAsking(false)}>
          <Form
            issues={missing.length > 0 ? missing : withdraw.formState.issues}
            refusal={missing.length > 0 ? undefined : withdraw.formState.refusal}
            onSubmit={submit}
            actions={
              <>
                <Button onPress={() => setAsking(false)}>Cancel</Button>
                <Button kind="danger" type="submit" isPending={withdraw.isPending}>
                  Withdraw edition
                </Button>
              </>
            }
          >
            <ul className="gm-bullets">
              <li>
                Nobody can be enrolled on {reference} {edition} any more, at any organisation here.
              </li>
              <li>
                Apprentices on it stay on it and are assessed by it
                {apprentices > 0 ? `: ${apprenticeWords(apprentices)} of yours` : ''}.
              </li>
              <li>Nobody can newly offer assessment on it.</li>
              <li>It cannot be taken back. A new edition can be published in its place.</li>
            </ul>
            <TextArea label="Why" name="why" rows={2} value={why} onChange={setWhy} />
          </Form>
        </Dialog>
      ) : null}
    </Section>
  );
}
