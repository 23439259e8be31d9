import type { BreakInLearning } from '#domain/enrolment/breaks.ts';
import type { DurationException } from '#domain/enrolment/minimum-duration.ts';
import type { PlainDate } from '#domain/standards/values.ts';
import type { EnglishMathsFacts } from './english-maths.ts';
import type { PartyAct, Waiver } from './requirement-standing.ts';

/** What was handed in for one requirement. */
export interface FileFacts {
  readonly pieces: number;
  /** Pieces not mapped to any criterion or KSB; absent means that nobody looked. */
  readonly unmapped?: number | undefined;
  readonly approvals: readonly PartyAct[];
}

/** How far criteria or KSBs have accepted evidence. */
export interface CoverageFacts {
  readonly accepted: number;
  readonly total: number;
}

/** Everything the gateway rules look at, for one apprentice on one day. Records are keyed by requirement id. */
export interface GatewayFacts {
  readonly today: PlainDate;
  readonly startsOn: PlainDate;
  readonly breaks: readonly BreakInLearning[];
  readonly durationException?: DurationException | undefined;
  readonly englishMaths: Omit<EnglishMathsFacts, 'startsOn'> & {
    readonly originalStartsOn?: PlainDate | undefined;
  };
  readonly coverage: {
    readonly criteria?: CoverageFacts | undefined;
    readonly ksbs?: CoverageFacts | undefined;
  };
  readonly files: Readonly<Record<string, FileFacts | undefined>>;
  /** Chosen format by method id. */
  readonly formats: Readonly<Record<string, string | undefined>>;
  /** Chosen branches by alternative id. */
  readonly choices: Readonly<Record<string, readonly string[] | undefined>>;
  readonly qualifications: Readonly<Record<string, 'achieved' | 'attempted' | undefined>>;
  readonly verifications: Readonly<Record<string, PartyAct | undefined>>;
  readonly confirmations: Readonly<Record<string, PartyAct | undefined>>;
  readonly signatures: Readonly<Record<string, readonly PartyAct[] | undefined>>;
  readonly waivers: Readonly<Record<string, Waiver | undefined>>;
}
