import { describe, expect, test } from 'vitest';
import { Gateway } from '#domain/standards/gateway-format.ts';
import { Method } from '#domain/standards/method-format.ts';
import { Independence, OrderRule } from '#domain/standards/plan-format.ts';
import { checkBooking } from './booking.ts';
import type { BookingFacts, BookingPlan } from './booking-facts.ts';

const source = { document: 'assessment-plan', section: 'Methods' };
const hour = { plannedMinutes: 60, tolerance: { belowPercent: 10, abovePercent: 10 }, source };

function aMethod(id: string, title: string, more: object = {}) {
  return Method.parse({
    id,
    title,
    kind: 'other',
    short: id.slice(0, 2).toUpperCase(),
    grades: ['fail', 'pass', 'distinction'],
    ksbs: { refs: ['K1'], source },
    sessions: [{ id: `${id}-session`, title: `${title} session`, kind: 'other', duration: hour, source }],
    grading: { form: 'ungraded', source },
    source,
    ...more,
  });
}

const report = {
  id: 'report',
  title: 'Report',
  kind: 'report',
  due: { within: { months: 2 }, origin: 'gateway-accepted', source },
  beforeSession: { session: 'project-session', atLeast: { weeks: 2 }, source },
  handedIn: 'after-gateway',
  assessed: true,
  source,
};

const plan: BookingPlan = {
  reference: 'ST9001',
  methods: [
    aMethod('project', 'Project', { products: [report] }),
    aMethod('discussion', 'Discussion', { bookingNotice: { period: { workingDays: 5 }, source } }),
    aMethod('observation', 'Observation', {
      prerequisites: [{ method: 'discussion', atLeast: 'pass', source }],
    }),
  ],
  order: [
    OrderRule.parse({
      id: 'project-first',
      before: 'project',
      after: 'discussion',
      strength: 'must',
      source,
    }),
    OrderRule.parse({
      id: 'rest',
      before: 'project',
      after: 'observation',
      strength: 'should',
      atLeast: { days: 7 },
      source,
    }),
  ],
  gateway: Gateway.parse({
    requirements: [{ id: 'time', title: 'Time', check: { kind: 'minimum-duration', months: 12 }, source }],
    notice: { period: { workingDays: 10 }, source },
  }),
  independence: Independence.parse({
    noRelationshipWith: [{ party: 'employer', source }],
    competence: [{ id: 'work', text: 'Recent work in the occupation', years: 2, source }],
  }),
};

const parties = {
  apprentice: { keys: ['uln-1'], name: 'Ali Khan' },
  employer: { keys: ['emp-1'], name: 'Northgate Retail' },
  'training-provider': { keys: ['10022712'], name: 'Alder College' },
};

const priya = {
  name: 'Priya Shah',
  keys: ['person-9'],
  relationships: [],
  interestsDeclaredOn: '2026-01-05',
};

const facts: BookingFacts = {
  method: 'project',
  session: 'project-session',
  attempt: 'first',
  startsAt: '2026-11-26T10:00:00Z',
  endsAt: '2026-11-26T11:00:00Z',
  today: '2026-11-16',
  origins: { 'gateway-accepted': '2026-10-01' },
  window: {
    from: '2026-10-01',
    to: '2027-01-01',
    state: 'open',
    deadline: { state: 'ahead', days: 1, unit: 'day', says: '' },
    source,
    says: '',
  },
  others: [],
  grades: {},
  waivedPrerequisites: [],
  products: { report: '2026-11-12' },
  assessor: {
    name: 'Priya Shah',
    competences: [{ reference: 'ST9001', years: 5, fromOn: '2024-01-01' }],
    diary: [],
    independence: { person: priya, parties, involved: [] },
  },
};

function codes(changes: Partial<BookingFacts>): string[] {
  return checkBooking(plan, { ...facts, ...changes }).refusals.map(({ code }) => code);
}

const discussion = {
  method: 'discussion',
  session: 'discussion-session',
  others: [{ method: 'project', session: 'project-session', on: '2026-11-24', held: false }],
};

describe('checkBooking', () => {
  test('a booking that keeps every rule is not refused', () => {
    expect(checkBooking(plan, facts)).toEqual({ refusals: [], warnings: [] });
  });

  test('the window includes its last day and ends with it', () => {
    expect(codes({ startsAt: '2027-01-01T10:00:00Z', endsAt: '2027-01-01T11:00:00Z' })).toEqual([]);
    expect(codes({ startsAt: '2027-01-02T10:00:00Z', endsAt: '2027-01-02T11:00:00Z' })).toEqual([
      'outside-window',
    ]);
  });

  test('the day is the day in London', () => {
    const lastSummer = { ...facts.window, from: '2026-06-01', to: '2026-06-30' } as BookingFacts['window'];
    const late = { startsAt: '2026-06-30T23:30:00Z', endsAt: '2026-07-01T00:30:00Z', today: '2026-06-01' };
    expect(
      codes({
        ...late,
        window: lastSummer,
        origins: { 'gateway-accepted': '2026-05-01' },
        products: { report: '2026-06-02' },
      }),
    ).toEqual(['outside-window']);
  });

  test('nothing is booked before the gateway is accepted, nor in the past', () => {
    expect(codes({ origins: {}, window: undefined })).toEqual(['gateway-not-accepted']);
    expect(codes({ today: '2026-11-27' })).toEqual(['in-the-past']);
  });

  test('ten working days after acceptance are needed for the first attempt alone', () => {
    const soon = { origins: { 'gateway-accepted': '2026-11-13' }, window: undefined };
    expect(codes(soon)).toEqual(['notice']);
    expect(codes({ ...soon, origins: { 'gateway-accepted': '2026-11-12' } })).toEqual([]);
    expect(codes({ ...soon, attempt: 'resit' })).toEqual([]);
  });

  test('notice of a booking is counted from the day it is made', () => {
    expect(codes({ ...discussion, today: '2026-11-19' })).toEqual([]);
    expect(codes({ ...discussion, today: '2026-11-20' })).toEqual(['notice']);
  });

  test('the report arrives at least 14 days before the interview', () => {
    expect(codes({ products: { report: '2026-11-12' } })).toEqual([]);
    const late = checkBooking(plan, { ...facts, products: { report: '2026-11-13' } });
    expect(late.refusals[0]).toMatchObject({ code: 'product', path: 'products/report', source });
    expect(codes({ products: {} })).toEqual(['product']);
    const ahead = checkBooking(plan, { ...facts, products: {}, today: '2026-11-12' });
    expect(ahead).toMatchObject({ refusals: [], warnings: [{ code: 'product' }] });
  });

  test('what must come first must, what should is a warning', () => {
    expect(codes({ ...discussion, others: [] })).toEqual(['order']);
    expect(
      codes({
        ...discussion,
        others: [
          {
            ...discussion.others[0],
            method: 'project',
            session: 'project-session',
            on: '2026-11-27',
            held: false,
          },
        ],
      }),
    ).toEqual(['order']);
    expect(codes(discussion)).toEqual([]);
    const close = checkBooking(plan, {
      ...facts,
      method: 'observation',
      session: 'observation-session',
      grades: { discussion: 'pass' },
      others: discussion.others,
    });
    expect(close.refusals).toEqual([]);
    expect(close.warnings).toMatchObject([{ code: 'gap', path: 'order/rest' }]);
  });

  test('booking the earlier method after the later one is refused too', () => {
    const others = [{ method: 'discussion', session: 'discussion-session', on: '2026-11-25', held: false }];
    expect(codes({ others })).toEqual(['order']);
  });

  test('a resit of the earlier method is not refused because the later one was held', () => {
    const others = [{ method: 'discussion', session: 'discussion-session', on: '2026-11-10', held: true }];
    expect(codes({ others, attempt: 'resit' })).toEqual([]);
  });

  test('a prerequisite needs its grade or a waiver', () => {
    const observation = { method: 'observation', session: 'observation-session' };
    expect(codes(observation)).toEqual(['prerequisite']);
    expect(codes({ ...observation, grades: { discussion: 'fail' } })).toEqual(['prerequisite']);
    expect(codes({ ...observation, grades: { discussion: 'distinction' } })).toEqual([]);
    expect(codes({ ...observation, waivedPrerequisites: ['discussion'] })).toEqual([]);
  });

  test('extra time lengthens the session', () => {
    const adjustment = { extraPercent: 25 };
    expect(codes({ adjustment })).toEqual(['too-short']);
    expect(codes({ adjustment, endsAt: '2026-11-26T11:15:00Z' })).toEqual([]);
    expect(codes({ endsAt: '2026-11-26T11:06:00Z' })).toEqual([]);
    expect(codes({ endsAt: '2026-11-26T11:07:00Z' })).toEqual(['too-long']);
    expect(codes({ endsAt: facts.startsAt })).toEqual(['too-short']);
  });

  test('nobody is in two places at once', () => {
    const diary = [
      { startsAt: '2026-11-26T10:59:00Z', endsAt: '2026-11-26T12:00:00Z', says: 'Discussion, Bo Lee' },
    ];
    expect(codes({ assessor: { ...facts.assessor, diary } })).toEqual(['double-booking']);
    const after = [
      { ...diary[0], startsAt: '2026-11-26T11:00:00Z', endsAt: '2026-11-26T12:00:00Z', says: 'x' },
    ];
    expect(codes({ assessor: { ...facts.assessor, diary: after } })).toEqual([]);
  });

  test('the apprentice is not in two sessions at once', () => {
    const other = { method: 'observation', session: 'observation-session', on: '2026-11-26', held: false };
    const times = { startsAt: '2026-11-26T10:30:00Z', endsAt: '2026-11-26T11:30:00Z' };
    expect(codes({ others: [{ ...other, ...times }] })).toEqual(['double-booking']);
    expect(codes({ others: [other] })).toEqual([]);
  });

  test('competence holds for the standard, on the day, with the years needed', () => {
    const held = { reference: 'ST9001', years: 2, fromOn: '2024-01-01', toOn: '2026-11-26' };
    const withCompetence = (competence: typeof held) =>
      codes({ assessor: { ...facts.assessor, competences: [competence] } });
    expect(withCompetence(held)).toEqual([]);
    expect(withCompetence({ ...held, toOn: '2026-11-25' })).toEqual(['not-competent']);
    expect(withCompetence({ ...held, years: 1 })).toEqual(['not-competent']);
    expect(withCompetence({ ...held, reference: 'ST9002' })).toEqual(['not-competent']);
  });

  test('a session the plan does not have cannot be booked', () => {
    expect(codes({ session: 'other' })).toEqual(['unknown-session']);
  });
});
