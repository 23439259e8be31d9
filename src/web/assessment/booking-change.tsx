import { useState } from 'react';
import { getAssessment } from '#contract/assessment.ts';
import { type Booking, cancelBooking, listBookings, recordOutcome } from '#contract/bookings.ts';
import { useCommand } from '#web/api/query.ts';
import { Button } from '#web/ui/button.tsx';
import { RadioGroup } from '#web/ui/choices.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Form } from '#web/ui/form.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { showToast } from '#web/ui/toast.tsx';

const invalidates = [getAssessment, listBookings];

/** Cancel a booking, with the reason that everybody told of it reads. */
export function CancelDialog({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const cancel = useCommand(cancelBooking, {
    invalidates,
    onDone: () => {
      showToast('The booking is cancelled. The session can be booked again.');
      onClose();
    },
  });
  const run = () =>
    cancel.run({ params: { bookingId: booking.id }, body: { reason, version: booking.version } });
  return (
    <Dialog isOpen title={`Cancel ${booking.sessionTitle.toLowerCase()}?`} onClose={onClose}>
      <Form
        {...cancel.formState}
        onSubmit={run}
        actions={
          <>
            <Button onPress={onClose}>Keep it</Button>
            <Button kind="danger" type="submit" isPending={cancel.isPending}>
              Cancel the booking
            </Button>
          </>
        }
      >
        <TextArea
          label="Reason"
          name="reason"
          hint="The apprentice, the provider and the assessor read it."
          value={reason}
          onChange={setReason}
        />
      </Form>
    </Dialog>
  );
}

const outcomes = [
  {
    value: 'no-show',
    label: 'No-show',
    hint: 'The apprentice did not come. The session can be booked again.',
  },
  { value: 'interrupted', label: 'Interrupted', hint: 'It has to be held again. What was judged stays.' },
  { value: 'abandoned', label: 'Abandoned', hint: 'The apprentice ended it. The attempt counts.' },
] as const;

type Outcome = (typeof outcomes)[number]['value'];

/** Record that a session was not held as planned. */
export function OutcomeDialog({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const [outcome, setOutcome] = useState<Outcome | ''>('');
  const [reason, setReason] = useState('');
  const [isTried, setIsTried] = useState(false);
  const record = useCommand(recordOutcome, {
    invalidates,
    onDone: () => {
      showToast('It is recorded.');
      onClose();
    },
  });
  const run = () => {
    setIsTried(true);
    if (outcome === '') return;
    record.run({
      params: { bookingId: booking.id },
      body: { outcome, reason, version: booking.version },
    });
  };
  const missing =
    isTried && outcome === ''
      ? [{ path: 'outcome', message: 'Say what happened.' }]
      : record.formState.issues;
  return (
    <Dialog isOpen title="What happened?" onClose={onClose}>
      <Form
        issues={missing}
        refusal={record.formState.refusal}
        onSubmit={run}
        actions={
          <>
            <Button onPress={onClose}>Not now</Button>
            <Button kind="primary" type="submit" isPending={record.isPending}>
              Record it
            </Button>
          </>
        }
      >
        <RadioGroup label="Outcome" name="outcome" value={outcome} options={outcomes} onChange={setOutcome} />
        <TextArea label="What happened" name="reason" value={reason} onChange={setReason} />
      </Form>
    </Dialog>
  );
}
