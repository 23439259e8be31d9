import type { RuleFinding } from '#domain/rule-finding.ts';
import type { AttemptCap } from '#domain/standards/reassessment-format.ts';
import type { ClockOrigin, Grade, PlainDate } from '#domain/standards/values.ts';

/** The kind of an attempt after the first. */
export type FurtherKind = 'resit' | 'retake';

/** One attempt at one method, as the reassessment rules see it; in order of time. */
export interface AttemptRecord {
  readonly method: string;
  readonly kind: 'first' | FurtherKind;
  /** Null until the result is released. */
  readonly grade: Grade | null;
  readonly resultOn?: PlainDate | undefined;
  /** Exceptional circumstances were granted for this attempt: a cap that allows for them is lifted. */
  readonly exceptional?: boolean | undefined;
  /** Mark in per cent, for a right to a resit that depends on it. */
  readonly percent?: number | undefined;
}

/** Everything else the reassessment rules look at, for one series of attempts. Records are keyed by method id. */
export interface ReassessmentFacts {
  readonly today: PlainDate;
  readonly origins: Readonly<Partial<Record<ClockOrigin, PlainDate>>>;
  readonly decisions: Readonly<Record<string, { readonly kind: FurtherKind } | undefined>>;
  /** The employer's recorded request for an attempt beyond the usual number. */
  readonly employerRequests: Readonly<
    Record<string, { readonly name: string; readonly on: PlainDate } | undefined>
  >;
  /** Day on which further learning before the attempt ended. */
  readonly learningEndedOn?: Readonly<Record<string, PlainDate | undefined>> | undefined;
  /** Day on which a new gateway was accepted after the fail. */
  readonly gatewayAgainOn?: PlainDate | undefined;
}

/** Why another attempt is not possible now. */
export type ReassessmentCode =
  | 'no-rules'
  | 'not-attempted'
  | 'result-outstanding'
  | 'already-passed'
  | 'results-outstanding'
  | 'attempt-open'
  | 'no-attempts-left'
  | 'too-late'
  | 'mark-too-low'
  | 'no-route';

/** One kind of further attempt and what it brings. */
export interface FurtherRoute {
  readonly kind: FurtherKind;
  readonly cap: CapStanding;
  readonly gatewayAgain: boolean;
  readonly learning: 'required' | 'not-required';
  readonly learningSays?: string | undefined;
  /** First day on which the attempt may be held, where learning has a least length. */
  readonly earliestOn?: PlainDate | undefined;
  readonly source: AttemptCap['source'];
}

/** What another attempt may at most be graded, and whether it can still be lifted. */
export interface CapStanding {
  /** The highest grade; absent when nothing is capped. */
  readonly grade?: Grade | undefined;
  /** The last day to ask for exceptional circumstances, while the cap can be lifted. */
  readonly requestBy?: PlainDate | undefined;
  readonly isLifted: boolean;
  readonly says: string;
  readonly source: AttemptCap['source'];
}

/** What may happen to one method after its latest attempt. */
export interface ReassessmentOption {
  readonly method: string;
  readonly title: string;
  readonly mayAttempt: boolean;
  /** The routes open: one when the rules or a decision settle it, else each that may be decided on. */
  readonly routes: readonly FurtherRoute[];
  readonly decidedBy: 'decision' | 'failed-methods';
  /** Null when the number is not limited. */
  readonly attemptsLeft: number | null;
  /** Last day by which every further attempt is complete. */
  readonly mustBeCompleteBy?: PlainDate | undefined;
  /** Last day for a reworked product. */
  readonly reworkBy?: PlainDate | undefined;
  readonly place?: 'workplace' | 'remote' | undefined;
  readonly reasons: readonly RuleFinding[];
  readonly refusals: readonly RuleFinding<ReassessmentCode>[];
}
