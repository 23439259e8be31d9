import { ulnCheckDigit } from '#domain/people/uln.ts';
import type { EvidenceKind, EvidenceState } from '#domain/portfolio/evidence-rules.ts';
import type { Criterion } from '#domain/standards/method-format.ts';

/** Numbers between nought and one that are the same for the same seed, so that a cohort can be made again. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A criterion that an invented apprentice can claim. */
export interface ClaimableCriterion {
  readonly method: string;
  readonly ref: Criterion['ref'];
}

/** One invented piece of evidence, with days counted back from today. */
export interface InventedEvidence {
  readonly kind: EvidenceKind;
  readonly title: string;
  readonly state: Extract<EvidenceState, 'draft' | 'submitted' | 'referred' | 'accepted'>;
  readonly daysAgo: number;
  readonly claims: readonly (ClaimableCriterion & {
    readonly state: 'proposed' | 'submitted' | 'referred' | 'accepted';
  })[];
}

/** One invented apprentice. */
export interface InventedApprentice {
  readonly givenNames: string;
  readonly familyName: string;
  readonly uln: string;
  readonly monthsIn: number;
  readonly state: 'on-programme' | 'on-break';
  readonly evidence: readonly InventedEvidence[];
}

const given =
  'Ada Ben Chloe Dan Ella Finn Grace Hari Isla Jon Kia Leo Mina Noor Omar Priya Quinn Rosa Sam Tia'.split(
    ' ',
  );
const family =
  'Adeyemi Brown Clarke Davies Evans Foster Green Hughes Iqbal Jones Khan Lewis Marsh Novak Okafor Patel Reid Shah Taylor Wood'.split(
    ' ',
  );
const kinds: readonly EvidenceKind[] = ['file', 'photograph', 'sound', 'video', 'text'];
const titles = [
  'A call I handled',
  'Stock check',
  'My week on the desk',
  'A complaint put right',
  'Team meeting notes',
  'New till',
];

/**
 * Invent the apprentice with this number: how far on, and evidence in plausible states. The same number gives the same apprentice.
 * `pieces` is how many a finished portfolio holds.
 */
export function inventApprentice(
  number: number,
  criteria: readonly ClaimableCriterion[],
  pieces: number,
): InventedApprentice {
  const random = seededRandom(number + 1);
  const pick = <T>(items: readonly T[], fallback: T): T =>
    items[Math.floor(random() * items.length)] ?? fallback;
  const monthsIn = 1 + Math.floor(random() * 15);
  const count = Math.round(pieces * Math.min(1, (monthsIn / 14) * (0.6 + random() * 0.6)));
  const evidence = Array.from({ length: count }, (_, at): InventedEvidence => {
    const isLatest = at >= count - 3;
    const state = isLatest
      ? pick(['draft', 'submitted', 'referred', 'accepted'] as const, 'draft')
      : 'accepted';
    const claimed = new Map<string, ClaimableCriterion>();
    for (let claim = 0; claim < 3; claim += 1) {
      // Portfolios grow along the plan, with some going back and forth.
      const reach = Math.max(4, Math.ceil((criteria.length * (at + 1)) / Math.max(1, pieces)));
      const found = criteria[Math.floor(random() * Math.min(reach, criteria.length))];
      if (found) claimed.set(`${found.method}/${found.ref}`, found);
    }
    return {
      kind: pick(kinds, 'file'),
      title: `${pick(titles, 'Evidence')} ${at + 1}`,
      state,
      daysAgo: Math.floor(((count - at) / Math.max(1, count)) * monthsIn * 28),
      claims: [...claimed.values()].map((one) => ({ ...one, state: state === 'draft' ? 'proposed' : state })),
    };
  });
  return {
    givenNames: pick(given, 'Ada'),
    familyName: pick(family, 'Brown'),
    uln: inventedUln(number),
    monthsIn,
    state: random() < 0.05 ? 'on-break' : 'on-programme',
    evidence,
  };
}

/** A learner number with a right check digit: distinct for every apprentice up to 80 million. */
function inventedUln(number: number): string {
  for (let nine = 100_000_000 + number * 11; ; nine += 1) {
    const check = ulnCheckDigit(String(nine));
    if (check !== undefined) return `${nine}${check}`;
  }
}
