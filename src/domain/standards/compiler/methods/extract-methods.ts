import type { FoundMethod, FoundOrder } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import type { Outline } from '#domain/standards/compiler/outline.ts';
import { findMethods } from './find-methods.ts';
import { methodStatements, type Statement } from './method-statements.ts';
import { assessesOf, coverageOf, jointCoverageOf } from './read-areas.ts';
import { conductOf } from './read-conduct.ts';
import { formatLockOf, formatsOf } from './read-formats.ts';
import { bookingNoticeOf, carryForwardOf, listedWeightsOf, marksOf, weightsOf } from './read-method-facts.ts';
import { ordersOf } from './read-order.ts';
import { productsOf } from './read-products.ts';
import { sessionsOf } from './read-sessions.ts';
import { wordsIn } from './read-word-limits.ts';

/** The assessment methods and the order between them. */
export interface MethodFacts {
  readonly methods: readonly FoundMethod[];
  readonly order: readonly Found<FoundOrder>[];
}

const otherSubject =
  /\b(?:re-?sits?|re-?takes?|reassess\w*|re-?submi\w*|quality assurance|appeals?|reworks?)\b/i;

function described(
  method: FoundMethod,
  all: readonly Statement[],
  methods: readonly FoundMethod[],
): FoundMethod {
  const about = all.filter(
    (one) =>
      one.method === method &&
      !otherSubject.test(`${one.section} ${one.chapter}`) &&
      !otherSubject.test(one.text),
  );
  const own = about.filter((one) => one.own);
  const gateway = all.filter(
    ({ section, label, from }) => /\bgateway\b/i.test(`${section} ${label}`) && from !== 'heading',
  );
  const lock = formatLockOf(about);
  const general = all.filter((one) => one.named.length === 0 && one.method === undefined);
  const notice = bookingNoticeOf(about) ?? bookingNoticeOf(general);
  const carry = carryForwardOf(all, method, methods);
  const sessions = sessionsOf(about, method, methods);
  const products = productsOf(about, gateway, method);
  const held = [...sessions, ...products, ...(notice ? [notice] : [])];
  const limits = about.flatMap((one) => wordsIn(one, about)?.statements ?? []);
  const read = new Set([...held.map(({ words }) => words ?? ''), ...limits.map(({ text }) => text)]);
  return {
    ...method,
    weights: [...weightsOf(about), ...listedWeightsOf(all, method, methods)],
    sessions,
    products,
    formats: formatsOf(about, method),
    ...(lock ? { formatLockAt: lock } : {}),
    coverage: [...coverageOf(about), ...jointCoverageOf(all, method)],
    assesses: assessesOf(own),
    ...(notice ? { bookingNotice: notice } : {}),
    ...(carry ? { carryForwardTo: carry } : {}),
    conduct: conductOf(own, read),
    marks: marksOf(about, method),
  };
}

/** Read which methods there are and everything said of each. */
export function extractMethods(outline: Outline): MethodFacts {
  const methods = findMethods(outline);
  const statements = methodStatements(outline, methods);
  return {
    methods: methods.map((method) => described(method, statements, methods)),
    order: ordersOf(statements, methods),
  };
}
