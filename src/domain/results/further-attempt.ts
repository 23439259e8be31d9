import type { RuleFinding, Verdict } from '#domain/rule-finding.ts';
import type { PlainDate } from '#domain/standards/values.ts';
import { sayDate } from '#domain/time/plain-date.ts';
import type {
  FurtherKind,
  FurtherRoute,
  ReassessmentCode,
  ReassessmentFacts,
  ReassessmentOption,
} from './reassessment-facts.ts';

/** Why a further attempt may not be opened, or held on a day. */
export type FurtherAttemptCode =
  | ReassessmentCode
  | 'other-kind'
  | 'gateway-again'
  | 'learning-first'
  | 'too-early'
  | 'after-the-clock';

type Finding = RuleFinding<FurtherAttemptCode>;

function checkGateway(
  { gatewayAgain, source }: FurtherRoute,
  againOn: PlainDate | undefined,
  on: PlainDate | undefined,
): Finding[] {
  const isDone = againOn !== undefined && (on === undefined || on >= againOn);
  if (!gatewayAgain || isDone) return [];
  return [
    { code: 'gateway-again', reason: 'This attempt needs the gateway to be accepted again first.', source },
  ];
}

function checkHeldOn(
  option: ReassessmentOption,
  route: FurtherRoute,
  learntOn: PlainDate | undefined,
  on: PlainDate,
): Finding[] {
  const { source, earliestOn, learningSays } = route;
  const by = option.mustBeCompleteBy;
  const found: Finding[] = [];
  if (route.learning === 'required' && (learntOn === undefined || on < learntOn)) {
    found.push({ code: 'learning-first', reason: learningSays ?? 'Further learning comes first.', source });
  }
  if (earliestOn !== undefined && on < earliestOn) {
    found.push({ code: 'too-early', reason: `The first day for it is ${sayDate(earliestOn)}.`, source });
  }
  if (by !== undefined && on > by) {
    const clock = option.reasons.find(({ code }) => code === 'complete-by')?.source;
    found.push({ code: 'after-the-clock', reason: `Further attempts end on ${sayDate(by)}.`, source: clock });
  }
  return found;
}

/**
 * Whether an attempt of a kind may be opened, or held on a day. It repeats every refusal of the option, and adds those
 * that depend on the kind and the day: the gateway gone through again, the learning done, the clocks not yet over.
 */
export function checkFurtherAttempt(
  option: ReassessmentOption,
  wanted: { readonly kind: FurtherKind; readonly on?: PlainDate | undefined },
  facts: Pick<ReassessmentFacts, 'gatewayAgainOn' | 'learningEndedOn'>,
): Verdict<FurtherAttemptCode> {
  if (option.refusals.length > 0) return { refusals: option.refusals, warnings: [] };
  const { kind, on } = wanted;
  const route = option.routes.find((each) => each.kind === kind);
  if (route === undefined) {
    return {
      refusals: [{ code: 'other-kind', reason: `${option.title} is not open for a ${kind}.` }],
      warnings: [],
    };
  }
  const learntOn = facts.learningEndedOn?.[option.method];
  const onTheDay = on === undefined ? [] : checkHeldOn(option, route, learntOn, on);
  return { refusals: [...checkGateway(route, facts.gatewayAgainOn, on), ...onTheDay], warnings: [] };
}
