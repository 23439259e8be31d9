import type { Source, SourceDocument } from '#domain/standards/values.ts';

/** Rules from outside the assessment plans. A `Source` whose document is one of these ids points here. */
export const lawDocuments = [
  {
    id: 'law-funding-rules-2024-25',
    title: 'Apprenticeship funding rules, August 2024 to July 2025',
    publisher: 'Department for Education',
    edition: '2024 to 2025',
  },
  {
    id: 'law-funding-rules-2025-26',
    title: 'Apprenticeship funding rules, August 2025 to July 2026',
    publisher: 'Department for Education',
    edition: '2025 to 2026',
  },
  {
    id: 'law-english-maths-2025',
    title: 'Apprenticeships: changes to English and maths requirements from 11 February 2025',
    publisher: 'Department for Education',
    published: '2025-02',
  },
  {
    id: 'law-minimum-duration-2025',
    title: 'Apprenticeships: minimum duration of 8 months for starts from 1 August 2025',
    publisher: 'Department for Education',
    published: '2025',
  },
  {
    id: 'law-ofqual-conditions',
    title: 'General Conditions of Recognition',
    publisher: 'Ofqual',
  },
] as const satisfies readonly SourceDocument[];

/** Id of a document of {@link lawDocuments}. */
export type LawDocumentId = (typeof lawDocuments)[number]['id'];

/** A source in one of {@link lawDocuments}. */
export function lawSource(document: LawDocumentId, section: string): Source {
  return { document, section };
}
