import type { Span } from './read-document.ts';

/**
 * How sure a reading is. `certain`: printed in so many words. `likely`: follows from the layout or from counts.
 * `unsure`: more than one reading fits; it becomes a question with `others` as its further candidates.
 */
export type Certainty = 'certain' | 'likely' | 'unsure';

/** A value read from a document, with the place it was read from. Nothing is found without a place. */
export interface Found<T> {
  readonly value: T;
  /** The words it was read from; never empty. Several when the words are printed in pieces. */
  readonly spans: readonly Span[];
  /** The section as a person would name it: the nearest heading, or the table's title and column. */
  readonly section: string;
  /** The document's own words when the value paraphrases or computes from them. */
  readonly words?: string;
  readonly certainty: Certainty;
  /** Further readings that fit, likeliest first. */
  readonly others?: readonly T[];
  /** Why it is not certain, in one sentence for the author. */
  readonly why?: string;
  /** The extractor that found it, as docs/compiler.md lists them. */
  readonly by: string;
}

/** The same place read as another value. */
export function readAs<T>(found: Found<unknown>, value: T, certainty: Certainty = found.certainty): Found<T> {
  const { spans, section, words, why, by } = found;
  return {
    value,
    spans,
    section,
    certainty,
    by,
    ...(words === undefined ? {} : { words }),
    ...(why === undefined ? {} : { why }),
  };
}
