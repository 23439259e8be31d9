import type { FoundKsb, FoundMapping, FoundMethod } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import { cellPlaces, filled, type GridRow, gridOf } from '#domain/standards/compiler/grid.ts';
import { codeOf, codesIn, isCodesOnly, leadingCode } from '#domain/standards/compiler/ksb-codes.ts';
import {
  bareMethodName,
  methodBefore,
  methodOfBlock,
  type NamedMethod,
  soundsLikeMethod,
} from '#domain/standards/compiler/method-context.ts';
import { type Outline, type Placed, sectionOf, tablesOf } from '#domain/standards/compiler/outline.ts';
import type { Span, Table } from '#domain/standards/compiler/read-document.ts';
import { cellText, joinSpans, spansOf } from '#domain/standards/compiler/text-run.ts';
import { bare, damageOf } from './candidate.ts';
import { type MethodKeys, methodsIn } from './method-keys.ts';
import { isKindHeading } from './statement-tables.ts';

/** Name of this extractor in what it finds. */
export const methodMappings = 'ksb-mappings';

function mapping(
  name: Found<string>,
  codes: readonly string[],
  spans: readonly Span[],
  section: string,
): FoundMapping {
  return {
    methodName: name,
    ksbs: { value: codes, spans, section, certainty: 'certain', by: methodMappings },
  };
}

function rowMapping(row: GridRow, placed: Placed<Table>, keys: MethodKeys): readonly FoundMapping[] {
  const [first, ...rest] = filled(row);
  if (!first || rest.length === 0) return [];
  const codeCells = rest.filter((cell) => isCodesOnly(cellText(cell)));
  const text = cellText(first);
  if (codeCells.length !== rest.length || codesIn(text).length > 0) return [];
  const named = methodsIn(text, keys)[0]?.name ?? (soundsLikeMethod(text) ? text : undefined);
  if (named === undefined) return [];
  const section = sectionOf(placed);
  const name: Found<string> = {
    value: bareMethodName(named),
    spans: cellPlaces([first]),
    section,
    certainty: 'certain',
    by: methodMappings,
  };
  const codes = [...new Set(codeCells.flatMap((cell) => codesIn(cellText(cell))))];
  return [mapping(name, codes, cellPlaces(codeCells), section)];
}

/** Tables with a row per method: "Professional discussion | K1, K2, S4". */
export function mappingsInTables(outline: Outline, keys: MethodKeys): readonly FoundMapping[] {
  return tablesOf(outline).flatMap((placed) => {
    const found = gridOf(placed.block).flatMap((row) => rowMapping(row, placed, keys));
    return found.filter(({ ksbs }) => ksbs.value.length >= 1);
  });
}

/** Sentences and lines that list codes for a method: "The observation assesses K1, K2 and S4", or codes alone under its heading. */
export function mappingsInWords(outline: Outline, methods: readonly FoundMethod[]): readonly FoundMapping[] {
  return outline.blocks.flatMap((placed): readonly FoundMapping[] => {
    const { block } = placed;
    if (block.kind === 'table' || block.run.text.length > 1500) return [];
    const { text } = block.run;
    const codes = codesIn(text);
    const announces = /\b(?:ksbs?|knowledge|skills|behaviours|assess(?:es|ed)|mapped|covers?)\b/i.test(text);
    if (
      codes.length < 2 ||
      leadingCode(text)?.rest.match(/[a-z]{3,}\s[a-z]{2,}/) ||
      !(announces || isCodesOnly(text))
    )
      return [];
    const inside = nameInside(text, placed);
    const before = inside ? undefined : headingBefore(outline, placed, methods);
    const name = inside ?? before?.name;
    return name ? [mapping(name, codes, spansOf(block.run), sectionOf(placed))] : [];
  });
}

function nameInside(text: string, placed: Placed): Found<string> | undefined {
  if (placed.block.kind === 'table') return undefined;
  const before = text.slice(0, Math.max(0, text.search(/(?<![A-Za-z0-9])[KSB]\s?\d/)));
  const plain = before
    .replace(/^.*\b(?:by|in|through|during|for)\s+(?:the\s+|an?\s+)?/i, '')
    .replace(/\s+(?:will\s|must\s)?(?:assess(?:es|ed)?|covers?|is|are)\b.*$/i, '');
  const name = bareMethodName(plain.replace(/^the\s+/i, ''));
  if (!soundsLikeMethod(name) || name.length < 4) return undefined;
  return {
    value: name,
    spans: spansOf(placed.block.run),
    section: sectionOf(placed),
    certainty: 'likely',
    by: methodMappings,
  };
}

/** A heading or caption close before that names a method: at most three blocks away, or one that speaks of KSBs in the same section. */
function headingBefore(
  outline: Outline,
  { index }: Placed,
  methods: readonly FoundMethod[],
): NamedMethod | undefined {
  const named = methodBefore(outline, index, methods);
  if (!named || named.name.certainty === 'unsure') return undefined;
  const texts = outline.blocks
    .slice(named.index + 1, index)
    .filter(({ block }) => block.kind !== 'table').length;
  return texts <= 3 ? named : undefined;
}

function exactCodes(placed: Placed<Table>): readonly string[] {
  return gridOf(placed.block).flatMap((row) =>
    filled(row).flatMap((cell) => {
      const text = cellText(cell);
      const code = codeOf(text);
      if (code !== undefined) return [code];
      const led = leadingCode(text);
      return led && damageOf(led.rest) === undefined ? [led.code] : [];
    }),
  );
}

function namesKsbs(text: string): boolean {
  return /\b(?:ksbs?|knowledge|skills|behaviours)\b/i.test(text);
}

interface KsbSection {
  readonly name: Found<string>;
  readonly blocks: readonly Placed[];
}

/** The blocks under each caption "Method - Knowledge, Skills and Behaviours", up to the next heading-like line. */
function ksbSections(
  outline: Outline,
  methods: readonly FoundMethod[],
  statements: ReadonlySet<string>,
): readonly KsbSection[] {
  return outline.blocks.flatMap((placed): readonly KsbSection[] => {
    const caption = captionOf(placed, methods);
    if (!caption) return [];
    const after = outline.blocks.slice(placed.index + 1);
    // A statement that the reader took for a heading ends nothing.
    const isOwn = ({ block }: Placed) =>
      block.kind !== 'table' &&
      (statements.has(bare(block.run.text)) || leadingCode(block.run.text) !== undefined);
    const end = after.findIndex((one) => endsSection(one, methods) && !isOwn(one));
    return [{ name: caption, blocks: end < 0 ? after.slice(0, 40) : after.slice(0, end) }];
  });
}

function captionOf(placed: Placed, methods: readonly FoundMethod[]): Found<string> | undefined {
  const named = methodOfBlock(placed, methods);
  if (named && placed.block.kind !== 'table' && namesKsbs(placed.block.run.text)) return named.name;
  if (placed.block.kind !== 'table' || placed.block.rows.length !== 1) return undefined;
  const row = gridOf(placed.block)[0];
  const text = row ? filled(row).map(cellText).join(' ') : '';
  const name = bareMethodName(text);
  if (!namesKsbs(text) || !soundsLikeMethod(name)) return undefined;
  return {
    value: name,
    spans: row ? cellPlaces(filled(row)) : [],
    section: sectionOf(placed),
    certainty: 'certain',
    by: methodMappings,
  };
}

function endsSection(placed: Placed, methods: readonly FoundMethod[]): boolean {
  const { block } = placed;
  if (block.kind === 'table') return captionOf(placed, methods) !== undefined;
  if (block.kind === 'heading') return !isColumnWord(block.run.text);
  return (
    block.kind === 'paragraph' &&
    (methodOfBlock(placed, methods) !== undefined || isHeadingLike(block.run.text))
  );
}

/** Words that head a column or a kind of statement, also where the reader took them for headings. */
function isColumnWord(text: string): boolean {
  if (isKindHeading(text)) return true;
  const words = text.trim().split(/\s+/);
  return words.every((word) =>
    /^(?:criteria|ref(?:erence)?s?\.?|statements?|ksbs?|assessment|methods?)$/i.test(word),
  );
}

function isHeadingLike(text: string): boolean {
  return (
    text.split(/\s+/).length <= 5 &&
    !isCodesOnly(text) &&
    /^[A-Z]/.test(text) &&
    !/[.;:,]$/.test(text) &&
    leadingCode(text) === undefined &&
    !isColumnWord(text)
  );
}

function wordsOf({ block }: Placed): string {
  if (block.kind !== 'table') return block.run.text;
  return gridOf(block)
    .map((row) => filled(row).map(cellText).join(' '))
    .join(' ');
}

function codesOf(placed: Placed): readonly string[] {
  const { block } = placed;
  if (block.kind === 'table') return exactCodes({ ...placed, block });
  const led = leadingCode(block.run.text);
  if (led && damageOf(led.rest) === undefined) return [led.code];
  return isCodesOnly(block.run.text) ? codesIn(block.run.text) : [];
}

function placesIn({ block }: Placed): readonly Span[] {
  if (block.kind !== 'table') return spansOf(block.run);
  return block.rows.flatMap((row) => cellPlaces(filled(row)));
}

/**
 * Codes listed under a caption for one method. Where the codes were torn off, statements whose words stand there are added
 * by their words, as likely.
 */
export function mappingsInSections(
  outline: Outline,
  methods: readonly FoundMethod[],
  ksbs: readonly FoundKsb[],
): readonly FoundMapping[] {
  const known = new Set(ksbs.map(({ ref }) => ref.value));
  const statements = new Set(ksbs.map(({ text }) => bare(text.value)));
  return ksbSections(outline, methods, statements).flatMap(({ name, blocks }): readonly FoundMapping[] => {
    const codes = [...new Set(blocks.flatMap(codesOf))].filter((code) => known.has(code));
    const words = bare(blocks.map(wordsOf).join(' '));
    const byWords = ksbs
      .filter(
        ({ ref, text }) =>
          !codes.includes(ref.value) && text.value.length >= 20 && words.includes(bare(text.value)),
      )
      .map(({ ref }) => ref.value);
    if (codes.length + byWords.length === 0) return [];
    const spans = joinSpans(blocks.flatMap(placesIn));
    const found = mapping(name, inOrder([...codes, ...byWords]), spans, name.section);
    if (byWords.length === 0) return [found];
    const why = `The codes of ${byWords.join(', ')} are lost here; the statements were known again by their words.`;
    return [{ ...found, ksbs: { ...found.ksbs, certainty: 'likely', why } }];
  });
}

/** Codes in the order knowledge, skills, behaviours, then by number. */
export function inOrder(codes: readonly string[]): readonly string[] {
  const rank = (code: string) => 'KSB'.indexOf(code.charAt(0)) * 1000 + Number.parseInt(code.slice(1), 10);
  return [...codes].sort((left, right) => rank(left) - rank(right));
}
