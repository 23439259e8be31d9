import { useState } from 'react';
import { getEnrolment } from '#contract/enrolment.ts';
import { getGateway, openGateway } from '#contract/gateway.ts';
import { listOrganisations } from '#contract/people.ts';
import { useCommand, useEndpoint } from '#web/api/query.ts';
import { useMay } from '#web/api/session.ts';
import { BackLink } from '#web/shell/link.tsx';
import { Button } from '#web/ui/button.tsx';
import { formatDay } from '#web/ui/dates.ts';
import { Form } from '#web/ui/form.tsx';
import { PageHeader } from '#web/ui/page.tsx';
import { Select } from '#web/ui/select.tsx';

/** Before there is a checklist: who assesses decides whose policy applies. */
export function OpenGateway({ enrolmentId }: { enrolmentId: string }) {
  const enrolment = useEndpoint(getEnrolment, { params: { enrolmentId } });
  const organisations = useEndpoint(listOrganisations, { query: { kind: 'assessment-organisation' } });
  const mayPrepare = useMay('gateway.prepare');
  const [chosen, setChosen] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const open = useCommand(openGateway, { invalidates: [getGateway] });
  const name = enrolment.data?.apprentice.name;
  const toEnrolment: string = `/enrolments/${enrolmentId}`;
  const value = chosen || (enrolment.data?.assessmentOrganisation?.id ?? '');
  const submit = () => {
    setIsMissing(value === '');
    if (value !== '') open.run({ params: { enrolmentId }, body: { assessmentOrganisationId: value } });
  };
  const missing = [{ path: 'assessmentOrganisationId', message: 'Choose who assesses' }];
  return (
    <>
      <PageHeader
        title={name ? `Gateway of ${name}` : 'Gateway'}
        above={<BackLink to={toEnrolment}>{name ?? 'The apprentice'}</BackLink>}
        lead="The gateway shows that an apprentice is ready to be assessed. Guildmark makes the checklist from the assessment plan."
      />
      {enrolment.data ? (
        <p className="gm-gateway-earliest">
          The minimum time on programme is complete on {formatDay(enrolment.data.earliestGatewayOn)}. You can
          prepare everything before that day.
        </p>
      ) : null}
      <Form
        onSubmit={submit}
        issues={isMissing ? missing : open.formState.issues}
        refusal={open.formState.refusal}
        actions={
          <Button
            kind="primary"
            type="submit"
            isPending={open.isPending}
            disabledReason={mayPrepare ? undefined : 'A tutor or manager of the training provider opens it.'}
          >
            Open the checklist
          </Button>
        }
      >
        <Select
          label="Assessment organisation"
          name="assessmentOrganisationId"
          hint="Its policy is laid over the plan. You can change it until the pack is sent."
          value={value}
          onChange={setChosen}
          options={(organisations.data?.items ?? []).map((each) => ({ value: each.id, label: each.name }))}
        />
      </Form>
    </>
  );
}
