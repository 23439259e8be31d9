import { useState } from 'react';
import type { Decision } from '#domain/standards/workshop/decision.ts';
import { Dialog } from '#web/ui/dialog.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { AddForm } from './add-form.tsx';
import type { Part, PartGroup } from './draft-parts.ts';
import { Actions, criterionKinds, type FormProps, MergeForm, RejectForm, SplitForm } from './part-forms.tsx';
import type { Value } from './part-words.ts';
import type { Deciding } from './use-decide.ts';

/** What the dialog is open for. */
export type Editing =
  | { readonly what: 'edit' | 'reject' | 'split'; readonly part: Part }
  | { readonly what: 'merge'; readonly part: Part; readonly next: Part }
  | { readonly what: 'add'; readonly group: PartGroup };

const titles = {
  edit: 'Change',
  reject: 'Take out',
  split: 'Split into several',
  merge: 'Join with the next',
} as const;

/** Change, take out or split one part, or add one to a list. */
export function PartEditor(props: {
  readonly editing: Editing;
  readonly deciding: Deciding;
  readonly onClose: () => void;
  readonly document: string;
}) {
  const { editing } = props;
  const title =
    editing.what === 'add'
      ? `Add a ${editing.group.addTo?.noun ?? 'part'}`
      : `${titles[editing.what]}: ${editing.part.title}`;
  return (
    <Dialog title={title} isOpen onClose={props.onClose} isWide>
      {editing.what === 'add' ? (
        <AddForm {...props} group={editing.group} />
      ) : editing.what === 'reject' ? (
        <RejectForm {...props} part={editing.part} />
      ) : editing.what === 'split' ? (
        <SplitForm {...props} part={editing.part} />
      ) : editing.what === 'merge' ? (
        <MergeForm {...props} part={editing.part} next={editing.next} />
      ) : (
        <EditForm {...props} part={editing.part} />
      )}
    </Dialog>
  );
}

function initialText({ form, value, words }: Part): string {
  if (form === 'data') return JSON.stringify(value, null, 2);
  return typeof value === 'string' ? value : words;
}

function EditForm({ part, ...rest }: FormProps & { readonly part: Part }) {
  const initial = initialText(part);
  const [text, setText] = useState(initial);
  const [kind, setKind] = useState(part.kind ?? '');
  const problem = part.form === 'data' ? dataProblem(text) : undefined;
  const hasKind = part.textAt !== undefined && criterionKinds.some((one) => one === part.kind);
  const decision = (): Decision => {
    if (part.form === 'data') return { kind: 'edit', at: part.at, value: JSON.parse(text) as Value };
    if (hasKind && kind !== part.kind) {
      return { kind: 'edit', at: part.at, value: { ...asEntry(part.value), text: text.trim(), kind } };
    }
    return { kind: 'edit', at: part.textAt ?? part.at, value: text.trim() };
  };
  return (
    <div className="gm-stack">
      {hasKind ? (
        <Select
          label="Kind"
          isShort
          value={kind}
          onChange={setKind}
          options={criterionKinds.map((one) => ({ value: one, label: one }))}
        />
      ) : null}
      <TextArea
        label={part.form === 'text' ? 'Words' : 'As data'}
        hint={
          part.form === 'text'
            ? 'As the published document prints them.'
            : 'The members of this part as plan.json holds them. The form of each is checked when you record the change.'
        }
        rows={part.form === 'text' ? 4 : 14}
        problem={problem}
        value={text}
        onChange={setText}
      />
      <Actions
        {...rest}
        verb="Record change"
        missing={problem ? 'Mend the data first.' : text.trim() === '' ? 'Write something first.' : undefined}
        decision={decision}
      />
    </div>
  );
}

function asEntry(value: Value): { [key: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

function dataProblem(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return error instanceof SyntaxError ? `This is not data yet: ${error.message}.` : String(error);
  }
}
