import { useState } from 'react';
import type { z } from 'zod';
import {
  decideNextAction,
  getReassessment,
  listResults,
  type ReassessmentOption,
  type ResultDetail,
} from '#contract/results.ts';
import { useCommand, useEndpoint } from '#web/api/query.ts';
import { useMay } from '#web/api/session.ts';
import { Button } from '#web/ui/button.tsx';
import { RadioGroup } from '#web/ui/choices.tsx';
import { formatInstant } from '#web/ui/dates.ts';
import { Dialog } from '#web/ui/dialog.tsx';
import { Form } from '#web/ui/form.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/page.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { showToast } from '#web/ui/toast.tsx';
import { AttemptFacts, Rules } from './after-fail.tsx';

type Option = z.infer<typeof ReassessmentOption>;
type Kind = 'resit' | 'retake';

/** After a released fail: what the rules allow for each failed method, and the decision between resit and retake. */
export function NextActionSection({ result }: { result: ResultDetail }) {
  const isFailed = result.state === 'released' && result.grade === 'fail';
  return isFailed ? <NextActions result={result} /> : null;
}

function NextActions({ result }: { result: ResultDetail }) {
  const read = useEndpoint(getReassessment, { params: { registrationId: result.registrationId } });
  return (
    <Section title="Next attempt">
      {read.error ? <Notice kind="problem" title={read.error.title} /> : null}
      {read.data?.options.length === 0 ? <p>The rules of this plan know no further attempt.</p> : null}
      {read.data?.options.map((option) => (
        <NextAttempt key={option.method} option={option} result={result} />
      ))}
    </Section>
  );
}

function whyNot(option: Option, mayDecide: boolean): string | undefined {
  if (!mayDecide) return 'Operations of the assessment organisation decide this.';
  if (option.mayAttempt || needsAuthority(option)) return undefined;
  return option.refusals.join(' ') || 'The rules do not allow another attempt now.';
}

/** Beyond the usual number somebody has to ask for the attempt. */
function needsAuthority(option: Option): boolean {
  return !option.mayAttempt && option.attemptsLeft === 0 && option.kinds.length > 0;
}

function NextAttempt({ option, result }: { option: Option; result: ResultDetail }) {
  const mayDecide = useMay('results.decide-next-action');
  const [isOpen, setIsOpen] = useState(false);
  const { decided } = option;
  return (
    <div className="gm-again">
      <h3>{option.title}</h3>
      {decided ? (
        <p>
          A {decided.kind} is decided by {decided.by}, {formatInstant(decided.at)}: {decided.reason}
        </p>
      ) : null}
      <AttemptFacts option={option} />
      {option.refusals.length > 0 ? (
        <ul className="gm-refusals">
          {option.refusals.map((refusal) => (
            <li key={refusal}>{refusal}</li>
          ))}
        </ul>
      ) : null}
      <p className="gm-no-print">
        <Button onPress={() => setIsOpen(true)} disabledReason={whyNot(option, mayDecide)}>
          Decide on a resit or a retake
        </Button>
      </p>
      <Rules option={option} />
      {isOpen ? <DecideDialog option={option} result={result} onClose={() => setIsOpen(false)} /> : null}
    </div>
  );
}

const hints: Readonly<Record<Kind, string>> = {
  resit: 'The same assessment again, without further learning.',
  retake: 'Further learning comes first.',
};

function DecideDialog({
  option,
  result,
  onClose,
}: {
  option: Option;
  result: ResultDetail;
  onClose: () => void;
}) {
  const [kind, setKind] = useState<Kind | ''>(option.kinds.length === 1 ? (option.kinds[0] ?? '') : '');
  const [reason, setReason] = useState('');
  const [authority, setAuthority] = useState('');
  const decide = useCommand(decideNextAction, {
    invalidates: [getReassessment, listResults],
    onDone: () => {
      showToast(`A ${kind} of ${option.title} is decided.`);
      onClose();
    },
  });
  const missing = kind === '' ? [{ path: 'kind', message: 'Choose a resit or a retake.' }] : [];
  const [isAsked, setIsAsked] = useState(false);
  const { issues, refusal } = decide.formState;
  const told = refusal && decide.problem?.detail.reason;
  return (
    <Dialog title={`Next attempt: ${option.title}`} isOpen onClose={onClose}>
      <Form
        issues={isAsked && kind === '' ? missing : issues}
        refusal={refusal ? { ...refusal, mend: typeof told === 'string' ? told : refusal.mend } : undefined}
        onSubmit={() => {
          setIsAsked(true);
          if (kind === '') return;
          decide.run({
            params: { registrationId: result.registrationId },
            body: { method: option.method, kind, reason, ...(authority ? { authority } : {}) },
          });
        }}
        actions={
          <>
            <Button kind="primary" type="submit" isPending={decide.isPending}>
              Decide
            </Button>
            <Button onPress={onClose}>Not now</Button>
          </>
        }
      >
        <RadioGroup
          label="What is it?"
          name="kind"
          value={kind}
          onChange={setKind}
          options={option.kinds.map((each) => ({
            value: each,
            label: each === 'resit' ? 'A resit' : 'A retake',
            hint: hints[each],
          }))}
        />
        <TextArea
          label="Reason"
          name="reason"
          limit={{ of: 'characters', most: 2000 }}
          value={reason}
          onChange={setReason}
        />
        {needsAuthority(option) ? (
          <TextField
            label="Who asked for an attempt beyond the usual number?"
            name="authority"
            hint="For example the employer's name and position. The rules ask for it."
            value={authority}
            onChange={setAuthority}
          />
        ) : null}
      </Form>
    </Dialog>
  );
}
