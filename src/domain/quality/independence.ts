import { type IndependenceFacts, independenceFindings } from '#domain/assessment/independence.ts';
import type { RuleFinding } from '#domain/rule-finding.ts';
import type { Plan } from '#domain/standards/plan-format.ts';

/** A person who had a part in an assessment, by id. */
export interface PartTaken {
  readonly personId: string;
  readonly part: 'assessed' | 'trained' | 'booked' | 'decided-gateway' | 'decided-adjustment';
  /** What it was: the method, the booking. */
  readonly says: string;
}

const partWords: Readonly<Record<PartTaken['part'], string>> = {
  assessed: 'assessed',
  trained: 'trained the apprentice for',
  booked: 'booked',
  'decided-gateway': 'decided the gateway of',
  'decided-adjustment': 'decided an adjustment for',
};

/** Parts that bar a person from quality assurance of the same result. */
const barring: readonly PartTaken['part'][] = ['assessed', 'trained', 'booked'];

/**
 * Every reason why a person may not assure the quality of a result: they assessed, trained or booked any of it, or are
 * not independent of apprentice, employer or provider.
 */
export function checkQualityAssurer(
  reviewer: { readonly personId: string; readonly independence?: IndependenceFacts | undefined },
  parts: readonly PartTaken[],
  plan: Pick<Plan, 'qualityAssurance' | 'independence'> = {},
): RuleFinding<'took-part' | 'not-independent' | 'interests-not-declared'>[] {
  const own = parts.filter(({ personId, part }) => personId === reviewer.personId && barring.includes(part));
  const tookPart = own.map(({ part, says }) => ({
    code: 'took-part' as const,
    path: part,
    source: plan.qualityAssurance?.source,
    reason: `You ${partWords[part]} ${says}, so somebody else has to look at this result.`,
  }));
  const ties = reviewer.independence ? independenceFindings(reviewer.independence, plan.independence) : [];
  return [...tookPart, ...ties];
}
