import { useState } from 'react';
import { Select } from '#web/ui/select.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import type { PartGroup } from './draft-parts.ts';
import { Actions, criterionKinds, type FormProps } from './part-forms.tsx';
import type { Value } from './part-words.ts';

function newEntry(at: string, facts: { ref: string; text: string; kind: string }, document: string): Value {
  const source = { document, section: 'Added in the workshop' };
  if (at.endsWith('/criteria'))
    return { ref: facts.ref, printed: false, kind: facts.kind, text: facts.text, source };
  if (at === 'standard/ksbs')
    return { ref: facts.ref, printed: false, kind: facts.kind, text: facts.text, source };
  const check = { kind: 'confirmation', by: 'employer', statement: facts.text };
  return { id: facts.ref.toLowerCase(), title: facts.text, check, source };
}

const addKinds: Readonly<Record<string, readonly string[]>> = {
  criterion: criterionKinds,
  statement: ['knowledge', 'skill', 'behaviour'],
};

/** Add a criterion, a requirement or a statement that no document gave. */
export function AddForm({ group, ...rest }: FormProps & { readonly group: PartGroup }) {
  const noun = group.addTo?.noun ?? 'part';
  const choices = addKinds[noun] ?? [];
  const [facts, setFacts] = useState({ ref: '', text: '', kind: choices[0] ?? '' });
  const taken = group.parts.some(({ at }) => at.endsWith(`/${facts.ref}`));
  const missing =
    facts.ref.trim() === '' || facts.text.trim() === ''
      ? 'Give it a reference and its words.'
      : taken
        ? 'This reference is taken.'
        : undefined;
  return (
    <div className="gm-stack">
      {choices.length > 0 ? (
        <Select
          label="Kind"
          isShort
          value={facts.kind}
          onChange={(kind) => setFacts({ ...facts, kind })}
          options={choices.map((one) => ({ value: one, label: one }))}
        />
      ) : null}
      <TextField
        label={noun === 'requirement' ? 'Short name' : 'Reference'}
        hint={noun === 'requirement' ? 'Lower-case words joined by hyphens.' : 'For example P12 or K4.'}
        value={facts.ref}
        onChange={(ref) => setFacts({ ...facts, ref: ref.trim() })}
      />
      <TextArea label="Words" rows={3} value={facts.text} onChange={(text) => setFacts({ ...facts, text })} />
      <Actions
        {...rest}
        verb={`Add ${noun}`}
        missing={missing}
        decision={() => ({
          kind: 'add',
          at: group.addTo?.at ?? '',
          value: newEntry(group.addTo?.at ?? '', facts, rest.document),
        })}
      />
    </div>
  );
}
