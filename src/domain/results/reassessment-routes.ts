import type { AttemptCap, AttemptRoute, Reassessment } from '#domain/standards/reassessment-format.ts';
import type { Period, PlainDate } from '#domain/standards/values.ts';
import { addPeriod, sayPeriod } from '#domain/time/period.ts';
import { sayDate } from '#domain/time/plain-date.ts';
import { isUnknown } from '#domain/time/unknown-day.ts';
import type { AttemptRecord, CapStanding, FurtherKind, FurtherRoute } from './reassessment-facts.ts';

/** The day a period after a day, or undefined where it cannot be told. */
export function dayAfter(period: Period | undefined, from: PlainDate | undefined): PlainDate | undefined {
  if (period === undefined || from === undefined) return undefined;
  const day = addPeriod(period, from);
  return isUnknown(day) ? undefined : day;
}

/** What the cap of a route means after the latest attempt: in force, lifted, or still open to a request. */
export function capStanding(cap: AttemptCap, latest: AttemptRecord): CapStanding {
  const { source } = cap;
  if (cap.kind === 'none') return { isLifted: false, says: 'The grade is not capped.', source };
  if (cap.kind === 'grade') {
    return { grade: cap.grade, isLifted: false, says: `The grade is at most ${cap.grade}.`, source };
  }
  if (latest.exceptional) {
    const says = `Exceptional circumstances were granted, so the cap at ${cap.grade} is lifted.`;
    return { isLifted: true, says, source };
  }
  const requestBy = dayAfter(cap.requestWithin, latest.resultOn);
  const until = requestBy === undefined ? '' : `, to be asked for by ${sayDate(requestBy)}`;
  const says = `The grade is at most ${cap.grade}, unless exceptional circumstances are granted${until}.`;
  return { grade: cap.grade, requestBy, isLifted: false, says, source };
}

/** Whether a request for exceptional circumstances comes in time. Without a rule on time any day is in time. */
export function isRequestInTime(
  cap: AttemptCap,
  { resultOn, requestedOn }: { readonly resultOn: PlainDate; readonly requestedOn: PlainDate },
): boolean | 'unknown' {
  if (cap.kind !== 'grade-unless-exceptional' || cap.requestWithin === undefined) return true;
  const by = lastRequestDay(cap, resultOn);
  return by === undefined ? 'unknown' : requestedOn <= by;
}

/** The last day on which a request comes in time; undefined where the rules set none or the day is not known yet. */
export function lastRequestDay(cap: AttemptCap, resultOn: PlainDate): PlainDate | undefined {
  if (cap.kind !== 'grade-unless-exceptional' || cap.requestWithin === undefined) return undefined;
  const by = addPeriod(cap.requestWithin, resultOn);
  return isUnknown(by) ? undefined : by;
}

function learningSays({ learning, learningPeriod }: AttemptRoute): string | undefined {
  if (learning === 'not-required') return undefined;
  const atLeast = learningPeriod?.atLeast && `at least ${sayPeriod(learningPeriod.atLeast)}`;
  const atMost = learningPeriod?.atMost && `at most ${sayPeriod(learningPeriod.atMost)}`;
  const span = [atLeast, atMost].filter((part) => part !== undefined).join(' and ');
  return span === '' ? 'Further learning comes first.' : `Further learning of ${span} comes first.`;
}

function routeOf(kind: FurtherKind, route: AttemptRoute, latest: AttemptRecord): FurtherRoute {
  return {
    kind,
    cap: capStanding(route.cap, latest),
    gatewayAgain: route.gatewayAgain,
    learning: route.learning,
    learningSays: learningSays(route),
    earliestOn:
      route.learning === 'required' ? dayAfter(route.learningPeriod?.atLeast, latest.resultOn) : undefined,
    source: route.source,
  };
}

/** The kinds of attempt that the rules leave open, given how many methods failed and what was decided. */
export function openRoutes(
  rules: Reassessment,
  latest: AttemptRecord,
  { failed, decided }: { readonly failed: number; readonly decided: FurtherKind | undefined },
): FurtherRoute[] {
  const byNumber =
    rules.choice.by === 'failed-methods'
      ? failed <= rules.choice.resitUpTo
        ? 'resit'
        : 'retake'
      : undefined;
  const settled = byNumber ?? decided;
  const kinds: readonly FurtherKind[] = settled === undefined ? ['resit', 'retake'] : [settled];
  return kinds.flatMap((kind) => {
    const route = rules[kind];
    return route === undefined ? [] : [routeOf(kind, route, latest)];
  });
}
