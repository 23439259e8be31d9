import { z } from 'zod';
import type { ProductRow } from '#db/attempt-products.ts';
import type { AttemptRow } from '#db/attempts.ts';
import type { WordCount } from '#documents/count-words.ts';
import { latenessVerdict, productDeadlines, wordVerdict } from '#domain/assessment/words.ts';
import type { Product, WordLimit } from '#domain/standards/method-format.ts';
import type { PlainDate } from '#domain/standards/values.ts';
import { addPeriod, sayList, sayPeriod } from '#domain/time/period.ts';
import { sayDate } from '#domain/time/plain-date.ts';
import { isUnknown } from '#domain/time/unknown-day.ts';
import { clockView } from '../clocks.ts';
import {
  type AssessmentRecord,
  bookingOf,
  dayOf,
  isOpen,
  isOver,
  methodOf,
  originsOf,
  productsOf,
} from './assessment-record.ts';

/** How a count of words stands, as it was told at hand-in. */
export const ProductVerdict = z.strictObject({
  state: z.enum(['within', 'outside', 'advisory', 'not-counted']),
  reason: z.string(),
});
export type ProductVerdict = z.infer<typeof ProductVerdict>;

/** Judge the words of a product; without a count, what the apprentice declared is judged, and said to be declared. */
export function productVerdict(
  limit: WordLimit | undefined,
  words: { readonly count: WordCount | null; readonly declared: number | null },
): ProductVerdict {
  if (!limit) return { state: 'within', reason: 'The plan sets no number of words.' };
  const { count, declared } = words;
  const number = count?.ok ? count.withoutAnnexes : declared;
  if (number === null) {
    const why = count && !count.ok ? count.reason : 'The words of this file could not be counted.';
    return { state: 'not-counted', reason: `${why} No number of words was declared.` };
  }
  const verdict = wordVerdict(limit, number);
  const reason = count?.ok
    ? `${verdict.says} ${count.how}`
    : `As declared by the apprentice: ${verdict.says}`;
  if (verdict.verdict === 'within') return { state: 'within', reason };
  return { state: verdict.refused ? 'outside' : 'advisory', reason };
}

/** What counts of one product: handed in, and neither returned nor replaced. Rows come newest first. */
export function standingProduct(
  record: AssessmentRecord,
  attemptId: string,
  productId: string,
): ProductRow | undefined {
  return record.products.find(
    (row) =>
      row.attempt_id === attemptId &&
      row.product_id === productId &&
      (row.state === 'received' || row.state === 'accepted'),
  );
}

/** How a product of an attempt stands against its deadlines; `submittedOn` is the day to be judged. */
export function productLateness(
  record: AssessmentRecord,
  attempt: AttemptRow,
  product: Product,
  submittedOn?: PlainDate,
) {
  const sessions: Record<string, PlainDate | undefined> = {};
  for (const { id } of methodOf(record, attempt).sessions) {
    const booking = bookingOf(record, attempt.id, id);
    if (booking) sessions[id] = dayOf(booking.starts_at);
  }
  // A further attempt is due by the day that its decision set; the plan's own clock ran from the first gateway.
  const due = attempt.kind === 'first' ? product.due : undefined;
  const deadlines = productDeadlines(
    { due, beforeSession: product.beforeSession },
    { origins: originsOf(record), sessions },
  );
  return latenessVerdict(deadlines, { today: record.today, submittedOn });
}

function whyTooEarly(record: AssessmentRecord, { startsAfter, title }: Product): string | undefined {
  if (!startsAfter) return undefined;
  const origin = originsOf(record)[startsAfter.origin];
  if (origin === undefined)
    return `Work on "${title}" may not begin yet: ${startsAfter.origin.replaceAll('-', ' ')} has not happened.`;
  const from = startsAfter.after ? addPeriod(startsAfter.after, origin) : origin;
  if (isUnknown(from) || from <= record.today) return undefined;
  return `Work on "${title}" may begin on ${sayDate(from)}, so it cannot be handed in before.`;
}

/** Why a product cannot be handed in now, as a sentence; undefined when it can. Lateness is no reason: it is decided on. */
export function whyNotHandIn(
  record: AssessmentRecord,
  attempt: AttemptRow,
  product: Product,
): string | undefined {
  if (record.registration.gateway_accepted_on === null)
    return 'It is handed in after the gateway has been accepted, and not before.';
  if (!isOpen(attempt)) return 'This attempt has been submitted.';
  const early = whyTooEarly(record, product);
  if (early) return early;
  const held = methodOf(record, attempt).sessions.some(({ id }) => {
    const booking = bookingOf(record, attempt.id, id);
    return booking !== undefined && isOver(booking);
  });
  if (held) return 'A session of this method has been held; what was handed in stands.';
  const accepted = standingProduct(record, attempt.id, product.id)?.state === 'accepted';
  if (accepted && productLateness(record, attempt, product).state === 'overdue')
    return 'It has been accepted, and the day by which it was due has passed.';
  return undefined;
}

function limitText(limit: WordLimit | undefined): string | null {
  if (!limit) return null;
  const { from, to } = wordVerdict(limit, limit.target);
  const say = (words: number) => words.toLocaleString('en-GB');
  const span = from > 0 ? `${say(from)} to ${say(to)} words` : `at most ${say(to)} words`;
  const excluded = limit.excludes.map((what) => what.replaceAll('-', ' '));
  const without = excluded.length > 0 ? `, without ${sayList(excluded)}` : '';
  return `${limit.advisory ? 'Suggested: ' : ''}${span}${without}`;
}

function productClock(record: AssessmentRecord, attempt: AttemptRow, product: Product) {
  const standing = standingProduct(record, attempt.id, product.id);
  const on = standing ? dayOf(standing.received_at) : undefined;
  const { dueOn, sources } = productLateness(record, attempt, product);
  if (dueOn === undefined) return null;
  const [source] = sources;
  const words = product.due
    ? `within ${sayPeriod(product.due.within)} of ${product.due.origin.replaceAll('-', ' ')}`
    : `before the session`;
  return clockView(
    {
      what: `Hand in: ${product.title}`,
      dueOn,
      whose: 'Apprentice',
      rule: source ? { words: source.words ?? words, source } : null,
      done: on !== undefined,
    },
    record.today,
  );
}

/** The products of one attempt as the contract says them. `reason` is why this person may not hand in at all. */
export function productViews(record: AssessmentRecord, attempt: AttemptRow, reason?: string) {
  return productsOf(record, methodOf(record, attempt)).map((product) => {
    const why = reason ?? whyNotHandIn(record, attempt, product);
    const rows = record.products.filter(
      ({ attempt_id, product_id }) => attempt_id === attempt.id && product_id === product.id,
    );
    return {
      productId: product.id,
      title: product.title,
      due: productClock(record, attempt, product),
      limit: limitText(product.words),
      handIn: why === undefined ? { allowed: true as const } : { allowed: false as const, reason: why },
      received: rows.map((row) => ({
        id: row.id,
        file: { id: row.file_id, name: row.name, mediaType: row.media_type, bytes: row.bytes },
        countedWords: row.counted_words,
        declaredWords: row.declared_words,
        verdict: ProductVerdict.parse(row.verdict),
        late: row.late,
        state: row.state,
        reason: row.reason,
        at: row.received_at.toISOString(),
      })),
    };
  });
}
