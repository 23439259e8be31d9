import type { Plan } from '#domain/standards/plan-format.ts';
import type { Grade } from '#domain/standards/values.ts';
import { count, sayList } from '#domain/time/period.ts';

/** What a body samples beyond what its plan states. Absent values take the product's. */
export interface SamplingSettings {
  /** An assessor with fewer results than this is new, and all theirs are sampled. */
  readonly newAssessorBelow?: number | undefined;
  /** Share of all other results that are drawn, in per cent. */
  readonly percent?: number | undefined;
}

/** One method's result, as the sampling rules see it. */
export interface SampledMethod {
  readonly title: string;
  readonly grade: Grade;
  readonly attempt: 'first' | 'resit' | 'retake';
  readonly assessor: {
    readonly name: string;
    /** Results released from this assessor before. */
    readonly resultsBefore: number;
    /** The same on this standard. */
    readonly resultsOnStandardBefore: number;
  };
  /** How many criteria stand between this grade and the next lower one; 0 when one changed judgement would lower it. */
  readonly criteriaToSpare?: number | undefined;
}

/** Everything a sampling decision looks at. */
export interface SamplingFacts {
  readonly overall: Grade;
  readonly methods: readonly SampledMethod[];
  /** A value fixed before anybody could know the result, such as the result's id: the draw is repeatable from it. */
  readonly seed: string;
  /** Reasons that people recorded, such as a complaint. */
  readonly concerns?: readonly string[] | undefined;
}

/** Why a result is in the sample. */
export type SamplingReasonCode =
  | 'plan-asks-for-all'
  | 'new-assessor'
  | 'first-on-standard'
  | 'fail'
  | 'by-the-margin'
  | 'another-attempt'
  | 'concern'
  | 'drawn';

/** A sampling decision that can be explained and repeated. */
export interface SamplingDecision {
  readonly sampled: boolean;
  readonly reasons: readonly { readonly code: SamplingReasonCode; readonly reason: string }[];
  /** The number drawn, 0 to 99, and the share below which it is in the sample. */
  readonly draw: { readonly number: number; readonly percent: number };
}

/** A number from 0 to 99 that depends on the text alone (FNV-1a, 32 bits). It is a fair draw, not a secret one. */
export function drawFrom(seed: string): number {
  let hash = 0x811c9dc5;
  for (const character of seed) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  // The low bits of FNV mix poorly for short texts: fold the high ones in.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
  return ((hash ^ (hash >>> 13)) >>> 0) % 100;
}

type Reason = SamplingDecision['reasons'][number];

function assessorReasons(methods: readonly SampledMethod[], newBelow: number): Reason[] {
  return methods.flatMap(({ assessor, title }): Reason[] => {
    if (assessor.resultsBefore < newBelow) {
      const reason = `${assessor.name} (${title}) is new: ${count(assessor.resultsBefore, 'result')} before this one, and the first ${newBelow} are all looked at.`;
      return [{ code: 'new-assessor', reason }];
    }
    if (assessor.resultsOnStandardBefore > 0) return [];
    return [
      {
        code: 'first-on-standard',
        reason: `${title} is the first that ${assessor.name} judged on this standard.`,
      },
    ];
  });
}

function resultReasons({ overall, methods, concerns = [] }: SamplingFacts): Reason[] {
  const found: Reason[] = [];
  const failed = methods.filter(({ grade }) => grade === 'fail').map(({ title }) => title);
  if (overall === 'fail' || failed.length > 0) {
    const what = failed.length > 0 ? sayList(failed) : 'The whole assessment';
    found.push({ code: 'fail', reason: `${what}: failed.` });
  }
  for (const { title, grade, criteriaToSpare } of methods) {
    if (grade !== 'fail' && grade !== 'pass' && criteriaToSpare === 0) {
      found.push({ code: 'by-the-margin', reason: `${title}: ${grade} with no criterion to spare.` });
    }
  }
  const again = methods
    .filter(({ attempt }) => attempt !== 'first')
    .map(({ title, attempt }) => `${title} (${attempt})`);
  if (again.length > 0)
    found.push({ code: 'another-attempt', reason: `Not a first attempt: ${sayList(again)}.` });
  for (const reason of concerns) found.push({ code: 'concern', reason });
  return found;
}

/**
 * Whether a result is looked at before release, and why. Risks always put it in the sample; of the others a share is
 * drawn by a number that anybody can compute again. The decision is recorded either way.
 */
export function samplingDecision(
  rule: Plan['qualityAssurance'],
  facts: SamplingFacts,
  settings: SamplingSettings = {},
): SamplingDecision {
  const percent = rule?.percent ?? settings.percent ?? 10;
  const number = drawFrom(facts.seed);
  const reasons: Reason[] = [];
  if (rule?.sampling === 'all')
    reasons.push({ code: 'plan-asks-for-all', reason: 'Every result is looked at under this plan.' });
  reasons.push(...assessorReasons(facts.methods, settings.newAssessorBelow ?? 5), ...resultReasons(facts));
  if (number < percent) {
    reasons.push({
      code: 'drawn',
      reason: `Drawn: number ${number} of 0 to 99, and those below ${percent} are looked at.`,
    });
  }
  return { sampled: reasons.length > 0, reasons, draw: { number, percent } };
}
