import { getRouteApi } from '@tanstack/react-router';
import { type Booking, listBookings } from '#contract/bookings.ts';
import { useEndpoint } from '#web/api/query.ts';
import { Link } from '#web/shell/link.tsx';
import { Button } from '#web/ui/button.tsx';
import { DateField } from '#web/ui/date-field.tsx';
import { dayNumber, dayOf, formatDay } from '#web/ui/dates.ts';
import { EmptyState, Notice } from '#web/ui/notice.tsx';
import { PageHeader } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { StateChip } from '#web/ui/state-chip.tsx';
import { Paging } from '#web/ui/table.tsx';
import { bookingStates, countOf, dayOfInstant, hoursOf, placeWords } from './assessment-words.ts';
import './assessment.css';

const route = getRouteApi('/signed-in/bookings');
const daysShown = 28;

function byDay(bookings: readonly Booking[]): [string, Booking[]][] {
  const days = new Map<string, Booking[]>();
  for (const booking of bookings) {
    const day = dayOfInstant(booking.startsAt);
    days.set(day, [...(days.get(day) ?? []), booking]);
  }
  return [...days];
}

/** Bookings day by day, from the day chosen on; four weeks at a time. */
export function BookingsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const today = dayOfInstant(new Date().toISOString());
  const from = search.from ?? today;
  const to = dayOf(dayNumber(from) + daysShown - 1);
  const query = { from, to, limit: 100, ...(search.cursor ? { cursor: search.cursor } : {}) };
  const bookings = useEndpoint(listBookings, { query });
  const show = (day: string) => void navigate({ search: day === today ? {} : { from: day } });
  const next = bookings.data?.nextCursor;
  return (
    <>
      <PageHeader title="Bookings" lead={`${formatDay(from)} to ${formatDay(to)}`} />
      <DayFilter from={from} today={today} onShow={show} />
      {bookings.error ? (
        <Notice kind="problem" title={bookings.error.title}>
          {bookings.error.mend}
        </Notice>
      ) : null}
      {bookings.isPending ? <Skeleton label="Looking up bookings" lines={6} /> : null}
      {bookings.data ? <Days bookings={bookings.data.items} today={today} /> : null}
      {next || search.cursor ? (
        <Paging
          words={countOf(bookings.data?.items.length ?? 0, 'booking')}
          onPrevious={search.cursor ? () => show(from) : undefined}
          onNext={next ? () => void navigate({ search: { ...search, cursor: next } }) : undefined}
        />
      ) : null}
    </>
  );
}

function Days({ bookings, today }: { bookings: readonly Booking[]; today: string }) {
  if (bookings.length === 0) {
    return (
      <EmptyState title="Nothing is booked in these four weeks">
        Sessions are booked from an apprentice's assessment, once the gateway is accepted. The desk shows who
        waits.
      </EmptyState>
    );
  }
  return (
    <ol className="gm-days">
      {byDay(bookings).map(([day, own]) => (
        <li key={day}>
          <h2 data-today={day === today || undefined}>
            {day === today ? 'Today, ' : ''}
            {formatDay(day)}
          </h2>
          <ul className="gm-day-list">
            {own.map((booking) => (
              <BookingLine key={booking.id} booking={booking} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function DayFilter({ from, today, onShow }: { from: string; today: string; onShow: (day: string) => void }) {
  return (
    <search className="gm-row gm-bookings-filter">
      <DateField label="From" name="from" value={from} onChange={(day) => (day ? onShow(day) : undefined)} />
      <Button
        icon="left"
        label="Four weeks earlier"
        onPress={() => onShow(dayOf(dayNumber(from) - daysShown))}
      >
        Earlier
      </Button>
      <Button onPress={() => onShow(today)}>Today</Button>
      <Button
        icon="right"
        label="Four weeks later"
        onPress={() => onShow(dayOf(dayNumber(from) + daysShown))}
      >
        Later
      </Button>
    </search>
  );
}

function BookingLine({ booking }: { booking: Booking }) {
  const state = bookingStates[booking.state];
  return (
    <li>
      <strong>{hoursOf(booking)}</strong>
      <span>
        <Link
          to="/registrations/$registrationId/assessment"
          params={{ registrationId: booking.registrationId }}
        >
          {booking.apprentice.name}
        </Link>
        <br />
        <span className="gm-small gm-quiet">
          {booking.methodTitle}, {booking.sessionTitle.toLowerCase()}
        </span>
      </span>
      <span>{booking.assessor.name}</span>
      <span className="gm-small">
        {placeWords[booking.placeKind] ?? booking.placeKind}: {booking.place}
      </span>
      <span>
        <StateChip tone={state.tone}>{state.words}</StateChip>
      </span>
    </li>
  );
}
