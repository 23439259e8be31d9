import type { EnrolmentState } from '#domain/enrolment/enrolment-state.ts';
import { countNeeded } from '#domain/grading/criteria-condition.ts';
import type { Condition } from '#domain/grading/grading-language.ts';
import { criteriaFor } from '#domain/progress/progress-summary.ts';
import type { Plan } from '#domain/standards/plan-format.ts';
import { londonDayOf, londonTimeOf } from '#domain/time/london.ts';
import { sayDate } from '#domain/time/plain-date.ts';
import type { AssessmentPart } from './my-journey.ts';

/** The one next thing for an apprentice; see the contract. */
export interface NextStep {
  title: string;
  why: string;
  action: string;
  to: 'add-evidence' | 'evidence' | 'gateway' | 'sign' | 'assessment' | 'hand-in' | 'result' | 'none';
  targetId: string | null;
}

interface NextFacts {
  readonly detail: {
    readonly id: string;
    readonly state: EnrolmentState;
    readonly progress: { readonly total: number; readonly accepted: number; readonly submitted: number };
  };
  readonly waiting: {
    readonly drafts: number;
    readonly referred: number;
    readonly gateway: { readonly id: string; readonly signed: number | null } | undefined;
  };
  readonly bookings: readonly {
    readonly title: string;
    readonly startsAt: string;
    readonly place: string;
    readonly state: string;
  }[];
  readonly part: AssessmentPart | undefined;
  readonly now: string;
}

/** What the apprentice should do now: what blocks others first, then their own pace. */
export function nextStep(facts: NextFacts): NextStep {
  return result(facts) ?? handIn(facts) ?? booking(facts) ?? sign(facts) ?? evidence(facts) ?? waiting(facts);
}

function result({ part }: NextFacts): NextStep | undefined {
  if (!part || part.unseenResults === 0) return undefined;
  return {
    title: 'Your result is ready',
    why: 'Read your grade, the reasons for it and what comes next.',
    action: 'Read my result',
    to: 'result',
    targetId: part.registrationId,
  };
}

function handIn({ part }: NextFacts): NextStep | undefined {
  if (!part?.handIn) return undefined;
  const { title, attemptId } = part.handIn;
  return {
    title: `Hand in: ${title}`,
    why: 'Your assessor reads it before you meet.',
    action: 'Hand in',
    to: 'hand-in',
    targetId: attemptId,
  };
}

function booking({ bookings, now, part }: NextFacts): NextStep | undefined {
  const next = bookings
    .filter(({ state, startsAt }) => state === 'booked' && startsAt >= now)
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt))[0];
  if (!next) return undefined;
  const when = `${sayDate(londonDayOf(next.startsAt))} at ${londonTimeOf(next.startsAt)}`;
  return {
    title: `${next.title}: ${when}`,
    why: `Place: ${next.place}. Look at what it covers and what to bring.`,
    action: 'See my assessment',
    to: 'assessment',
    targetId: part?.registrationId ?? null,
  };
}

function sign({ waiting: { gateway }, detail }: NextFacts): NextStep | undefined {
  if (!gateway || (gateway.signed ?? 0) > 0) return undefined;
  return {
    title: 'Check and sign your gateway',
    why: 'Your tutor has opened the gateway. Nothing is sent before you have signed.',
    action: 'See my gateway',
    to: 'gateway',
    targetId: detail.id,
  };
}

function evidence({ detail, waiting: { referred, drafts } }: NextFacts): NextStep | undefined {
  const isLearning = detail.state === 'on-programme' || detail.state === 'enrolled';
  if (referred > 0) {
    return {
      title:
        referred === 1 ? 'One piece came back with feedback' : `${referred} pieces came back with feedback`,
      why: 'Read the feedback, mend what it asks for and submit again.',
      action: 'Read the feedback',
      to: 'evidence',
      targetId: null,
    };
  }
  if (!isLearning) return undefined;
  if (drafts > 0)
    return {
      title: drafts === 1 ? 'You have a draft' : `You have ${drafts} drafts`,
      why: 'Your tutor sees evidence once you submit it.',
      action: 'Finish my draft',
      to: 'evidence',
      targetId: null,
    };
  const { total, accepted, submitted } = detail.progress;
  if (accepted + submitted >= total) return undefined;
  return {
    title: 'Add your next piece of evidence',
    why: `${total - accepted - submitted} of ${total} criteria have no evidence yet.`,
    action: 'Add evidence',
    to: 'add-evidence',
    targetId: detail.id,
  };
}

function waiting({ detail, part }: NextFacts): NextStep {
  // The provider is told of bookings and results; that every assessment is over the apprentice's registration says.
  const state = part?.state === 'results-pending' ? 'results-pending' : detail.state;
  const words: Partial<Record<EnrolmentState, readonly [string, string]>> = {
    'on-break': [
      'You are on a break in learning',
      'The clock of your apprenticeship is stopped. Tell your tutor when you are back.',
    ],
    'gateway-submitted': [
      'Your gateway is being checked',
      'The assessment organisation looks at each item. You hear of anything that comes back.',
    ],
    'gateway-accepted': [
      'Your gateway is accepted',
      'The assessment organisation books your assessments with you next.',
    ],
    'in-assessment': ['You are being assessed', 'Your next assessment appears here when it is booked.'],
    'results-pending': [
      'Your result is on its way',
      'It is checked before it is released. You get a letter when it is ready.',
    ],
    achieved: ['You have achieved your apprenticeship', 'Your certificate is claimed from the government.'],
    'not-achieved': [
      'What happens next',
      'Your tutor, employer and the assessment organisation decide on another attempt.',
    ],
    withdrawn: [
      'This apprenticeship was withdrawn',
      'If that is wrong, tell your provider: it can be undone.',
    ],
  };
  const [title, why] = words[state] ?? [
    'Your evidence is complete',
    'Your tutor prepares the gateway with you next.',
  ];
  return { title, why, action: '', to: 'none', targetId: null };
}

/** Two sentences with numbers: what a pass and a distinction still need of accepted evidence. */
export function sayNeeds(
  plan: Plan,
  progress: { readonly map: readonly { readonly method: string; readonly states: string }[] },
): { passNeeds: string; distinctionNeeds: string } {
  return {
    passNeeds: sayNeed(plan, progress, 'pass'),
    distinctionNeeds: sayNeed(plan, progress, 'distinction'),
  };
}

function sayNeed(
  plan: Plan,
  progress: { readonly map: readonly { readonly method: string; readonly states: string }[] },
  kind: 'pass' | 'distinction',
): string {
  const counts = progress.map.map(({ method: id, states }) => {
    const method = plan.methods.find((one) => one.id === id);
    const criteria = method ? criteriaFor(method, []) : [];
    const own = criteria.flatMap((criterion, place) => (criterion.kind === kind ? [states[place]] : []));
    const needed =
      method && kind === 'distinction' ? distinctionsNeeded(method.grading, own.length) : own.length;
    return { needed, accepted: Math.min(needed, own.filter((state) => state === 'a').length) };
  });
  const needed = counts.reduce((sum, one) => sum + one.needed, 0);
  const missing = needed - counts.reduce((sum, one) => sum + one.accepted, 0);
  if (needed === 0)
    return kind === 'pass' ? 'This plan sets no pass criteria.' : 'This plan sets no distinction criteria.';
  if (missing === 0) return `All ${needed} criteria that a ${kind} needs have accepted evidence.`;
  const more = kind === 'distinction' ? ', besides every pass criterion' : '';
  return `A ${kind} still needs evidence for ${missing} of ${needed} ${kind} criteria${more}.`;
}

/** How many distinction criteria a method's distinction asks for, where its rule counts them; else all. */
function distinctionsNeeded(grading: Plan['methods'][number]['grading'], of: number): number {
  if (grading.form !== 'conditions') return of;
  const boundary = grading.boundaries.find(({ grade }) => grade === 'distinction');
  const counted =
    boundary && thresholds(boundary.requires).find(({ criteria }) => criteria.kind === 'distinction');
  return counted ? countNeeded(counted.atLeast, of) : of;
}

function thresholds(condition: Condition): Extract<Condition, { criteria: unknown }>[] {
  if ('criteria' in condition) return [condition];
  if ('all' in condition) return condition.all.flatMap(thresholds);
  return [];
}
