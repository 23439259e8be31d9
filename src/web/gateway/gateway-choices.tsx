import { useState } from 'react';
import type { z } from 'zod';
import { type Gateway, getGateway, setGatewayChoices } from '#contract/gateway.ts';
import { listOrganisations } from '#contract/people.ts';
import { type EffectivePlan, getPlan } from '#contract/standards.ts';
import { useCommand, useEndpoint } from '#web/api/query.ts';
import { useMay } from '#web/api/session.ts';
import { Button } from '#web/ui/button.tsx';
import { Checkbox, RadioGroup } from '#web/ui/choices.tsx';
import { Form } from '#web/ui/form.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { DescriptionList } from '#web/ui/page.tsx';
import { Select } from '#web/ui/select.tsx';
import { showToast } from '#web/ui/toast.tsx';
import { PolicyName } from './policy-name.tsx';
import { RuleQuote } from './rule-quote.tsx';

type Methods = z.infer<typeof EffectivePlan>['plan']['methods'];
type Method = Methods[number];

interface Chosen {
  choices: Record<string, string[]>;
  formats: Record<string, string>;
  assessmentOrganisationId: string;
}

/** Branches, formats and who assesses, with what fixes each of them. */
export function GatewayChoices({ gateway }: { gateway: Gateway }) {
  const policy = gateway.policyId ?? undefined;
  const plan = useEndpoint(getPlan, {
    params: { reference: gateway.reference, edition: gateway.planEdition },
    query: { policy },
  });
  if (plan.error)
    return (
      <Notice kind="warning" title="The plan's choices cannot be shown">
        {plan.error.title}
      </Notice>
    );
  if (!plan.data) return null;
  return <ChoicesForm key={gateway.version} gateway={gateway} methods={plan.data.plan.methods} />;
}

function lockReason(gateway: Gateway, mayPrepare: boolean): string | undefined {
  if (!mayPrepare) return 'A tutor or manager of the training provider chooses.';
  if (gateway.state === 'preparing' || gateway.state === 'returned') return undefined;
  if (gateway.state === 'sent')
    return 'The pack has been sent. Choices can be changed when an item is returned.';
  return 'The gateway has been accepted.';
}

function ChoicesForm({ gateway, methods }: { gateway: Gateway; methods: Methods }) {
  const organisations = useEndpoint(listOrganisations, { query: { kind: 'assessment-organisation' } });
  const [chosen, setChosen] = useState<Chosen>({
    choices: gateway.choices,
    formats: gateway.formats,
    assessmentOrganisationId: gateway.recipient?.id ?? '',
  });
  const save = useCommand(setGatewayChoices, {
    invalidates: [getGateway],
    onDone: () => showToast('Saved.'),
  });
  const locked = lockReason(gateway, useMay('gateway.prepare'));
  const wasSent = gateway.packs.length > 0;
  const submit = () =>
    save.run({ params: { gatewayId: gateway.id }, body: { ...chosen, version: gateway.version } });
  return (
    <Form
      onSubmit={submit}
      {...save.formState}
      actions={
        <Button type="submit" isPending={save.isPending} disabledReason={locked}>
          Save how it is taken
        </Button>
      }
    >
      <Select
        label="Assessment organisation"
        name="assessmentOrganisationId"
        value={chosen.assessmentOrganisationId}
        onChange={(assessmentOrganisationId) => setChosen({ ...chosen, assessmentOrganisationId })}
        disabledReason={
          locked ??
          (wasSent ? 'The pack has gone there; another cannot be chosen for this gateway.' : undefined)
        }
        options={(organisations.data?.items ?? []).map((each) => ({ value: each.id, label: each.name }))}
      />
      <DescriptionList
        items={[
          {
            term: 'Policy laid over the plan',
            value: (
              <PolicyName
                reference={gateway.reference}
                edition={gateway.planEdition}
                policyId={gateway.policyId}
              />
            ),
          },
        ]}
      />
      {methods.map((method) => (
        <MethodChoices
          key={method.id}
          method={method}
          chosen={chosen}
          onChange={setChosen}
          locked={locked}
          wasSent={wasSent}
        />
      ))}
    </Form>
  );
}

interface MethodChoicesProps {
  method: Method;
  chosen: Chosen;
  onChange: (chosen: Chosen) => void;
  locked: string | undefined;
  wasSent: boolean;
}

function MethodChoices({ method, chosen, onChange, locked, wasSent }: MethodChoicesProps) {
  const { formats } = method;
  return (
    <>
      {formats ? (
        <div className="gm-choice-rule">
          <RadioGroup
            label={`Format of ${method.title}`}
            name={`formats.${method.id}`}
            value={chosen.formats[method.id] ?? ''}
            onChange={(format) =>
              onChange({ ...chosen, formats: { ...chosen.formats, [method.id]: format } })
            }
            options={formats.allowed.map((each) => ({ value: each.id, label: each.title }))}
            hint={lockWords(formats.lockAt)}
            disabledReason={locked ?? lockedFormat(formats.lockAt, wasSent)}
          />
          <RuleQuote source={formats.source} />
        </div>
      ) : null}
      {method.alternatives.map((alternative) => (
        <div className="gm-choice-rule" key={alternative.id}>
          <Branches
            alternative={alternative}
            chosen={chosen.choices[alternative.id] ?? []}
            locked={locked}
            onChange={(branches) =>
              onChange({ ...chosen, choices: { ...chosen.choices, [alternative.id]: branches } })
            }
          />
          <RuleQuote source={alternative.source} />
        </div>
      ))}
    </>
  );
}

type LockAt = NonNullable<Method['formats']>['lockAt'];

function lockWords(lockAt: LockAt): string | undefined {
  if (lockAt === 'gateway-submitted') return 'Fixed once the gateway is sent.';
  if (lockAt === 'gateway-accepted') return 'Fixed once the gateway is accepted.';
  return lockAt === 'booking' ? 'Fixed once the assessment is booked.' : undefined;
}

function lockedFormat(lockAt: LockAt, wasSent: boolean): string | undefined {
  return lockAt === 'gateway-submitted' && wasSent
    ? 'The plan fixes the format when the gateway is sent, and it has been sent.'
    : undefined;
}

function Branches({
  alternative,
  chosen,
  locked,
  onChange,
}: {
  alternative: Method['alternatives'][number];
  chosen: readonly string[];
  locked: string | undefined;
  onChange: (branches: string[]) => void;
}) {
  if (alternative.choose === 'one')
    return (
      <RadioGroup
        label={alternative.title}
        name={`choices.${alternative.id}`}
        value={chosen[0] ?? ''}
        onChange={(branch) => onChange([branch])}
        disabledReason={locked}
        options={alternative.branches.map((each) => ({ value: each.id, label: each.title }))}
      />
    );
  const toggle = (id: string, isOn: boolean) =>
    onChange(
      alternative.branches
        .map((each) => each.id)
        .filter((each) => (each === id ? isOn : chosen.includes(each))),
    );
  return (
    <fieldset className="gm-field">
      <legend className="gm-label">{alternative.title}</legend>
      <p className="gm-hint">{locked ?? 'Choose one or more.'}</p>
      {alternative.branches.map((branch) => (
        <Checkbox
          key={branch.id}
          isChecked={chosen.includes(branch.id)}
          onChange={(isOn) => toggle(branch.id, isOn)}
          disabledReason={locked ? '' : undefined}
        >
          {branch.title}
        </Checkbox>
      ))}
    </fieldset>
  );
}
