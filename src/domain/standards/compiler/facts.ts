import type { AtLeast } from '#domain/grading/grading-language.ts';
import type { GatewayCheck } from '#domain/standards/gateway-format.ts';
import type { Method, Product, Session } from '#domain/standards/method-format.ts';
import type { FeedbackRule } from '#domain/standards/plan-format.ts';
import type { AttemptCap } from '#domain/standards/reassessment-format.ts';
import type { ClockOrigin, Grade, KsbKind, PartyRole, Period } from '#domain/standards/values.ts';
import type { Found } from './found.ts';
import type { ReadDocument, Span } from './read-document.ts';

/** A value without the source that every part of a plan carries: the draft adds it from the {@link Found}. */
export type Unsourced<T> = T extends readonly (infer Member)[]
  ? readonly Unsourced<Member>[]
  : T extends object
    ? { readonly [Key in keyof T as Key extends 'source' ? never : Key]: Unsourced<T[Key]> }
    : T;

/** What a document says of itself and its standard. Lists hold every place where it is said, the best first. */
export interface IdentityFacts {
  readonly references: readonly Found<string>[];
  readonly titles: readonly Found<string>[];
  readonly levels: readonly Found<number>[];
  /** Version of the occupational standard, `1.1`. */
  readonly standardVersions: readonly Found<string>[];
  /** Edition of the assessment plan, `AP02`, `V1.2`, `2024-09`. */
  readonly editions: readonly Found<string>[];
  readonly routes: readonly Found<string>[];
  readonly larsCodes: readonly Found<number>[];
  readonly fundingBandPounds: readonly Found<number>[];
  readonly qualificationNumbers: readonly Found<string>[];
  /** Publication date: year, year and month, or day. */
  readonly published: readonly Found<string>[];
  readonly regime: Found<'end-point-assessment' | 'apprenticeship-assessment'> | undefined;
  /** Who publishes the document: the government's plan leads, a body's document becomes its policy. */
  readonly role: Found<'plan' | 'body' | 'standard' | 'other'>;
  /** Name of the assessment organisation whose document it is, when it is one. */
  readonly body?: Found<string>;
  readonly minimumMonths: readonly Found<number>[];
  readonly typicalMonths: readonly Found<number>[];
  readonly externalProviders: readonly Found<string>[];
  readonly options: readonly Found<string>[];
}

/** One knowledge, skill or behaviour statement. */
export interface FoundKsb {
  /** Code, look-alike letters mended: `K14`. */
  readonly ref: Found<string>;
  readonly kind: KsbKind;
  readonly text: Found<string>;
  readonly group?: Found<string>;
  /** Methods that assess it, as printed. */
  readonly methodNames: readonly Found<string>[];
  readonly mandatory?: Found<boolean>;
  readonly options?: readonly Found<string>[];
}

/** KSBs printed for one method, as a list of codes. */
export interface FoundMapping {
  readonly methodName: Found<string>;
  readonly ksbs: Found<readonly string[]>;
}

/** A duty and its KSBs. */
export interface FoundDuty {
  readonly ref: Found<string>;
  readonly text: Found<string>;
  readonly ksbs: readonly string[];
}

/** One line of a module's columns. `ref` is the number as printed, such as `1.1`. */
export interface FoundLine {
  readonly ref?: string;
  readonly text: Found<string>;
  readonly points?: readonly string[];
}

/** A module of an occupational brief. */
export interface FoundModule {
  readonly title: Found<string>;
  readonly kind: Found<KsbKind>;
  readonly outcomes: readonly FoundLine[];
  readonly items: readonly (FoundLine & { readonly kind: 'know' | 'do' | 'show' })[];
  readonly methodName?: Found<string>;
}

/** One criterion. What a table's layout does not settle has `others`. */
export interface FoundCriterion {
  readonly text: Found<string>;
  /** Printed reference such as P1, absent when the document prints none. */
  readonly ref?: Found<string>;
  readonly kind: Found<'pass' | 'merit' | 'distinction'>;
  /** Method as printed: a cell, a heading, a caption. */
  readonly methodName?: Found<string>;
  /** Title of the module, as printed. */
  readonly module?: Found<string>;
  /** Theme or heading of its row. */
  readonly theme?: Found<string>;
  /** Label of an alternative, such as "Face to face". */
  readonly branch?: Found<string>;
  /** Codes printed with it. */
  readonly ksbs?: Found<readonly string[]>;
}

/** Branches of criteria, of which the job role chooses. */
export interface FoundAlternative {
  readonly title: Found<string>;
  readonly choose: Found<'one' | 'one-or-more'>;
  readonly branches: readonly Found<string>[];
  readonly module?: string;
  readonly methodName?: string;
}

/** What a document says of one method, apart from criteria. Every list holds every place, the best first. */
export interface FoundMethod {
  readonly title: Found<string>;
  /** Other names under which the document speaks of it: "PO", "observation", "Observation with questions". */
  readonly aliases: readonly string[];
  readonly kind: Found<Method['kind']>;
  readonly weights: readonly Found<number>[];
  readonly sessions: readonly Found<Unsourced<Session>>[];
  readonly products: readonly Found<Unsourced<Product>>[];
  readonly formats: readonly Found<string>[];
  readonly formatLockAt?: Found<'gateway-submitted' | 'gateway-accepted' | 'booking'>;
  /** Areas that the assessment must touch, as printed. */
  readonly coverage: readonly Found<string>[];
  /** Areas of the standard assessed by the method, as printed (module titles). */
  readonly assesses: readonly Found<string>[];
  readonly bookingNotice?: Found<Period>;
  /** Criteria not seen here may be evidenced in the method named. */
  readonly carryForwardTo?: Found<string>;
  readonly conduct: readonly Found<{ strength: 'must' | 'should' | 'may'; text: string }>[];
  /** Marks of a test. */
  readonly marks: readonly Found<number>[];
}

/** An order between two methods, by printed name. */
export interface FoundOrder {
  readonly before: string;
  readonly after: string;
  readonly strength: 'must' | 'should';
  readonly atLeast?: Period;
}

/** One rule of a method's grading in words, as data. No `methodName`: it is said of every method. */
export interface FoundMethodRule {
  readonly methodName?: Found<string>;
  readonly rule: Found<MethodStatement>;
}

/** What a sentence or a table cell says of a method's grade. */
export type MethodStatement =
  | {
      readonly form: 'criteria';
      readonly grade: Grade;
      /** All must hold. `printed` keeps the document's own form. */
      readonly needs: readonly {
        readonly kind: 'pass' | 'merit' | 'distinction';
        readonly atLeast: AtLeast;
      }[];
    }
  | {
      readonly form: 'band';
      readonly grade: Grade;
      readonly of: 'marks' | 'percent';
      readonly from: number;
      readonly to?: number;
    }
  /** Number of criteria of a kind the document itself counts: "7 of 10 distinction criteria" says 10. */
  | { readonly form: 'count'; readonly kind: 'pass' | 'merit' | 'distinction'; readonly count: number }
  | { readonly form: 'grades'; readonly grades: readonly Grade[] };

/** What a sentence or table says of the overall grade. */
export type OverallStatement =
  | {
      readonly form: 'table';
      /** Method names as printed, in the order of the columns. */
      readonly columns: readonly string[];
      readonly rows: readonly { readonly when: readonly (Grade | 'any')[]; readonly grade: Grade }[];
    }
  /** The grade needs at least this grade in every method. */
  | { readonly form: 'every-method'; readonly grade: Grade; readonly atLeast: Grade }
  /** The grade needs grades in some of the methods, counted or by name; all of `needs` must hold. */
  | {
      readonly form: 'methods';
      readonly grade: Grade;
      readonly needs: readonly (
        | { readonly count: number | 'all'; readonly atLeast: Grade }
        | { readonly methodName: string; readonly atLeast: Grade }
      )[];
    }
  | { readonly form: 'any-fail-fails' }
  | { readonly form: 'lowest' }
  | { readonly form: 'weighted-average' }
  | { readonly form: 'grades'; readonly grades: readonly Grade[] };

/** A gateway requirement. */
export interface FoundRequirement {
  readonly title: string;
  readonly check: GatewayCheck;
  readonly waivableBy?: PartyRole;
  /** Method as printed to which it belongs. */
  readonly methodName?: string;
}

/** What the document says of further attempts. Several values of one field are a contradiction inside the document. */
export interface ReassessmentFacts {
  readonly choices: readonly Found<
    { readonly by: 'decision' } | { readonly by: 'failed-methods'; readonly resitUpTo: number }
  >[];
  readonly resitLearning: readonly Found<'required' | 'not-required'>[];
  readonly retakeLearning: readonly Found<'required' | 'not-required'>[];
  readonly retakeLearningPeriod: readonly Found<{ atLeast?: Period; atMost?: Period }>[];
  readonly gatewayAgain: readonly Found<{ route: 'resit' | 'retake' | 'both'; again: boolean }>[];
  readonly cost: readonly Found<{ route: 'resit' | 'retake' | 'both'; borneBy: PartyRole }>[];
  readonly caps: readonly Found<Unsourced<AttemptCap>>[];
  readonly improveAfterPass: readonly Found<boolean>[];
  readonly furtherAttempts: readonly Found<{ maximum: number; moreBy: 'employer' | 'nobody' }>[];
  /** The number is left to somebody: "at the discretion of the employer". */
  readonly attemptsDiscretion: readonly Found<PartyRole>[];
  readonly within: readonly Found<{ period: Period; origin: ClockOrigin }>[];
  readonly after: readonly Found<'own-result' | 'all-results'>[];
  readonly methods: readonly Found<{
    methodName: string;
    rework?: { within: Period; origin: ClockOrigin };
    place?: 'workplace' | 'remote';
  }>[];
}

/** Everything that is said once for the whole assessment. */
export interface ProgrammeFacts {
  readonly requirements: readonly Found<FoundRequirement>[];
  readonly gatewayNotice: readonly Found<Period>[];
  readonly windows: readonly Found<{ period: Period; origin: ClockOrigin }>[];
  readonly reassessment: ReassessmentFacts;
  readonly feedback: readonly Found<Unsourced<Omit<FeedbackRule, 'id'>>>[];
  readonly noRelationshipWith: readonly Found<'apprentice' | 'employer' | 'training-provider'>[];
  readonly competence: readonly Found<{ text: string; years?: number }>[];
  readonly sampling: readonly Found<{
    sampling: 'risk-based' | 'fixed-percentage' | 'all';
    percent?: number;
  }>[];
  readonly qaBeforeRelease: readonly Found<boolean>[];
  readonly qaUninvolved: readonly Found<boolean>[];
  readonly standardisationEvery: readonly Found<Period>[];
  /** Names under which the document speaks of one part of itself, such as "Annex A" and "Appendix A". */
  readonly crossReferences: readonly Found<{ readonly says: string; readonly exists: boolean }>[];
}

/** Assessment outcomes of the reformed regime. */
export interface FoundOutcome {
  readonly title: Found<string>;
  readonly ksbs: Found<readonly string[]>;
  readonly mandatory: readonly string[];
  readonly methodNames: readonly Found<string>[];
}

/** Something an extractor saw that an author must know, and that is no value: becomes a finding. */
export interface FactNote {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'note';
  readonly message: string;
  readonly spans: readonly Span[];
}

/** Everything found in one document. */
export interface DocumentFacts {
  readonly document: ReadDocument;
  readonly identity: IdentityFacts;
  readonly programme: ProgrammeFacts;
  readonly methods: readonly FoundMethod[];
  readonly order: readonly Found<FoundOrder>[];
  readonly modules: readonly FoundModule[];
  readonly criteria: readonly FoundCriterion[];
  readonly alternatives: readonly FoundAlternative[];
  readonly ksbs: readonly FoundKsb[];
  readonly mappings: readonly FoundMapping[];
  readonly duties: readonly FoundDuty[];
  readonly outcomes: readonly FoundOutcome[];
  readonly methodRules: readonly FoundMethodRule[];
  readonly overallRules: readonly Found<OverallStatement>[];
  readonly notes: readonly FactNote[];
}
