import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useId, useState } from 'react';
import { enrol, listAssessmentOrganisations, listEmployers, listEnrolments } from '#contract/enrolment.ts';
import { listPeople } from '#contract/people.ts';
import { listPlans } from '#contract/standards.ts';
import { useCommand, useEndpoint } from '#web/api/query.ts';
import { useMay, useMe } from '#web/api/session.ts';
import { BackLink } from '#web/shell/link.tsx';
import { usePlan } from '#web/standards/use-plan.ts';
import { Button } from '#web/ui/button.tsx';
import { Checkbox } from '#web/ui/choices.tsx';
import { DateField } from '#web/ui/date-field.tsx';
import { formatInstant } from '#web/ui/dates.ts';
import type { FieldIssue } from '#web/ui/field.tsx';
import { Form } from '#web/ui/form.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { PageHeader } from '#web/ui/page.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { useDraft } from '#web/ui/use-draft.ts';
import { EmploymentFields } from './employment-fields.tsx';
import { EnglishMathsFields } from './english-maths-fields.tsx';
import { type EnrolValues, emptyEnrolment, enrolBodyOf, issuesOfEnrolment } from './enrol-body.ts';
import './enrolment.css';

/** Enrol one apprentice: one page of sections, kept on this device while it is written. */
export function EnrolPage() {
  const me = useMe();
  const router = useRouter();
  const mayEnrol = useMay('enrolment.enrol');
  const draft = useDraft<EnrolValues>(`${me.accountId}.enrol`, emptyEnrolment);
  const [missing, setMissing] = useState<readonly FieldIssue[]>([]);
  const command = useCommand(enrol, {
    invalidates: [listEnrolments, listEmployers],
    onDone: ({ id }) => {
      draft.discard();
      void router.navigate({
        to: '/enrolments/$enrolmentId',
        params: { enrolmentId: id },
        search: { enrolled: true },
      });
    },
  });
  const submit = () => {
    const found = issuesOfEnrolment(draft.value);
    setMissing(found);
    if (found.length === 0) command.run({ body: enrolBodyOf(draft.value) });
  };
  return (
    <>
      <PageHeader
        above={<BackLink to="/enrolments">Caseload</BackLink>}
        title="Enrol an apprentice"
        lead="The start date decides the version of the standard and the assessment plan; you do not choose them."
      />
      {draft.restoredFrom ? (
        <Notice
          title={`Taken up from ${formatInstant(draft.restoredFrom)}`}
          actions={
            <Button kind="quiet" onPress={draft.discard}>
              Begin afresh
            </Button>
          }
        >
          What you had written is still here.
        </Notice>
      ) : null}
      <Form
        onSubmit={submit}
        issues={missing.length > 0 ? missing : command.formState.issues}
        refusal={missing.length > 0 ? undefined : command.formState.refusal}
        actions={
          <Button
            kind="primary"
            type="submit"
            isPending={command.isPending}
            disabledReason={mayEnrol ? undefined : 'Only a manager of your organisation enrols apprentices.'}
          >
            Enrol apprentice
          </Button>
        }
      >
        <WhoFields value={draft.value} set={draft.set} />
        <ApprenticeshipFields value={draft.value} set={draft.set} />
        <FormSection title="Employer" hint="Where the apprentice works.">
          <EmploymentFields value={draft.value} onChange={draft.set} />
        </FormSection>
        <FormSection
          title="English and maths"
          hint="What is known now; it can be recorded later too. The gateway checks it by age and level."
        >
          <EnglishMathsFields
            value={draft.value.englishMaths}
            onChange={(englishMaths) => draft.set({ englishMaths })}
          />
        </FormSection>
      </Form>
    </>
  );
}

/** A part of a long form: what it is about at the left, its fields at the right. */
export function FormSection({ title, hint, children }: { title: string; hint: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="gm-form-section" aria-labelledby={id}>
      <div>
        <h2 id={id}>{title}</h2>
        <p className="gm-hint">{hint}</p>
      </div>
      <div className="gm-form-fields">{children}</div>
    </section>
  );
}

interface PartProps {
  value: EnrolValues;
  set: (change: Partial<EnrolValues>) => void;
}

function WhoFields({ value, set }: PartProps) {
  return (
    <FormSection title="Apprentice" hint="Names as on the learner record; they go on the certificate.">
      <TextField
        label="Given names"
        name="givenNames"
        value={value.givenNames}
        onChange={(givenNames) => set({ givenNames })}
      />
      <TextField
        label="Family name"
        name="familyName"
        value={value.familyName}
        onChange={(familyName) => set({ familyName })}
      />
      <TextField
        label="Name used"
        name="nameUsed"
        hint="If people call them by another name."
        isOptional
        value={value.nameUsed}
        onChange={(nameUsed) => set({ nameUsed })}
      />
      <DateField
        label="Date of birth"
        name="dateOfBirth"
        example="6/5/2004"
        value={value.dateOfBirth}
        onChange={(dateOfBirth) => set({ dateOfBirth })}
      />
      <TextField
        label="ULN"
        name="uln"
        hint="Ten digits. Write 9999999999 while it is not known."
        inputMode="numeric"
        isShort
        value={value.uln}
        onChange={(uln) => set({ uln })}
      />
      <TextField
        label="Learner reference"
        name="learnerReference"
        hint="Yours, for the funding return."
        isOptional
        isShort
        value={value.learnerReference}
        onChange={(learnerReference) => set({ learnerReference })}
      />
      <TextField
        label="Apprentice’s email"
        name="email"
        type="email"
        hint="You can invite them to sign in afterwards."
        isOptional
        value={value.email}
        onChange={(email) => set({ email })}
      />
    </FormSection>
  );
}

function ApprenticeshipFields({ value, set }: PartProps) {
  const plans = useEndpoint(listPlans).data?.items ?? [];
  const tutors = useEndpoint(listPeople, { query: { role: 'tutor', limit: 200 } }).data?.items ?? [];
  const bodies = useEndpoint(listAssessmentOrganisations).data?.items ?? [];
  const chosen = plans.find(({ reference }) => reference === value.reference);
  const options = usePlan(chosen?.reference ?? '', chosen?.edition ?? '')?.standard.options ?? [];
  const toggle = (id: string, isChosen: boolean) =>
    set({ options: isChosen ? [...value.options, id] : value.options.filter((each) => each !== id) });
  return (
    <FormSection title="Apprenticeship" hint="What they learn, from when, and who teaches and assesses.">
      <div data-wide>
        <Select
          label="Standard"
          name="reference"
          value={value.reference}
          options={[...new Map(plans.map((plan) => [plan.reference, plan])).values()].map((plan) => ({
            value: plan.reference,
            label: `${plan.reference} level ${plan.level}: ${plan.title}`,
          }))}
          onChange={(reference) => set({ reference, options: [] })}
        />
      </div>
      {options.length > 0 ? (
        <fieldset data-wide>
          <legend className="gm-label">Options</legend>
          {options.map((option) => (
            <Checkbox
              key={option.id}
              isChecked={value.options.includes(option.id)}
              onChange={(isChosen) => toggle(option.id, isChosen)}
            >
              {option.title}
            </Checkbox>
          ))}
        </fieldset>
      ) : null}
      <DateField
        label="Start date"
        name="startsOn"
        example="1/9/2026"
        value={value.startsOn}
        onChange={(startsOn) => set({ startsOn })}
      />
      <DateField
        label="Planned end date"
        name="plannedEndOn"
        example="31/1/2028"
        value={value.plannedEndOn}
        onChange={(plannedEndOn) => set({ plannedEndOn })}
      />
      <Select
        label="Tutor"
        name="tutorId"
        hint={tutors.length === 0 ? 'Nobody has the role of tutor yet: invite one under People.' : undefined}
        value={value.tutorId}
        options={tutors.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(tutorId) => set({ tutorId })}
      />
      <Select
        label="Assessment organisation"
        name="assessmentOrganisationId"
        hint="Can be chosen later, before the gateway."
        isOptional
        value={value.assessmentOrganisationId}
        placeholder="Not chosen yet"
        options={bodies.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(assessmentOrganisationId) => set({ assessmentOrganisationId })}
      />
    </FormSection>
  );
}
