import { useState } from 'react';
import { endBreak, removeBreak, startBreak } from '#contract/enrolment.ts';
import { useMay } from '#web/api/session.ts';
import { Button } from '#web/ui/button.tsx';
import { DateField } from '#web/ui/date-field.tsx';
import { formatDay } from '#web/ui/dates.ts';
import { Dialog } from '#web/ui/dialog.tsx';
import { Section } from '#web/ui/page.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import type { Detail } from './detail.ts';
import { RecordDialog } from './record-dialog.tsx';
import { missingOf, useRecord } from './use-record.ts';

type Break = Detail['breaks'][number];

/** Breaks in learning: they stop the clock of the minimum duration. */
export function BreaksSection({ detail }: { detail: Detail }) {
  const may = useMay('enrolment.record-break');
  const open = detail.breaks.find((each) => each.to === null);
  const roleReason = may ? undefined : 'Your role does not record breaks.';
  return (
    <Section title="Breaks in learning">
      {detail.breaks.length === 0 ? (
        <p className="gm-quiet">None. A break stops the clock of the minimum duration.</p>
      ) : (
        <ul className="gm-lines" aria-label="Breaks in learning">
          {detail.breaks.map((each) => (
            <BreakLine key={each.id} detail={detail} one={each} may={may} />
          ))}
        </ul>
      )}
      <div className="gm-section-actions">
        {open ? (
          <EndBreak detail={detail} one={open} roleReason={roleReason} />
        ) : (
          <StartBreak detail={detail} roleReason={roleReason} />
        )}
      </div>
    </Section>
  );
}

function BreakLine({ detail, one, may }: { detail: Detail; one: Break; may: boolean }) {
  const [isAsked, setIsAsked] = useState(false);
  const { record, state } = useRecord(removeBreak);
  const remove = async () => {
    const params = { enrolmentId: detail.id, breakId: one.id };
    if (await record({ params }, { missing: [], done: 'Break removed' })) setIsAsked(false);
  };
  return (
    <li>
      <span>
        {formatDay(one.from)} {one.to ? `until the return on ${formatDay(one.to)}` : 'until now'}
        <br />
        <span className="gm-small gm-quiet">{one.reason}</span>
      </span>
      {may ? (
        <Button
          kind="quiet"
          onPress={() => setIsAsked(true)}
          label={`Remove the break from ${formatDay(one.from)}`}
        >
          Remove
        </Button>
      ) : null}
      <Dialog
        kind="alert"
        title="Remove this break?"
        isOpen={isAsked}
        onClose={() => setIsAsked(false)}
        actions={
          <>
            <Button onPress={() => setIsAsked(false)}>Keep it</Button>
            <Button kind="danger" isPending={state.isPending} onPress={() => void remove()}>
              Remove break
            </Button>
          </>
        }
      >
        <p>
          Only for a break recorded in error. The days count again, so the earliest gateway moves forward.
          {state.refusal ? ` ${state.refusal.title}. ${state.refusal.mend ?? ''}` : ''}
        </p>
      </Dialog>
    </li>
  );
}

function StartBreak({ detail, roleReason }: { detail: Detail; roleReason: string | undefined }) {
  const [value, setValue] = useState({ from: '', to: '', reason: '' });
  const { record, state } = useRecord(startBreak);
  const send = () =>
    record(
      {
        params: { enrolmentId: detail.id },
        body: {
          from: value.from,
          reason: value.reason,
          version: detail.version,
          ...(value.to ? { to: value.to } : {}),
        },
      },
      {
        missing: missingOf([
          ['from', value.from, 'Write the first day of the break'],
          ['reason', value.reason, 'Say why there is a break'],
        ]),
        done: 'Break recorded',
      },
    );
  return (
    <RecordDialog
      {...state}
      open="Record a break"
      title="Record a break in learning"
      action="Record break"
      ability={detail.abilities.startBreak}
      roleReason={roleReason}
      onRecord={send}
    >
      <DateField
        label="First day of the break"
        name="from"
        value={value.from}
        onChange={(from) => setValue({ ...value, from })}
      />
      <DateField
        label="First day back in learning"
        name="to"
        hint="Leave empty while it is not known."
        isOptional
        value={value.to}
        onChange={(to) => setValue({ ...value, to })}
      />
      <TextArea
        label="Why"
        name="reason"
        value={value.reason}
        onChange={(reason) => setValue({ ...value, reason })}
      />
    </RecordDialog>
  );
}

function EndBreak({
  detail,
  one,
  roleReason,
}: {
  detail: Detail;
  one: Break;
  roleReason: string | undefined;
}) {
  const [to, setTo] = useState('');
  const { record, state } = useRecord(endBreak);
  const send = () =>
    record(
      { params: { enrolmentId: detail.id, breakId: one.id }, body: { to, version: detail.version } },
      {
        missing: missingOf([['to', to, 'Write the last day of the break']]),
        done: 'End of the break recorded',
      },
    );
  return (
    <RecordDialog
      {...state}
      open="Record the end of the break"
      title={`Break since ${formatDay(one.from)}`}
      action="Record end"
      ability={detail.abilities.endBreak}
      roleReason={roleReason}
      onRecord={send}
    >
      <DateField label="First day back in learning" name="to" value={to} onChange={setTo} />
    </RecordDialog>
  );
}
