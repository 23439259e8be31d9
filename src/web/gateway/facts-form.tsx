import { useState } from 'react';
import { Button } from '#web/ui/button.tsx';
import { RadioGroup } from '#web/ui/choices.tsx';
import { DateField } from '#web/ui/date-field.tsx';
import { Form } from '#web/ui/form.tsx';
import { DescriptionList } from '#web/ui/page.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import type { ItemProps } from './item-panel.tsx';
import { useProvide } from './provide.ts';

type FactName = 'achieved' | 'on' | 'certificateNumber' | 'awardedBy' | 'note' | 'title';

const labels: Readonly<Record<FactName, string>> = {
  achieved: 'Achieved or attempted',
  on: 'Day of the award',
  certificateNumber: 'Certificate number',
  awardedBy: 'Awarded by',
  note: 'Note',
  title: 'Title',
};

const fields: Readonly<Record<string, readonly FactName[]>> = {
  qualification: ['achieved', 'on', 'certificateNumber', 'awardedBy', 'note'],
  'english-maths': ['certificateNumber', 'note'],
};

/** The facts that a requirement of this kind takes. */
export function factFieldsOf(kind: string): readonly FactName[] {
  return fields[kind] ?? [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The facts that prove a requirement, written beside it. */
export function FactsForm({ gateway, item }: ItemProps) {
  const names = factFieldsOf(item.kind);
  const [facts, setFacts] = useState<Record<string, string>>(
    Object.fromEntries(names.map((name) => [name, textOf(item.facts[name])])),
  );
  const { provide, isPending, formState } = useProvide({ gateway, item });
  if (!item.abilities.provide.allowed)
    return <FactsRead item={item} reason={item.abilities.provide.reason} />;
  const submit = () =>
    provide({ facts: Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== '')) });
  return (
    <Form
      onSubmit={submit}
      {...formState}
      actions={
        <Button type="submit" isPending={isPending}>
          Save these facts
        </Button>
      }
    >
      {names.map((name) => (
        <Fact
          key={name}
          name={name}
          value={facts[name] ?? ''}
          onChange={(value) => setFacts({ ...facts, [name]: value })}
        />
      ))}
    </Form>
  );
}

function Fact({
  name,
  value,
  onChange,
}: {
  name: FactName;
  value: string;
  onChange: (value: string) => void;
}) {
  const path = `facts.${name}`;
  if (name === 'achieved')
    return (
      <RadioGroup<'achieved' | 'attempted'>
        label={labels.achieved}
        name={path}
        value={value === 'achieved' || value === 'attempted' ? value : ''}
        onChange={onChange}
        options={[
          { value: 'achieved', label: 'Achieved' },
          { value: 'attempted', label: 'Attempted' },
        ]}
      />
    );
  if (name === 'on')
    return <DateField label={labels.on} name={path} value={value} onChange={onChange} isOptional />;
  return <TextField label={labels[name]} name={path} value={value} onChange={onChange} isOptional />;
}

function FactsRead({ item, reason }: { item: ItemProps['item']; reason: string }) {
  const known = factFieldsOf(item.kind).filter((name) => textOf(item.facts[name]) !== '');
  return (
    <>
      {known.length > 0 ? (
        <DescriptionList
          items={known.map((name) => ({ term: labels[name], value: textOf(item.facts[name]) }))}
        />
      ) : null}
      <p className="gm-small gm-quiet">{reason}</p>
    </>
  );
}
