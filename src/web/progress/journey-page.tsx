import type { Journey } from '#contract/enrolment.ts';
import { useMe } from '#web/api/session.ts';
import { enrolmentStates, londonToday } from '#web/enrolment/enrolment-words.ts';
import { CriteriaThumbnail } from '#web/pictures/criteria-thumbnail.tsx';
import { JourneyLine } from '#web/pictures/journey-line.tsx';
import { Tile } from '#web/pictures/tile.tsx';
import { ErrorPage, PendingPage } from '#web/shell/fallback-pages.tsx';
import { Link } from '#web/shell/link.tsx';
import { mapOfLetters } from '#web/standards/plan-map.ts';
import { ClockChip } from '#web/ui/clock-chip.tsx';
import { formatInstant } from '#web/ui/dates.ts';
import { EmptyState } from '#web/ui/notice.tsx';
import { DescriptionList, PageHeader, Section } from '#web/ui/page.tsx';
import { StateChip } from '#web/ui/state-chip.tsx';
import { NextThing } from './next-thing.tsx';
import './progress.css';
import { useMyJourney } from './use-journey.ts';

/** Where I am, what is next, what is missing. */
export function JourneyPage() {
  const me = useMe();
  const { isRead, error, journeys } = useMyJourney();
  if (error) return <ErrorPage error={error} />;
  if (!isRead) return <PendingPage />;
  if (journeys.length === 0)
    return (
      <>
        <PageHeader title={`Welcome, ${me.name}`} />
        <EmptyState title="You are not enrolled yet">
          Your training provider enrols you; then your journey appears here.
        </EmptyState>
      </>
    );
  return journeys.map((journey, index) => (
    <OneJourney key={journey.enrolmentId} journey={journey} isFirst={index === 0} />
  ));
}

function OneJourney({ journey, isFirst }: { journey: Journey; isFirst: boolean }) {
  const state = enrolmentStates[journey.state];
  const lead = (
    <>
      {journey.planTitle}. <StateChip tone={state.tone}>{state.words}</StateChip>
    </>
  );
  return (
    <>
      {isFirst ? (
        <PageHeader title="My journey" lead={lead} />
      ) : (
        <Section title={journey.planTitle}>
          <StateChip tone={state.tone}>{state.words}</StateChip>
        </Section>
      )}
      <div className="gm-journey-grid">
        <div className="gm-stack">
          <NextThing journey={journey} />
        </div>
        <Needs journey={journey} />
      </div>
      <Section title="The way to the result">
        <JourneyLine points={journey.journey} today={londonToday()} label="My journey" />
      </Section>
      {journey.clocks.length > 0 ? (
        <Section title="Clocks">
          <div className="gm-stack">
            {journey.clocks.map((clock) => (
              <ClockChip key={`${clock.what} ${clock.dueOn}`} clock={clock} />
            ))}
          </div>
        </Section>
      ) : null}
      <Bookings journey={journey} />
      <Section title="Who is with you">
        <DescriptionList
          items={[
            { term: 'Tutor', value: journey.tutor },
            { term: 'Training provider', value: journey.provider },
            { term: 'Employer', value: journey.employer },
          ]}
        />
      </Section>
    </>
  );
}

function Needs({ journey }: { journey: Journey }) {
  const titles = new Map(journey.progress.byMethod.map(({ method, title }) => [method, title]));
  return (
    <div className="gm-stack">
      <dl className="gm-needs">
        <div>
          <dt>
            <Tile tile={{ kind: 'pass', ksbs: [], state: 'plain' }} size={24} />
            For a pass
          </dt>
          <dd>{journey.passNeeds}</dd>
        </div>
        <div>
          <dt>
            <Tile tile={{ kind: 'distinction', ksbs: [], state: 'plain' }} size={24} />
            For a distinction
          </dt>
          <dd>{journey.distinctionNeeds}</dd>
        </div>
      </dl>
      <Link to="/my/criteria" className="gm-map-link">
        <CriteriaThumbnail map={mapOfLetters(journey.progress.map, titles, undefined)} />
        <span>
          {journey.progress.accepted} of {journey.progress.total} criteria have accepted evidence
        </span>
      </Link>
    </div>
  );
}

function Bookings({ journey }: { journey: Journey }) {
  if (journey.bookings.length === 0) return null;
  return (
    <Section title="Booked assessments">
      <ul className="gm-plain-list" aria-label="Booked assessments">
        {journey.bookings.map((booking) => (
          <li key={`${booking.method} ${booking.startsAt}`}>
            <span>
              <strong>{booking.title}</strong>
              <br />
              {formatInstant(booking.startsAt)}
              <br />
              <span className="gm-quiet">
                {booking.place}, with {booking.assessor}
              </span>
            </span>
            <StateChip tone={booking.state === 'held' ? 'met' : 'brass'}>
              {booking.state.charAt(0).toUpperCase() + booking.state.slice(1).replaceAll('-', ' ')}
            </StateChip>
          </li>
        ))}
      </ul>
    </Section>
  );
}
