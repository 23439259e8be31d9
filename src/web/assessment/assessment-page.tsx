import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { type Attempt, getAssessment } from '#contract/assessment.ts';
import type { Booking } from '#contract/bookings.ts';
import { useEndpoint } from '#web/api/query.ts';
import { useMay } from '#web/api/session.ts';
import { BackLink } from '#web/shell/link.tsx';
import { Button } from '#web/ui/button.tsx';
import { ClockChip } from '#web/ui/clock-chip.tsx';
import { formatDay } from '#web/ui/dates.ts';
import { Menu } from '#web/ui/menu.tsx';
import { EmptyState, Notice } from '#web/ui/notice.tsx';
import { PageHeader, Section } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { StateChip, Tag } from '#web/ui/state-chip.tsx';
import { Adjustments } from './adjustments.tsx';
import {
  attemptStates,
  attemptWords,
  bookingStates,
  minutesWords,
  placeWords,
  sheetStates,
  spanWords,
} from './assessment-words.ts';
import { CancelDialog, OutcomeDialog } from './booking-change.tsx';
import { BookingForm } from './booking-form.tsx';
import { ProductsReceived } from './products-received.tsx';
import './assessment.css';

const route = getRouteApi('/signed-in/registrations/$registrationId/assessment');

/** One registration's assessment: what is booked, what came in, what was judged, what runs out. */
export function AssessmentPage() {
  const { registrationId } = route.useParams();
  const assessment = useEndpoint(getAssessment, { params: { registrationId } });
  const mayBook = useMay('assessment.book');
  const mayDecide = useMay('assessment.decide-adjustment');
  if (assessment.error)
    return (
      <Notice kind="problem" title={assessment.error.title}>
        {assessment.error.mend}
      </Notice>
    );
  if (!assessment.data) return <Skeleton label="Looking up the assessment" lines={8} />;
  const { apprentice, window, attempts, adjustments, clocks } = assessment.data;
  return (
    <>
      <PageHeader
        title={`Assessment of ${apprentice.name}`}
        above={<BackLink to="/bookings">Bookings</BackLink>}
        lead={windowWords(window)}
      />
      {clocks.length > 0 ? (
        <Section title="Running clocks">
          <div className="gm-clocks">
            {clocks.map((clock) => (
              <ClockChip key={`${clock.what} ${clock.dueOn}`} clock={clock} />
            ))}
          </div>
        </Section>
      ) : null}
      {attempts.length === 0 ? (
        <EmptyState title="Nothing to book yet">
          The attempts are made when the gateway is accepted, one for each method of the plan.
        </EmptyState>
      ) : null}
      {attempts.map((attempt) => (
        <AttemptSection
          key={attempt.id}
          attempt={attempt}
          registrationId={registrationId}
          mayBook={mayBook}
        />
      ))}
      <Adjustments registrationId={registrationId} adjustments={adjustments} mayDecide={mayDecide} />
    </>
  );
}

function windowWords(window: { from: string; to: string | null } | null): string {
  if (!window) return 'The window opens when the gateway is accepted.';
  return window.to
    ? `Window from ${formatDay(window.from)} to ${formatDay(window.to)}`
    : `Window from ${formatDay(window.from)}, without a last day`;
}

function AttemptSection({
  attempt,
  registrationId,
  mayBook,
}: {
  attempt: Attempt;
  registrationId: string;
  mayBook: boolean;
}) {
  const state = attemptStates[attempt.state] ?? { tone: 'quiet' as const, words: attempt.state };
  return (
    <Section
      title={attempt.title}
      aside={
        attempt.completeBy ? `To be complete by ${formatDay(attempt.completeBy)}` : attemptWords(attempt)
      }
    >
      <div className="gm-attempt-head">
        <Tag>{attemptWords(attempt)}</Tag>
        <StateChip tone={state.tone}>{state.words}</StateChip>
        {attempt.sheet === 'none' ? null : (
          <StateChip tone={sheetStates[attempt.sheet].tone}>
            Sheet: {sheetStates[attempt.sheet].words.toLowerCase()}
          </StateChip>
        )}
        {attempt.assessor ? <span>Assessed by {attempt.assessor.name}</span> : null}
        {attempt.grade ? <strong className="gm-attempt-grade">{attempt.grade}</strong> : null}
        {attempt.cap ? <span className="gm-small">{attempt.cap}</span> : null}
      </div>
      <ul className="gm-sessions" aria-label={`Sessions of ${attempt.title}`}>
        {attempt.sessions.map((session) => (
          <SessionLine
            key={session.sessionId}
            attempt={attempt}
            session={session}
            registrationId={registrationId}
            mayBook={mayBook}
          />
        ))}
      </ul>
      <ProductsReceived products={attempt.products} mayDecide={mayBook} />
    </Section>
  );
}

type Session = Attempt['sessions'][number];

function SessionLine({
  attempt,
  session,
  registrationId,
  mayBook,
}: {
  attempt: Attempt;
  session: Session;
  registrationId: string;
  mayBook: boolean;
}) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { booking, sessionId, title, minutes } = session;
  const key = `${attempt.id}.${sessionId}`;
  const close = () => void navigate({ search: {}, replace: true });
  const isMoving = booking !== null && search.move === booking.id;
  return (
    <li>
      <div>
        <h3>{title}</h3>
        <p className="gm-small gm-quiet">
          {minutes === null ? 'No length in the plan' : minutesWords(minutes)}
        </p>
      </div>
      {booking ? <BookingWords booking={booking} /> : <p className="gm-quiet">Not booked yet.</p>}
      <div className="gm-row">
        {mayBook && booking?.state === 'booked' ? (
          <BookingMenu booking={booking} onMove={() => void navigate({ search: { move: booking.id } })} />
        ) : null}
        {mayBook && search.book !== key ? (
          <BookButton
            attempt={attempt}
            session={session}
            onBook={() => void navigate({ search: { book: key } })}
          />
        ) : null}
      </div>
      {mayBook && (search.book === key || isMoving) ? (
        <BookingForm
          registrationId={registrationId}
          attemptId={attempt.id}
          sessionId={sessionId}
          sessionTitle={title}
          moving={isMoving ? booking : undefined}
          onDone={close}
        />
      ) : null}
    </li>
  );
}

function BookButton({
  attempt,
  session: { title, booking, book },
  onBook,
}: {
  attempt: Attempt;
  session: Session;
  onBook: () => void;
}) {
  if (!book.allowed && booking !== null) return null;
  return (
    <Button
      kind="primary"
      label={`Book ${attempt.title}: ${title.toLowerCase()}`}
      disabledReason={book.allowed ? undefined : book.reason}
      onPress={onBook}
    >
      Book
    </Button>
  );
}

function BookingWords({ booking }: { booking: Booking }) {
  const state = bookingStates[booking.state];
  return (
    <div>
      <p>
        <strong>{spanWords(booking)}</strong>
        {booking.extraMinutes > 0 ? `, ${minutesWords(booking.extraMinutes)} of it extra time` : ''}
      </p>
      <p>
        {booking.assessor.name}, {placeWords[booking.placeKind] ?? booking.placeKind}: {booking.place}
      </p>
      <p className="gm-row">
        <StateChip tone={state.tone}>{state.words}</StateChip>
        {booking.reason ? <span className="gm-small">{booking.reason}</span> : null}
      </p>
    </div>
  );
}

function BookingMenu({ booking, onMove }: { booking: Booking; onMove: () => void }) {
  const [open, setOpen] = useState<'cancel' | 'outcome'>();
  const isBegun = Date.parse(booking.startsAt) <= Date.now();
  return (
    <>
      <Menu
        label={`Change ${booking.sessionTitle.toLowerCase()} of ${booking.methodTitle}`}
        trigger="Change"
        actions={[
          { id: 'move', label: 'Move it', onPress: onMove },
          {
            id: 'outcome',
            label: 'Record what happened',
            disabledReason: isBegun ? undefined : 'The session has not begun yet.',
            onPress: () => setOpen('outcome'),
          },
          { id: 'cancel', label: 'Cancel it', isDanger: true, onPress: () => setOpen('cancel') },
        ]}
      />
      {open === 'cancel' ? <CancelDialog booking={booking} onClose={() => setOpen(undefined)} /> : null}
      {open === 'outcome' ? <OutcomeDialog booking={booking} onClose={() => setOpen(undefined)} /> : null}
    </>
  );
}
