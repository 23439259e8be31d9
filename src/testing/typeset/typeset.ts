import { chanceOf } from './chance.ts';
import { bandContent } from './content-bands.ts';
import { briefContent, type Content } from './content-brief.ts';
import { descriptorContent } from './content-descriptors.ts';
import { reformedContent } from './content-reformed.ts';
import { themeContent } from './content-themes.ts';
import type { ExpectedFacts } from './expected-facts.ts';
import type { Format } from './formats.ts';
import { inventStandard } from './invented-standard.ts';
import type { PrintedDocument } from './printed-document.ts';

/** Kinds of document by what they hold and how they order it. */
export const contents = {
  brief: briefContent,
  descriptors: descriptorContent,
  themes: themeContent,
  reformed: reformedContent,
  bands: bandContent,
} as const;

/** A document as a file, with what a reader would write down from it. */
export interface TypesetDocument {
  readonly name: string;
  readonly bytes: Buffer;
  readonly expected: ExpectedFacts;
}

/** An invented document before it is laid out. */
export function inventDocument(
  content: keyof typeof contents,
  seed: number,
): { readonly document: PrintedDocument; readonly content: Content } {
  const chance = chanceOf(seed);
  const standard = inventStandard(chance, content === 'brief' ? 'plain' : 'third');
  const made = contents[content](standard, chance);
  const isBody = content === 'descriptors';
  const kind = isBody ? 'End-point assessment handbook' : 'Assessment plan';
  return {
    document: {
      title: `${standard.occupation.title} (Level ${standard.level})`,
      subtitle: `${kind} ${standard.reference}/${standard.edition}${isBody ? `, ${standard.body}` : ''}`,
      header: `${isBody ? standard.body : standard.reference} ${kind.toLowerCase()}`,
      footer: `${standard.occupation.title} version ${standard.version}`,
      blocks: made.blocks,
    },
    content: made,
  };
}

/** An invented standard of this seed, as a file of this content and format. */
export async function typesetDocument(
  content: keyof typeof contents,
  format: Format,
  seed: number,
): Promise<TypesetDocument> {
  const made = inventDocument(content, seed);
  const bytes = await format.make(made.document, seed);
  return { name: `${content} ${seed}.${format.extension}`, bytes, expected: made.content.expected };
}
