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

/** Codes that one table or list gives to two different statements. */
export function doubledCodeNotes(copies: readonly Candidate[]): readonly FactNote[] {
  const intact = copies.filter(
    ({ text, printed, salvaged }) => printed && salvaged !== true && damageOf(text) === undefined,
  );
  return intact.flatMap((copy, index): readonly FactNote[] => {
    const earlier = intact
      .slice(0, index)
      .find(
        ({ ref, placed, text }) =>
          ref === copy.ref &&
          placed.block.kind === 'table' &&
          placed.index === copy.placed.index &&
          bare(text) !== bare(copy.text),
      );
    if (!earlier) return [];
    return [
      {
        code: 'statement-code-twice',
        severity: 'warning',
        message: `${copy.ref} stands before two statements in "${sectionOf(copy.placed)}": "${earlier.text}" and "${copy.text}".`,
        spans: placesOf([...earlier.runs, ...copy.runs]),
      },
    ];
  });
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
