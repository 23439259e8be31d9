import type { z } from 'zod';
import type { DraftFinding, DraftQuestion, PlanDraft, SourceSpan } from '#contract/workshop.ts';
import { useMe } from '#web/api/session.ts';
import { Button } from '#web/ui/button.tsx';
import { RadioGroup } from '#web/ui/choices.tsx';
import { ErrorSummary } from '#web/ui/form.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { useDraft } from '#web/ui/use-draft.ts';
import type { Deciding } from './use-decide.ts';

type Draft = z.infer<typeof PlanDraft>;

const own = 'own-answer';

interface FormProps {
  readonly draft: Draft;
  readonly deciding: Deciding;
  /** Called when the decision was recorded. */
  readonly onDone: () => void;
}

type Candidate = Pick<DraftQuestion['candidates'][number], 'section' | 'spans'>;

/** The words that a candidate was read from; none where it was concluded from the document as a whole. */
export function printed(candidate: Candidate | undefined): readonly SourceSpan[] {
  return candidate === undefined || candidate.section === 'Whole document' ? [] : candidate.spans;
}

/** Choose a candidate, or write an answer, and say why; what is half written survives a reload. */
export function QuestionForm({
  draft,
  deciding,
  question,
  onShow,
  onDone,
}: FormProps & {
  readonly question: DraftQuestion;
  /** Show the words that an answer was read from. */
  readonly onShow: (spans: readonly SourceSpan[]) => void;
}) {
  const me = useMe();
  const form = useDraft(`${me.accountId}.${draft.id}.${question.id}`, {
    chosen: question.assumed ?? '',
    value: '',
    why: '',
  });
  const { chosen, value, why } = form.value;
  const choose = (id: string) => {
    form.set({ chosen: id });
    const candidate = question.candidates.find((one) => one.id === id);
    if (candidate) onShow(printed(candidate));
  };
  const record = async () => {
    const what = chosen === own ? { value: parsed(value) } : { chosen };
    if (!(await deciding.run({ kind: 'answer', question: question.id, ...what, why }))) return;
    form.discard();
    onDone();
  };
  const missing =
    chosen === ''
      ? 'Choose an answer first.'
      : chosen === own && value.trim() === ''
        ? 'Write your answer first.'
        : why.trim() === ''
          ? 'Say why in a few words: it goes into the register of interpretations.'
          : undefined;
  return (
    <div className="gm-stack gm-rail-form">
      <p className="gm-quiet gm-small">{question.why}</p>
      <RadioGroup
        label="Answer"
        value={chosen}
        onChange={choose}
        options={[
          ...question.candidates.map(({ id, says, section, spans }) => ({
            value: id,
            label: says,
            ...(printed({ section, spans }).length > 0 ? { hint: section } : {}),
          })),
          { value: own, label: 'Another answer' },
        ]}
      />
      {chosen === own ? (
        <TextField label="Your answer" value={value} onChange={(text) => form.set({ value: text })} />
      ) : null}
      <TextArea label="Why" rows={2} value={why} onChange={(text) => form.set({ why: text })} />
      <ErrorSummary formId={question.id} {...deciding.formState} />
      <Button
        kind="primary"
        isPending={deciding.isPending}
        disabledReason={missing}
        onPress={() => void record()}
      >
        Record answer
      </Button>
    </div>
  );
}

/** Numbers, true and false and data are written as such; everything else is a text. */
function parsed(text: string): ReturnType<typeof JSON.parse> {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return text.trim();
  }
}

/** Decide a finding: which reading holds and why. An error of the plan itself is mended and not decided. */
export function FindingForm({
  draft,
  deciding,
  finding,
  onDone,
}: FormProps & { readonly finding: DraftFinding }) {
  const me = useMe();
  const form = useDraft(`${me.accountId}.${draft.id}.${finding.id}`, { reading: '', why: '' });
  const { reading, why } = form.value;
  if (finding.fromCheck && finding.severity === 'error') {
    return (
      <p className="gm-quiet gm-small gm-rail-form">
        Mend it in the plan: choose the part, press e and change it, or answer the question about it.
      </p>
    );
  }
  const record = async () => {
    if (!(await deciding.run({ kind: 'settle', finding: finding.id, reading, why }))) return;
    form.discard();
    onDone();
  };
  const missing = reading.trim() === '' || why.trim() === '' ? 'Say what holds, and why.' : undefined;
  return (
    <div className="gm-stack gm-rail-form">
      <TextField
        label="What holds"
        hint="For example which document’s words stand, or that it may stay as it is."
        value={reading}
        onChange={(text) => form.set({ reading: text })}
      />
      <TextArea label="Why" rows={2} value={why} onChange={(text) => form.set({ why: text })} />
      <ErrorSummary formId={finding.id} {...deciding.formState} />
      <Button
        kind="primary"
        isPending={deciding.isPending}
        disabledReason={missing}
        onPress={() => void record()}
      >
        Record decision
      </Button>
    </div>
  );
}
