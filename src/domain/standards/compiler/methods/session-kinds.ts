import type { FoundMethod } from '#domain/standards/compiler/facts.ts';
import type { Session } from '#domain/standards/method-format.ts';
import type { Statement } from './method-statements.ts';

type SessionKind = Session['kind'];

/** A live part of a method: what it is and how people call it. */
export interface SessionName {
  readonly id: string;
  readonly title: string;
  readonly kind: SessionKind;
}

const nouns: readonly (readonly [RegExp, SessionKind])[] = [
  [/\b(?:interviews?|viva(?: voce)?)\b/g, 'interview'],
  [/\bpresentations?\b/g, 'presentation'],
  [/\b(?:observations?|observed|observe)\b/g, 'observation'],
  [/\b(?:professional |technical |competency )?(?:discussions?|dialogue)\b/g, 'discussion'],
  [/\b(?:tests?|exams?|examinations?)\b/g, 'test'],
  [/\b(?:simulations?|demonstrations?|practical assessments?)\b/g, 'simulation'],
];

const titles: Record<SessionKind, string> = {
  observation: 'Observation',
  discussion: 'Discussion',
  interview: 'Interview',
  presentation: 'Presentation',
  test: 'Test',
  simulation: 'Simulation',
  other: 'Session',
};

function named(kind: SessionKind): SessionName {
  return { id: kind === 'other' ? 'session' : kind, title: titles[kind], kind };
}

/** The session that a method is by its kind; undefined for methods whose live part must be told by the text. */
export function mainSession(method: FoundMethod): SessionName | undefined {
  const title = method.title.value.toLowerCase();
  switch (method.kind.value) {
    case 'discussion':
      return named(
        /\binterview|\bviva/.test(title) && !/discussion/.test(title) ? 'interview' : 'discussion',
      );
    case 'observation':
    case 'presentation':
    case 'simulation':
    case 'test':
      return named(method.kind.value);
    default:
      return undefined;
  }
}

interface Mention {
  readonly kind: SessionKind;
  readonly at: number;
}

function mentions(plain: string): readonly Mention[] {
  return nouns
    .flatMap(([words, kind]) => [...plain.matchAll(words)].map((match) => ({ kind, at: match.index })))
    .sort((left, right) => left.at - right.at);
}

function fits(kind: SessionKind, method: FoundMethod): boolean {
  const main = mainSession(method);
  if (main === undefined) return kind === 'interview' || kind === 'presentation' || kind === 'discussion';
  if (kind === main.kind) return true;
  const title = method.title.value.toLowerCase();
  if (main.kind === 'observation' || main.kind === 'test') return false;
  return kind === 'interview'
    ? /interview/.test(title)
    : kind === 'presentation' && /presentation/.test(title);
}

function byKind(kind: SessionKind, method: FoundMethod): SessionName {
  const main = mainSession(method);
  return main?.kind === kind ? main : named(kind);
}

/**
 * The session of which a part of a sentence speaks: the nearest one named before the place, else after it, else under
 * whose heading it stands, else the method's own.
 */
export function sessionAt(statement: Statement, method: FoundMethod, at: number): SessionName | undefined {
  const all = mentions(statement.plain).filter(({ kind }) => fits(kind, method));
  const before = all.filter((mention) => mention.at < at).at(-1);
  const after = all.find((mention) => mention.at >= at && mention.at - at < 60);
  const near = before ?? after;
  if (near) return byKind(near.kind, method);
  const head = mentions(statement.label.toLowerCase()).find(({ kind }) => fits(kind, method));
  return head ? byKind(head.kind, method) : mainSession(method);
}

/** The sessions that a method's own text names: what a project or showcase has besides its product. */
export function sessionsNamed(statements: readonly Statement[], method: FoundMethod): readonly SessionName[] {
  const kinds = statements.flatMap(({ plain }) => mentions(plain).map(({ kind }) => kind));
  return [...new Set(kinds)].filter((kind) => fits(kind, method)).map((kind) => byKind(kind, method));
}
