import { useState } from 'react';
import { getResult, listResults, type ResultDetail, releaseResult } from '#contract/results.ts';
import { useCommand } from '#web/api/query.ts';
import { useMay } from '#web/api/session.ts';
import { Button } from '#web/ui/button.tsx';
import { formatInstant } from '#web/ui/dates.ts';
import { Dialog } from '#web/ui/dialog.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/page.tsx';
import { StateChip } from '#web/ui/state-chip.tsx';
import { showToast } from '#web/ui/toast.tsx';
import { capital, gradeTone } from './results-words.ts';
import { SupersedeDialog } from './supersede.tsx';

/** The releases of the apprentice, and what operations may do: release, or reopen what was released. */
export function ReleaseSection({ result }: { result: ResultDetail }) {
  const mayRelease = useMay('results.release');
  const [open, setOpen] = useState<'release' | 'supersede'>();
  const close = () => setOpen(undefined);
  if (!mayRelease && result.releases.length === 0) return null;
  return (
    <Section title="Release">
      <Releases result={result} />
      {mayRelease ? <ReleaseChoice result={result} onChoose={setOpen} /> : null}
      {open === 'release' ? <ReleaseDialog result={result} onClose={close} /> : null}
      {open === 'supersede' ? <SupersedeDialog result={result} onClose={close} /> : null}
    </Section>
  );
}

function reasonOf(ability: ResultDetail['abilities']['release']): string | undefined {
  return ability.allowed ? undefined : ability.reason;
}

/** Before the release the one thing to do; afterwards the way to put a mistake right. */
function ReleaseChoice({
  result,
  onChoose,
}: {
  result: ResultDetail;
  onChoose: (choice: 'release' | 'supersede') => void;
}) {
  if (result.state === 'released' || result.state === 'superseded')
    return (
      <p className="gm-ask gm-no-print">
        <Button onPress={() => onChoose('supersede')} disabledReason={reasonOf(result.abilities.supersede)}>
          Reopen the result
        </Button>
      </p>
    );
  return (
    <Button
      kind="primary"
      isWide
      onPress={() => onChoose('release')}
      disabledReason={reasonOf(result.abilities.release)}
    >
      Release the result
    </Button>
  );
}

function Releases({ result }: { result: ResultDetail }) {
  return (
    <ul className="gm-history">
      {result.releases.map((each) => (
        <li key={each.id}>
          <StateChip tone={each.superseded ? 'quiet' : gradeTone(each.grade)}>
            {capital(each.grade)}
            {each.superseded ? ', replaced' : ''}
          </StateChip>
          <p>
            {each.by}, {formatInstant(each.at)}
          </p>
          {each.reason ? <p>Took the place of an earlier one: {each.reason}</p> : null}
        </li>
      ))}
    </ul>
  );
}

function ReleaseDialog({ result, onClose }: { result: ResultDetail; onClose: () => void }) {
  const earlier = result.releases.at(-1);
  const release = useCommand(releaseResult, {
    invalidates: [getResult, listResults],
    onDone: () => {
      showToast(`The result of ${result.apprentice.name} is released.`);
      onClose();
    },
  });
  return (
    <Dialog
      kind="alert"
      isOpen
      title={`Release a ${result.grade} to ${result.apprentice.name}?`}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Not yet</Button>
          <Button
            kind="primary"
            isPending={release.isPending}
            onPress={() =>
              release.run({ params: { resultId: result.id }, body: { version: result.version } })
            }
          >
            Release the result
          </Button>
        </>
      }
    >
      <p>Told at once:</p>
      <ul className="gm-next-steps">
        <li>
          <strong>{result.apprentice.name}</strong> by email, with a link to the result and its proof
        </li>
        <li>
          <strong>{result.provider}</strong>, in the apprentice's record
        </li>
        {earlier && !earlier.superseded ? (
          <li>
            everybody who read the {earlier.grade} of {formatInstant(earlier.at)}, which this one replaces
          </li>
        ) : null}
      </ul>
      <p>A released result is never changed. A mistake found later is put right by a new one.</p>
      {release.problem ? (
        <Notice kind="problem" title={release.problem.title} isLive>
          {release.problem.mend}
        </Notice>
      ) : null}
    </Dialog>
  );
}
