import type { RuleFinding } from '#domain/rule-finding.ts';
import type { Plan } from '#domain/standards/plan-format.ts';
import type { Reassessment } from '#domain/standards/reassessment-format.ts';
import type { PlainDate } from '#domain/standards/values.ts';
import { deadlineStanding } from '#domain/time/deadline.ts';
import { count, sayList, sayPeriod } from '#domain/time/period.ts';
import { sayDate } from '#domain/time/plain-date.ts';
import type {
  AttemptRecord,
  FurtherRoute,
  ReassessmentCode,
  ReassessmentFacts,
  ReassessmentOption,
} from './reassessment-facts.ts';
import { dayAfter, openRoutes } from './reassessment-routes.ts';

/** The parts of an effective plan that the reassessment rules read. */
export type ReassessmentPlan = Pick<Plan, 'reassessment'> & {
  readonly methods: readonly Pick<Plan['methods'][number], 'id' | 'title' | 'grades'>[];
};

type Refusal = RuleFinding<ReassessmentCode>;

interface Series {
  readonly rules: Reassessment;
  readonly plan: ReassessmentPlan;
  readonly latest: ReadonlyMap<string, AttemptRecord>;
  readonly history: readonly AttemptRecord[];
  readonly facts: ReassessmentFacts;
}

function isFail(attempt: AttemptRecord | undefined): boolean {
  return attempt?.grade === 'fail';
}

/** Methods graded at all; an ungraded one (a verification) never needs another attempt and never holds one back. */
function gradedMethods(plan: ReassessmentPlan): ReassessmentPlan['methods'] {
  return plan.methods.filter(({ grades }) => grades.length > 0);
}

function standsInTheWay(latest: AttemptRecord | undefined, series: Series): Refusal[] {
  const { rules, plan } = series;
  if (latest === undefined)
    return [{ code: 'not-attempted', reason: 'The first attempt has not been taken.' }];
  if (latest.grade === null)
    return [{ code: 'result-outstanding', reason: 'The latest attempt has no released result yet.' }];
  if (!isFail(latest) && !rules.improveAfterPass) {
    return [{ code: 'already-passed', reason: 'The method is passed, and a pass is not taken again.' }];
  }
  const open = gradedMethods(plan).filter(({ id }) => (series.latest.get(id)?.grade ?? null) === null);
  if (rules.after !== 'all-results' || open.length === 0) return [];
  const reason = `Another attempt waits for all results: ${sayList(open.map(({ title }) => title))} still to come.`;
  return [{ code: 'results-outstanding', reason, source: rules.choice.source }];
}

function checkMark(latest: AttemptRecord | undefined, { rules }: Series): Refusal[] {
  const right = rules.rightFromPercent;
  if (right === undefined || latest?.percent === undefined || latest.percent >= right.percent) return [];
  const reason = `A right to another attempt begins at ${right.percent} per cent; ${latest.percent} were reached.`;
  return [{ code: 'mark-too-low', reason, source: right.source }];
}

function attemptsLeftOf(method: string, { rules, history }: Series): number | null {
  const limit = rules.furtherAttempts?.maximum;
  if (limit === undefined) return null;
  const taken = history.filter((attempt) => attempt.method === method && attempt.kind !== 'first').length;
  return Math.max(0, limit - taken);
}

function checkNumber(method: string, left: number | null, { rules, facts }: Series): Refusal[] {
  const limit = rules.furtherAttempts;
  if (limit === undefined || left !== 0) return [];
  const isAsked = facts.employerRequests[method] !== undefined;
  if (limit.moreBy === 'employer' && isAsked) return [];
  const offered = `${count(limit.maximum, 'further attempt')} ${limit.maximum === 1 ? 'is' : 'are'} offered and taken`;
  const more = limit.moreBy === 'employer' ? ' One more needs a recorded request by the employer.' : '';
  return [{ code: 'no-attempts-left', reason: `${offered}.${more}`, source: limit.source }];
}

function completeBy({ rules, facts }: Series): PlainDate | undefined {
  return dayAfter(rules.within?.period, rules.within && facts.origins[rules.within.origin]);
}

function checkTime(by: PlainDate | undefined, { rules, facts }: Series): Refusal[] {
  if (by === undefined || facts.today <= by) return [];
  const reason = `Further attempts had to be complete by ${sayDate(by)}; after that the whole assessment is taken again.`;
  return [{ code: 'too-late', reason, source: rules.within?.source }];
}

function sayChoice(routes: readonly FurtherRoute[], series: Series): RuleFinding[] {
  const { choice } = series.rules;
  if (choice.by === 'failed-methods') {
    const resits = `${choice.resitUpTo} ${choice.resitUpTo === 1 ? 'is a resit' : 'are resits'}`;
    const reason = `${count(failedMethods(series), 'method')} failed: up to ${resits}, more are retakes.`;
    return [{ code: 'choice', reason, source: choice.source }];
  }
  if (routes.length < 2) return [];
  const reason = 'Whether it is a resit or a retake is decided and recorded.';
  return [{ code: 'choice', reason, source: choice.source }];
}

function sayRoute({ kind, cap, learningSays, gatewayAgain, source }: FurtherRoute): RuleFinding[] {
  const name = kind === 'resit' ? 'Resit' : 'Retake';
  const found: RuleFinding[] = [{ code: 'cap', reason: `${name}: ${cap.says}`, source: cap.source }];
  if (learningSays) found.push({ code: 'learning', reason: `${name}: ${learningSays}`, source });
  if (gatewayAgain) {
    found.push({
      code: 'gateway-again',
      reason: `${name}: the gateway is gone through again first.`,
      source,
    });
  }
  return found;
}

function sayReasons(
  routes: readonly FurtherRoute[],
  by: PlainDate | undefined,
  series: Series,
): RuleFinding[] {
  const { rules, facts } = series;
  const found = [...sayChoice(routes, series), ...routes.flatMap(sayRoute)];
  if (by === undefined || rules.within === undefined) return found;
  const left = deadlineStanding(by, facts.today).says;
  const reason = `All within ${sayPeriod(rules.within.period)}: by ${sayDate(by)}, ${left}.`;
  return [...found, { code: 'complete-by', reason, source: rules.within.source }];
}

function failedMethods({ plan, latest }: Series): number {
  return plan.methods.filter(({ id }) => isFail(latest.get(id))).length;
}

function optionFor(method: ReassessmentPlan['methods'][number], series: Series): ReassessmentOption {
  const { rules, facts } = series;
  const latest = series.latest.get(method.id);
  const inTheWay = standsInTheWay(latest, series);
  const left = attemptsLeftOf(method.id, series);
  const by = completeBy(series);
  const decided = facts.decisions[method.id]?.kind;
  const failed = Math.max(1, failedMethods(series));
  const routes = latest && inTheWay.length === 0 ? openRoutes(rules, latest, { failed, decided }) : [];
  const own = rules.methods[method.id];
  const noRoute: Refusal[] =
    inTheWay.length === 0 && routes.length === 0
      ? [
          {
            code: 'no-route',
            reason: 'The plan and the body offer no such attempt.',
            source: rules.choice.source,
          },
        ]
      : [];
  const refusals =
    inTheWay.length > 0
      ? inTheWay
      : [
          ...noRoute,
          ...checkMark(latest, series),
          ...checkNumber(method.id, left, series),
          ...checkTime(by, series),
        ];
  const reworkOrigin =
    own?.rework?.origin === 'result' ? latest?.resultOn : own?.rework && facts.origins[own.rework.origin];
  const reworkBy = routes.length > 0 ? dayAfter(own?.rework?.within, reworkOrigin) : undefined;
  const reasons = routes.length > 0 ? sayReasons(routes, by, series) : [];
  if (reworkBy !== undefined && own?.rework) {
    const reason = `The reworked product is due by ${sayDate(reworkBy)}, ${deadlineStanding(reworkBy, facts.today).says}.`;
    reasons.push({ code: 'rework', reason, source: own.rework.source });
  }
  return {
    method: method.id,
    title: method.title,
    mayAttempt: refusals.length === 0,
    routes,
    decidedBy: rules.choice.by,
    attemptsLeft: left,
    mustBeCompleteBy: by,
    reworkBy,
    place: own?.place,
    reasons,
    refusals,
  };
}

/** The latest attempt at each method: the one that counts. */
export function latestAttempts(history: readonly AttemptRecord[]): Map<string, AttemptRecord> {
  return new Map(history.map((attempt) => [attempt.method, attempt]));
}

/**
 * What may happen to each method after its latest attempt, by plan and policy: resit, retake or a decision between
 * them, with cap, number, clocks, learning and gateway, each with its source, and every reason against it.
 */
export function reassessmentOptions(
  plan: ReassessmentPlan,
  history: readonly AttemptRecord[],
  facts: ReassessmentFacts,
): ReassessmentOption[] {
  const rules = plan.reassessment;
  const latest = latestAttempts(history);
  return gradedMethods(plan).map((method) => {
    if (rules !== undefined) return optionFor(method, { rules, plan, latest, history, facts });
    const reason = 'Neither the plan nor the body says anything of another attempt.';
    return {
      method: method.id,
      title: method.title,
      mayAttempt: false,
      routes: [],
      decidedBy: 'decision',
      attemptsLeft: null,
      reasons: [],
      refusals: [{ code: 'no-rules', reason }],
    };
  });
}
