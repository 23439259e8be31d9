import { useState } from 'react';
import { undoWithdrawal, withdraw } from '#contract/enrolment.ts';
import { useMay } from '#web/api/session.ts';
import { DateField } from '#web/ui/date-field.tsx';
import { formatDay } from '#web/ui/dates.ts';
import { Section } from '#web/ui/page.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import type { Detail } from './detail.ts';
import { RecordDialog } from './record-dialog.tsx';
import { missingOf, useRecord } from './use-record.ts';

/** Leaving the apprenticeship early, and taking that back when it was recorded in error. */
export function WithdrawalSection({ detail }: { detail: Detail }) {
  const may = useMay('enrolment.withdraw');
  const roleReason = may ? undefined : 'Only a manager of your organisation records withdrawals.';
  return (
    <Section title="Withdrawal">
      {detail.withdrawal ? (
        <p>
          Withdrew on {formatDay(detail.withdrawal.on)}.{' '}
          <span className="gm-quiet">{detail.withdrawal.reason}</span>
        </p>
      ) : (
        <p className="gm-quiet">Ends the apprenticeship before its assessment. Nothing recorded is lost.</p>
      )}
      <div className="gm-section-actions">
        {detail.withdrawal ? (
          <UndoWithdrawal detail={detail} roleReason={roleReason} />
        ) : (
          <Withdraw detail={detail} roleReason={roleReason} />
        )}
      </div>
    </Section>
  );
}

function Withdraw({ detail, roleReason }: { detail: Detail; roleReason: string | undefined }) {
  const [value, setValue] = useState({ on: '', reason: '' });
  const { record, state } = useRecord(withdraw);
  const send = () =>
    record(
      { params: { enrolmentId: detail.id }, body: { ...value, version: detail.version } },
      {
        missing: missingOf([
          ['on', value.on, 'Write the last day in learning'],
          ['reason', value.reason, 'Say why the apprentice leaves'],
        ]),
        done: `Withdrawal of ${detail.apprentice.name} recorded`,
      },
    );
  return (
    <RecordDialog
      {...state}
      open="Record a withdrawal"
      title={`Withdraw ${detail.apprentice.name}`}
      action="Record withdrawal"
      kind="danger"
      ability={detail.abilities.withdraw}
      roleReason={roleReason}
      onRecord={send}
    >
      <DateField
        label="Last day in learning"
        name="on"
        value={value.on}
        onChange={(on) => setValue({ ...value, on })}
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

function UndoWithdrawal({ detail, roleReason }: { detail: Detail; roleReason: string | undefined }) {
  const [reason, setReason] = useState('');
  const { record, state } = useRecord(undoWithdrawal);
  const send = () =>
    record(
      { params: { enrolmentId: detail.id }, body: { reason, version: detail.version } },
      {
        missing: missingOf([['reason', reason, 'Say why the withdrawal is undone']]),
        done: 'Withdrawal undone',
      },
    );
  return (
    <RecordDialog
      {...state}
      open="Undo the withdrawal"
      title="Undo the withdrawal"
      action="Undo withdrawal"
      ability={detail.abilities.undoWithdrawal}
      roleReason={roleReason}
      onRecord={send}
    >
      <TextArea label="Why" name="reason" value={reason} onChange={setReason} />
    </RecordDialog>
  );
}
