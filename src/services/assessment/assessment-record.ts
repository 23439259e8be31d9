import { z } from 'zod';
import { type AdjustmentRow, listAdjustments } from '#db/adjustments.ts';
import {
  findAssessedRegistration,
  lockAssessedRegistration,
  type RegistrationRow,
} from '#db/assessment-registrations.ts';
import { listProducts, type ProductRow } from '#db/attempt-products.ts';
import { type AttemptRow, listAttempts } from '#db/attempts.ts';
import { type BookingRow, listRegistrationBookings } from '#db/bookings.ts';
import type { Db, Tx } from '#db/database.ts';
import { isForOptions } from '#domain/assessment/criteria-to-judge.ts';
import { type AssessmentWindow, assessmentWindow } from '#domain/gateway/window.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Method, Product, Session } from '#domain/standards/method-format.ts';
import type { ClockOrigin, PlainDate } from '#domain/standards/values.ts';
import { londonDayOf } from '#domain/time/london.ts';
import { latest } from '#domain/time/plain-date.ts';
import type { UnknownDay } from '#domain/time/unknown-day.ts';
import type { Context } from '../context.ts';
import { type PinnedPlan, readEffectivePlan, resolveFor } from '../standards/effective-plan.ts';

const Choices = z.record(z.string(), z.array(z.string()));
const Formats = z.record(z.string(), z.string());

/** Everything about the assessment of one registration, read in a handful of queries. */
export interface AssessmentRecord {
  readonly registration: RegistrationRow;
  /** The plan pinned at gateway acceptance; before it, the plan as it would be pinned. */
  readonly plan: PinnedPlan;
  readonly choices: Record<string, string[]>;
  readonly formats: Record<string, string>;
  readonly attempts: readonly AttemptRow[];
  readonly bookings: readonly BookingRow[];
  readonly products: readonly ProductRow[];
  readonly adjustments: readonly AdjustmentRow[];
  /** The largest share of extra time granted, in per cent. */
  readonly extraPercent: number | null;
  readonly today: PlainDate;
  /** The plan that an attempt was opened on. */
  planOf(attempt: Pick<AttemptRow, 'plan_hash'>): PinnedPlan;
}

/** Read everything about the assessment of a registration that is at hand. */
export async function readAssessmentRecord(
  db: Db,
  ctx: Context,
  registration: RegistrationRow,
): Promise<AssessmentRecord> {
  const { organisationId } = ctx.actor;
  const attempts = await listAttempts(db, organisationId, registration.id);
  const plans = await readPlans(
    db,
    attempts.map(({ plan_hash }) => plan_hash),
  );
  const plan = await planOfRegistration(db, ctx, registration);
  const adjustments = await listAdjustments(db, organisationId, registration.id);
  const granted = adjustments.filter(({ kind, state }) => kind === 'extra-time' && state === 'granted');
  const percents = granted.flatMap(({ extra_percent }) => extra_percent ?? []);
  return {
    registration,
    plan,
    choices: Choices.parse(registration.choices),
    formats: Formats.parse(registration.formats),
    attempts,
    bookings: await listRegistrationBookings(db, organisationId, registration.id),
    products: await listProducts(
      db,
      organisationId,
      attempts.map(({ id }) => id),
    ),
    adjustments,
    extraPercent: percents.length > 0 ? Math.max(...percents) : null,
    today: londonDayOf(ctx.now.toISOString()),
    planOf: ({ plan_hash }) => plans.get(plan_hash) ?? plan,
  };
}

/** The plans behind the hashes given. */
export async function readPlans(db: Db, hashes: readonly string[]): Promise<ReadonlyMap<string, PinnedPlan>> {
  const plans = new Map<string, PinnedPlan>();
  for (const hash of new Set(hashes)) plans.set(hash, await readEffectivePlan(db, hash));
  return plans;
}

async function planOfRegistration(db: Db, ctx: Context, row: RegistrationRow): Promise<PinnedPlan> {
  if (row.plan_hash !== null) return await readEffectivePlan(db, row.plan_hash);
  return resolveFor(ctx.plans, {
    reference: row.reference,
    edition: row.plan_edition,
    policyId: row.policy_id,
    startsOn: row.starts_on,
    standardVersion: row.standard_version,
    options: row.options,
    today: londonDayOf(ctx.now.toISOString()),
  });
}

/** The record of a registration, or "not found". */
export async function findAssessment(
  db: Db,
  ctx: Context,
  registrationId: string,
): Promise<AssessmentRecord> {
  const row = await findAssessedRegistration(db, ctx.actor.organisationId, registrationId);
  if (!row) throw new Refusal('not-found');
  return await readAssessmentRecord(db, ctx, row);
}

/** The record of a registration locked for change, or "not found". */
export async function takeAssessment(
  tx: Tx,
  ctx: Context,
  registrationId: string,
): Promise<AssessmentRecord> {
  const row = await lockAssessedRegistration(tx, ctx.actor.organisationId, registrationId);
  if (!row) throw new Refusal('not-found');
  return await readAssessmentRecord(tx, ctx, row);
}

/** One attempt of the record, or "not found". */
export function attemptOf(record: AssessmentRecord, attemptId: string): AttemptRow {
  const attempt = record.attempts.find(({ id }) => id === attemptId);
  if (!attempt) throw new Refusal('not-found', { reason: 'This registration has no such attempt.' });
  return attempt;
}

/** The method of an attempt in its plan. */
export function methodOf(record: AssessmentRecord, attempt: AttemptRow): Method {
  const method = record.planOf(attempt).plan.methods.find(({ id }) => id === attempt.method);
  if (!method) throw new Error(`The plan of attempt ${attempt.id} has no method ${attempt.method}.`);
  return method;
}

/** Whether an attempt still takes bookings, products and entries. */
export function isOpen({ state }: Pick<AttemptRow, 'state'>): boolean {
  return state === 'open' || state === 'booked' || state === 'in-progress';
}

function concerns(
  record: AssessmentRecord,
  method: Method,
  part: Pick<Session, 'formats' | 'options'>,
): boolean {
  const format = record.formats[method.id];
  const isFormat = !part.formats || format === undefined || part.formats.includes(format);
  return isFormat && isForOptions(part.options, record.registration.options);
}

/** The sessions of a method that this apprentice takes, by the chosen format and options. */
export function sessionsOf(record: AssessmentRecord, method: Method): Session[] {
  return method.sessions.filter((session) => concerns(record, method, session));
}

/** The products of a method that this apprentice hands in after the gateway. */
export function productsOf(record: AssessmentRecord, method: Method): Product[] {
  return method.products.filter(
    (product) => product.handedIn === 'after-gateway' && concerns(record, method, product),
  );
}

/** The booking that counts for a session of an attempt: neither cancelled nor to be held again. */
export function bookingOf(
  record: AssessmentRecord,
  attemptId: string,
  sessionId: string,
): BookingRow | undefined {
  return record.bookings.find(
    (row) =>
      row.attempt_id === attemptId &&
      row.session_id === sessionId &&
      (row.state === 'booked' || row.state === 'held' || row.state === 'abandoned'),
  );
}

/** Whether a session took place and counts: held to its end, or abandoned. */
export function isOver({ state }: Pick<BookingRow, 'state'>): boolean {
  return state === 'held' || state === 'abandoned';
}

/** The London day of a booking. */
export function dayOf(instant: Date): PlainDate {
  return londonDayOf(instant.toISOString());
}

/** Days on which the clocks of the plan begin, as far as they have. */
export function originsOf(record: AssessmentRecord): Partial<Record<ClockOrigin, PlainDate>> {
  const { registration, bookings } = record;
  const held = latest(bookings.filter(isOver).map(({ starts_at }) => dayOf(starts_at)));
  return {
    start: registration.starts_on,
    'gateway-submitted': dayOf(registration.submitted_at),
    ...(registration.gateway_accepted_on ? { 'gateway-accepted': registration.gateway_accepted_on } : {}),
    ...(held ? { assessment: held } : {}),
  };
}

/** The window of an attempt: the plan's for a first attempt, the decision's for a further one. */
export function windowOf(
  record: AssessmentRecord,
  attempt: AttemptRow,
): AssessmentWindow | UnknownDay | undefined {
  const { registration, today } = record;
  const { plan } = record.planOf(attempt);
  const rule = plan.window;
  // After a new gateway its window is that of a further attempt too.
  const isOfWindow = attempt.kind === 'first' || attempt.series > 1;
  const to = attempt.complete_by_on ?? (isOfWindow ? registration.window_ends_on : null);
  if (!isOfWindow && to === null) return undefined;
  const origin = rule ? originsOf(record)[rule.origin] : undefined;
  const extension = to === null ? undefined : { to, why: 'as decided' };
  return assessmentWindow(rule, origin, { today, extension });
}
