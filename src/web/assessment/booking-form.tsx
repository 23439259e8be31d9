import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { z } from 'zod';
import { getAssessment } from '#contract/assessment.ts';
import {
  type Booking,
  book,
  checkBooking,
  listBookings,
  listCandidates,
  moveBooking,
} from '#contract/bookings.ts';
import { call } from '#web/api/client.ts';
import { keyOf, useCommand } from '#web/api/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Checkbox } from '#web/ui/choices.tsx';
import { DateField } from '#web/ui/date-field.tsx';
import { Form } from '#web/ui/form.tsx';
import { Icon } from '#web/ui/icons.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { showToast } from '#web/ui/toast.tsx';
import { useDraft } from '#web/ui/use-draft.ts';
import { dayOfInstant, hourOf, hoursOf, instantOf, minutesWords, placeWords } from './assessment-words.ts';
import { CandidateList } from './candidate-list.tsx';
import { Findings } from './findings.tsx';

type Wish = z.input<typeof checkBooking.body>;
type PlaceKind = Wish['placeKind'];

const placeKinds: readonly PlaceKind[] = [
  'workplace',
  'remote',
  'assessment-centre',
  'controlled-environment',
  'training-provider',
];

interface BookingDraft {
  day: string;
  time: string;
  placeKind: PlaceKind | '';
  place: string;
  assessorId: string;
}

export interface BookingFormProps {
  registrationId: string;
  attemptId: string;
  sessionId: string;
  sessionTitle: string;
  /** The booking that is being moved. */
  moving?: Booking | undefined;
  onDone: () => void;
}

function draftOf(moving: Booking | undefined): BookingDraft {
  if (!moving) return { day: '', time: '', placeKind: '', place: '', assessorId: '' };
  return {
    day: dayOfInstant(moving.startsAt),
    time: hourOf(moving.startsAt),
    placeKind: placeKinds.find((kind) => kind === moving.placeKind) ?? '',
    place: moving.place,
    assessorId: moving.assessor.id,
  };
}

function wishOf(props: BookingFormProps, draft: BookingDraft): Wish | undefined {
  const startsAt = instantOf(draft.day, draft.time);
  const { placeKind, place, assessorId } = draft;
  if (startsAt === undefined || placeKind === '' || place.trim() === '' || assessorId === '')
    return undefined;
  const { attemptId, sessionId } = props;
  return { attemptId, sessionId, assessorId, startsAt, placeKind, place };
}

function missingOf(draft: BookingDraft) {
  return [
    ...(draft.day === '' ? [{ path: 'day', message: 'Enter a day.' }] : []),
    ...(/^\d{2}:\d{2}$/.test(draft.time) ? [] : [{ path: 'time', message: 'Enter a time, such as 10:00.' }]),
    ...(draft.placeKind === '' ? [{ path: 'placeKind', message: 'Choose the kind of place.' }] : []),
    ...(draft.place.trim() === '' ? [{ path: 'place', message: 'Enter the place.' }] : []),
    ...(draft.assessorId === '' ? [{ path: 'assessorId', message: 'Choose an assessor.' }] : []),
  ];
}

/** What the rules say of the wish, asked again with each change once everything is given. */
function useCheck({ registrationId }: BookingFormProps, wish: Wish | undefined) {
  const settled = useDeferredValue(wish);
  return useQuery({
    queryKey: [...keyOf(checkBooking), registrationId, settled],
    queryFn: ({ signal }) =>
      call(checkBooking, { params: { registrationId }, body: settled as Wish }, { signal }),
    enabled: settled !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 5000,
  });
}

function useWrite(props: BookingFormProps, onBooked: () => void) {
  const invalidates = [getAssessment, listBookings, listCandidates];
  const options = { invalidates, onDone: onBooked };
  const booking = useCommand(book, options);
  const moving = useCommand(moveBooking, options);
  const write = (wish: Wish, acceptWarnings: boolean) => {
    if (!props.moving) {
      booking.run({ params: { registrationId: props.registrationId }, body: { ...wish, acceptWarnings } });
      return;
    }
    const { attemptId: _a, sessionId: _s, ...body } = wish;
    const { id, version } = props.moving;
    moving.run({ params: { bookingId: id }, body: { ...body, acceptWarnings, version } });
  };
  return { write, command: props.moving ? moving : booking };
}

/** Book one session, or move its booking: the rules answer beside the form while it is filled in. */
export function BookingForm(props: BookingFormProps) {
  const { registrationId, attemptId, sessionId, sessionTitle, moving } = props;
  const draft = useDraft(`booking.${moving?.id ?? `${attemptId}.${sessionId}`}`, draftOf(moving));
  const [isAccepted, setIsAccepted] = useState(false);
  const [isTried, setIsTried] = useState(false);
  const { write, command } = useWrite(props, () => {
    draft.discard();
    showToast(moving ? `${sessionTitle} is moved.` : `${sessionTitle} is booked.`);
    props.onDone();
  });
  const wish = wishOf(props, draft.value);
  const check = useCheck(props, wish);
  const warnings = wish ? (check.data?.warnings ?? []) : [];
  const submit = () => {
    setIsTried(true);
    if (wish) write(wish, isAccepted);
  };
  const change = (part: Partial<BookingDraft>) => {
    setIsAccepted(false);
    draft.set(part);
  };
  return (
    <div className="gm-booking-form">
      <Form
        issues={isTried && !wish ? missingOf(draft.value) : command.formState.issues}
        refusal={wish ? command.formState.refusal : undefined}
        onSubmit={submit}
        actions={
          <>
            <Button kind="primary" type="submit" isPending={command.isPending}>
              {moving ? 'Move the booking' : 'Book this session'}
            </Button>
            <Button kind="quiet" onPress={props.onDone}>
              Not now
            </Button>
          </>
        }
      >
        <WhenAndWhere draft={draft.value} onChange={change} />
        {warnings.length > 0 ? (
          <Checkbox isChecked={isAccepted} onChange={setIsAccepted}>
            I have read the advice and {moving ? 'move' : 'book'} it all the same
          </Checkbox>
        ) : null}
      </Form>
      <div className="gm-stack">
        <CandidateList
          registrationId={registrationId}
          on={draft.value.day}
          value={draft.value.assessorId}
          onChange={(assessorId) => change({ assessorId })}
        />
        <div aria-live="polite">
          <CheckWords
            check={wish ? check.data : undefined}
            problem={wish ? check.error?.message : undefined}
          />
        </div>
      </div>
    </div>
  );
}

function WhenAndWhere({
  draft,
  onChange,
}: {
  draft: BookingDraft;
  onChange: (part: Partial<BookingDraft>) => void;
}) {
  return (
    <>
      <DateField label="Day" name="day" value={draft.day} onChange={(day) => onChange({ day })} />
      <TextField
        label="Time"
        name="time"
        hint="London time, such as 10:00"
        isShort
        value={draft.time}
        onChange={(time) => onChange({ time })}
      />
      <Select
        label="Kind of place"
        name="placeKind"
        value={draft.placeKind}
        options={placeKinds.map((value) => ({ value, label: placeWords[value] ?? value }))}
        onChange={(placeKind) => onChange({ placeKind })}
      />
      <TextField
        label="Place"
        name="place"
        hint="Address, room, or the link of the meeting"
        value={draft.place}
        onChange={(place) => onChange({ place })}
      />
    </>
  );
}

function CheckWords({
  check,
  problem,
}: {
  check: z.infer<typeof checkBooking.output> | undefined;
  problem: string | undefined;
}) {
  if (problem) return <p className="gm-small">{problem}</p>;
  if (!check) return <p className="gm-quiet">Give day, time, place and assessor: the rules answer here.</p>;
  const extra = check.extraMinutes > 0 ? `, ${minutesWords(check.extraMinutes)} of them extra time` : '';
  const isGood = check.refusals.length === 0;
  return (
    <div className="gm-findings">
      <p className="gm-row">
        <Icon name="clock" />
        <span>
          <strong>{hoursOf(check)}</strong>, {minutesWords(check.minutes)}
          {extra}.
        </span>
      </p>
      {isGood && check.warnings.length === 0 ? (
        <p className="gm-row">
          <Icon name="tick" />
          Nothing stands against it.
        </p>
      ) : (
        <Findings refusals={check.refusals} warnings={check.warnings} />
      )}
    </div>
  );
}
