import { useCallback, useState } from 'react';
import type { Judgement } from '#domain/grading/attempt-input.ts';
import type { Criterion } from '#domain/standards/method-format.ts';
import { Tile } from '#web/pictures/tile.tsx';
import { Icon } from '#web/ui/icons.tsx';
import { ConflictWords, NoteField } from './sheet-note.tsx';
import type { SheetPart } from './sheet-page.tsx';
import { timeOfDay } from './sheet-view.ts';

const stateOf = { met: 'met', 'not-met': 'not-met' } as const;

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
  const state = held ? stateOf[held.value] : 'not-yet-judged';
  return (
    <li className="gm-criterion" id={`criterion-${ref}`} data-state={state} tabIndex={-1}>
      <div className="gm-criterion-words">
        <p className="gm-criterion-ref">
          <Tile tile={{ kind: criterion.kind, ksbs: criterion.ksbs ?? [], state }} size={22} />
          <strong>{ref}</strong>
          <span>{criterion.kind}</span>
          {criterion.ksbs ? <span>{criterion.ksbs.join(' ')}</span> : null}
          {held ? <span className="gm-criterion-at">{timeOfDay(held.atMillis)}</span> : null}
        </p>
        <p className="gm-criterion-text">{criterion.text}</p>
        {earlier ? (
          <p className="gm-small gm-quiet">
            In an earlier attempt: {earlier.judgement === 'met' ? 'met' : 'not met'}.
          </p>
        ) : null}
      </div>
      <fieldset className="gm-criterion-buttons" disabled={isClosed}>
        <legend className="gm-hidden">{ref}</legend>
        <JudgementButton refName={ref} value="met" isOn={held?.value === 'met'} onJudge={judge} />
        <JudgementButton refName={ref} value="not-met" isOn={held?.value === 'not-met'} onJudge={judge} />
        <span className="gm-criterion-small">
          <button
            type="button"
            className="gm-sheet-quiet"
            aria-expanded={isShown}
            aria-label={`Note on ${ref}`}
            onClick={() => setIsNoteOpen(!isNoteOpen)}
          >
            Note
          </button>
          {held ? (
            <button
              type="button"
              className="gm-sheet-quiet"
              aria-label={`Clear ${ref}`}
              onClick={() => judge(null)}
            >
              Clear
            </button>
          ) : null}
        </span>
      </fieldset>
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
