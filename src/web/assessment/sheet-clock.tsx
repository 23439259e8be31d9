import { useState } from 'react';
import type { ClockAction } from '#domain/assessment/session-clock.ts';
import { TimeRing } from '#web/pictures/time-ring.tsx';
import { Link } from '#web/shell/link.tsx';
import { Button } from '#web/ui/button.tsx';
import { Icon } from '#web/ui/icons.tsx';
import { countOf } from './assessment-words.ts';
import type { SheetPart } from './sheet-page.tsx';
import { clockNow, timeOfDay } from './sheet-view.ts';
import { useNow } from './use-live-sheet.ts';

/** The ring, the buttons of the clock, and whether what was tapped is saved. */
export function SheetClock(part: SheetPart) {
  const { view, isClosed } = part;
  const session = view.session;
  const taps = session ? (view.sheet.clocks[session.id] ?? []) : [];
  const now = useNow(taps.length > 0 && taps.at(-1)?.action !== 'finish');
  const { clock, verdict } = clockNow(view, now);
  const { times } = view;
  const share = session?.questions?.maximumShareOfTimePercent;
  return (
    <div className="gm-sheet-clock">
      <TimeRing
        elapsedSeconds={clock.elapsedMillis / 1000}
        minimumMinutes={times.from}
        plannedMinutes={times.planned}
        latestMinutes={times.to}
        questionSeconds={session?.questions ? clock.questionMillis / 1000 : undefined}
        questionShare={share}
        isRunning={clock.state === 'paused' ? false : undefined}
        size={176}
      />
      <div className="gm-sheet-clock-words">
        <p data-state={verdict.state} className="gm-sheet-verdict">
          {verdict.says}
        </p>
        {verdict.questions.allowed === undefined ? null : (
          <p className="gm-small gm-sheet-asked" data-over={verdict.questions.isOver || undefined}>
            Questions: {verdict.questions.minutes} of at most {verdict.questions.allowed} minutes
            {verdict.questions.isOver ? ', too long' : ''}
          </p>
        )}
        {times.extra > 0 ? (
          <p className="gm-small gm-sheet-extra">{times.extra} minutes of extra time are included.</p>
        ) : null}
      </div>
      {isClosed ? null : <ClockButtons {...part} state={clock.state} isQuestion={clock.isQuestion} />}
      <SavedLine {...part} />
    </div>
  );
}

function useTap({ open, view }: SheetPart) {
  return (action: ClockAction, reason?: string) => {
    if (!view.session) return;
    const payload = { session: view.session.id, action, ...(reason === undefined ? {} : { reason }) };
    void open.live.record({ kind: 'clock', payload });
  };
}

function ClockButtons(
  part: SheetPart & { state: ReturnType<typeof clockNow>['clock']['state']; isQuestion: boolean },
) {
  const { state, isQuestion, bundle, view } = part;
  const tap = useTap(part);
  const identity = bundle.checklist[0];
  const isKnown = identity === undefined || view.sheet.checks[identity.id]?.value === true;
  if (state === 'finished') return <p className="gm-small gm-quiet">The session is over.</p>;
  if (state === 'not-started') return <StartButton isKnown={isKnown} onStart={() => tap('start')} />;
  return (
    <div className="gm-sheet-buttons">
      {view.session?.questions ? (
        <button
          type="button"
          className="gm-button gm-sheet-question"
          aria-pressed={isQuestion}
          disabled={state === 'paused'}
          onClick={() => tap(isQuestion ? 'question-end' : 'question-start')}
        >
          {isQuestion ? 'Question: stop' : 'Question: start'}
        </button>
      ) : null}
      {state === 'paused' ? (
        <Button kind="primary" icon="play" onPress={() => tap('resume')}>
          Go on
        </Button>
      ) : (
        <>
          <Button icon="pause" onPress={() => tap('pause', 'Break')}>
            Pause
          </Button>
          <Button onPress={() => tap('pause', 'Interruption')}>Interruption</Button>
        </>
      )}
      <EndButton onEnd={() => tap('finish')} />
    </div>
  );
}

function StartButton({ isKnown, onStart }: { isKnown: boolean; onStart: () => void }) {
  return (
    <div className="gm-sheet-buttons">
      <Button
        kind="primary"
        icon="play"
        isWide
        disabledReason={isKnown ? undefined : 'Check the identity first.'}
        onPress={onStart}
      >
        Start the session
      </Button>
    </div>
  );
}

/** Asks once more in its own place; nothing covers the sheet. */
function EndButton({ onEnd }: { onEnd: () => void }) {
  const [isAsking, setIsAsking] = useState(false);
  if (!isAsking) return <Button onPress={() => setIsAsking(true)}>End the session</Button>;
  return (
    <fieldset className="gm-sheet-ask">
      <legend>End it now? The clock cannot be started again.</legend>
      <Button kind="danger" onPress={onEnd}>
        End it
      </Button>
      <Button onPress={() => setIsAsking(false)}>Go on</Button>
    </fieldset>
  );
}

function SavedLine({ open, isClosed }: SheetPart) {
  const { state, live } = open;
  const waiting = live.waiting();
  if (state.diskProblem) {
    return (
      <p className="gm-sheet-saved" data-state="lost" role="alert">
        <Icon name="warning" />
        {state.diskProblem}
      </p>
    );
  }
  if (state.own.length === 0) {
    return (
      <p className="gm-sheet-saved" role="status">
        <Icon name="info" />
        {isClosed
          ? 'Recorded on another device.'
          : 'Nothing recorded on this device yet. Each tap is saved here first.'}
      </p>
    );
  }
  return (
    <div className="gm-sheet-saved" data-state={waiting > 0 ? 'waiting' : 'sent'}>
      <Icon name={waiting > 0 ? 'offline' : 'tick'} />
      <p>
        <span>Saved on this device {timeOfDay(state.savedAt ?? 0)}</span>
        {waiting === 0 ? (
          <span>{sentWords(state.sentAt)}</span>
        ) : (
          <Waiting count={waiting} problem={state.problem} />
        )}
      </p>
    </div>
  );
}

function sentWords(sentAt: number | undefined): string {
  return sentAt === undefined ? ', all sent' : `, sent ${timeOfDay(sentAt)}`;
}

function Waiting({ count, problem }: { count: number; problem: SheetPart['open']['state']['problem'] }) {
  return (
    <span>
      , <strong>{countOf(count, 'entry waits', 'entries wait')} to be sent</strong>
      {problem ? <Stuck problem={problem} /> : null}
    </span>
  );
}

function Stuck({ problem }: { problem: NonNullable<SheetPart['open']['state']['problem']> }) {
  if (problem.code === 'offline') return <span>. No connection: go on, it is sent by itself.</span>;
  if (problem.status === 401) {
    return (
      <span>
        . Your session ended: go on, and <Link to="/sign-in">sign in</Link> when you can.
      </span>
    );
  }
  return (
    <span>
      . {problem.title}. {problem.mend}
    </span>
  );
}
