import type { Span } from '#domain/standards/compiler/read-document.ts';

/** One printed name with its place. */
export interface PrintedName {
  readonly name: string;
  readonly spans: readonly Span[];
  readonly section: string;
  /** The number that the document gives the method, where the name follows one. */
  readonly number?: string;
}

/**
 * Names that one place of the document prints side by side, which tells them apart: a summary table, a list, numbered
 * headings, the columns of a grade table, a key of abbreviations, a method column, plain headings.
 */
export interface NameGroup {
  readonly from: 'summary' | 'list' | 'numbered' | 'combination' | 'key' | 'column' | 'headings';
  readonly names: readonly PrintedName[];
  /** Number of methods that the place itself states. */
  readonly stated?: number;
}

/** Leave out names printed again, whatever their case. */
export function distinctNames(names: readonly PrintedName[]): readonly PrintedName[] {
  const seen = new Set<string>();
  return names.filter(({ name }) => {
    const key = name.toLowerCase();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
