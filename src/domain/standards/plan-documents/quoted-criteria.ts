import type { Criterion, Method } from '#domain/standards/method-format.ts';
import type { Ksb, Standard } from '#domain/standards/standard-format.ts';
import type { DocumentFacts } from './document-facts.ts';
import type { DocumentBlock, QuotedCriterion } from './document-model.ts';
import { listWords, sentenceStart } from './field-words.ts';

const gradeNames = { pass: 'Pass', merit: 'Merit', distinction: 'Distinction' } as const;

function optionTitles(standard: Standard, ids: readonly string[] | undefined): string {
  if (!ids) return '';
  return listWords(ids.map((id) => standard.options.find((option) => option.id === id)?.title ?? id));
}

function noteOf(standard: Standard, method: Method, criterion: Criterion): string {
  const branch = method.alternatives
    .flatMap(({ branches }) => branches)
    .find(({ id }) => id === criterion.branch);
  const options = optionTitles(standard, criterion.options);
  return [options ? `For ${options}.` : '', branch ? `When “${branch.title}” is chosen.` : '']
    .filter(Boolean)
    .join(' ');
}

function quoted(standard: Standard, method: Method, criterion: Criterion): QuotedCriterion {
  const note = noteOf(standard, method, criterion);
  return {
    ref: criterion.ref,
    printed: criterion.printed,
    grade: criterion.kind,
    text: criterion.text,
    ksbs: [...(criterion.ksbs ?? [])],
    ...(note ? { note } : {}),
  };
}

/** Tables of a method's criteria, one for each grade, with empty columns to fill in. */
export function criteriaTables(
  { standard }: DocumentFacts,
  method: Method,
  blanks: readonly string[] = [],
): DocumentBlock[] {
  return (['pass', 'merit', 'distinction'] as const).flatMap((kind) => {
    const criteria = method.criteria.filter((criterion) => criterion.kind === kind);
    if (criteria.length === 0) return [];
    const title = `${gradeNames[kind]} criteria of ${method.title}`;
    return [
      {
        kind: 'criteria' as const,
        title,
        criteria: criteria.map((criterion) => quoted(standard, method, criterion)),
        blanks: [...blanks],
      },
    ];
  });
}

function statement(standard: Standard, ksb: Ksb): QuotedCriterion {
  const options = optionTitles(standard, ksb.options);
  return {
    ref: ksb.ref,
    printed: ksb.printed,
    grade: ksb.kind,
    text: ksb.text,
    ksbs: [],
    ...(options ? { note: `For ${options}.` } : {}),
  };
}

/** Tables of the standard's statements, by kind and heading, with empty columns to fill in. */
export function statementTables(standard: Standard, blanks: readonly string[]): DocumentBlock[] {
  const groups = new Map<string, Ksb[]>();
  for (const ksb of standard.ksbs) {
    const kind = sentenceStart(ksb.kind === 'knowledge' ? 'knowledge' : `${ksb.kind}s`);
    const title =
      ksb.group && ksb.group.toLowerCase() !== kind.toLowerCase() ? `${kind}: ${ksb.group}` : kind;
    groups.set(title, [...(groups.get(title) ?? []), ksb]);
  }
  return [...groups].map(([title, ksbs]) => ({
    kind: 'criteria' as const,
    title,
    criteria: ksbs.map((ksb) => statement(standard, ksb)),
    blanks: [...blanks],
  }));
}

/** Statements named by reference, in the standard's order. */
export function namedStatements(standard: Standard, refs: readonly string[]): QuotedCriterion[] {
  const wanted = new Set(refs);
  return standard.ksbs.filter(({ ref }) => wanted.has(ref)).map((ksb) => statement(standard, ksb));
}
