import type { Certainty, Found } from '#domain/standards/compiler/found.ts';
import { type Outline, type Placed, sectionOf } from '#domain/standards/compiler/outline.ts';
import type { Cell, Span, Table, TextRun } from '#domain/standards/compiler/read-document.ts';
import { joinSpans } from '#domain/standards/compiler/text-run.ts';
import { narrowedSpans } from './narrow-spans.ts';
import { piecesOf } from './run-pieces.ts';

/** One sentence, heading, list item or table paragraph, with what stands around it. */
export interface Passage {
  readonly text: string;
  readonly spans: readonly Span[];
  readonly section: string;
  /** The headings above, outermost first, short lines that stand as headings inside a paragraph included. */
  readonly headings: readonly string[];
  readonly kind: 'heading' | 'sentence' | 'item' | 'cell';
  /** The words that introduce the list to which an item belongs: "The independent assessor must:". */
  readonly lead?: string;
  /** Title of a cell's row: its first cell. */
  readonly label?: string;
  /** Title of a cell's column. */
  readonly column?: string;
  /** The sentence before it in the same paragraph. */
  readonly before?: string;
  /** Position of its block in the document. */
  readonly block: number;
}

interface Around {
  readonly outline: Outline;
  readonly placed: Placed;
  /** The last short paragraph that stands as a heading, until the next heading. */
  readonly alone?: string;
}

const sentenceEnd = /(?<=[.!?;]["'’”)]?)\s+(?=["'‘“(]?[A-Z0-9])/;
const abbreviated = /\b(?:e\.g|i\.e|etc|vs|approx|no|min|max|incl)\.$|^\d{1,2}(?:\.\d{1,2})*\.$/i;

/** The sentences of running text; an abbreviation's point does not end one. */
export function sentences(text: string): readonly string[] {
  const whole: string[] = [];
  for (const part of text.split(sentenceEnd)) {
    const last = whole.at(-1);
    if (last !== undefined && abbreviated.test(last)) whole[whole.length - 1] = `${last} ${part}`;
    else whole.push(part);
  }
  return whole.map((part) => part.trim()).filter((part) => part !== '');
}

function headingsWith({ placed, alone }: Around, inner: string | undefined): readonly string[] {
  const last = inner ?? alone;
  return last === undefined ? placed.headings : [...placed.headings, last];
}

/** What holds for all sentences of one piece of a run. */
interface PiecePlace {
  readonly kind: Passage['kind'];
  readonly inner?: string;
  readonly lead?: string;
}

function passagesOfPiece(run: TextRun, place: PiecePlace, around: Around): readonly Passage[] {
  const { outline, placed } = around;
  const { inner, lead, kind } = place;
  const headings = headingsWith(around, inner);
  const texts = sentences(run.text);
  return texts.map((text, index) => {
    const before = texts[index - 1];
    return {
      text,
      spans: narrowedSpans(run, text, outline.document.text),
      section: sectionOf({ ...placed, headings }),
      headings,
      kind,
      ...(kind === 'item' && lead !== undefined ? { lead } : {}),
      ...(before === undefined ? {} : { before }),
      block: placed.index,
    };
  });
}

function passagesOfRun(run: TextRun, around: Around, kind: Passage['kind']): readonly Passage[] {
  let inner: string | undefined;
  let lead: string | undefined;
  return piecesOf(run).flatMap((piece) => {
    if (piece.kind === 'heading') inner = piece.run.text;
    const place = {
      kind: piece.kind === 'sentence' ? kind : piece.kind,
      ...(inner === undefined ? {} : { inner }),
      ...(lead === undefined ? {} : { lead }),
    };
    const passages = passagesOfPiece(piece.run, place, around);
    if (piece.kind !== 'item') lead = passages.at(-1)?.text;
    return passages;
  });
}

interface TablePlace extends Around {
  readonly columns: ReadonlyMap<number, string>;
  readonly table: Table;
}

function textOf(cell: Cell): string {
  return cell.paragraphs.map(({ text }) => text).join(' ');
}

function cellPassages(cell: Cell, label: string | undefined, place: TablePlace): readonly Passage[] {
  const column = place.columns.get(cell.column);
  let lead: string | undefined;
  return cell.paragraphs.flatMap((run) => {
    const passages = passagesOfRun(run, place, 'cell').map((passage): Passage => {
      const ledBy = passage.lead ?? lead;
      return {
        ...passage,
        ...(label === undefined || cell.column === 0 ? {} : { label }),
        ...(column === undefined ? {} : { column }),
        ...(ledBy === undefined ? {} : { lead: ledBy }),
      };
    });
    const last = passages.at(-1);
    if (last && last.kind !== 'item' && /(?::|\bmust|\bshould|\bwill)$/i.test(last.text)) lead = last.text;
    return passages;
  });
}

function passagesOfTable(table: Table, around: Around): readonly Passage[] {
  const [first] = table.rows;
  const columns = new Map((first?.cells ?? []).map((cell) => [cell.column, textOf(cell)]));
  let label: string | undefined;
  return table.rows.flatMap((row, index) => {
    const start = row.cells.find(({ column }) => column === 0);
    if (start && textOf(start) !== '') label = textOf(start);
    const place = { ...around, table, columns: index === 0 ? new Map<number, string>() : columns };
    return row.cells.flatMap((cell) => cellPassages(cell, label, place));
  });
}

/** Whether words introduce the list items that follow them. */
function introduces(text: string): boolean {
  return /:$/.test(text) || /\b(?:must|should|will|are|include|includes|following|to|be)$/i.test(text);
}

function withLeads(passages: readonly Passage[]): readonly Passage[] {
  let lead: string | undefined;
  return passages.map((passage) => {
    if (passage.kind === 'item') {
      return passage.lead !== undefined || lead === undefined ? passage : { ...passage, lead };
    }
    // A nested introduction ("the project brief must:") is itself an item, so only other kinds end a list.
    if (passage.kind !== 'cell') lead = introduces(passage.text) ? passage.text : undefined;
    return passage;
  });
}

/** A short paragraph of its own without a full stop stands as a heading: plain text marks no others. */
function standsAlone(run: TextRun): boolean {
  const { text } = run;
  if (text.length > 70 || run.lines.length > 1 || text.split(' ').length > 9) return false;
  return (
    /^(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?[A-Z]/.test(text) && !/[.;:,?!£@\d]$/.test(text) && !/: /.test(text)
  );
}

/** The short paragraph that stands as a heading over each block, if one does. */
function aloneOver(blocks: readonly Placed[]): readonly (string | undefined)[] {
  let alone: string | undefined;
  return blocks.map(({ block }) => {
    if (block.kind === 'heading') alone = undefined;
    if (block.kind === 'paragraph' && standsAlone(block.run)) alone = block.run.text;
    return alone;
  });
}

function passagesOfBlock(around: Around): readonly Passage[] {
  const { placed } = around;
  const { block, index } = placed;
  if (block.kind === 'table') return passagesOfTable(block, around);
  const isHeading = block.kind === 'heading' || (block.kind === 'paragraph' && standsAlone(block.run));
  if (!isHeading) return passagesOfRun(block.run, around, block.kind === 'item' ? 'item' : 'sentence');
  const spans = joinSpans(block.run.lines.map(({ span }) => span));
  const headings = headingsWith(around, undefined);
  const section = sectionOf({ ...placed, headings });
  return [{ text: block.run.text, spans, section, headings, kind: 'heading', block: index }];
}

/** Whether a sentence stops in the middle at its block's end and the next block takes it up: pages break paragraphs. */
function isBroken(passage: Passage, next: Passage): boolean {
  if (passage.kind !== 'sentence' || next.kind !== 'sentence' || next.block !== passage.block + 1)
    return false;
  return passage.text.length > 30 && /[a-z,]$/.test(passage.text) && /^[a-z]/.test(next.text);
}

function mended(passages: readonly Passage[]): readonly Passage[] {
  const whole: Passage[] = [];
  for (const passage of passages) {
    const last = whole.at(-1);
    if (!last || !isBroken(last, passage)) whole.push(passage);
    else {
      const text = `${last.text} ${passage.text}`;
      whole[whole.length - 1] = {
        ...last,
        text,
        spans: [...last.spans, ...passage.spans],
        block: passage.block,
      };
    }
  }
  return whole;
}

const read = new WeakMap<Outline, readonly Passage[]>();

/** Every passage of a document in reading order, table cells included; an outline is read once. */
export function passagesOf(outline: Outline): readonly Passage[] {
  const known = read.get(outline) ?? readPassages(outline);
  read.set(outline, known);
  return known;
}

function readPassages(outline: Outline): readonly Passage[] {
  const alone = aloneOver(outline.blocks);
  const passages = outline.blocks.flatMap((placed, index) => {
    const over = alone[index];
    return passagesOfBlock({ outline, placed, ...(over === undefined ? {} : { alone: over }) });
  });
  return withLeads(mended(passages.filter(({ text, spans }) => text !== '' && spans.length > 0)));
}

/** What a reading adds to its place. */
export interface Reading<T> {
  readonly value: T;
  readonly certainty?: Certainty;
  readonly others?: readonly T[];
  readonly why?: string;
  /** Words quoted when they are more or less than the passage. */
  readonly words?: string;
}

/** A value found in a passage; its words are quoted whole, with the words that introduce them. */
export function foundIn<T>(passage: Passage, reading: Reading<T>, by: string): Found<T> {
  const { value, certainty = 'certain', others, why } = reading;
  const led = passage.lead !== undefined && passage.kind === 'item';
  const words = reading.words ?? (led ? `${passage.lead} ${passage.text}` : passage.text);
  return {
    value,
    spans: passage.spans,
    section: passage.section,
    words,
    certainty,
    ...(others && others.length > 0 ? { others } : {}),
    ...(why === undefined ? {} : { why }),
    by,
  };
}
