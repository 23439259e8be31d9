import { isCodesOnly, leadingCode } from '#domain/standards/compiler/ksb-codes.ts';
import type { Outline, Placed } from '#domain/standards/compiler/outline.ts';
import type { TextRun } from '#domain/standards/compiler/read-document.ts';
import type { KsbKind } from '#domain/standards/values.ts';
import { type Candidate, cleanStatement, type Words } from './candidate.ts';
import { type MethodKeys, nameBehind, trailingMethods } from './method-keys.ts';

function runOfBlock({ block }: Placed): TextRun | undefined {
  return block.kind === 'table' ? undefined : block.run;
}

const nextCode = /(?<=[a-z.,;)'\u2019]\s{0,2})([KSB])\s?(\d{1,3})(?=[\s:.]{0,2}["'\u2018\u201c(]?[A-Z])/g;

/** Words of one run parted where codes stand in the middle of it: "K1 … K2 …", when their numbers follow each other. */
export function partsAtCodes(text: string): readonly string[] {
  const first = leadingCode(text);
  if (!first) return [text];
  let letter = first.code.charAt(0);
  let number = Number.parseInt(first.code.slice(1), 10);
  let from = 0;
  const found: string[] = [];
  for (const next of text.matchAll(nextCode)) {
    const [, kind = '', digits = ''] = next;
    const step = Number(digits) - number;
    const follows = kind === letter ? step > 0 && step <= 6 : Number(digits) === 1;
    if (!follows) continue;
    found.push(text.slice(from, next.index).trim());
    from = next.index;
    letter = kind;
    number = Number(digits);
  }
  return [...found, text.slice(from).trim()];
}

interface ListReading {
  readonly keys: MethodKeys;
  group: Words | undefined;
}

/** A method printed behind a statement: "K14 text | PO", "K14: Text. Practical observation" where the column was lost. */
function methodsBehind(text: string, keys: MethodKeys): { text: string; names: readonly string[] } {
  const behind = /\s\|\s([^|]{2,60})$/.exec(text);
  const name = behind ? nameBehind(behind[1] ?? '', keys) : undefined;
  if (behind && name !== undefined) return { text: text.slice(0, behind.index), names: [name] };
  return trailingMethods(text, keys);
}

function candidateOf(
  piece: string,
  run: TextRun,
  placed: Placed,
  reading: ListReading,
): Candidate | undefined {
  const led = leadingCode(piece);
  if (!led || isCodesOnly(piece) || led.rest.length < 8) {
    reading.group = groupOf(piece, run) ?? reading.group;
    return undefined;
  }
  const { text, names } = methodsBehind(led.rest, reading.keys);
  return {
    ref: led.code,
    refRuns: [run],
    text: cleanStatement(text),
    runs: [run],
    ...(reading.group ? { group: reading.group } : {}),
    methods: names.map((name) => ({ text: name, runs: [run] })),
    printed: true,
    placed,
  };
}

/** Copies of statements printed as paragraphs or list items that begin with a code. */
export function statementsInLists(outline: Outline, keys: MethodKeys): readonly Candidate[] {
  const reading: ListReading = { keys, group: undefined };
  return outline.blocks.flatMap((placed) => {
    const run = runOfBlock(placed);
    if (!run) return [];
    if (placed.block.kind === 'heading') reading.group = undefined;
    return partsAtCodes(run.text).flatMap((piece) => candidateOf(piece, run, placed, reading) ?? []);
  });
}

function groupOf(text: string, run: TextRun): Words | undefined {
  return text.split(/\s+/).length <= 8 &&
    /^[A-Z]/.test(text) &&
    !/[.;,]$/.test(text) &&
    kindOfHeading(text) === undefined
    ? { text: text.replace(/:$/, ''), runs: [run] }
    : undefined;
}

/** The kind of statement that a heading names alone: "Knowledge", "2.1 Skills:", "The apprentice will know and understand". */
export function kindOfHeading(text: string): KsbKind | undefined {
  const plain = text
    .toLowerCase()
    .replace(/^[\d.\s]{0,8}/, '')
    .replace(/[:.]$/, '')
    .replace(/\s*\([^)]{0,40}\)$/, '')
    .trim();
  if (
    /^(?:core |technical |occupational |required )?knowledge(?: and understanding| statements?| requirements?)?$/.test(
      plain,
    )
  )
    return 'knowledge';
  if (/^(?:core |technical |occupational |required )?skills?(?: statements?| requirements?)?$/.test(plain))
    return 'skill';
  if (/^(?:core |professional |required )?behaviou?rs?(?: statements?| requirements?)?$/.test(plain))
    return 'behaviour';
  return undefined;
}

const letters: Readonly<Record<KsbKind, string>> = { knowledge: 'K', skill: 'S', behaviour: 'B' };

interface Section {
  readonly kind: KsbKind;
  readonly headingLevel: number;
  readonly isBlockHeading: boolean;
}

function sectionAt({ block }: Placed): Section | undefined {
  if (block.kind !== 'heading' && block.kind !== 'paragraph') return undefined;
  const kind = kindOfHeading(block.run.text);
  if (!kind) return undefined;
  return {
    kind,
    headingLevel: block.kind === 'heading' ? block.level : 9,
    isBlockHeading: block.kind === 'heading',
  };
}

function closes({ block }: Placed, section: Section): boolean {
  if (block.kind === 'table') return true;
  if (block.kind === 'heading') return block.level <= section.headingLevel;
  return block.kind === 'paragraph' && (/\.$/.test(block.run.text) || block.run.text.length > 200);
}

/**
 * Statements of a standard that prints no codes: the list items under headings Knowledge, Skills and Behaviours, counted in
 * their order. The references are ours and `printed` is false.
 */
export function statementsWithoutCodes(outline: Outline): readonly Candidate[] {
  const counts: Record<KsbKind, number> = { knowledge: 0, skill: 0, behaviour: 0 };
  let section: Section | undefined;
  let group: Words | undefined;
  return outline.blocks.flatMap((placed): Candidate[] => {
    const { block } = placed;
    const begun = sectionAt(placed);
    if (begun) {
      section = begun;
      group = undefined;
      return [];
    }
    if (!section || (block.kind !== 'item' && closes(placed, section))) {
      section = undefined;
      return [];
    }
    if (block.kind === 'table') return [];
    if (block.kind !== 'item') {
      group = { text: block.run.text.replace(/:$/, ''), runs: [block.run] };
      return [];
    }
    counts[section.kind] += 1;
    return [
      {
        ref: `${letters[section.kind]}${counts[section.kind]}`,
        refRuns: [block.run],
        text: cleanStatement(block.run.text),
        runs: [block.run],
        ...(group ? { group } : {}),
        methods: [],
        printed: false,
        placed,
      },
    ];
  });
}
