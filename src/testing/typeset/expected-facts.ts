import type { MethodStatement, OverallStatement } from '#domain/standards/compiler/facts.ts';

/** A criterion as a document prints it. What the document does not print is absent. */
export interface ExpectedCriterion {
  readonly text: string;
  readonly kind: 'pass' | 'distinction';
  readonly method?: string;
  readonly ksbs?: readonly string[];
}

/** What a reader of the document would write down. */
export interface ExpectedFacts {
  readonly criteria: readonly ExpectedCriterion[];
  /** KSB and method pairs that are printed. */
  readonly mapping: readonly { readonly ksb: string; readonly method: string }[];
  readonly ksbs: readonly { readonly ref: string; readonly text: string }[];
  readonly methods: readonly string[];
  /** Titles and codes of assessment outcomes. */
  readonly outcomes: readonly { readonly title: string; readonly ksbs: readonly string[] }[];
  readonly methodRules: readonly { readonly method: string; readonly rule: MethodStatement }[];
  readonly overallRules: readonly OverallStatement[];
}
