import type { Certainty } from '#domain/standards/compiler/found.ts';
import type { TextRun } from '#domain/standards/compiler/read-document.ts';
import type { KsbKind } from '#domain/standards/values.ts';

/** Grade for which a criterion is judged. */
export type GradeKind = 'pass' | 'merit' | 'distinction';

/** What a numbered line asks for: knowing, doing or showing. */
export type ItemKind = 'know' | 'do' | 'show';

/** A choice that the layout made, with what else it could be. */
export interface Judged<T> {
  readonly value: T;
  readonly certainty: Certainty;
  readonly others?: readonly T[];
  readonly why?: string;
}

/** A criterion before its module is finished. */
export interface CriterionDraft {
  readonly run: TextRun;
  readonly kind: Judged<GradeKind>;
  /** Titles of other modules to which it could belong, likeliest first. */
  readonly otherModules?: readonly string[];
  /** Methods of those modules, where they differ. */
  readonly otherMethods?: readonly string[];
  /** Why its words may be incomplete. */
  readonly damaged?: string;
}

/** A module as collected from cells or fragments, before cleaning. */
export interface ModuleDraft {
  readonly title: TextRun | undefined;
  readonly itemKind: ItemKind;
  /** Pieces of the column "standard", in order. */
  readonly outcomes: readonly TextRun[];
  /** Pieces of the column of numbered lines, in order. */
  readonly items: readonly TextRun[];
  readonly criteria: readonly CriterionDraft[];
  readonly methods: readonly TextRun[];
  /** Words such as "Or" that stand alone between criteria. */
  readonly between: readonly TextRun[];
  /** Where it stands, as a person would name it, without the module's title. */
  readonly section: string;
  readonly certainty: Certainty;
}

/** The kind of KSB to which a module's lines belong. */
export function ksbKindOf(itemKind: ItemKind): KsbKind {
  if (itemKind === 'know') return 'knowledge';
  return itemKind === 'do' ? 'skill' : 'behaviour';
}
