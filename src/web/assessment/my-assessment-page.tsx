import { useQuery } from '@tanstack/react-query';
import type { Attempt } from '#contract/assessment.ts';
import { getAssessment } from '#contract/assessment.ts';
import { getMyJourney, type Journey } from '#contract/enrolment.ts';
import { getEffectivePlan } from '#contract/standards.ts';
import type { Method } from '#domain/standards/method-format.ts';
import { call } from '#web/api/client.ts';
import { asProblem } from '#web/api/problem.ts';
import { keyOf } from '#web/api/query.ts';
import { useMe } from '#web/api/session.ts';
import { JourneyLine } from '#web/pictures/journey-line.tsx';
import { ClockChip } from '#web/ui/clock-chip.tsx';
import { formatDay } from '#web/ui/dates.ts';
import { EmptyState, Notice } from '#web/ui/notice.tsx';
import { DescriptionList, PageHeader, Section } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { StateChip } from '#web/ui/state-chip.tsx';
import {
  attemptStates,
  attemptWords,
  dayOfInstant,
  hoursOf,
  minutesWords,
  placeWords,
} from './assessment-words.ts';
import { HandIn } from './hand-in.tsx';
import './assessment.css';

/** The apprentice's assessment: each method with when, where, with whom, what it covers, and what has to be handed in. */
export function MyAssessmentPage() {
  const journeys = useJourneys();
  if (journeys.error) return <ProblemNotice error={journeys.error} />;
  if (!journeys.data) return <Skeleton label="Looking up your assessment" lines={6} />;
  const registered = journeys.data.journeys.filter(({ registrationId }) => registrationId !== null);
  return (
    <>
      <PageHeader title="My assessment" lead="Where and when you are assessed, by whom, and on what." />
      {registered.length === 0 ? (
        <EmptyState title="Your assessment opens after the gateway">
          When everything is ready, your provider sends it to the assessment organisation. Once that is
          accepted, each assessment appears here with its time and place.
        </EmptyState>
      ) : null}
      {registered.map((journey) => (
        <OneAssessment key={journey.enrolmentId} journey={journey} />
      ))}
    </>
  );
}

/** The journeys as the provider tells them, also while acting as the assessment organisation's apprentice. */
function useJourneys() {
  const { memberships } = useMe();
  const own = memberships.find(
    ({ role, organisation }) => role === 'apprentice' && organisation.kind === 'training-provider',
  );
  return useQuery({
    queryKey: [...keyOf(getMyJourney), own?.id],
    queryFn: ({ signal }) => call(getMyJourney, {}, { signal, membershipId: own?.id }),
  });
}

function useAssessment({ registrationId, assessmentMembershipId }: Journey) {
  return useQuery({
    queryKey: [...keyOf(getAssessment), assessmentMembershipId, registrationId],
    queryFn: ({ signal }) =>
      call(
        getAssessment,
        { params: { registrationId: registrationId ?? '' } },
        { signal, membershipId: assessmentMembershipId ?? undefined },
      ),
  });
}

function useMethods(planHash: string | null): readonly Method[] {
  const plan = useQuery({
    queryKey: [...keyOf(getEffectivePlan), planHash],
    queryFn: ({ signal }) => call(getEffectivePlan, { params: { hash: planHash ?? '' } }, { signal }),
    enabled: planHash !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return plan.data?.plan.methods ?? [];
}

function ProblemNotice({ error }: { error: unknown }) {
  const { title, mend } = asProblem(error);
  return (
    <Notice kind="problem" title={title}>
      {mend}
    </Notice>
  );
}

function OneAssessment({ journey }: { journey: Journey }) {
  const assessment = useAssessment(journey);
  const methods = useMethods(journey.planHash);
  if (assessment.error) return <ProblemNotice error={assessment.error} />;
  if (!assessment.data) return <Skeleton label="Looking up your assessment" lines={6} />;
  const { attempts, window, clocks, adjustments } = assessment.data;
  const granted = adjustments.filter(({ state }) => state === 'granted');
  return (
    <div className="gm-mine-all">
      {window ? (
        <p>
          Your assessment runs from <strong>{formatDay(window.from)}</strong>
          {window.to ? (
            <>
              {' '}
              to <strong>{formatDay(window.to)}</strong>
            </>
          ) : null}
          .
        </p>
      ) : null}
      <JourneyLine
        label="My apprenticeship"
        points={journey.journey}
        today={dayOfInstant(new Date().toISOString())}
      />
      {clocks.length > 0 ? (
        <div className="gm-clocks">
          {clocks.map((clock) => (
            <ClockChip key={`${clock.what} ${clock.dueOn}`} clock={clock} />
          ))}
        </div>
      ) : null}
      {granted.length > 0 ? (
        <Notice kind="info" title="Your reasonable adjustments">
          {granted.map(({ description }) => description).join(' ')}
        </Notice>
      ) : null}
      {attempts.map((attempt) => (
        <MyAttempt
          key={attempt.id}
          attempt={attempt}
          method={methods.find(({ id }) => id === attempt.method)}
          membershipId={journey.assessmentMembershipId ?? undefined}
        />
      ))}
    </div>
  );
}

const ownStates = { ...attemptStates, open: { tone: 'waiting' as const, words: 'Not booked yet' } };

function MyAttempt({
  attempt,
  method,
  membershipId,
}: {
  attempt: Attempt;
  method: Method | undefined;
  membershipId: string | undefined;
}) {
  const state = ownStates[attempt.state as keyof typeof ownStates] ?? {
    tone: 'quiet' as const,
    words: attempt.state,
  };
  return (
    <Section title={attempt.title} aside={attempt.kind === 'first' ? undefined : attemptWords(attempt)}>
      <p>
        <StateChip tone={state.tone}>{state.words}</StateChip>
      </p>
      {attempt.sessions.map((session) => (
        <MySession key={session.sessionId} session={session} />
      ))}
      {attempt.products.map((product) => (
        <HandIn
          key={product.productId}
          attemptId={attempt.id}
          product={product}
          membershipId={membershipId}
        />
      ))}
      {method ? <WhatItCovers method={method} /> : null}
    </Section>
  );
}

function MySession({ session }: { session: Attempt['sessions'][number] }) {
  const { title, minutes, booking } = session;
  const length = minutes === null ? '' : minutesWords(minutes);
  if (!booking || booking.state === 'cancelled') {
    return (
      <div className="gm-mine">
        <h3>{title}</h3>
        <p>{length ? `${length}. ` : ''}The assessment organisation books it and tells you.</p>
      </div>
    );
  }
  return (
    <div className="gm-mine">
      <h3>{title}</h3>
      <p className="gm-mine-when">
        {formatDay(dayOfInstant(booking.startsAt))}, {hoursOf(booking)}
      </p>
      <DescriptionList
        items={[
          { term: 'Where', value: `${placeWords[booking.placeKind] ?? booking.placeKind}: ${booking.place}` },
          { term: 'With', value: `${booking.assessor.name}, independent assessor` },
          {
            term: 'How long',
            value:
              booking.extraMinutes > 0
                ? `${length}, ${minutesWords(booking.extraMinutes)} of it your extra time`
                : length,
          },
          { term: 'Bring', value: 'A document with your photograph, such as a passport or driving licence' },
          ...(booking.state === 'booked'
            ? []
            : [{ term: 'What happened', value: booking.reason ?? booking.state }]),
        ]}
      />
    </div>
  );
}

/** The plan's own words on what is judged; folded, because they are long. */
function WhatItCovers({ method }: { method: Method }) {
  if (method.criteria.length === 0) return null;
  return (
    <details className="gm-sheet-material">
      <summary>What it covers, in the plan's words</summary>
      <ul className="gm-covers">
        {method.criteria.map(({ ref, kind, text }) => (
          <li key={ref}>
            <strong>{ref}</strong> <span className="gm-small gm-quiet">{kind}</span> {text}
          </li>
        ))}
      </ul>
    </details>
  );
}
