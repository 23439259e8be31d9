import { withoutContents } from './contents-list.ts';
import type { Draft } from './draft.ts';
import { bodySize, withHeadings } from './headings.ts';
import { joinParagraphs } from './join-paragraphs.ts';
import { joinTables } from './join-tables.ts';
import { draftsOf, type PageLayout, partsOfPage, withColumns } from './lay-out-page.ts';
import type { PageMarks } from './page-marks.ts';
import { pitches } from './pitches.ts';
import { withoutRunningLines } from './running-lines.ts';
import { type Vocabulary, vocabularyOf } from './running-text.ts';
import type { WordLine } from './word-lines.ts';

function columnsIn(pages: readonly PageLayout[]): readonly (readonly WordLine[])[] {
  return pages.flatMap(({ parts }) => parts.flatMap((part) => (part.kind === 'column' ? [part.lines] : [])));
}

function cellsIn(pages: readonly PageLayout[]): readonly (readonly WordLine[])[] {
  return pages.flatMap(({ parts }) =>
    parts.flatMap((part) => {
      if (part.kind === 'aligned') return part.columns;
      return part.kind === 'grid' ? part.cells.map(({ lines }) => lines) : [];
    }),
  );
}

/** Lay a whole document out: what stands on its pages as headings, text and tables in reading order. */
export function lay(pages: readonly PageMarks[]): {
  readonly drafts: readonly Draft[];
  readonly vocabulary: Vocabulary;
} {
  const layouts = withoutContents(withoutRunningLines(pages.map(partsOfPage))).map(withColumns);
  const flow = columnsIn(layouts);
  const cells = cellsIn(layouts);
  const flowPitch = pitches(flow);
  const pitch = { flow: flowPitch, cell: pitches(cells) };
  const drafts = joinParagraphs(joinTables(layouts.flatMap((page) => draftsOf(page, pitch))));
  const lines = [...flow, ...cells].flat();
  const body = bodySize(flow.length > 0 ? flow.flat() : lines);
  return { drafts: withHeadings(drafts, body), vocabulary: vocabularyOf(lines.map(({ text }) => text)) };
}
