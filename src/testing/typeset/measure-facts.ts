import type { DocumentFacts, FoundCriterion } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import type { ExpectedCriterion, ExpectedFacts } from './expected-facts.ts';

/** Right ones of all; shares are taken of sums, so that small documents weigh little. */
export interface Score {
  readonly right: number;
  readonly of: number;
}

/** What is measured of one document or of several added up. */
export interface Measure {
  /** Expected criteria whose text was found. */
  readonly recall: Score;
  /** Found criteria whose text was expected, doubled ones counted as wrong. */
  readonly precision: Score;
  /** Kind, method and KSBs: of the criteria found, right or asked with the right one among the candidates. */
  readonly kind: Score;
  readonly method: Score;
  readonly ksbs: Score;
  /** Expected pairs of KSB and method that were found, in a mapping or beside the statement. */
  readonly mapping: Score;
  /** Expected KSB statements found with their code. */
  readonly statements: Score;
  /** Expected outcomes found with their codes. */
  readonly outcomes: Score;
  /** Expected grading rules of methods and overall. */
  readonly rules: Score;
}

/** Letters and numbers alone: typesetters differ in quotes, dashes and the codes set behind a criterion. */
export function plainWords(text: string): string {
  return text
    .replace(/\s*[([][KSB]\d{1,2}(?:[,;\s&and]{1,6}[KSB]\d{1,2}){0,40}[)\]]\.?\s*$/, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function holds<T>(found: Found<T> | undefined, isRight: (value: T) => boolean): boolean {
  if (!found) return false;
  return isRight(found.value) || (found.certainty === 'unsure' && (found.others ?? []).some(isRight));
}

const sameName = (expected: string) => (found: string) =>
  plainWords(found) === plainWords(expected) ||
  plainWords(found).includes(plainWords(expected)) ||
  plainWords(expected).startsWith(plainWords(found));

const sameCodes = (expected: readonly string[]) => (found: readonly string[]) =>
  [...expected].sort().join() === [...found].sort().join();

function score<T>(list: readonly T[], isRight: (one: T) => boolean): Score {
  return { right: list.filter(isRight).length, of: list.length };
}

function measureCriteria(facts: DocumentFacts, expected: ExpectedFacts) {
  const open = new Map(facts.criteria.map((one) => [plainWords(one.text.value), one]));
  const pairs = expected.criteria.map((want) => ({ want, got: open.get(plainWords(want.text)) }));
  const found = pairs.filter((pair): pair is { want: ExpectedCriterion; got: FoundCriterion } => !!pair.got);
  return {
    recall: { right: found.length, of: expected.criteria.length },
    precision: { right: found.length, of: facts.criteria.length },
    kind: score(found, ({ want, got }) => holds(got.kind, (kind) => kind === want.kind)),
    method: score(
      found.filter(({ want }) => want.method !== undefined),
      ({ want, got }) => holds(got.methodName, sameName(want.method ?? '')),
    ),
    ksbs: score(
      found.filter(({ want }) => want.ksbs !== undefined),
      ({ want, got }) => holds(got.ksbs, sameCodes(want.ksbs ?? [])),
    ),
  };
}

function mappingFound(facts: DocumentFacts): ReadonlySet<string> {
  const pairs = [
    ...facts.mappings.flatMap(({ methodName, ksbs }) =>
      ksbs.value.map((ksb) => [ksb, methodName.value] as const),
    ),
    ...facts.ksbs.flatMap(({ ref, methodNames }) =>
      methodNames.map(({ value }) => [ref.value, value] as const),
    ),
  ];
  return new Set(pairs.map(([ksb, method]) => `${ksb} ${plainWords(method)}`));
}

function measureRules(facts: DocumentFacts, expected: ExpectedFacts): Score {
  const bare = (rule: object) =>
    JSON.stringify(rule, (key, value) => (key === 'printed' ? undefined : value));
  const methods = score(expected.methodRules, ({ method, rule }) =>
    facts.methodRules.some(
      (found) =>
        bare(found.rule.value) === bare(rule) &&
        (found.methodName === undefined || sameName(method)(found.methodName.value)),
    ),
  );
  const overall = score(expected.overallRules, (rule) =>
    facts.overallRules.some(
      ({ value }) => value.form === rule.form && bare(value).length >= bare(rule).length - 2,
    ),
  );
  return { right: methods.right + overall.right, of: methods.of + overall.of };
}

/** Compare what was found in a document with what it was made from. */
export function measureFacts(facts: DocumentFacts, expected: ExpectedFacts): Measure {
  const mapped = mappingFound(facts);
  const texts = new Map(facts.ksbs.map(({ ref, text }) => [ref.value, plainWords(text.value)]));
  return {
    ...measureCriteria(facts, expected),
    mapping: score(expected.mapping, ({ ksb, method }) => mapped.has(`${ksb} ${plainWords(method)}`)),
    statements: score(expected.ksbs, ({ ref, text }) => texts.get(ref) === plainWords(text)),
    outcomes: score(expected.outcomes, ({ title, ksbs }) =>
      facts.outcomes.some(
        (found) =>
          plainWords(found.title.value).includes(plainWords(title)) && sameCodes(ksbs)(found.ksbs.value),
      ),
    ),
    rules: measureRules(facts, expected),
  };
}

/** Add up the measures of several documents. */
export function addMeasures(measures: readonly Measure[]): Measure {
  const sum = (key: keyof Measure): Score => ({
    right: measures.reduce((total, one) => total + one[key].right, 0),
    of: measures.reduce((total, one) => total + one[key].of, 0),
  });
  return {
    recall: sum('recall'),
    precision: sum('precision'),
    kind: sum('kind'),
    method: sum('method'),
    ksbs: sum('ksbs'),
    mapping: sum('mapping'),
    statements: sum('statements'),
    outcomes: sum('outcomes'),
    rules: sum('rules'),
  };
}

/** A share of 100, rounded down: 99.6 is no 100. Nothing expected and nothing found is 100. */
export function hundredths({ right, of }: Score): number {
  return of === 0 ? 100 : Math.floor((100 * right) / of);
}
