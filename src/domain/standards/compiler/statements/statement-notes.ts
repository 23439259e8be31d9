import type { FactNote, FoundKsb } from '#domain/standards/compiler/facts.ts';
import { placesOf } from '#domain/standards/compiler/grid.ts';
import { sectionOf } from '#domain/standards/compiler/outline.ts';
import { bare, type Candidate, damageOf } from './candidate.ts';

function numbersOf(ksbs: readonly FoundKsb[], letter: string): readonly number[] {
  return ksbs
    .filter(({ ref }) => ref.value.startsWith(letter))
    .map(({ ref }) => Number.parseInt(ref.value.slice(1), 10));
}

function missing(numbers: readonly number[]): readonly number[] {
  const highest = Math.max(0, ...numbers);
  return Array.from({ length: highest }, (_, index) => index + 1).filter(
    (number) => !numbers.includes(number),
  );
}

/** Numbers that a sequence of codes leaves out: K1, K2, K4. */
export function gapNotes(ksbs: readonly FoundKsb[]): readonly FactNote[] {
  return ['K', 'S', 'B'].flatMap((letter): readonly FactNote[] => {
    const gaps = missing(numbersOf(ksbs, letter));
    const own = ksbs.filter(({ ref }) => ref.value.startsWith(letter));
    if (gaps.length === 0) return [];
    const refs = gaps.slice(0, 12).map((number) => `${letter}${number}`);
    const rest = gaps.length > 12 ? ` and ${gaps.length - 12} more` : '';
    return [
      {
        code: 'statement-missing',
        severity: 'warning',
        message: `The numbering leaves out ${refs.join(', ')}${rest}: the document lost the statement, or the standard has none of that number.`,
        spans: own.flatMap(({ ref }) => ref.spans).slice(0, 4),
      },
    ];
  });
}

/** Codes that one table gives to two different statements, once for each code and table. */
export function doubledCodeNotes(copies: readonly Candidate[]): readonly FactNote[] {
  const first = new Map<string, Candidate>();
  const notes = new Map<string, FactNote>();
  for (const copy of copies) {
    const { text, placed, printed, salvaged } = copy;
    const isOwn = printed && salvaged !== true && placed.block.kind === 'table';
    if (!isOwn || damageOf(text) !== undefined) continue;
    const key = `${copy.ref} ${placed.index}`;
    const earlier = first.get(key);
    if (!earlier) first.set(key, copy);
    else if (!notes.has(key) && bare(earlier.text) !== bare(text))
      notes.set(key, {
        code: 'statement-code-twice',
        severity: 'warning',
        message: `${copy.ref} stands before two statements in "${sectionOf(placed)}": "${earlier.text}" and "${text}".`,
        spans: placesOf([...earlier.runs, ...copy.runs]),
      });
  }
  return [...notes.values()];
}

/** One note when the document prints no codes and they were counted. */
export function countedNotes(copies: readonly Candidate[]): readonly FactNote[] {
  const [first] = copies;
  if (!first || first.printed) return [];
  return [
    {
      code: 'statements-without-codes',
      severity: 'note',
      message: `The document prints no codes for its ${copies.length} statements; K1, S1, B1 and so on were counted in their order.`,
      spans: placesOf(first.runs),
    },
  ];
}
