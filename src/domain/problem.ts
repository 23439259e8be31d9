/** How a problem is answered; `http` alone maps a kind to a status. */
export type ProblemKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'refused'
  | 'too-many'
  | 'too-large'
  | 'gone';

/** One entry of the catalogue: the sentence the person reads, and what would mend it. */
export interface ProblemEntry {
  readonly kind: ProblemKind;
  readonly title: string;
  readonly mend: string;
}

/** A room's problems, by code. */
export type ProblemTable = Readonly<Record<string, ProblemEntry>>;
