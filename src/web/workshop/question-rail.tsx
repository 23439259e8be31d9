import { useState } from 'react';
import type { z } from 'zod';
import type { DraftFinding, DraftQuestion, PlanDraft, SourceSpan } from '#contract/workshop.ts';
import { Button } from '#web/ui/button.tsx';
import { RadioGroup } from '#web/ui/choices.tsx';
import { ErrorSummary } from '#web/ui/form.tsx';
import { StateChip } from '#web/ui/state-chip.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { useDraft } from '#web/ui/use-draft.ts';
import type { Deciding } from './use-decide.ts';

type Draft = z.infer<typeof PlanDraft>;

const own = 'own-answer';

interface RailProps {
  readonly draft: Draft;
  readonly deciding: Deciding;
  /** Show these words of the documents. */
  readonly onShow: (spans: readonly SourceSpan[], at: string) => void;
}

/** Questions that wait, then findings that wait, with a count that goes to zero. */
export function QuestionRail(props: RailProps) {
  const { draft } = props;
  const [open, setOpen] = useState<string | undefined>();
  const questions = draft.questions.filter(({ answer }) => answer === undefined);
  const findings = draft.findings.filter(({ severity, settled }) => severity !== 'note' && !settled);
  const notes = draft.findings.filter(({ severity }) => severity === 'note');
  const total = questions.length + findings.length;
  return (
    <aside className="gm-rail-open" aria-label="Open questions and findings">
      <p className="gm-rail-count" aria-live="polite">
        <strong>{total}</strong> {total === 1 ? 'thing' : 'things'} to decide
      </p>
      {total === 0 ? (
        <p className="gm-quiet">
          Every question is answered and every contradiction is decided. Ask a second person to check the
          draft.
        </p>
      ) : null}
      <ul>
        {questions.map((question) => (
          <li key={question.id}>
            <RailEntry
              isOpen={open === question.id}
              title={question.question}
              tone={question.blocks ? 'referred' : 'quiet'}
              word={question.blocks ? 'Question' : 'May be answered'}
              onToggle={() => {
                setOpen(open === question.id ? undefined : question.id);
                props.onShow(question.candidates[0]?.spans ?? [], question.at);
              }}
            >
              <QuestionForm {...props} question={question} />
            </RailEntry>
          </li>
        ))}
        {findings.map((finding) => (
          <li key={finding.id}>
            <RailEntry
              isOpen={open === finding.id}
              title={finding.message}
              tone={finding.severity === 'error' ? 'not-met' : 'referred'}
              word={finding.severity === 'error' ? 'Error' : 'Finding'}
              onToggle={() => {
                setOpen(open === finding.id ? undefined : finding.id);
                props.onShow(finding.spans, finding.at);
              }}
            >
              <FindingForm {...props} finding={finding} />
            </RailEntry>
          </li>
        ))}
      </ul>
      {notes.length > 0 ? (
        <details className="gm-rail-notes">
          <summary>
            {notes.length} {notes.length === 1 ? 'note' : 'notes'} to know of
          </summary>
          <ul>
            {notes.map((note) => (
              <li key={note.id}>
                <button
                  type="button"
                  className="gm-rail-note"
                  onClick={() => props.onShow(note.spans, note.at)}
                >
                  {note.message}
                </button>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </aside>
  );
}

function RailEntry(props: {
  readonly isOpen: boolean;
  readonly title: string;
  readonly tone: 'referred' | 'not-met' | 'quiet';
  readonly word: string;
  readonly onToggle: () => void;
  readonly children: React.ReactNode;
}) {
  return (
    <div className="gm-rail-entry" data-open={props.isOpen || undefined}>
      <button type="button" aria-expanded={props.isOpen} onClick={props.onToggle}>
        <StateChip tone={props.tone}>{props.word}</StateChip>
        <span>{props.title}</span>
      </button>
      {props.isOpen ? props.children : null}
    </div>
  );
}

/** Choose a candidate, or write an answer, and say why; what is half written survives a reload. */
function QuestionForm({
  draft,
  deciding,
  question,
  onShow,
}: RailProps & { readonly question: DraftQuestion }) {
  const form = useDraft(`${draft.id}.${question.id}`, { chosen: question.assumed ?? '', value: '', why: '' });
  const { chosen, value, why } = form.value;
  const choose = (id: string) => {
    form.set({ chosen: id });
    const candidate = question.candidates.find((one) => one.id === id);
    if (candidate) onShow(candidate.spans, question.at);
  };
  const record = async () => {
    const what = chosen === own ? { value: parsed(value) } : { chosen };
    if (await deciding.run({ kind: 'answer', question: question.id, ...what, why })) form.discard();
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
            ...(spans.length > 0 ? { hint: section } : {}),
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
function FindingForm({ draft, deciding, finding }: RailProps & { readonly finding: DraftFinding }) {
  const form = useDraft(`${draft.id}.${finding.id}`, { reading: '', why: '' });
  const { reading, why } = form.value;
  if (finding.fromCheck && finding.severity === 'error') {
    return (
      <p className="gm-quiet gm-small gm-rail-form">
        Mend it in the plan: choose the part, press e and change it, or answer the question about it.
      </p>
    );
  }
  const record = async () => {
    if (await deciding.run({ kind: 'settle', finding: finding.id, reading, why })) form.discard();
  };
  const missing =
    reading.trim() === '' || why.trim() === '' ? 'Say which reading holds, and why.' : undefined;
  return (
    <div className="gm-stack gm-rail-form">
      <TextField
        label="The reading that holds"
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
