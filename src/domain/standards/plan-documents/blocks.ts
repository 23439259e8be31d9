import type { Plan } from '#domain/standards/plan-format.ts';
import type { Source, SourceDocument } from '#domain/standards/values.ts';
import type { DocumentFacts } from './document-facts.ts';
import type { DocumentBlock, PlanDocument } from './document-model.ts';

/** A heading of a section; `roomy` when it should not begin near the foot of a page. */
export function heading(text: string, roomy = false): DocumentBlock {
  return { kind: 'heading', level: 2, text, ...(roomy ? { roomy } : {}) };
}

/** A heading inside a section. */
export function subheading(text: string): DocumentBlock {
  return { kind: 'heading', level: 3, text };
}

/** A paragraph of our own words. */
export function paragraph(text: string): DocumentBlock {
  return { kind: 'paragraph', text };
}

/** A list, or nothing when it would be empty. */
export function list(items: readonly string[], ordered = false): DocumentBlock[] {
  return items.length === 0 ? [] : [{ kind: 'list', ordered, items: [...items] }];
}

/** Fields to fill in, each of one line. */
export function fields(...labels: readonly string[]): DocumentBlock {
  return { kind: 'fields', fields: labels.map((label) => ({ label, lines: 1 })) };
}

/** Document and section of a quotation; where we read it stands in the list of origins. */
export function placeWords(plan: Plan, { document, section }: Source): string {
  return `${plan.documents.find(({ id }) => id === document)?.title ?? document}, ${section}`;
}

/** The plan's words at a source; nothing when the source quotes none. */
export function quote(plan: Plan, source: Source): DocumentBlock[] {
  return source.words ? [{ kind: 'quote', text: source.words, source: placeWords(plan, source) }] : [];
}

/** The plan's words at several sources, each said once. */
export function quotesOf(plan: Plan, sources: readonly Source[]): DocumentBlock[] {
  const known = new Map(sources.map((source) => [source.words, source] as const));
  return [...known.values()].flatMap((source) => quote(plan, source));
}

/** Title line and foot of every document of the plan. */
export function frame(
  { plan, standard, hash, body }: DocumentFacts,
  head: Pick<PlanDocument, 'kind' | 'title'> & { readonly onePage?: boolean },
): Omit<PlanDocument, 'blocks'> {
  const applied = body ? `, as ${body} applies it` : '';
  return {
    kind: head.kind,
    title: head.title,
    onePage: head.onePage ?? false,
    subtitle: `${standard.title}, level ${standard.level}. ${plan.reference}, assessment plan ${plan.edition}${applied}.`,
    footer: [standard.title, `${plan.reference} ${plan.edition}`, hash ? hash.slice(0, 12) : 'draft'].join(
      ' · ',
    ),
  };
}

/** Where quoted words come from, with the attribution that each document asks for. */
export function origins({ plan, standard }: DocumentFacts): DocumentBlock[] {
  const { methods, gateway, grading } = plan;
  const cited = [
    ...citedIn(plan.documents, [methods, gateway, grading]),
    ...citedIn(standard.documents, standard.ksbs),
  ];
  const known = new Map(
    cited.map((each) => [[each.title, each.publisher, each.edition].join('|'), each] as const),
  );
  return [
    {
      kind: 'origins',
      title: 'Where the words come from',
      text: 'Criteria and statements are quoted exactly as published. Everything else is our own explanation; where the two differ, the published plan decides.',
      items: [...known.values()].map(originLine),
    },
  ];
}

/** The documents that some source inside the part names. */
function citedIn(documents: readonly SourceDocument[], part: unknown): readonly SourceDocument[] {
  const text = JSON.stringify(part);
  return documents.filter(
    ({ id }) => text.includes(`"document":"${id}"`) || text.includes(`"readIn":"${id}"`),
  );
}

function originLine(document: SourceDocument): string {
  const { title, publisher, edition, published, licence, attribution } = document;
  const name = [title, edition ? `edition ${edition}` : '', published, publisher].filter(Boolean).join(', ');
  return [`${name}.`, attribution ?? (licence ? `Licence: ${licence}.` : '')].filter(Boolean).join(' ');
}
