import type { ReassessmentFacts } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import type { Reassessment } from '#domain/standards/reassessment-format.ts';
import { sayPeriod } from '#domain/time/period.ts';
import { type Asked, ask, settle, sourceOf } from './draft-log.ts';
import { draftMethodNamed } from './draft-methods.ts';
import type { SectionContext } from './draft-programme.ts';

type Route = 'resit' | 'retake';

function ofRoute<T extends { route: Route | 'both' }>(found: readonly Found<T>[], route: Route) {
  return found.filter(({ value }) => value.route === route || value.route === 'both');
}

/** Anything printed about further attempts; the place that open questions point to. */
function anchorOf(facts: ReassessmentFacts): Found<unknown> | undefined {
  return [
    ...facts.resitLearning,
    ...facts.retakeLearning,
    ...facts.choices,
    ...facts.caps,
    ...facts.gatewayAgain,
    ...facts.furtherAttempts,
    ...facts.within,
    ...facts.cost,
  ][0];
}

/** Settle what is printed; where nothing is, ask with the readings that the format knows. */
function settleOrAsk<T>(
  context: SectionContext,
  asked: Asked<T>,
  found: readonly Found<T>[],
  offered: readonly T[],
): Found<T> | undefined {
  if (found.length > 0) return settle(context.log, asked, found);
  const anchor = anchorOf(context.facts.programme.reassessment);
  if (!anchor) return undefined;
  const readings = offered.map(
    (value): Found<T> => ({
      value,
      spans: anchor.spans,
      section: anchor.section,
      certainty: 'unsure',
      by: 'draft',
    }),
  );
  return ask(context.log, { ...asked, assume: false, why: 'No document says it.' }, readings);
}

type Cap = ReassessmentFacts['caps'][number]['value'];

function saysCap(cap: Cap): string {
  if (cap.kind === 'none') return 'No: any grade can be reached';
  if (cap.kind === 'grade') return `At most ${cap.grade}`;
  return `At most ${cap.grade}, unless exceptional circumstances are accepted`;
}

/** A limit said without its exception in one place and with it in another is one rule, said more fully the second time. */
function fullest(caps: ReassessmentFacts['caps']): ReassessmentFacts['caps'] {
  const withException = new Set(
    caps.flatMap(({ value }) => (value.kind === 'grade-unless-exceptional' ? [value.grade] : [])),
  );
  return caps.filter(({ value }) => value.kind !== 'grade' || !withException.has(value.grade));
}

function draftCap(context: SectionContext) {
  const offered: readonly Cap[] = [
    { kind: 'none' },
    { kind: 'grade', grade: 'pass' },
    { kind: 'grade-unless-exceptional', grade: 'pass' },
  ];
  const found = settleOrAsk<Cap>(
    context,
    {
      id: 'reassessment/cap',
      at: 'reassessment/resit/cap',
      question: 'Is the grade of a further attempt limited?',
      says: saysCap,
    },
    fullest(context.facts.programme.reassessment.caps),
    offered,
  );
  return found && { ...found.value, source: sourceOf(found) };
}

function draftGatewayAgain(context: SectionContext, route: Route) {
  const said = ofRoute(context.facts.programme.reassessment.gatewayAgain, route);
  const found = settleOrAsk<boolean>(
    context,
    {
      id: `reassessment/${route}-gateway`,
      at: `reassessment/${route}/gatewayAgain`,
      question: `Does a ${route} pass through the gateway again?`,
      says: (again) => (again ? 'Yes' : 'No'),
    },
    said.map((one) => ({ ...one, value: one.value.again, others: [] })),
    [false, true],
  );
  return found?.value;
}

function draftRoute(
  context: SectionContext,
  route: Route,
  cap: ReturnType<typeof draftCap>,
): Reassessment['resit'] | undefined {
  const facts = context.facts.programme.reassessment;
  const learning = route === 'resit' ? facts.resitLearning : facts.retakeLearning;
  const found = settle(
    context.log,
    {
      id: `reassessment/${route}-learning`,
      at: `reassessment/${route}/learning`,
      question: `Must further learning come before a ${route}?`,
      says: (value: 'required' | 'not-required') => (value === 'required' ? 'Yes, it is required' : 'No'),
    },
    learning,
  );
  if (!found) return undefined;
  const again = draftGatewayAgain(context, route);
  const cost = ofRoute(facts.cost, route)[0];
  const period = route === 'retake' ? facts.retakeLearningPeriod[0] : undefined;
  if (!cap || again === undefined) return undefined;
  return {
    learning: found.value,
    ...(period ? { learningPeriod: { ...period.value, source: sourceOf(period) } } : {}),
    gatewayAgain: again,
    ...(cost ? { cost: { borneBy: cost.value.borneBy, source: sourceOf(cost) } } : {}),
    cap,
    source: sourceOf(found),
  };
}

function saysChoice(choice: ReassessmentFacts['choices'][number]['value']): string {
  if (choice.by === 'decision') return 'Somebody decides it for each apprentice and records why';
  return `By the number of failed methods: up to ${choice.resitUpTo} is a resit, more is a retake`;
}

function draftChoice(context: SectionContext): Reassessment['choice'] | undefined {
  const found = settleOrAsk<ReassessmentFacts['choices'][number]['value']>(
    context,
    {
      id: 'reassessment/choice',
      at: 'reassessment/choice',
      question: 'How is it decided whether the next attempt is a resit or a retake?',
      says: saysChoice,
    },
    context.facts.programme.reassessment.choices,
    [{ by: 'decision' }, { by: 'failed-methods', resitUpTo: 1 }],
  );
  return found && { ...found.value, source: sourceOf(found) };
}

function methodRules({ facts, methods }: SectionContext): Reassessment['methods'] {
  return Object.fromEntries(
    facts.programme.reassessment.methods.flatMap((found) => {
      const id = draftMethodNamed(found.value.methodName, methods, facts)?.id;
      if (id === undefined) return [];
      const { rework, place } = found.value;
      const source = sourceOf(found);
      return [
        [id, { ...(rework ? { rework: { ...rework, source } } : {}), ...(place ? { place } : {}), source }],
      ];
    }),
  );
}

function draftAttempts(context: SectionContext) {
  const { furtherAttempts, attemptsDiscretion } = context.facts.programme.reassessment;
  const [number, discretion] = [furtherAttempts[0], attemptsDiscretion[0]];
  if (number && discretion) {
    context.log.findings.push({
      severity: 'warning',
      code: 'number-of-attempts-said-differently',
      message: `The number of further attempts is left to the ${discretion.value.replace(/-/g, ' ')} in one place and is ${number.value.maximum} in another. The number is taken as what is offered, more on the ${discretion.value.replace(/-/g, ' ')}'s request; decide whether that is meant.`,
      at: 'reassessment/furtherAttempts',
      spans: [...number.spans, ...discretion.spans],
    });
  }
  if (!number) return undefined;
  const moreBy = discretion?.value === 'employer' ? 'employer' : number.value.moreBy;
  return { maximum: number.value.maximum, moreBy, source: sourceOf(number) };
}

/** Everything one document says of further attempts, as far as it goes. */
export function draftReassessment(context: SectionContext): Partial<Reassessment> {
  const { facts, log } = context;
  const said = facts.programme.reassessment;
  if (!anchorOf(said)) return {};
  const improve = settleOrAsk<boolean>(
    context,
    {
      id: 'reassessment/improve',
      at: 'reassessment/improveAfterPass',
      question: 'May a passed method be taken again to improve the grade?',
      says: (yes) => (yes ? 'Yes' : 'No'),
    },
    said.improveAfterPass,
    [false, true],
  );
  const choice = draftChoice(context);
  // Both routes share the cap, and its question is asked once.
  const cap = draftCap(context);
  const [resit, retake] = [draftRoute(context, 'resit', cap), draftRoute(context, 'retake', cap)];
  const within = settle(
    log,
    {
      id: 'reassessment/within',
      at: 'reassessment/within',
      question: 'Within which time must further attempts be complete?',
      says: ({ period, origin }) => `${sayPeriod(period)} from ${origin.replace(/-/g, ' ')}`,
    },
    said.within,
  );
  const attempts = draftAttempts(context);
  const after = said.after[0];
  return {
    ...(improve ? { improveAfterPass: improve.value } : {}),
    ...(choice ? { choice } : {}),
    ...(resit ? { resit } : {}),
    ...(retake ? { retake } : {}),
    ...(attempts ? { furtherAttempts: attempts } : {}),
    ...(within ? { within: { ...within.value, source: sourceOf(within) } } : {}),
    ...(after ? { after: after.value } : {}),
    methods: methodRules(context),
  };
}
