import type { RuleFinding } from '#domain/rule-finding.ts';
import type { Method, Product, Session } from '#domain/standards/method-format.ts';
import type { PlainDate } from '#domain/standards/values.ts';
import type { BookingFacts, BookingFinding } from './booking-facts.ts';
import { isForOptions } from './criteria-to-judge.ts';
import { latenessVerdict, productDeadlines } from './words.ts';

interface Found {
  readonly refusals: readonly BookingFinding[];
  readonly warnings: readonly RuleFinding[];
}

/** A product that has to arrive after gateway for this booking, with the session's day where it depends on it. */
function productFinding(product: Product, session: Session, facts: BookingFacts, on: PlainDate) {
  const sessions = { [session.id]: on };
  const beforeSession = product.beforeSession?.session === session.id ? product.beforeSession : undefined;
  const deadlines = productDeadlines(
    { due: product.due, beforeSession },
    { origins: facts.origins, sessions },
  );
  const submittedOn = facts.products[product.id];
  const verdict = latenessVerdict(deadlines, { today: facts.today, submittedOn });
  const [own] = productDeadlines({ beforeSession }, { origins: {}, sessions });
  // Only the days before this very session can refuse the booking; a missed due date is for a person to decide on.
  const tooClose = own !== undefined && (submittedOn ?? facts.today) > own.endsOn;
  const says: Readonly<Record<typeof verdict.state, string | undefined>> = {
    'no-deadline': undefined,
    'in-time': undefined,
    waiting: 'has still to be handed in',
    overdue: 'has not been handed in',
    late: 'came late',
  };
  const what = says[verdict.state];
  if (what === undefined) return undefined;
  const source = verdict.sources[0] ?? product.source;
  const reason = `${product.title} ${what}. ${verdict.says}`;
  return { tooClose, finding: { code: 'product' as const, path: `products/${product.id}`, source, reason } };
}

/** What the products of a method say of booking one of its sessions: what is missing, late, or too close to it. */
export function productFindings(method: Method, session: Session, facts: BookingFacts, on: PlainDate): Found {
  const findings = method.products
    .filter(({ handedIn }) => handedIn === 'after-gateway')
    .filter(({ formats }) => !formats || facts.format === undefined || formats.includes(facts.format))
    .filter(({ options }) => isForOptions(options, facts.options))
    .flatMap((product) => productFinding(product, session, facts, on) ?? []);
  return {
    refusals: findings.filter(({ tooClose }) => tooClose).map(({ finding }) => finding),
    warnings: findings.filter(({ tooClose }) => !tooClose).map(({ finding }) => finding),
  };
}
