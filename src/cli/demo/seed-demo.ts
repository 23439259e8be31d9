import type { Pool } from 'pg';
import { londonTimeOf } from '#domain/time/london.ts';
import type { Services } from '#services/context.ts';
import { demoApprentices, type Stage } from './apprentices.ts';
import {
  bookAll,
  type DemoRegistration,
  handInAll,
  hold,
  holdAll,
  lookAt,
  type Timetable,
} from './assessment-stage.ts';
import { type Cast, makeCast } from './cast.ts';
import { askEmployer, decide, prepareGateway, send, signAll } from './gateway-stage.ts';
import { type Enrolled, enrolOne, interrupt, learn } from './learning.ts';
import { agree, askExceptional, decideResits, release, reopen, sendBack } from './results-stage.ts';
import { openWorld, type World } from './world.ts';

const order: readonly Stage[] = [
  'starts-soon',
  'new',
  'building',
  'waiting',
  'referred',
  'on-break',
  'withdrawn',
  'complete',
  'gateway-open',
  'gateway-ready',
  'gateway-sent',
  'gateway-returned',
  'gateway-accepted',
  'booked',
  'handed-in-late',
  'today',
  'one-judged',
  'in-quality-assurance',
  'sent-back',
  'agreed',
  'released',
  'resit-open',
  'resit-released',
  'superseded',
  'exceptional',
];

function reached(stage: Stage, least: Stage): boolean {
  return order.indexOf(stage) >= order.indexOf(least);
}

/** Apprentices whose months on programme are made at the same time: they wait for the database more than they compute. */
const AT_ONCE = 4;

/**
 * Fill an empty installation: two providers, two assessment organisations, employers, and about forty apprentices, all
 * through the services. `say` tells how far it is.
 */
export async function seedDemo(
  services: Services,
  ownerPool: Pool,
  say: (words: string) => void,
): Promise<void> {
  const world = openWorld(services, ownerPool);
  const cast = await makeCast(world);
  const enrolled = await onProgramme(world, cast);
  say('demo: apprentices are enrolled and have evidence …');
  for (const one of enrolled)
    if (reached(one.facts.stage, 'gateway-open')) await goThroughGateway(world, one);
  await world.doJobs(services.now());
}

async function onProgramme(world: World, cast: Cast): Promise<Enrolled[]> {
  const enrolled: Enrolled[] = [];
  // One after the other, so that employers named twice are added once.
  for (const [place, facts] of demoApprentices.entries())
    enrolled.push(await enrolOne(world, cast, facts, place));
  const waiting = [...enrolled];
  const worker = async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      await learn(world, one, one.place);
      await interrupt(world, one);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return enrolled;
}

/** Days ago on which the gateway is sent, by stage: late ones are still open, early ones have their assessments behind them. */
function gatewayDaysAgo(stage: Stage): number {
  if (!reached(stage, 'gateway-accepted')) return 6;
  if (stage === 'gateway-accepted') return 4;
  return reached(stage, 'in-quality-assurance') ? 80 : 60;
}

async function goThroughGateway(world: World, one: Enrolled): Promise<void> {
  const { stage } = one.facts;
  const sentOn = world.workday(gatewayDaysAgo(stage));
  const gateway = await prepareGateway(
    world,
    one,
    world.at(world.workday(gatewayDaysAgo(stage) + 4), '10:00'),
  );
  if (stage === 'gateway-open') {
    await askEmployer(world, gateway, world.at(world.workday(2), '14:00'));
    return;
  }
  await signAll(world, gateway, world.at(sentOn, '09:00'));
  if (stage === 'gateway-ready') return;
  const registrationId = await send(world, gateway, world.at(sentOn, '15:00'));
  if (stage === 'gateway-sent') return;
  const decidedAt = world.at(world.workday(gatewayDaysAgo(stage) - 2), '11:00');
  if (stage === 'gateway-returned')
    return await decide(world, gateway, { registrationId, at: decidedAt, returned: 'declaration' });
  await decide(world, gateway, { registrationId, at: decidedAt });
  if (reached(stage, 'booked')) await assess(world, { id: registrationId, one });
}

/** Sessions that are over: report first, observation, the interview at least two weeks after the report, the discussion last. */
const over: Timetable = (kind) => {
  if (kind === 'observation') return { daysAgo: 42, time: '10:00' };
  if (kind === 'discussion') return { daysAgo: 30, time: '13:00' };
  return { daysAgo: 36, time: '11:00' };
};

/** Sessions of an assessment that is half way: the observation is over, the others are to come. */
const halfWay: Timetable = (kind) => {
  if (kind === 'observation') return { daysAgo: 8, time: '10:00' };
  if (kind === 'discussion') return { daysAgo: -10, time: '13:00' };
  return { daysAgo: -4, time: '11:00' };
};

/** Sessions to come. */
const ahead: Timetable = (kind) => {
  if (kind === 'observation') return { daysAgo: -6, time: '10:00' };
  if (kind === 'discussion') return { daysAgo: -13, time: '13:00' };
  return { daysAgo: -9, time: '11:00' };
};

async function assess(world: World, registration: DemoRegistration): Promise<void> {
  const { stage } = registration.one.facts;
  if (reached(stage, 'in-quality-assurance')) return await finish(world, registration);
  const handedIn = world.at(world.workday(30), '12:00');
  if (stage !== 'handed-in-late') await handInAll(world, registration, handedIn);
  const timetable = stage === 'one-judged' ? halfWay : stage === 'today' ? todayTimetable(world) : ahead;
  await bookAll(world, registration, {
    at: world.at(world.workday(26), '14:00'),
    timetable,
    only: stage === 'handed-in-late' ? ({ products }) => products.length === 0 : undefined,
  });
  if (stage === 'one-judged')
    await holdAll(world, registration, world.services.now(), ({ sessions }) =>
      sessions.every(
        ({ booking }) => booking !== null && booking.startsAt < world.services.now().toISOString(),
      ),
    );
  if (stage === 'today') await beginToday(world, registration);
}

/** The observation is today, begun a quarter of an hour ago; the rest follows. */
function todayTimetable(world: World): Timetable {
  const hour = londonTimeOf(new Date(world.services.now().getTime() - 900_000).toISOString());
  return (kind) => (kind === 'observation' ? { daysAgo: 0, time: hour } : ahead(kind));
}

async function beginToday(world: World, registration: DemoRegistration): Promise<void> {
  const now = world.services.now();
  const { attempts } = await lookAt(world, registration, now);
  const held = attempts.flatMap((attempt) =>
    attempt.sessions.flatMap(({ booking }) =>
      booking && booking.startsAt <= now.toISOString() ? [{ attempt, booking }] : [],
    ),
  )[0];
  if (!held) return;
  const assessor = registration.one.body.assessors.find(
    ({ personId }) => personId === held.booking.assessor.id,
  );
  if (assessor)
    await hold(world, registration, {
      attempt: held.attempt,
      bookingId: held.booking.id,
      assessor,
      startsAt: held.booking.startsAt,
      stopAfter: 7,
    });
}

async function finish(world: World, registration: DemoRegistration): Promise<void> {
  const { stage } = registration.one.facts;
  await handInAll(world, registration, world.at(world.workday(62), '12:00'));
  await bookAll(world, registration, { at: world.at(world.workday(60), '14:00'), timetable: over });
  await holdAll(world, registration, world.services.now());
  if (stage === 'in-quality-assurance') return;
  if (stage === 'sent-back') return await sendBack(world, registration, world.at(world.workday(5), '10:00'));
  if (stage === 'agreed') return await agree(world, registration, world.at(world.workday(3), '10:00'));
  const releasedAgo = stage === 'exceptional' ? 3 : stage === 'released' ? 8 : 24;
  await release(
    world,
    registration,
    world.at(world.workday(releasedAgo), '15:00'),
    stage !== 'released' || registration.one.facts.name !== 'Willow Hart',
  );
  await afterRelease(world, registration);
}

async function afterRelease(world: World, registration: DemoRegistration): Promise<void> {
  const { stage } = registration.one.facts;
  if (stage === 'exceptional') await askExceptional(world, registration, world.at(world.workday(1), '09:00'));
  if (stage === 'resit-open' || stage === 'resit-released')
    await decideResits(world, registration, world.at(world.workday(20), '10:00'));
  if (stage === 'resit-released') {
    const timetable: Timetable = () => ({ daysAgo: 5, time: '10:00' });
    await bookAll(world, registration, { at: world.at(world.workday(20), '11:00'), timetable });
    await holdAll(world, registration, world.services.now(), ({ kind }) => kind === 'resit');
    await release(world, registration, world.at(world.workday(2), '15:00'));
  }
  if (stage === 'superseded')
    await reopen(world, registration, 'discussion', world.at(world.workday(6), '10:00'));
}
