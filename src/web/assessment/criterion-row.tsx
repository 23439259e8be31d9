import { useCallback, useState } from 'react';
import type { Held } from '#domain/assessment/sheet.ts';
import type { Judgement } from '#domain/grading/attempt-input.ts';
import type { Criterion } from '#domain/standards/method-format.ts';
import { Tile } from '#web/pictures/tile.tsx';
import { Icon } from '#web/ui/icons.tsx';
import { ConflictWords, NoteField } from './sheet-note.tsx';
import type { SheetPart } from './sheet-page.tsx';
import { timeOfDay } from './sheet-view.ts';

/** One criterion in the plan's words, with met, not met and note for the thumb. */
export function CriterionRow({ part, criterion }: { part: SheetPart; criterion: Criterion }) {
  const { view, open, isClosed, bundle } = part;
  const { ref } = criterion;
  const held = view.sheet.judgements[ref];
  const note = view.sheet.notes[ref]?.value ?? '';
  const [isNoteOpen, setIsNoteOpen] = useState(false);
  const live = open.live;
  const judge = (judgement: Judgement | null) =>
    void live.record({ kind: 'judgement', payload: { ref, judgement } });
  const save = useCallback(
    (text: string) => void live.record({ kind: 'note', payload: { ref, text } }),
    [live, ref],
  );
  const isNeeded = held?.value === 'not-met' && note.trim() === '';
  const isShown = isNoteOpen || note !== '' || held?.value === 'not-met';
  const earlier = bundle.earlierJudgements.find((each) => each.ref === ref);
  return (
    <li
      className="gm-criterion"
      id={`criterion-${ref}`}
      data-state={held?.value ?? 'not-yet-judged'}
      tabIndex={-1}
    >
      <CriterionWords criterion={criterion} held={held} earlier={earlier?.judgement} />
      <Judging
        refName={ref}
        judgement={held?.value}
        isNoteShown={isShown}
        isClosed={isClosed}
        onJudge={judge}
        onNote={() => setIsNoteOpen(!isNoteOpen)}
      />
      <ConflictWords {...part} kind="judgement" at={ref} />
      {isShown ? (
        <div className="gm-criterion-note" data-needed={isNeeded || undefined}>
          <NoteField
            label={`Note on ${ref}`}
            hint={isNeeded ? 'Not met needs a note: say what was missing.' : undefined}
            saved={note}
            onSave={save}
            isClosed={isClosed}
          />
          <ConflictWords {...part} kind="note" at={ref} />
        </div>
      ) : null}
    </li>
  );
}

function CriterionWords({
  criterion,
  held,
  earlier,
}: {
  criterion: Criterion;
  held: Held<Judgement> | undefined;
  earlier: Judgement | undefined;
}) {
  const { ref, kind, ksbs = [], text } = criterion;
  return (
    <div className="gm-criterion-words">
      <p className="gm-criterion-ref">
        <Tile tile={{ kind, ksbs, state: held?.value ?? 'not-yet-judged' }} size={22} />
        <strong>{ref}</strong>
        <span>{kind}</span>
        <span>{ksbs.join(' ')}</span>
        {held ? <span className="gm-criterion-at">{timeOfDay(held.atMillis)}</span> : null}
      </p>
      <p className="gm-criterion-text">{text}</p>
      {earlier ? (
        <p className="gm-small gm-quiet">In an earlier attempt: {earlier === 'met' ? 'met' : 'not met'}.</p>
      ) : null}
    </div>
  );
}

function Judging({
  refName,
  judgement,
  isNoteShown,
  isClosed,
  onJudge,
  onNote,
}: {
  refName: string;
  judgement: Judgement | undefined;
  isNoteShown: boolean;
  isClosed: boolean;
  onJudge: (judgement: Judgement | null) => void;
  onNote: () => void;
}) {
  return (
    <fieldset className="gm-criterion-buttons" disabled={isClosed}>
      <legend className="gm-hidden">{refName}</legend>
      <JudgementButton refName={refName} value="met" isOn={judgement === 'met'} onJudge={onJudge} />
      <JudgementButton refName={refName} value="not-met" isOn={judgement === 'not-met'} onJudge={onJudge} />
      <span className="gm-criterion-small">
        <button
          type="button"
          className="gm-sheet-quiet"
          aria-expanded={isNoteShown}
          aria-label={`Note on ${refName}`}
          onClick={onNote}
        >
          Note
        </button>
        {judgement ? (
          <button
            type="button"
            className="gm-sheet-quiet"
            aria-label={`Clear ${refName}`}
            onClick={() => onJudge(null)}
          >
            Clear
          </button>
        ) : null}
      </span>
    </fieldset>
  );
}

function JudgementButton({
  refName,
  value,
  isOn,
  onJudge,
}: {
  refName: string;
  value: Judgement;
  isOn: boolean;
  onJudge: (judgement: Judgement) => void;
}) {
  const words = value === 'met' ? 'Met' : 'Not met';
  return (
    <button
      type="button"
      className="gm-judge"
      data-value={value}
      aria-pressed={isOn}
      aria-label={`${refName}: ${words.toLowerCase()}`}
      onClick={() => (isOn ? undefined : onJudge(value))}
    >
      <Icon name={value === 'met' ? 'tick' : 'cross'} size={20} />
      <span>{words}</span>
    </button>
  );
}
