import { type RefObject, useRef } from 'react';
import type { z } from 'zod';
import type { DraftFinding, PlanDraft, SourceSpan } from '#contract/workshop.ts';
import { StateChip } from '#web/ui/state-chip.tsx';
import type { PartGroup } from './draft-parts.ts';
import { label } from './part-words.ts';
import { FindingForm, printed, QuestionForm } from './rail-forms.tsx';
import type { Deciding } from './use-decide.ts';
import { partNear, type Selection } from './use-selection.ts';

type Draft = z.infer<typeof PlanDraft>;

interface RailProps {
  readonly draft: Draft;
  readonly deciding: Deciding;
  readonly groups: readonly PartGroup[];
  readonly selection: Selection;
}

/** What is still to be decided, as one list: what stops publication comes first. */
function waitingOf({ questions, findings }: Draft) {
  const open = questions.filter(({ answer }) => answer === undefined);
  const found = findings.filter(({ severity, settled }) => severity !== 'note' && !settled);
  return {
    questions: [...open.filter(({ blocks }) => blocks), ...open.filter(({ blocks }) => !blocks)],
    findings: [
      ...found.filter(({ severity }) => severity === 'error'),
      ...found.filter(({ severity }) => severity !== 'error'),
    ],
  };
}

/** The heading under which a part stands, so that the same words in two places can be told apart. */
function placeWords(at: string, groups: readonly PartGroup[]): string {
  const part = partNear(
    at,
    groups.flatMap(({ parts }) => parts),
  );
  const group = groups.find(({ parts }) => part !== undefined && parts.includes(part));
  if (group) return group.title;
  const [room = '', key = ''] = at.split('/');
  const words = label(room === 'standard' ? `standard: ${key}` : room);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** Questions that wait, then findings that wait, with a count that goes to zero. */
export function QuestionRail({ draft, deciding, groups, selection }: RailProps) {
  const rail = useRef<HTMLElement>(null);
  const { questions, findings } = waitingOf(draft);
  const notes = draft.findings.filter(({ severity }) => severity === 'note');
  const total = questions.length + findings.length;
  const goOn = useGoOn(rail);
  const isOff = draft.state !== 'draft';
  const entry = (id: string, about: { at: string; spans: readonly SourceSpan[] }) => ({
    isOpen: selection.opened === id,
    place: placeWords(about.at, groups),
    onToggle: () => {
      deciding.forgetProblem();
      selection.open(selection.opened === id ? undefined : id, about);
    },
  });
  return (
    <aside className="gm-rail-open" aria-label="Open questions and findings" ref={rail}>
      <p className="gm-rail-count" aria-live="polite" tabIndex={-1}>
        <strong>{total}</strong> {total === 1 ? 'thing' : 'things'} to decide
      </p>
      {total === 0 ? (
        <p className="gm-quiet gm-rail-none">
          {isOff
            ? 'Every question is answered and every finding is decided.'
            : 'Every question is answered and every finding is decided. Ask a second person to check the draft.'}
        </p>
      ) : null}
      <ul>
        {questions.map((question) => (
          <li key={question.id}>
            <RailEntry
              {...entry(question.id, { at: question.at, spans: printed(question.candidates[0]) })}
              title={question.question}
              tone={question.blocks ? 'referred' : 'quiet'}
              word={question.blocks ? 'Question' : 'May be answered'}
            >
              {isOff ? null : (
                <QuestionForm
                  draft={draft}
                  deciding={deciding}
                  question={question}
                  onShow={(spans) => selection.open(question.id, { at: question.at, spans })}
                  onDone={goOn}
                />
              )}
            </RailEntry>
          </li>
        ))}
        {findings.map((finding) => (
          <li key={finding.id}>
            <RailEntry
              {...entry(finding.id, finding)}
              title={finding.message}
              tone={finding.severity === 'error' ? 'not-met' : 'referred'}
              word={finding.severity === 'error' ? 'Error' : 'Finding'}
            >
              {isOff ? null : (
                <FindingForm draft={draft} deciding={deciding} finding={finding} onDone={goOn} />
              )}
            </RailEntry>
          </li>
        ))}
      </ul>
      <RailNotes notes={notes} onShow={({ at, spans }) => selection.open(selection.opened, { at, spans })} />
    </aside>
  );
}

/** Once a decision is recorded its entry is gone: focus goes to the first that still waits, or to the count. */
function useGoOn(rail: RefObject<HTMLElement | null>): () => void {
  return () => {
    setTimeout(() => {
      const next = rail.current?.querySelector<HTMLElement>('.gm-rail-entry > button');
      (next ?? rail.current?.querySelector<HTMLElement>('.gm-rail-count'))?.focus();
    }, 60);
  };
}

/** What is said of the draft and waits for nobody. */
function RailNotes(props: {
  readonly notes: readonly DraftFinding[];
  readonly onShow: (note: DraftFinding) => void;
}) {
  const { notes, onShow } = props;
  if (notes.length === 0) return null;
  return (
    <details className="gm-rail-notes">
      <summary>
        {notes.length} {notes.length === 1 ? 'note' : 'notes'} to know of
      </summary>
      <ul>
        {notes.map((note) => (
          <li key={note.id}>
            <button type="button" className="gm-rail-note" onClick={() => onShow(note)}>
              {note.message}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function RailEntry(props: {
  readonly isOpen: boolean;
  readonly title: string;
  readonly tone: 'referred' | 'not-met' | 'quiet';
  readonly word: string;
  /** Where in the plan it is. */
  readonly place: string;
  readonly onToggle: () => void;
  readonly children: React.ReactNode;
}) {
  return (
    <div className="gm-rail-entry" data-open={props.isOpen || undefined}>
      <button type="button" aria-expanded={props.isOpen} onClick={props.onToggle}>
        <span className="gm-rail-place">
          <StateChip tone={props.tone}>{props.word}</StateChip>
          <span className="gm-small gm-quiet">{props.place}</span>
        </span>
        <span className="gm-rail-title">{props.title}</span>
      </button>
      {props.isOpen ? props.children : null}
    </div>
  );
}
