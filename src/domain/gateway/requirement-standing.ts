import type { GatewayCheck } from '#domain/standards/gateway-format.ts';
import type { PartyRole, PlainDate, Source } from '#domain/standards/values.ts';

/** How one gateway requirement stands. Unknown is never taken for met. */
export type RequirementState = 'met' | 'not-met' | 'waived' | 'unknown';

/** What a check found, before title, source and waiver are added. */
export interface CheckOutcome {
  readonly state: RequirementState;
  /** A whole sentence. */
  readonly reason: string;
  /** The rule that decided, where it is not the requirement's own source. */
  readonly source?: Source | undefined;
  /** Said to the reader when law and plan differ. */
  readonly notice?: string | undefined;
  /** The first day on which it can be met by waiting alone. */
  readonly earliestOn?: PlainDate | undefined;
  /** What would make it met, each a whole sentence. */
  readonly needs?: readonly string[] | undefined;
  /** For a requirement that is waived: whether the law lifts it or a person did. */
  readonly basis?: 'law' | 'person' | undefined;
}

/** A waiver of one requirement: who, on which day, and why. */
export interface Waiver {
  readonly by: PartyRole;
  readonly name: string;
  readonly on: PlainDate;
  readonly why: string;
}

/** One requirement, how it stands and why. */
export interface RequirementStanding extends CheckOutcome {
  readonly requirementId: string;
  readonly title: string;
  readonly kind: GatewayCheck['kind'];
  readonly source: Source;
  readonly waivableBy?: PartyRole | undefined;
  readonly waiver?: Waiver | undefined;
}

/** A party's act on a day: a confirmation, an approval, a signature. `contact` is the verified address or person id. */
export interface PartyAct {
  readonly by: PartyRole;
  readonly name: string;
  readonly on: PlainDate;
  readonly contact?: string | undefined;
}

/** A check of one kind, apart from the requirement that holds it. */
export type CheckOf<Kind extends GatewayCheck['kind']> = Extract<GatewayCheck, { kind: Kind }>;
