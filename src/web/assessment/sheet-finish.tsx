import { useState } from 'react';
import { asProblem, type Problem } from '#web/api/problem.ts';
import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/page.tsx';
import { showToast } from '#web/ui/toast.tsx';
import type { SheetPart } from './sheet-page.tsx';
import { anchorOf, isLastSession, whatIsMissing } from './sheet-view.ts';

function goTo(anchor: string) {
  const place = document.getElementById(anchor);
  place?.scrollIntoView({ block: 'center' });
  place?.focus({ preventScroll: true });
}

/** What is missing, each a link to its place; then one submission. */
export function SheetFinish(part: SheetPart) {
  const { open, bundle, view } = part;
  const last = open.state.own.at(-1);
  const { refusals, warnings } = whatIsMissing(bundle, view, {
    deviceId: open.state.deviceId,
    events: last?.sequence ?? 0,
    lastHash: last?.hash ?? '',
  });
  const isLast = isLastSession(view);
  const title = isLast ? 'Submit the sheet' : 'Close this session';
  return (
    <Section title={title}>
      {refusals.length > 0 ? (
        <>
          <p>Before it can be sent:</p>
          <ul className="gm-sheet-missing">
            {refusals.map(({ reason, path }) => (
              <li key={reason}>
                <a
                  href={`#${anchorOf(path)}`}
                  onClick={(event) => {
                    event.preventDefault();
                    goTo(anchorOf(path));
                  }}
                >
                  {reason}
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>
          {isLast
            ? 'Everything is judged. The grade is worked out by the rules; nobody picks it.'
            : 'This session is complete. The criteria that are open can be judged in the next one.'}
        </p>
      )}
      {warnings.length > 0 ? (
        <Notice kind="info" title="For you to know">
          <ul>
            {warnings.map(({ reason }) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <SubmitButton
        part={part}
        title={title}
        isComplete={refusals.length === 0}
        hasEntries={last !== undefined}
      />
    </Section>
  );
}

function reasonNot(isComplete: boolean, hasEntries: boolean): string | undefined {
  if (!hasEntries) return 'Nothing is recorded on this device: submit on the device that you used.';
  return isComplete ? undefined : 'Complete what is listed above.';
}

function SubmitButton({
  part,
  title,
  isComplete,
  hasEntries,
}: {
  part: SheetPart;
  title: string;
  isComplete: boolean;
  hasEntries: boolean;
}) {
  const [isPending, setIsPending] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const submit = async () => {
    setIsPending(true);
    setProblem(undefined);
    try {
      await part.open.live.submit();
      showToast(`${part.bundle.apprentice.name}: ${title.toLowerCase()}, done.`);
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setIsPending(false);
    }
  };
  return (
    <div className="gm-sheet-submit">
      {problem ? (
        <Notice kind="problem" title={problem.title} isLive>
          {problem.code === 'offline'
            ? 'Everything is saved on this device. Submit when you have a connection.'
            : problem.mend}
        </Notice>
      ) : null}
      <Button
        kind="primary"
        isWide
        isPending={isPending}
        disabledReason={reasonNot(isComplete, hasEntries)}
        onPress={() => void submit()}
      >
        {title}
      </Button>
    </div>
  );
}
