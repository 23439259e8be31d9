import { useCallback, useEffect, useId, useRef, useState } from 'react';
import type { SheetEvent } from '#domain/assessment/sheet-event.ts';
import { Icon } from '#web/ui/icons.tsx';
import { Section } from '#web/ui/page.tsx';
import type { SheetPart } from './sheet-page.tsx';
import { clockNow, timeOfDay, wordsInConflict } from './sheet-view.ts';

const restAfterTyping = 400;

/**
 * Several lines that save themselves: a moment after the last keystroke, when the field is left, and when the page is
 * put away. `saved` is what the sheet holds.
 */
export function NoteField({
  label,
  hint,
  saved,
  onSave,
  isClosed,
}: {
  label: string;
  hint?: string | undefined;
  saved: string;
  onSave: (text: string) => void;
  isClosed: boolean;
}) {
  const id = useId();
  const [text, setText] = useState(saved);
  const written = useRef(saved);
  const latest = useRef(saved);
  const flush = useCallback(() => {
    if (latest.current === written.current) return;
    written.current = latest.current;
    onSave(latest.current);
  }, [onSave]);
  // Another device's or window's words arrive only while nothing is being written here.
  if (saved !== written.current && latest.current === written.current) {
    written.current = saved;
    latest.current = saved;
    setText(saved);
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: each keystroke starts the wait anew
  useEffect(() => {
    const timer = setTimeout(flush, restAfterTyping);
    return () => clearTimeout(timer);
  }, [text, flush]);
  useEffect(() => {
    addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
      flush();
    };
  }, [flush]);
  return (
    <div className="gm-sheet-note">
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p id={`${id}-hint`} className="gm-sheet-note-hint">
          {hint}
        </p>
      ) : null}
      <textarea
        id={id}
        className="gm-input"
        rows={3}
        value={text}
        readOnly={isClosed}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onBlur={flush}
        onChange={(event) => {
          latest.current = event.target.value;
          setText(event.target.value);
        }}
      />
    </div>
  );
}

/** Two devices said different things: both are shown, and recording it once more settles it. */
export function ConflictWords({
  open,
  view,
  kind,
  at,
}: SheetPart & { kind: SheetEvent['kind']; at: string }) {
  const words = wordsInConflict(view, kind, at, open.state.deviceId);
  if (words.length === 0) return null;
  return (
    <p className="gm-sheet-conflict" role="alert">
      <Icon name="warning" />
      <span>
        Two devices disagree:{' '}
        {words
          .map(
            ({ isOwn, says, atMillis }) =>
              `${isOwn ? 'this one' : 'another'} says ${says} (${timeOfDay(atMillis)})`,
          )
          .join(', ')}
        . Record it once more here to settle it.
      </span>
    </p>
  );
}

/** Notes on the session as a whole; asked for when it was too short, too long or interrupted. */
export function SessionNote(part: SheetPart) {
  const { view, open, isClosed } = part;
  const session = view.session;
  const save = useCallback(
    (text: string) => {
      if (session) void open.live.record({ kind: 'session-note', payload: { session: session.id, text } });
    },
    [open.live, session],
  );
  if (!session) return null;
  const { clock, verdict } = clockNow(view, Date.now());
  const isShort = verdict.state === 'before-minimum' && clock.state === 'finished';
  const wasInterrupted = clock.pauses.some(({ reason }) => reason === 'Interruption');
  const hint = isShort || verdict.state === 'over' ? `${verdict.says} Say why.` : undefined;
  return (
    <div id="sheet-session">
      <Section title="The session as a whole">
        <NoteField
          label="Note on the session"
          hint={hint ?? (wasInterrupted ? 'It was interrupted: say what happened.' : undefined)}
          saved={view.sheet.sessionNotes[session.id]?.value ?? ''}
          onSave={save}
          isClosed={isClosed}
        />
        <ConflictWords {...part} kind="session-note" at={session.id} />
        {clock.clockWentBack ? (
          <p className="gm-small">
            The time of this device went back during the session: its length is a lower bound.
          </p>
        ) : null}
      </Section>
    </div>
  );
}
