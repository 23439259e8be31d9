import type { z } from 'zod';
import type { DocumentFacts, FoundMethod, Unsourced } from '#domain/standards/compiler/facts.ts';
import { type Found, readAs } from '#domain/standards/compiler/found.ts';
import { slug } from '#domain/standards/compiler/questions.ts';
import type { Duration, Method, Product, Session } from '#domain/standards/method-format.ts';
import { type DraftLog, place, settle, sourceOf } from './draft-log.ts';
import { type DraftMethod, draftMethodNamed } from './draft-methods.ts';
import { type DraftModule, draftModuleNamed } from './draft-modules.ts';

type SaidSession = Found<Unsourced<Session>>;

/** Minutes for people. */
function saysDuration(duration: Unsourced<Duration>): string {
  const { minimumMinutes, plannedMinutes, maximumMinutes, tolerance } = duration;
  const parts = [
    plannedMinutes === undefined ? '' : `${plannedMinutes} minutes`,
    minimumMinutes === undefined ? '' : `at least ${minimumMinutes} minutes`,
    maximumMinutes === undefined ? '' : `at most ${maximumMinutes} minutes`,
    tolerance ? `from ${tolerance.belowPercent} % below to ${tolerance.abovePercent} % above` : '',
  ].filter((part) => part !== '');
  return parts.join(', ') || 'no length given';
}

/** Members said in several places are one, as long as no member is given two values. */
export function unite<T extends object>(
  values: readonly T[],
): { readonly united: T; readonly agrees: boolean } {
  let agrees = true;
  const united: Record<string, unknown> = {};
  for (const [key, value] of values.flatMap((one) => Object.entries(one))) {
    if (value === undefined) continue;
    if (united[key] === undefined) united[key] = value;
    else if (JSON.stringify(united[key]) !== JSON.stringify(value)) agrees = false;
  }
  return { united: united as T, agrees };
}

function withSource<T extends object>(value: T, found: Found<unknown>) {
  return { ...value, source: sourceOf(found) };
}

function draftDuration(at: string, title: string, said: readonly SaidSession[], log: DraftLog) {
  const durations = said.flatMap((one) => (one.value.duration ? [readAs(one, one.value.duration)] : []));
  const first = durations[0];
  if (!first) return undefined;
  const { united, agrees } = unite(durations.map(({ value }) => value));
  const found = agrees && durations.length > 1 ? readAs(first, united) : undefined;
  const settled =
    found ??
    settle(
      log,
      {
        id: `duration/${slug(at)}`,
        at: `${at}/duration`,
        question: `How long is "${title}"?`,
        says: saysDuration,
      },
      durations,
    );
  if (found) place(log, `${at}/duration`, found);
  if (found) notePlanOrLimit(at, title, durations, log);
  return settled && withSource(settled.value, settled);
}

/** A plain length in one place and a limit in another agree, but they do not say the same: a plan is not a limit. */
function notePlanOrLimit(
  at: string,
  title: string,
  durations: readonly Found<Unsourced<Duration>>[],
  log: DraftLog,
): void {
  const isLimit = ({ value }: Found<Unsourced<Duration>>) =>
    value.minimumMinutes !== undefined || value.maximumMinutes !== undefined;
  const limits = durations.filter((one) => isLimit(one) && one.value.plannedMinutes === undefined);
  const plans = durations.filter((one) => !isLimit(one) && one.value.plannedMinutes !== undefined);
  if (limits.length === 0 || plans.length === 0) return;
  const words = [...new Set([...plans, ...limits].map(({ value }) => saysDuration(value)))];
  log.findings.push({
    severity: 'warning',
    code: 'length-and-limit',
    message: `"${title}" has a length in one place and a limit in another: ${words.join('; ')}. Both are kept; decide whether the length is meant as the limit.`,
    at: `${at}/duration`,
    spans: [...plans, ...limits].flatMap(({ spans }) => spans),
  });
}

function draftSession(methodId: string, id: string, said: readonly SaidSession[], log: DraftLog) {
  const at = `methods/${methodId}/sessions/${id}`;
  const first = said[0];
  if (!first) return [];
  place(log, at, first);
  const {
    duration: _duration,
    questions: _questions,
    split: _split,
    ...plain
  } = unite(said.map(({ value }) => value)).united;
  const duration = draftDuration(at, first.value.title, said, log);
  const asked = said.filter(({ value }) => value.questions !== undefined);
  const questions = unite(asked.map(({ value }) => value.questions ?? {})).united;
  const split = said.find(({ value }) => value.split !== undefined);
  return [
    {
      ...plain,
      id,
      ...(duration ? { duration } : {}),
      ...(asked[0] ? { questions: withSource(questions, asked[0]) } : {}),
      ...(split?.value.split ? { split: withSource(split.value.split, split) } : {}),
      source: sourceOf(first),
    },
  ];
}

function draftSessions(method: DraftMethod, said: FoundMethod, log: DraftLog) {
  const ids = [...new Set(said.sessions.map(({ value }) => value.id))];
  return ids.flatMap((id) =>
    draftSession(
      method.id,
      id,
      said.sessions.filter(({ value }) => value.id === id),
      log,
    ),
  );
}

const sourcedParts = ['words', 'pieces', 'startsAfter', 'due', 'beforeSession'] as const;

function draftProduct(
  methodId: string,
  id: string,
  said: readonly Found<Unsourced<Product>>[],
  log: DraftLog,
) {
  const first = said[0];
  if (!first) return [];
  place(log, `methods/${methodId}/products/${id}`, first);
  const { united } = unite(said.map(({ value }) => value));
  const parts = sourcedParts.flatMap((part) => {
    const found = said.find(({ value }) => value[part] !== undefined);
    const value = found?.value[part];
    return found && value !== undefined ? [[part, withSource(value, found)] as const] : [];
  });
  return [{ ...united, id, ...Object.fromEntries(parts), source: sourceOf(first) }];
}

function draftProducts(method: DraftMethod, said: FoundMethod, log: DraftLog) {
  const ids = [...new Set(said.products.map(({ value }) => value.id))];
  return ids.flatMap((id) =>
    draftProduct(
      method.id,
      id,
      said.products.filter(({ value }) => value.id === id),
      log,
    ),
  );
}

/** A format's id, without the words that only describe it: a written report is a report. */
export function formatId(title: string): string {
  return slug(title.replace(/^((a|an|the|written|formal|live|real-time|oral)\s+){1,3}/i, ''), 5);
}

function draftFormats(method: DraftMethod, said: FoundMethod, log: DraftLog) {
  const [first] = said.formats;
  if (!first) return {};
  place(log, `methods/${method.id}/formats`, first);
  const taken = new Set<string>();
  const allowed = said.formats.flatMap(({ value }) => {
    const id = formatId(value);
    if (taken.has(id)) return [];
    taken.add(id);
    return [{ id, title: value }];
  });
  const lockAt = said.formatLockAt?.value;
  return { formats: { allowed, ...(lockAt ? { lockAt } : {}), source: sourceOf(first) } };
}

function draftCoverage(said: FoundMethod, modules: readonly DraftModule[]) {
  return said.coverage.map((found) => {
    const module = draftModuleNamed(found.value, modules);
    return {
      id: module?.id ?? slug(found.value, 6),
      title: found.value,
      ...(module ? { module: module.id } : {}),
      source: sourceOf(found),
    };
  });
}

function uniqueId(base: string, taken: Set<string>): string {
  let id = base;
  for (let count = 2; taken.has(id); count += 1) id = `${base}-${count}`;
  taken.add(id);
  return id;
}

function draftConduct(said: FoundMethod) {
  const taken = new Set<string>();
  const conduct = said.conduct.map((found) => ({
    id: uniqueId(slug(found.value.text, 6), taken),
    strength: found.value.strength,
    text: found.value.text,
    source: sourceOf(found),
  }));
  return conduct.length > 0 ? { conduct } : {};
}

/** The parts of a method that one document describes; the same for every document, so that layers can be compared. */
export type MethodDetails = Pick<
  z.input<typeof Method>,
  'weight' | 'sessions' | 'products' | 'formats' | 'coverage' | 'bookingNotice' | 'carryForward' | 'conduct'
>;

/** What one document says of how a method is carried out. */
export function draftMethodDetails(
  method: DraftMethod,
  facts: DocumentFacts,
  context: { methods: readonly DraftMethod[]; modules: readonly DraftModule[]; log: DraftLog },
): MethodDetails {
  const said = method.said.find((one) => one.facts === facts)?.method;
  if (!said) return {};
  const { methods, modules, log } = context;
  const weight = settle(
    log,
    {
      id: `weight/${method.id}`,
      at: `methods/${method.id}/weight`,
      question: `What weight has "${method.title}"?`,
      says: (percent: number) => `${percent} %`,
    },
    said.weights,
  );
  const notice = said.bookingNotice;
  const carry = said.carryForwardTo;
  const carriedTo = carry && draftMethodNamed(carry.value, methods, facts)?.id;
  return {
    ...(weight ? { weight: { percent: weight.value, source: sourceOf(weight) } } : {}),
    sessions: draftSessions(method, said, log) as NonNullable<MethodDetails['sessions']>,
    products: draftProducts(method, said, log) as NonNullable<MethodDetails['products']>,
    ...draftFormats(method, said, log),
    coverage: draftCoverage(said, modules),
    ...(notice ? { bookingNotice: { period: notice.value, source: sourceOf(notice) } } : {}),
    ...(carry && carriedTo ? { carryForward: { to: carriedTo, source: sourceOf(carry) } } : {}),
    ...draftConduct(said),
  };
}
