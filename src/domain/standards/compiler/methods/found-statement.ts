import type { Found } from '#domain/standards/compiler/found.ts';
import type { Statement } from './method-statements.ts';

/** A value printed in so many words in a statement. */
export function foundIn<T>(statement: Statement, value: T, by: string): Found<T> {
  const { spans, section, text } = statement;
  return { value, spans, section, words: text, certainty: 'certain', by };
}

/** A value that a statement lets one read but does not settle. */
export function unsureIn<T>(statement: Statement, value: T, by: string, why: string): Found<T> {
  return { ...foundIn(statement, value, by), certainty: 'unsure', why };
}
