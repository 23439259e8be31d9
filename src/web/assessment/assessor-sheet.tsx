import { useState } from 'react';
import { type Assessor, addCompetence, addInterest, listAssessors } from '#contract/assessors.ts';
import { useCommand } from '#web/api/query.ts';
import { useMay } from '#web/api/session.ts';
import { Button } from '#web/ui/button.tsx';
import { DateField } from '#web/ui/date-field.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Form } from '#web/ui/form.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/page.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { showToast } from '#web/ui/toast.tsx';
import { CompetenceList } from './competence-list.tsx';
import { InterestFields, interestBody, interestWords, noInterest } from './interest-form.tsx';

/** One assessor beside the list: competence and interests, and the way to record more. */
export function AssessorSheet({ assessor, onClose }: { assessor: Assessor; onClose: () => void }) {
  const mayManage = useMay('assessment.manage-assessors');
  const [adding, setAdding] = useState<'competence' | 'interest'>();
  const close = () => setAdding(undefined);
  const { person, competences, interests, interestsDeclaredOn } = assessor;
  return (
    <Dialog kind="sheet" isOpen isWide title={person.name} onClose={onClose}>
      {interestsDeclaredOn === null ? (
        <Notice kind="warning" title="Has not declared interests">
          Nobody books {person.name} before they have said that their list of interests is complete.
        </Notice>
      ) : null}
      <Section title="May assess" level={3}>
        {competences.length === 0 ? <p>Nothing on record.</p> : <CompetenceList competences={competences} />}
        {adding === 'competence' ? <AddCompetence personId={person.id} onDone={close} /> : null}
        {mayManage && adding !== 'competence' ? (
          <Button icon="plus" onPress={() => setAdding('competence')}>
            Record competence
          </Button>
        ) : null}
      </Section>
      <Section title="Interests" level={3}>
        {interests.length === 0 ? <p>None recorded.</p> : null}
        <ul className="gm-interests">
          {interests.map((interest) => (
            <li key={interest.id}>
              {interestWords(interest)}
              {interest.note ? <span className="gm-quiet"> {interest.note}</span> : null}
            </li>
          ))}
        </ul>
        {adding === 'interest' ? <AddInterest personId={person.id} onDone={close} /> : null}
        {mayManage && adding !== 'interest' ? (
          <Button icon="plus" onPress={() => setAdding('interest')}>
            Record an interest
          </Button>
        ) : null}
      </Section>
    </Dialog>
  );
}

function AddCompetence({ personId, onDone }: { personId: string; onDone: () => void }) {
  const [draft, setDraft] = useState({ reference: '', years: '', qualification: '', from: '', to: '' });
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const add = useCommand(addCompetence, {
    invalidates: [listAssessors],
    onDone: () => {
      showToast('The competence is recorded.');
      onDone();
    },
  });
  const run = () => {
    const { to, years, ...rest } = draft;
    const until = to === '' ? {} : { to };
    add.run({ params: { personId }, body: { ...rest, years: Number(years), ...until } });
  };
  return (
    <Form
      {...add.formState}
      onSubmit={run}
      actions={
        <>
          <Button kind="primary" type="submit" isPending={add.isPending}>
            Record competence
          </Button>
          <Button kind="quiet" onPress={onDone}>
            Not now
          </Button>
        </>
      }
    >
      <TextField
        label="Standard"
        name="reference"
        hint="Its reference, such as ST0072"
        isShort
        value={draft.reference}
        onChange={(reference) => change({ reference })}
      />
      <TextField
        label="Qualification"
        name="qualification"
        value={draft.qualification}
        onChange={(qualification) => change({ qualification })}
      />
      <TextField
        label="Years in the occupation"
        name="years"
        inputMode="numeric"
        isShort
        value={draft.years}
        onChange={(years) => change({ years })}
      />
      <DateField label="From" name="from" value={draft.from} onChange={(from) => change({ from })} />
      <DateField label="Until" name="to" isOptional value={draft.to} onChange={(to) => change({ to })} />
    </Form>
  );
}

function AddInterest({ personId, onDone }: { personId: string; onDone: () => void }) {
  const [draft, setDraft] = useState(noInterest);
  const [isTried, setIsTried] = useState(false);
  const add = useCommand(addInterest, {
    invalidates: [listAssessors],
    onDone: () => {
      showToast('The interest is recorded.');
      onDone();
    },
  });
  const body = interestBody(draft);
  const missing =
    isTried && !body ? [{ path: 'partyName', message: 'Say what the tie is, to whom, and the name.' }] : [];
  return (
    <Form
      issues={missing.length > 0 ? missing : add.formState.issues}
      refusal={add.formState.refusal}
      onSubmit={() => (body ? add.run({ params: { personId }, body }) : setIsTried(true))}
      actions={
        <>
          <Button kind="primary" type="submit" isPending={add.isPending}>
            Record this interest
          </Button>
          <Button kind="quiet" onPress={onDone}>
            Not now
          </Button>
        </>
      }
    >
      <InterestFields draft={draft} onChange={(part) => setDraft({ ...draft, ...part })} />
    </Form>
  );
}
