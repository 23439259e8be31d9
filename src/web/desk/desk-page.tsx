import { Link as RouterLink } from '@tanstack/react-router';
import { type Desk, getDesk } from '#contract/desk.ts';
import { useEndpoint } from '#web/api/query.ts';
import { ErrorPage } from '#web/shell/fallback-pages.tsx';
import { ButtonLink, Link } from '#web/shell/link.tsx';
import { ClockChip } from '#web/ui/clock-chip.tsx';
import { formatDay, formatInstant, londonDay } from '#web/ui/dates.ts';
import { PageHeader, Section } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import '#web/gateway/gateway.css';
import './desk.css';

type Queue = Desk['queues'][number];
type QueueItem = Queue['items'][number];
type Booking = Desk['today'][number];

/** Four queues side by side, oldest clock first, and what is held today. Nothing lies behind a tab. */
export function DeskPage() {
  const desk = useEndpoint(getDesk);
  if (desk.error && !desk.data) return <ErrorPage error={desk.error} />;
  return (
    <>
      <PageHeader
        title="Desk"
        lead={desk.data ? leadOf(desk.data) : 'What waits for you, oldest clock first.'}
        actions={<ButtonLink to="/registrations">All registrations</ButtonLink>}
      />
      {desk.data ? <DeskView desk={desk.data} /> : <Skeleton label="Loading the desk" lines={9} />}
    </>
  );
}

function leadOf({ queues }: Desk): string {
  const waiting = queues.reduce((total, queue) => total + queue.count, 0);
  const clocks = queues.flatMap(({ items }) => items.map(({ clock }) => clock?.state));
  const late = clocks.filter((state) => state === 'overdue').length;
  const today = clocks.filter((state) => state === 'due-today').length;
  if (waiting === 0) return 'Nothing waits.';
  const parts = [late > 0 ? `${late} overdue` : '', today > 0 ? `${today} due today` : ''].filter(Boolean);
  return parts.length > 0 ? `${waiting} waiting: ${parts.join(', ')}.` : `${waiting} waiting, none overdue.`;
}

function DeskView({ desk }: { desk: Desk }) {
  return (
    <>
      <div className="gm-desk">
        {desk.queues.map((queue) => (
          <QueueColumn key={queue.id} queue={queue} />
        ))}
      </div>
      <Section title="Today" aside={formatDay(londonDay())}>
        <Today bookings={desk.today} />
      </Section>
    </>
  );
}

const empty: Readonly<Record<Queue['id'], string>> = {
  gateway: 'No pack waits. When a training provider sends one, its items are checked here.',
  booking: 'Everybody who is through the gateway is booked.',
  sampling: 'No result waits for a second look. Sampled results come here before release.',
  release: 'No result waits for release.',
};

function QueueColumn({ queue }: { queue: Queue }) {
  const id = `queue-${queue.id}`;
  const more = queue.count - queue.items.length;
  return (
    <section className="gm-queue" aria-labelledby={id}>
      <h2 id={id}>
        {queue.title} <span className="gm-queue-count">{queue.count}</span>
      </h2>
      {queue.items.length === 0 ? <p className="gm-quiet">{empty[queue.id]}</p> : null}
      <ul className="gm-queue-list">
        {queue.items.map((item) => (
          <QueueLine key={item.resultId ?? item.registrationId} queue={queue.id} item={item} />
        ))}
      </ul>
      {more > 0 ? (
        <p className="gm-small">
          {queue.id === 'gateway' || queue.id === 'booking' ? (
            <Link to="/registrations" search={{ queue: queue.id }}>
              {more} more
            </Link>
          ) : (
            `${more} more, shown when these are done`
          )}
        </p>
      ) : null}
    </section>
  );
}

function addressOf(queue: Queue['id'], item: QueueItem): string {
  if ((queue === 'sampling' || queue === 'release') && item.resultId) return `/results/${item.resultId}`;
  const registration = `/registrations/${item.registrationId}`;
  return queue === 'booking' ? `${registration}/assessment` : registration;
}

function QueueLine({ queue, item }: { queue: Queue['id']; item: QueueItem }) {
  const to: string = addressOf(queue, item);
  return (
    <li className="gm-queue-line" data-state={item.clock?.state ?? 'running'}>
      <RouterLink to={to}>{item.apprentice}</RouterLink>
      <p>{item.what}</p>
      <p className="gm-small gm-quiet">
        {item.reference}, {item.provider}
      </p>
      {item.clock ? (
        <ClockChip clock={item.clock} isCompact />
      ) : (
        <span className="gm-small gm-quiet">since {formatInstant(item.since)}</span>
      )}
    </li>
  );
}

const bookingStates: Readonly<Record<Booking['state'], string>> = {
  booked: 'Booked',
  held: 'Held',
  'no-show': 'No show',
  interrupted: 'Interrupted',
  abandoned: 'Abandoned',
  cancelled: 'Cancelled',
};

function timeOf(instant: string): string {
  const format = { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat('en-GB', format).format(new Date(instant));
}

function Today({ bookings }: { bookings: readonly Booking[] }) {
  if (bookings.length === 0) return <p className="gm-quiet">No assessment is held today.</p>;
  return (
    <ul className="gm-today">
      {bookings.map((booking) => {
        const to: string = `/registrations/${booking.registrationId}/assessment`;
        return (
          <li key={booking.id}>
            <strong className="gm-today-time">
              {timeOf(booking.startsAt)}–{timeOf(booking.endsAt)}
            </strong>
            <span>
              <RouterLink to={to}>{booking.apprentice.name}</RouterLink>
              <span className="gm-quiet"> {booking.sessionTitle}</span>
            </span>
            <span>{booking.assessor.name}</span>
            <span className="gm-quiet">{booking.place}</span>
            <span>{bookingStates[booking.state]}</span>
          </li>
        );
      })}
    </ul>
  );
}
