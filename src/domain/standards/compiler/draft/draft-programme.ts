import type { z } from 'zod';
import { canonicalJson } from '#domain/standards/canonical-json.ts';
import type { DocumentFacts, FoundRequirement } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import { slug } from '#domain/standards/compiler/questions.ts';
import type { Gateway, GatewayCheck } from '#domain/standards/gateway-format.ts';
import type { FeedbackRule, OrderRule, Plan } from '#domain/standards/plan-format.ts';
import { sayPeriod } from '#domain/time/period.ts';
import { type DraftLog, place, settle, sourceOf } from './draft-log.ts';
import { type DraftMethod, draftMethodNamed } from './draft-methods.ts';

/** What the sections of one document are drafted with. */
export interface SectionContext {
  readonly facts: DocumentFacts;
  readonly methods: readonly DraftMethod[];
  readonly log: DraftLog;
}

/** Duration on programme. */
export function draftDuration({ facts, log }: SectionContext): Partial<z.input<typeof Plan>['duration']> {
  const { minimumMonths, typicalMonths } = facts.identity;
  const says = (months: number) => `${months} months`;
  const minimum = settle(
    log,
    {
      id: 'duration/minimum',
      at: 'duration/minimumMonths',
      question: 'How many months must an apprentice be on programme before gateway?',
      says,
    },
    minimumMonths,
  );
  const typical = typicalMonths[0];
  return {
    ...(minimum ? { minimumMonths: { value: minimum.value, source: sourceOf(minimum) } } : {}),
    ...(typical ? { typicalMonths: { value: typical.value, source: sourceOf(typical) } } : {}),
  };
}

/** The window in which every method must be complete. */
export function draftWindow({ facts, log }: SectionContext): z.input<typeof Plan>['window'] {
  const found = settle(
    log,
    {
      id: 'window',
      at: 'window',
      question: 'Within which time must every method be complete?',
      says: ({ period, origin }) => `${sayPeriod(period)} from ${origin.replace(/-/g, ' ')}`,
    },
    facts.programme.windows,
  );
  return found && { ...found.value, source: sourceOf(found) };
}

/** Orders between methods. */
export function draftOrder({ facts, methods, log }: SectionContext): OrderRule[] {
  const seen = new Set<string>();
  return facts.order.flatMap((found) => {
    const before = draftMethodNamed(found.value.before, methods, facts)?.id;
    const after = draftMethodNamed(found.value.after, methods, facts)?.id;
    if (before === undefined || after === undefined || before === after) return [];
    const id = `${after}-after-${before}`;
    if (seen.has(id)) return [];
    seen.add(id);
    place(log, `order/${id}`, found);
    const { strength, atLeast } = found.value;
    return [{ id, before, after, strength, ...(atLeast ? { atLeast } : {}), source: sourceOf(found) }];
  });
}

function requirementId({ value }: Found<FoundRequirement>): string {
  const { check } = value;
  if (check.kind === 'minimum-duration') return 'minimum-duration';
  if (check.kind === 'english-maths') return check.subject;
  return slug(value.title, 6);
}

function checkOf(found: Found<FoundRequirement>, { facts, methods }: SectionContext) {
  const { check, methodName } = found.value;
  const named = methodName === undefined ? undefined : draftMethodNamed(methodName, methods, facts)?.id;
  if (check.kind === 'file') return named ? { ...check, method: named } : check;
  if (check.kind !== 'choice') return check;
  const id = named ?? draftMethodNamed(check.method, methods, facts)?.id;
  return id ? { ...check, method: id } : undefined;
}

/** Gateway requirements and notice. The same requirement said twice counts once; said differently it is asked. */
export function draftGateway(context: SectionContext): Gateway {
  const { facts, log } = context;
  const groups = new Map<string, Found<FoundRequirement>[]>();
  for (const found of facts.programme.requirements) {
    const id = requirementId(found);
    groups.set(id, [...(groups.get(id) ?? []), found]);
  }
  const requirements = [...groups].flatMap(([id, said]) => {
    const found = settle(
      log,
      {
        id: `gateway/${id}`,
        at: `gateway/requirements/${id}`,
        question: `What does the gateway require: ${said[0]?.value.title ?? id}?`,
        says: ({ title, check }) => saysCheck(title, check),
      },
      sameChecks(said),
    );
    const check = found && checkOf(found, context);
    if (!found || !check) return [];
    const { title, waivableBy } = found.value;
    return [{ id, title, check, ...(waivableBy ? { waivableBy } : {}), source: sourceOf(found) }];
  });
  const notice = settle(
    log,
    {
      id: 'gateway/notice',
      at: 'gateway/notice',
      question: 'How much notice is needed between gateway and the first assessment?',
      says: sayPeriod,
    },
    facts.programme.gatewayNotice,
  );
  return { requirements, ...(notice ? { notice: { period: notice.value, source: sourceOf(notice) } } : {}) };
}

/** A requirement for people. */
function saysCheck(title: string, check: GatewayCheck): string {
  switch (check.kind) {
    case 'minimum-duration':
      return `${title}: ${check.months} months`;
    case 'english-maths': {
      const withPlan = check.withCarePlan ? `, ${check.withCarePlan.replace('-', ' ')} with a care plan` : '';
      return `${title}: ${check.level.replace('-', ' ')}${withPlan}`;
    }
    case 'declaration':
      return `${title}: signed by ${check.signers.map((signer) => signer.replace('-', ' ')).join(', ')}`;
    case 'file':
      return check.pieces
        ? `${title}: ${check.pieces.minimum} to ${check.pieces.maximum ?? 'any number of'} pieces`
        : title;
    default:
      return title;
  }
}

/** Whether one saying of a check only adds to another: nothing in it is given another value, but more is said. */
function refines(one: GatewayCheck, other: GatewayCheck): boolean {
  const members = new Map<string, unknown>(Object.entries(one));
  return Object.entries(other).every(
    ([key, value]) => value === false || canonicalJson(members.get(key)) === canonicalJson(value),
  );
}

/** Every different check once; a place that says less of the same is no other reading. */
function sameChecks(said: readonly Found<FoundRequirement>[]): readonly Found<FoundRequirement>[] {
  return said.filter(({ value }, index) =>
    said.every(
      (other, at) =>
        at === index ||
        !refines(other.value.check, value.check) ||
        (refines(value.check, other.value.check) && at > index),
    ),
  );
}

/** Deadlines for telling results and feedback. */
export function draftFeedback({ facts }: SectionContext): FeedbackRule[] {
  const taken = new Map<string, number>();
  return facts.programme.feedback.map((found) => {
    const { audience, ...rest } = found.value;
    const count = (taken.get(rest.what) ?? 0) + 1;
    taken.set(rest.what, count);
    return {
      id: count === 1 ? rest.what : `${rest.what}-${count}`,
      ...rest,
      ...(audience ? { audience: [...audience] } : {}),
      source: sourceOf(found),
    };
  });
}

/** Who may not assess, and what an assessor needs. */
export function draftIndependence({ facts }: SectionContext): z.input<typeof Plan>['independence'] {
  const { noRelationshipWith, competence } = facts.programme;
  if (noRelationshipWith.length === 0) return undefined;
  const parties = [...new Set(noRelationshipWith.map(({ value }) => value))];
  const taken = new Set<string>();
  return {
    noRelationshipWith: parties.flatMap((party) => {
      const found = noRelationshipWith.find(({ value }) => value === party);
      return found ? [{ party, source: sourceOf(found) }] : [];
    }),
    competence: competence.flatMap((found) => {
      const id = slug(found.value.text, 6);
      if (taken.has(id)) return [];
      taken.add(id);
      return [{ id, ...found.value, source: sourceOf(found) }];
    }),
  };
}

/** Internal and external quality assurance. */
export function draftQualityAssurance({ facts }: SectionContext): z.input<typeof Plan>['qualityAssurance'] {
  const { sampling, qaBeforeRelease, qaUninvolved, standardisationEvery } = facts.programme;
  const external = facts.identity.externalProviders[0];
  const first = sampling[0] ?? qaUninvolved[0] ?? standardisationEvery[0] ?? qaBeforeRelease[0] ?? external;
  if (!first) return undefined;
  const [sampled, every] = [sampling[0]?.value, standardisationEvery[0]?.value];
  return {
    sampling: sampled?.sampling ?? 'none-stated',
    ...(sampled?.percent === undefined ? {} : { percent: sampled.percent }),
    beforeRelease: qaBeforeRelease[0]?.value ?? false,
    uninvolved: qaUninvolved[0]?.value ?? false,
    ...(every ? { standardisationEvery: every } : {}),
    ...(external ? { externalProvider: external.value } : {}),
    source: sourceOf(first),
  };
}
