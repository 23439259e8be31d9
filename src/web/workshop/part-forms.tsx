import { useState } from 'react';
import type { Decision } from '#domain/standards/workshop/decision.ts';
import { Button } from '#web/ui/button.tsx';
import { ErrorSummary } from '#web/ui/form.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import type { Part } from './draft-parts.ts';
import type { Deciding } from './use-decide.ts';

/** What a criterion is asked for. */
export const criterionKinds = ['pass', 'merit', 'distinction'] as const;

/** What each form of the dialog is given. */
export interface FormProps {
  readonly deciding: Deciding;
  readonly onClose: () => void;
  /** Document that an added entry names as its source. */
  readonly document: string;
}

/** Record the decision, or leave everything as it is. */
export function Actions(
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

/** Take a part out, with the reason. */
export function RejectForm({ part, ...rest }: FormProps & { readonly part: Part }) {
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

/** Make several criteria of one. */
export function SplitForm({ part, ...rest }: FormProps & { readonly part: Part }) {
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
      <p className="gm-quiet">
        {texts.length < 2 ? 'Still one criterion.' : `It becomes ${texts.length} criteria.`}
      </p>
      <Actions
        {...rest}
        verb="Split"
        missing={texts.length < 2 ? 'Leave an empty line where it is to be split.' : undefined}
        decision={() => ({ kind: 'split', at: part.at, texts })}
      />
    </div>
  );
}

/** Make one criterion of two that a document tore apart: the first keeps its reference. */
export function MergeForm({ part, next, ...rest }: FormProps & { readonly part: Part; readonly next: Part }) {
  const [text, setText] = useState(`${part.words} ${next.words}`);
  return (
    <div className="gm-stack">
      <TextArea
        label="Words"
        hint={`${part.title} keeps its reference and takes the words of ${next.title} in. ${next.title} is taken out.`}
        rows={5}
        value={text}
        onChange={setText}
      />
      <Actions
        {...rest}
        verb="Join"
        missing={text.trim() === '' ? 'Write something first.' : undefined}
        decision={() => ({ kind: 'merge', at: [part.at, next.at], text: text.trim() })}
      />
    </div>
  );
}
