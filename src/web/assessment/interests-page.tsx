import { useState } from 'react';
import { confirmMyInterests, declareInterest, listMyInterests } from '#contract/assessors.ts';
import { useCommand, useEndpoint } from '#web/api/query.ts';
import { useMe } from '#web/api/session.ts';
import { Button } from '#web/ui/button.tsx';
import { Form } from '#web/ui/form.tsx';
import { EmptyState, Notice } from '#web/ui/notice.tsx';
import { PageHeader, Section } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { Stamp } from '#web/ui/stamp.tsx';
import { showToast } from '#web/ui/toast.tsx';
import { useDraft } from '#web/ui/use-draft.ts';
import { CompetenceList } from './competence-list.tsx';
import { InterestFields, interestBody, interestWords, noInterest } from './interest-form.tsx';
import './assessment.css';

/** The assessor's own declaration: ties to people and bodies, said to be complete; and competence on record. */
export function InterestsPage() {
  const own = useEndpoint(listMyInterests);
  const [isAdding, setIsAdding] = useState(false);
  if (own.error)
    return (
      <Notice kind="problem" title={own.error.title}>
        {own.error.mend}
      </Notice>
    );
  if (!own.data) return <Skeleton label="Looking up your interests" lines={5} />;
  const { interests, competences, interestsDeclaredOn } = own.data;
  return (
    <>
      <PageHeader
        title="My interests and competence"
        lead="You are booked only where nothing ties you to the apprentice, their employer or their training provider."
      />
      <Section title="Interests">
        {interests.length === 0 ? (
          <p>None recorded.</p>
        ) : (
          <ul className="gm-interests">
            {interests.map((interest) => (
              <li key={interest.id}>
                <span>{interestWords(interest)}</span>
                {interest.note ? <span className="gm-quiet"> {interest.note}</span> : null}
              </li>
            ))}
          </ul>
        )}
        {isAdding ? (
          <AddInterest onDone={() => setIsAdding(false)} />
        ) : (
          <Button icon="plus" onPress={() => setIsAdding(true)}>
            Declare an interest
          </Button>
        )}
        <Declaration declaredOn={interestsDeclaredOn} count={interests.length} />
      </Section>
      <Section title="What I may assess" aside="Recorded by the assessment organisation">
        {competences.length === 0 ? (
          <EmptyState title="Nothing on record">
            Nobody can book you until operations have recorded the standards you may assess. Ask them to.
          </EmptyState>
        ) : (
          <CompetenceList competences={competences} />
        )}
      </Section>
    </>
  );
}

function Declaration({ declaredOn, count }: { declaredOn: string | null; count: number }) {
  const confirm = useCommand(confirmMyInterests, {
    invalidates: [listMyInterests],
    onDone: () => showToast('Your interests are declared complete.'),
  });
  return (
    <div className="gm-declaration">
      {declaredOn ? (
        <Stamp word="Signed" on={declaredOn} />
      ) : (
        <Notice kind="warning" title="You have not declared yet">
          Without your word that this list is complete nobody can book you, even when it is empty.
        </Notice>
      )}
      {confirm.problem ? (
        <Notice kind="problem" title={confirm.problem.title} isLive>
          {confirm.problem.mend}
        </Notice>
      ) : null}
      <Button
        kind={declaredOn ? 'secondary' : 'primary'}
        isPending={confirm.isPending}
        onPress={() => confirm.run({ body: { complete: true } })}
      >
        {count === 0 ? 'Declare that I have no interests' : 'Declare that this list is complete'}
      </Button>
    </div>
  );
}

function AddInterest({ onDone }: { onDone: () => void }) {
  const me = useMe();
  const draft = useDraft(`${me.accountId}.interest.new`, noInterest);
  const [isTried, setIsTried] = useState(false);
  const add = useCommand(declareInterest, {
    invalidates: [listMyInterests],
    onDone: () => {
      draft.discard();
      showToast('The interest is declared. Declare the list complete again.');
      onDone();
    },
  });
  const body = interestBody(draft.value);
  const missing = [
    ...(draft.value.kind === '' ? [{ path: 'kind', message: 'Say what the tie is.' }] : []),
    ...(draft.value.party === '' ? [{ path: 'party', message: 'Say to whom.' }] : []),
    ...(draft.value.partyName.trim() === '' ? [{ path: 'partyName', message: 'Enter the name.' }] : []),
  ];
  const issues = isTried && !body ? missing : add.formState.issues;
  return (
    <Form
      issues={issues}
      refusal={add.formState.refusal}
      onSubmit={() => (body ? add.run({ body }) : setIsTried(true))}
      actions={
        <>
          <Button kind="primary" type="submit" isPending={add.isPending}>
            Declare this interest
          </Button>
          <Button kind="quiet" onPress={onDone}>
            Not now
          </Button>
        </>
      }
    >
      <InterestFields draft={draft.value} onChange={draft.set} />
    </Form>
  );
}
