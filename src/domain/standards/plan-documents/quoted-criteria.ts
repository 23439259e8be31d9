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
    grade: criterion.kind,
    text: criterion.text,
    ksbs: [...(criterion.ksbs ?? [])],
    ...(note ? { note } : {}),
  };
}

type Table = Extract<DocumentBlock, { kind: 'criteria' }>;

/** An empty column with room for a sentence. */
export function wide(title: string): Table['blanks'][number] {
  return { title, narrow: false };
}

/** An empty column for a word, a tick or a date. */
export function narrow(title: string): Table['blanks'][number] {
  return { title, narrow: true };
}

function referenceNote(
  parts: readonly { readonly ref: string; readonly printed: boolean }[],
): string | undefined {
  const ours = parts.filter(({ printed }) => !printed);
  if (ours.length === 0) return undefined;
  return ours.length === parts.length
    ? 'The document prints no references here; these are ours.'
    : `The document prints no reference for ${listWords(ours.map(({ ref }) => ref))}; these are ours.`;
}

/** A table of published criteria or statements. */
function table(
  title: string,
  parts: readonly { readonly ref: string; readonly printed: boolean }[],
  criteria: readonly QuotedCriterion[],
  blanks: Table['blanks'],
): Table {
  const note = referenceNote(parts);
  return { kind: 'criteria', title, ...(note ? { note } : {}), criteria: [...criteria], blanks: [...blanks] };
}

/** Tables of a method's criteria, one for each grade, with empty columns to fill in. */
export function criteriaTables(
  { standard }: DocumentFacts,
  method: Method,
  blanks: Table['blanks'] = [],
): DocumentBlock[] {
  return (['pass', 'merit', 'distinction'] as const).flatMap((kind) => {
    const criteria = method.criteria.filter((criterion) => criterion.kind === kind);
    if (criteria.length === 0) return [];
    const title = `${gradeNames[kind]} criteria of ${method.title}`;
    return [
      table(
        title,
        criteria,
        criteria.map((criterion) => quoted(standard, method, criterion)),
        blanks,
      ),
    ];
  });
}

function statement(standard: Standard, ksb: Ksb): QuotedCriterion {
  const options = optionTitles(standard, ksb.options);
  return {
    ref: ksb.ref,
    grade: ksb.kind,
    text: ksb.text,
    ksbs: [],
    ...(options ? { note: `For ${options}.` } : {}),
  };
}

/** Tables of the standard's statements, by kind and heading, with empty columns to fill in. */
export function statementTables(standard: Standard, blanks: Table['blanks']): DocumentBlock[] {
  const groups = new Map<string, Ksb[]>();
  for (const ksb of standard.ksbs) {
    const kind = sentenceStart(ksb.kind === 'knowledge' ? 'knowledge' : `${ksb.kind}s`);
    const title =
      ksb.group && ksb.group.toLowerCase() !== kind.toLowerCase() ? `${kind}: ${ksb.group}` : kind;
    groups.set(title, [...(groups.get(title) ?? []), ksb]);
  }
  return [...groups].map(([title, ksbs]) =>
    table(
      title,
      ksbs,
      ksbs.map((ksb) => statement(standard, ksb)),
      blanks,
    ),
  );
}

/** The table of the statements that a method covers, in the standard's order; nothing when none of them is held. */
export function methodStatements(
  { standard }: DocumentFacts,
  method: Method,
  blanks: Table['blanks'],
): DocumentBlock[] {
  const wanted = new Set(method.ksbs.refs);
  const ksbs = standard.ksbs.filter(({ ref }) => wanted.has(ref));
  if (ksbs.length === 0) return [];
  const title = `Statements of the standard in ${method.title}`;
  return [
    table(
      title,
      ksbs,
      ksbs.map((ksb) => statement(standard, ksb)),
      blanks,
    ),
  ];
}
