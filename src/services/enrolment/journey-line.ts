import { z } from 'zod';
import type { EnrolmentState } from '#domain/enrolment/enrolment-state.ts';
import { londonDayOf } from '#domain/time/london.ts';
import { byUrgency, type ClockView, clockView } from '../clocks.ts';

/** A point or band of the journey line; see the contract. */
export interface JourneyPoint {
  id: string;
  kind:
    | 'start'
    | 'break'
    | 'gateway-earliest'
    | 'gateway'
    | 'window'
    | 'booking'
    | 'deadline'
    | 'result'
    | 'planned-end';
  title: string;
  on: string;
  until?: string;
  state: 'done' | 'now' | 'ahead' | 'forecast' | 'missed';
}

/** A booking as the assessment organisation told it. */
export const BookingNotice = z.object({
  bookings: z.array(
    z.object({
      id: z.string(),
      method: z.string(),
      title: z.string(),
      startsAt: z.string(),
      endsAt: z.string(),
      place: z.string(),
      assessor: z.string(),
      state: z.string(),
    }),
  ),
});

/** The window as the assessment organisation told it. */
export const WindowNotice = z.object({ acceptedOn: z.iso.date(), windowEndsOn: z.iso.date().nullable() });

interface NoticeRow {
  readonly id: string;
  readonly kind: string;
  readonly content: unknown;
}

interface JourneyFacts {
  readonly summary: {
    readonly startsOn: string;
    readonly plannedEndOn: string;
    readonly earliestGatewayOn: string;
    readonly state: EnrolmentState;
  };
  readonly breaks: readonly {
    readonly id: string;
    readonly from_on: string;
    readonly to_on: string | null;
  }[];
  readonly gateways: readonly {
    readonly id: string;
    readonly series: number;
    readonly state: string;
    readonly first_sent_at: Date | null;
    readonly accepted_on: string | null;
  }[];
  readonly notices: readonly NoticeRow[];
  readonly results: readonly { readonly id: string; readonly grade: string; readonly released_at: Date }[];
  readonly today: string;
}

/** The last booking notice holds every booking as it stands. */
export function bookingsOf(notices: readonly NoticeRow[]): z.infer<typeof BookingNotice>['bookings'] {
  const last = notices.findLast(({ kind }) => kind === 'booking-changed');
  return last ? BookingNotice.parse(last.content).bookings : [];
}

/** Everything on the apprentice's way, in order of time. */
export function journeyLine(facts: JourneyFacts): JourneyPoint[] {
  const { summary, today } = facts;
  const since = (on: string): 'done' | 'ahead' => (on <= today ? 'done' : 'ahead');
  const points: JourneyPoint[] = [
    { id: 'start', kind: 'start', title: 'Start', on: summary.startsOn, state: since(summary.startsOn) },
    ...facts.breaks.map((one) => ({
      id: one.id,
      kind: 'break' as const,
      title: 'Break in learning',
      on: one.from_on,
      ...(one.to_on === null ? {} : { until: one.to_on }),
      state: one.to_on === null ? ('now' as const) : ('done' as const),
    })),
    ...gatewayPoints(facts),
    ...windowPoints(facts),
    ...bookingsOf(facts.notices)
      .filter(({ state }) => state !== 'cancelled')
      .map((booking) => {
        const on = londonDayOf(booking.startsAt);
        return {
          id: booking.id,
          kind: 'booking' as const,
          title: booking.title,
          on,
          state: booking.state === 'no-show' ? ('missed' as const) : since(on),
        };
      }),
    ...facts.results.map((result) => ({
      id: result.id,
      kind: 'result' as const,
      title: `Result: ${result.grade}`,
      on: londonDayOf(result.released_at.toISOString()),
      state: 'done' as const,
    })),
    {
      id: 'planned-end',
      kind: 'planned-end',
      title: 'Planned end',
      on: summary.plannedEndOn,
      state: summary.plannedEndOn <= today ? 'done' : 'forecast',
    },
  ];
  return points.sort((a, b) => a.on.localeCompare(b.on));
}

function gatewayPoints({ gateways, summary, today }: JourneyFacts): JourneyPoint[] {
  const sent = gateways.flatMap(({ id, series, state, first_sent_at, accepted_on }): JourneyPoint[] => {
    const title = series === 1 ? 'Gateway' : `Gateway again (${series})`;
    if (accepted_on !== null)
      return [{ id, kind: 'gateway', title: `${title} accepted`, on: accepted_on, state: 'done' }];
    if (first_sent_at !== null)
      return [
        {
          id,
          kind: 'gateway',
          title: state === 'returned' ? `${title}: items returned` : `${title} sent`,
          on: londonDayOf(first_sent_at.toISOString()),
          state: 'now',
        },
      ];
    return [];
  });
  if (sent.length > 0) return sent;
  const on = summary.earliestGatewayOn;
  return [
    {
      id: 'gateway-earliest',
      kind: 'gateway-earliest',
      title: 'Gateway possible from',
      on,
      state: on <= today ? 'now' : 'forecast',
    },
  ];
}

function windowPoints({ notices, today }: JourneyFacts): JourneyPoint[] {
  const accepted = notices.findLast(({ kind }) => kind === 'gateway-accepted');
  if (!accepted) return [];
  const { acceptedOn, windowEndsOn } = WindowNotice.parse(accepted.content);
  if (windowEndsOn === null) return [];
  return [
    {
      id: accepted.id,
      kind: 'window',
      title: 'Assessment window',
      on: acceptedOn,
      until: windowEndsOn,
      state: windowEndsOn >= today ? 'now' : 'done',
    },
  ];
}

/** Clocks that the assessment organisation told the provider of. */
export function noticeClocks(notices: readonly NoticeRow[], today: string): ClockView[] {
  const accepted = notices.findLast(({ kind }) => kind === 'gateway-accepted');
  if (!accepted) return [];
  const { windowEndsOn } = WindowNotice.parse(accepted.content);
  if (windowEndsOn === null) return [];
  const done = notices.some(({ kind }) => kind === 'result-released');
  return [
    clockView(
      {
        what: 'Assessment window ends',
        dueOn: windowEndsOn,
        whose: 'Assessment organisation',
        rule: null,
        done,
      },
      today,
    ),
  ].sort(byUrgency);
}
