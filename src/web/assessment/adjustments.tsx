import { useState } from 'react';
import type { z } from 'zod';
import { type Adjustment, decideAdjustment, getAssessment, requestAdjustment } from '#contract/assessment.ts';
import { useCommand } from '#web/api/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Form } from '#web/ui/form.tsx';
import { Section } from '#web/ui/page.tsx';
import { Select } from '#web/ui/select.tsx';
import { StateChip, type Tone } from '#web/ui/state-chip.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { showToast } from '#web/ui/toast.tsx';

type AdjustmentRow = z.infer<typeof Adjustment>;
type Kind = z.input<typeof requestAdjustment.body>['kind'];

const kinds: readonly { value: Kind; label: string }[] = [
  { value: 'extra-time', label: 'Extra time' },
  { value: 'rest-breaks', label: 'Rest breaks' },
  { value: 'reader', label: 'A reader' },
  { value: 'interpreter', label: 'An interpreter' },
  { value: 'format', label: 'Another format' },
  { value: 'other', label: 'Something else' },
];

const states: Readonly<Record<AdjustmentRow['state'], { tone: Tone; words: string }>> = {
  requested: { tone: 'waiting', words: 'To decide' },
  granted: { tone: 'met', words: 'Granted' },
  refused: { tone: 'not-met', words: 'Refused' },
};

/** Reasonable adjustments: asked for, granted or refused with reasons. Extra time lengthens every session. */
export function Adjustments({
  registrationId,
  adjustments,
  mayDecide,
}: {
  registrationId: string;
  adjustments: readonly AdjustmentRow[];
  mayDecide: boolean;
}) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <Section title="Reasonable adjustments">
      {adjustments.length === 0 ? <p className="gm-quiet">None asked for.</p> : null}
      <ul className="gm-products" aria-label="Adjustments">
        {adjustments.map((adjustment) => (
          <AdjustmentLine key={adjustment.id} adjustment={adjustment} mayDecide={mayDecide} />
        ))}
      </ul>
      {isAsking ? <AskForm registrationId={registrationId} onDone={() => setIsAsking(false)} /> : null}
      {mayDecide && !isAsking ? (
        <Button icon="plus" onPress={() => setIsAsking(true)}>
          Record a request
        </Button>
      ) : null}
    </Section>
  );
}

function AdjustmentLine({ adjustment, mayDecide }: { adjustment: AdjustmentRow; mayDecide: boolean }) {
  const [isDeciding, setIsDeciding] = useState(false);
  const kind = kinds.find(({ value }) => value === adjustment.kind)?.label ?? adjustment.kind;
  const state = states[adjustment.state];
  return (
    <li>
      <div className="gm-received">
        <div>
          <h3>
            {kind}
            {adjustment.extraPercent === null ? '' : `: ${adjustment.extraPercent} per cent`}
          </h3>
          <p>{adjustment.description}</p>
          <p className="gm-small gm-quiet">
            Recorded by {adjustment.requestedBy}
            {adjustment.decidedBy ? `, decided by ${adjustment.decidedBy}` : ''}
            {adjustment.reason ? `: ${adjustment.reason}` : ''}
          </p>
        </div>
        <div className="gm-row">
          <StateChip tone={state.tone}>{state.words}</StateChip>
          {mayDecide && adjustment.state === 'requested' && !isDeciding ? (
            <Button label={`Decide on ${kind.toLowerCase()}`} onPress={() => setIsDeciding(true)}>
              Decide
            </Button>
          ) : null}
        </div>
      </div>
      {isDeciding ? <DecideForm adjustmentId={adjustment.id} onDone={() => setIsDeciding(false)} /> : null}
    </li>
  );
}

function DecideForm({ adjustmentId, onDone }: { adjustmentId: string; onDone: () => void }) {
  const [reason, setReason] = useState('');
  const decide = useCommand(decideAdjustment, {
    invalidates: [getAssessment],
    onDone: () => {
      showToast('The adjustment is decided.');
      onDone();
    },
  });
  const run = (decision: 'granted' | 'refused') =>
    decide.run({ params: { adjustmentId }, body: { decision, reason } });
  return (
    <div className="gm-decide">
      <Form
        {...decide.formState}
        onSubmit={() => run('granted')}
        actions={
          <>
            <Button kind="primary" type="submit" isPending={decide.isPending}>
              Grant it
            </Button>
            <Button isPending={decide.isPending} onPress={() => run('refused')}>
              Refuse it
            </Button>
            <Button kind="quiet" onPress={onDone}>
              Not now
            </Button>
          </>
        }
      >
        <TextArea label="Reason" name="reason" value={reason} onChange={setReason} />
      </Form>
    </div>
  );
}

function AskForm({ registrationId, onDone }: { registrationId: string; onDone: () => void }) {
  const [kind, setKind] = useState<Kind>('extra-time');
  const [percent, setPercent] = useState('25');
  const [description, setDescription] = useState('');
  const ask = useCommand(requestAdjustment, {
    invalidates: [getAssessment],
    onDone: () => {
      showToast('The request is recorded.');
      onDone();
    },
  });
  const run = () => {
    const extra = kind === 'extra-time' ? { extraPercent: Number(percent) } : {};
    ask.run({ params: { registrationId }, body: { kind, description, ...extra } });
  };
  return (
    <div className="gm-decide">
      <Form
        {...ask.formState}
        onSubmit={run}
        actions={
          <>
            <Button kind="primary" type="submit" isPending={ask.isPending}>
              Record the request
            </Button>
            <Button kind="quiet" onPress={onDone}>
              Not now
            </Button>
          </>
        }
      >
        <Select label="What is asked for" name="kind" value={kind} options={kinds} onChange={setKind} />
        {kind === 'extra-time' ? (
          <TextField
            label="Extra time, per cent"
            name="extraPercent"
            inputMode="numeric"
            isShort
            value={percent}
            onChange={setPercent}
          />
        ) : null}
        <TextArea
          label="What is needed, and why"
          name="description"
          value={description}
          onChange={setDescription}
        />
      </Form>
    </div>
  );
}
