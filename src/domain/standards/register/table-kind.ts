import { type BodyTableKind, bodyTableOf } from './read-bodies.ts';
import { isRegisterHeader } from './read-register-row.ts';
import { isStatementHeader } from './read-statement-list.ts';

/** What a table holds, by the names of its columns; undefined when it is none that can be read. */
export type TableKind = 'register' | 'statements' | BodyTableKind;

/** Tell what a table holds from its columns. */
export function tableKindOf(names: readonly string[]): TableKind | undefined {
  const body = bodyTableOf(names);
  if (body === 'organisations' || body === 'approvals') return body;
  if (isRegisterHeader(names)) return 'register';
  if (isStatementHeader(names)) return 'statements';
  return body;
}
