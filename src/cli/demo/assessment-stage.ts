import { createHash } from 'node:crypto';
import { chainStart, chainText } from '#domain/assessment/event-chain.ts';
import { sessionChecklist } from '#domain/assessment/session-checklist.ts';
import type { Session } from '#domain/standards/method-format.ts';
import { bookSession } from '#services/assessment/book-session.ts';
import { getAssessment } from '#services/assessment/get-assessment.ts';
import { getSheet } from '#services/assessment/get-sheet.ts';
import { handIn } from '#services/assessment/hand-in.ts';
import { sendSheetEvents } from '#services/assessment/send-events.ts';
import { submitSheet } from '#services/assessment/submit-sheet.ts';
import type { Actor } from '#services/context.ts';
import { addFile, type Enrolled } from './learning.ts';
import type { World } from './world.ts';

/** A registration under assessment. */
export interface DemoRegistration {
  readonly id: string;
  readonly one: Enrolled;
}

type View = Awaited<ReturnType<typeof getAssessment>>;
type Attempt = View['attempts'][number];

/** The assessment as operations see it at a moment. */
export async function lookAt(world: World, { id, one }: DemoRegistration, at: Date): Promise<View> {
  return await getAssessment(world.as(one.body.operations, at), { registrationId: id });
}

/** The apprentice as a person of the assessment organisation. */
async function apprenticeThere(world: World, { id, one }: DemoRegistration): Promise<Actor> {
  const ctx = world.as(one.body.operations, world.services.now());
  const personId = await ctx.database.read(
    ctx.actor,
    async (db) =>
      (
        await db
          .selectFrom('registration')
          .select('person_id')
          .where('organisation_id', '=', one.body.id)
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
      ).person_id,
  );
  return { accountId: one.apprentice.accountId, organisationId: one.body.id, personId, role: 'apprentice' };
}

function reportText(words: number): string {
  const sentence =
    'I looked at how customers reach us, what they ask for twice, and what one clear answer at the first call would save them and my team. ';
  const count = sentence.trim().split(' ').length;
  return `Report\n\n${sentence.repeat(Math.ceil(words / count))}\n\nAnnex A\n\nCall log of one week, with names removed.`;
}

/** Hand in what the attempts of this number still ask of the apprentice. */
export async function handInAll(world: World, registration: DemoRegistration, at: Date): Promise<void> {
  const apprentice = await apprenticeThere(world, registration);
  const { attempts } = await lookAt(world, registration, at);
  for (const attempt of attempts.filter(isOpen)) {
    for (const product of attempt.products.filter(({ handIn: may }) => may.allowed)) {
      const words = attempt.method === 'showcase' ? 4400 : 2450;
      const fileId = await addFile(world, apprentice, at, {
        purpose: 'product',
        subjectId: attempt.id,
        name: `${product.productId}.txt`,
        content: reportText(words),
      });
      const ctx = world.as(apprentice, at);
      // Another product of the same method may have been the wanted one; what the plan does not ask of this format is refused and left out.
      await handIn(ctx, { attemptId: attempt.id, productId: product.productId, fileId });
    }
  }
}

function isOpen({ state }: Attempt): boolean {
  return state === 'open' || state === 'booked' || state === 'in-progress';
}

/** Where a session is held, by what its plan allows. */
function placeOf(session: Session | undefined): 'workplace' | 'remote' {
  if (session?.kind === 'observation') return 'workplace';
  return session?.place && !session.place.includes('remote') ? 'workplace' : 'remote';
}

function sessionOf(world: World, one: Enrolled, method: string, sessionId: string): Session | undefined {
  const plan = world.services.plans.findPlan({ reference: one.facts.reference })?.plan;
  return plan?.methods.find(({ id }) => id === method)?.sessions.find(({ id }) => id === sessionId);
}

/** When the session of a method takes place: days ago and London time, by the kind of session. */
export type Timetable = (kind: Session['kind']) => { readonly daysAgo: number; readonly time: string };

/** When bookings are made, for when, and of which attempts. */
export interface BookingRound {
  readonly at: Date;
  readonly timetable: Timetable;
  readonly only?: ((attempt: Attempt) => boolean) | undefined;
}

/** Book every session that is not booked, in the order of the plan's methods, at the timetable's days. */
export async function bookAll(
  world: World,
  registration: DemoRegistration,
  { at, timetable, only = () => true }: BookingRound,
): Promise<void> {
  const { one } = registration;
  const operations = world.as(one.body.operations, at);
  const { attempts } = await lookAt(world, registration, at);
  const wanted = attempts
    .filter((attempt) => isOpen(attempt) && only(attempt))
    .flatMap((attempt) =>
      attempt.sessions.filter(({ booking }) => booking === null).map((session) => ({ attempt, session })),
    );
  const inOrder = wanted
    .map((one_) => ({
      ...one_,
      when: timetable(sessionOf(world, one, one_.attempt.method, one_.session.sessionId)?.kind ?? 'other'),
    }))
    .sort((a, b) => b.when.daysAgo - a.when.daysAgo);
  for (const { attempt, session, when } of inOrder) {
    const held = sessionOf(world, one, attempt.method, session.sessionId);
    const placeKind = placeOf(held);
    await bookSession(operations, {
      registrationId: registration.id,
      attemptId: attempt.id,
      sessionId: session.sessionId,
      assessorId: assessorFor(one).personId,
      startsAt: startOf(world, one, when).toISOString(),
      placeKind,
      place:
        placeKind === 'remote'
          ? 'Video call; the link is in your invitation'
          : `${one.managerName}'s team, main office`,
      acceptWarnings: true,
    });
  }
  await world.doJobs(at);
}

/** Days and times are spread by the apprentice's place, each keeping its own order; today stays today. */
function startOf(world: World, { place }: Enrolled, { daysAgo, time }: ReturnType<Timetable>): Date {
  if (daysAgo === 0) return world.at(world.today, time);
  const hour = `${String(9 + (place % 8)).padStart(2, '0')}:${time.slice(3)}`;
  const shift = 3 * Math.floor(place / 16);
  return world.at(daysAgo > 0 ? world.workday(daysAgo + shift) : world.workdayAhead(shift - daysAgo), hour);
}

/** An assessor without a tie to the apprentice's employer. */
function assessorFor({ body, place }: Enrolled): Actor {
  const free = body.assessors.length > 1 ? body.assessors.slice(1) : body.assessors;
  return free[Math.floor(place / 8) % free.length] as Actor;
}

/** Hold every booked session up to now: checklist, clock, judgements with notes, and submit. */
export async function holdAll(
  world: World,
  registration: DemoRegistration,
  upTo: Date,
  only: (attempt: Attempt) => boolean = () => true,
): Promise<void> {
  const { attempts } = await lookAt(world, registration, upTo);
  const bookings = attempts
    .filter((attempt) => isOpen(attempt) && only(attempt))
    .flatMap((attempt) =>
      attempt.sessions.flatMap(({ booking }) => (booking?.state === 'booked' ? [{ attempt, booking }] : [])),
    )
    .sort((a, b) => a.booking.startsAt.localeCompare(b.booking.startsAt));
  for (const { attempt, booking } of bookings) {
    const assessor = registration.one.body.assessors.find(
      ({ personId }) => personId === booking.assessor.id,
    ) as Actor;
    await hold(world, registration, { attempt, bookingId: booking.id, assessor, startsAt: booking.startsAt });
  }
}

interface Held {
  readonly attempt: Attempt;
  readonly bookingId: string;
  readonly assessor: Actor;
  readonly startsAt: string;
  /** Judge only so many criteria and do not submit. */
  readonly stopAfter?: number;
}

/** Record one session as the assessor's device would, and submit it. */
export async function hold(world: World, { one }: DemoRegistration, held: Held): Promise<void> {
  const start = Date.parse(held.startsAt);
  const later = (minutes: number) => new Date(start + minutes * 60_000);
  const sheet = await getSheet(world.as(held.assessor, later(0)), { bookingId: held.bookingId });
  const session = sheet.method.sessions.find(({ id }) => id === sheet.booking.sessionId);
  const minutes = minutesOf(session);
  const notMet = held.attempt.kind === 'first' ? (one.facts.notMet?.[held.attempt.method] ?? []) : [];
  const device = deviceOf(world.services.newId(), held.attempt.id);
  for (const { id } of sessionChecklist(sheet.method, sheet.booking.sessionId))
    device.record('check', { item: id, done: true }, later(0));
  device.record('clock', { session: sheet.booking.sessionId, action: 'start' }, later(1));
  const criteria = chosenCriteria(sheet);
  const shown = held.stopAfter === undefined ? criteria : criteria.slice(0, held.stopAfter);
  shown.forEach(({ ref, kind }, place) => {
    const isMet = !notMet.includes(ref);
    const at = later(2 + Math.floor((place * (minutes - 4)) / Math.max(1, criteria.length)));
    device.record('judgement', { ref, judgement: isMet ? 'met' : 'not-met' }, at);
    if (!isMet || place % 5 === 0)
      device.record(
        'note',
        {
          ref,
          text: isMet
            ? 'Seen clearly, without a prompt.'
            : `Asked twice; the answer stayed general and gave no example of ${kind === 'pass' ? 'their own' : 'going further than asked'}.`,
        },
        at,
      );
  });
  if (held.stopAfter === undefined)
    device.record('clock', { session: sheet.booking.sessionId, action: 'finish' }, later(1 + minutes));
  const end = later(minutes + 30);
  const ctx = world.as(held.assessor, held.stopAfter === undefined ? end : world.services.now());
  for (let from = 0; from < device.events.length; from += 400)
    await sendSheetEvents(ctx, {
      bookingId: held.bookingId,
      deviceId: device.id,
      events: device.events.slice(from, from + 400),
    });
  if (held.stopAfter !== undefined) return;
  await submitSheet(ctx, {
    bookingId: held.bookingId,
    deviceId: device.id,
    events: device.events.length,
    lastHash: device.events.at(-1)?.hash ?? '',
  });
  await world.doJobs(end);
}

type Sheet = Awaited<ReturnType<typeof getSheet>>;

/** The criteria of the branches chosen at gateway. */
function chosenCriteria({ criteria, method, chosenBranches }: Sheet): Sheet['criteria'] {
  const left = new Set(
    method.alternatives.flatMap(({ id, branches }) => {
      const chosen = chosenBranches[id];
      return chosen && chosen.length > 0
        ? branches.filter((branch) => !chosen.includes(branch.id)).map((branch) => branch.id)
        : [];
    }),
  );
  return criteria.filter(({ branch }) => branch === undefined || !left.has(branch));
}

function minutesOf(session: Session | undefined): number {
  const duration = session?.duration;
  const planned = duration?.plannedMinutes ?? duration?.minimumMinutes ?? 45;
  return Math.max(duration?.minimumMinutes ?? 0, Math.min(planned, duration?.maximumMinutes ?? planned));
}

function deviceOf(id: string, attemptId: string) {
  const events: {
    sequence: number;
    kind: string;
    payload: Record<string, unknown>;
    at: string;
    hash: string;
  }[] = [];
  return {
    id,
    events,
    record(kind: string, payload: Record<string, unknown>, at: Date) {
      const sequence = events.length + 1;
      const text = chainText(
        { deviceId: id, attemptId, sequence, kind, payload, atMillis: at.getTime() },
        events.at(-1)?.hash ?? chainStart,
      );
      events.push({
        sequence,
        kind,
        payload,
        at: at.toISOString(),
        hash: createHash('sha256').update(text).digest('hex'),
      });
    },
  };
}
