import { useState } from 'react';
import type { Decision } from '#domain/standards/workshop/decision.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { ErrorSummary } from '#web/ui/form.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import type { Part, PartGroup, Value } from './draft-parts.ts';
import type { Deciding } from './use-decide.ts';

/** What the dialog is open for. */
export type Editing =
  | { readonly what: 'edit' | 'reject' | 'split'; readonly part: Part }
  | { readonly what: 'add'; readonly group: PartGroup };

const titles = { edit: 'Change', reject: 'Take out', split: 'Split into several' } as const;

const kinds = ['pass', 'merit', 'distinction'] as const;

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
      ) : (
        <EditForm {...props} part={editing.part} />
      )}
    </Dialog>
  );
}

interface FormProps {
  readonly deciding: Deciding;
  readonly onClose: () => void;
  /** Document that an added entry names as its source. */
  readonly document: string;
}

function Actions(
  props: FormProps & {
    readonly verb: string;
    readonly missing: string | undefined;
    readonly decision: () => Decision;
  },
) {
  const { deciding, onClose } = props;
  const record = async () => {
    if (await deciding.run(props.decision())) onClose();
  };
  return (
    <>
      <ErrorSummary formId="part" {...deciding.formState} />
      <div className="gm-row">
        <Button
          kind="primary"
          isPending={deciding.isPending}
          disabledReason={props.missing}
          onPress={() => void record()}
        >
          {props.verb}
        </Button>
        <Button kind="quiet" onPress={onClose}>
          Leave as it is
        </Button>
      </div>
    </>
  );
}

function EditForm({ part, ...rest }: FormProps & { readonly part: Part }) {
  const initial = part.form === 'text' ? part.words : JSON.stringify(part.value, null, 2);
  const [text, setText] = useState(initial);
  const [kind, setKind] = useState(part.kind ?? '');
  const problem = part.form === 'data' ? dataProblem(text) : undefined;
  const hasKind = part.textAt !== undefined && kinds.some((one) => one === part.kind);
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
          options={kinds.map((one) => ({ value: one, label: one }))}
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

function RejectForm({ part, ...rest }: FormProps & { readonly part: Part }) {
  const [why, setWhy] = useState('');
  return (
    <div className="gm-stack">
      <blockquote className="gm-quote">{part.words}</blockquote>
      <TextArea label="Why it does not belong in the plan" rows={2} value={why} onChange={setWhy} />
      <Actions
        {...rest}
        verb="Take out"
        missing={why.trim() === '' ? 'Say why in a few words.' : undefined}
        decision={() => ({ kind: 'reject', at: part.at, why: why.trim() })}
      />
    </div>
  );
}

function SplitForm({ part, ...rest }: FormProps & { readonly part: Part }) {
  const [text, setText] = useState(part.words);
  const texts = text
    .split(/\n\s*\n/)
    .map((one) => one.replace(/\s+/g, ' ').trim())
    .filter((one) => one !== '');
  return (
    <div className="gm-stack">
      <TextArea
        label="Words"
        hint="Leave an empty line where one ends and the next begins."
        rows={6}
        value={text}
        onChange={setText}
      />
      <p className="gm-quiet">{texts.length === 1 ? 'Still one.' : `${texts.length} of it.`}</p>
      <Actions
        {...rest}
        verb="Split"
        missing={texts.length < 2 ? 'Leave an empty line where it is to be split.' : undefined}
        decision={() => ({ kind: 'split', at: part.at, texts })}
      />
    </div>
  );
}

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
  criterion: kinds,
  statement: ['knowledge', 'skill', 'behaviour'],
};

function AddForm({ group, ...rest }: FormProps & { readonly group: PartGroup }) {
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
