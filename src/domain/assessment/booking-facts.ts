import type { AssessmentWindow } from '#domain/gateway/window.ts';
import type { RuleFinding } from '#domain/rule-finding.ts';
import type { Plan } from '#domain/standards/plan-format.ts';
import type { ClockOrigin, Grade, PlainDate } from '#domain/standards/values.ts';
import type { InstantIso } from '#domain/time/london.ts';
import type { UnknownDay } from '#domain/time/unknown-day.ts';
import type { IndependenceFacts } from './independence.ts';
import type { ExtraTime } from './session-times.ts';

/** The parts of an effective plan that the booking rules read. */
export type BookingPlan = Pick<Plan, 'methods' | 'order' | 'gateway' | 'independence' | 'reference'>;

/** A session of this apprentice that is booked or has been held; cancelled ones are left out. */
export interface OtherBooking {
  readonly method: string;
  readonly session: string;
  readonly on: PlainDate;
  readonly held: boolean;
  /** Its times, where known: an apprentice is not in two sessions at once. */
  readonly startsAt?: InstantIso | undefined;
  readonly endsAt?: InstantIso | undefined;
}

/** Competence of an assessor in one standard, as the body recorded it. */
export interface Competence {
  readonly reference: string;
  readonly years: number;
  readonly fromOn: PlainDate;
  readonly toOn?: PlainDate | undefined;
}

/** A stretch of the assessor's diary. */
export interface DiaryEntry {
  readonly startsAt: InstantIso;
  readonly endsAt: InstantIso;
  readonly says: string;
}

/** The booking to be judged, and everything the rules look at. */
export interface BookingFacts {
  readonly method: string;
  readonly session: string;
  readonly attempt: 'first' | 'resit' | 'retake';
  readonly startsAt: InstantIso;
  readonly endsAt: InstantIso;
  /** The day on which the booking is made. */
  readonly today: PlainDate;
  readonly origins: Readonly<Partial<Record<ClockOrigin, PlainDate>>>;
  readonly window?: AssessmentWindow | UnknownDay | undefined;
  readonly adjustment?: ExtraTime | undefined;
  /** Format chosen for this method; a session limited to other formats is refused. */
  readonly format?: string | undefined;
  /** Options of the standard that the apprentice takes. */
  readonly options?: readonly string[] | undefined;
  /** Kind of place; a session that the plan ties to other kinds is refused. */
  readonly place?: string | undefined;
  readonly others: readonly OtherBooking[];
  /** Best known grade by method id. */
  readonly grades: Readonly<Record<string, Grade | undefined>>;
  /** Methods whose prerequisite was set aside, with reason, by who may. */
  readonly waivedPrerequisites: readonly string[];
  /** Day on which each product arrived, by product id. */
  readonly products: Readonly<Record<string, PlainDate | undefined>>;
  readonly assessor: {
    readonly name: string;
    readonly competences: readonly Competence[];
    readonly diary: readonly DiaryEntry[];
    readonly independence: Omit<IndependenceFacts, 'on'>;
  };
}

/** Why a booking is refused. */
export type BookingCode =
  | 'unknown-session'
  | 'gateway-not-accepted'
  | 'in-the-past'
  | 'outside-window'
  | 'order'
  | 'gap'
  | 'notice'
  | 'prerequisite'
  | 'product'
  | 'too-short'
  | 'too-long'
  | 'place'
  | 'double-booking'
  | 'not-independent'
  | 'interests-not-declared'
  | 'not-competent'
  | 'days-unknown';

export type BookingFinding = RuleFinding<BookingCode>;
