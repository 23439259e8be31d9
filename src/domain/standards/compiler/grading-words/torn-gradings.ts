import type { FoundMethod, FoundMethodRule, MethodStatement } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import type { MethodLookup } from '#domain/standards/compiler/methods/method-lookup.ts';
import { plainNumbers } from '#domain/standards/compiler/methods/plain-numbers.ts';
import { needsIn, type SaidNeed } from './criteria-needs.ts';
import { foundInPiece, type Piece } from './grading-pieces.ts';

/** One method and what its words need, out of cells that were set one after the other. */
interface Torn {
  readonly method: FoundMethod;
  readonly need: SaidNeed;
  readonly piece: Piece;
}

/** "Observation 4 of 5 distinction criteria Discussion 3 of 4 …": every name is followed at once by a quantity. */
function segments(piece: Piece, before: Piece | undefined, lookup: MethodLookup): readonly Torn[] {
  const above = before && before.text.length <= 110 ? lookup.ofHeading(before.text) : undefined;
  const inside = lookup.placesIn(piece.text);
  const starts = above !== undefined && above !== 'several' && /^(?:at least )?\d/i.test(piece.text);
  const places = starts ? [{ method: above, at: 0, length: 0 }, ...inside] : inside;
  return places.flatMap(({ method, at, length }, index) => {
    const end = places[index + 1]?.at ?? piece.text.length;
    const words = piece.text.slice(at + length, end).trim();
    if (!/^[:–—-]?\s*(?:at least |minimum of |all |\d)/i.test(words) || words.length > 90) return [];
    const [need, ...more] = needsIn(plainNumbers(words));
    return need && more.length === 0 && need.counted ? [{ method, need, piece }] : [];
  });
}

/** Short pieces set one under the other: a method's name, then a quantity of criteria. */
function stacked(pieces: readonly Piece[], at: number, lookup: MethodLookup): readonly Torn[] {
  const [name, next] = [pieces[at], pieces[at + 1]];
  if (!name || !next || name.text.length > 110 || next.text.length > 60 || next.method !== undefined)
    return [];
  const named = lookup.ofHeading(name.text);
  if (named === undefined || named === 'several') return [];
  const [need, ...more] = needsIn(next.plain);
  return need && more.length === 0 && need.counted && /^(?:at least )?\d/.test(next.plain)
    ? [{ method: named, need, piece: next }]
    : [];
}

function rulesOf({ method, need, piece }: Torn): readonly FoundMethodRule[] {
  const { spans, section } = piece;
  const methodName: Found<string> = {
    value: method.title.value,
    spans,
    section,
    certainty: 'certain',
    by: 'grading-method',
  };
  const { kind, atLeast, total } = need;
  const criteria: MethodStatement = { form: 'criteria', grade: kind, needs: [{ kind, atLeast }] };
  const rule = foundInPiece(piece, criteria, 'grading-torn-cells');
  if (total === undefined) return [{ methodName, rule }];
  const count: MethodStatement = { form: 'count', kind, count: total };
  return [
    { methodName, rule },
    { methodName, rule: foundInPiece(piece, count, 'grading-counts') },
  ];
}

function percents(text: string): readonly number[] {
  const isOnly = /^(?:\d{1,3} ?%[\s,;]*){1,12}$/.test(text.trim());
  return isOnly ? [...text.matchAll(/(\d{1,3}) ?%/g)].map((match) => Number(match[1])) : [];
}

/** The column of percentages that came loose and stands after the names and counts, one for each, in their order. */
function percentColumn(
  torn: readonly Torn[],
  pieces: readonly Piece[],
  at: number,
): readonly FoundMethodRule[] {
  const found: { percent: number; piece: Piece }[] = [];
  for (const piece of pieces.slice(at + 1, at + 14)) {
    const values = percents(piece.text);
    if (values.length === 0) break;
    found.push(...values.map((percent) => ({ percent, piece })));
  }
  const own = found.length === torn.length + 1 && found[0]?.percent === 100 ? found.slice(1) : found;
  if (own.length !== torn.length) return [];
  return own.flatMap(({ percent, piece }, index) => {
    const one = torn[index];
    if (!one || percent < 1 || percent > 100) return [];
    const atLeast = percent === 100 ? ('all' as const) : { percent };
    const value: MethodStatement = {
      form: 'criteria',
      grade: one.need.kind,
      needs: [{ kind: one.need.kind, atLeast }],
    };
    const rule: Found<MethodStatement> = {
      ...foundInPiece(piece, value, 'grading-torn-cells'),
      certainty: 'likely',
    };
    const { spans, section } = piece;
    const name = one.method.title.value;
    const methodName: Found<string> = {
      value: name,
      spans,
      section,
      certainty: 'likely',
      by: 'grading-method',
    };
    return [{ methodName, rule }];
  });
}

/** Rules out of loose cells, and the pieces they were read from, of which nothing else is to be read. */
export interface TornRules {
  readonly rules: readonly FoundMethodRule[];
  readonly used: ReadonlySet<Piece>;
}

function stack(pieces: readonly Piece[], at: number, lookup: MethodLookup): readonly Torn[] {
  const torn: Torn[] = [];
  for (let one = stacked(pieces, at, lookup)[0]; one; one = stacked(pieces, at + torn.length * 2, lookup)[0])
    torn.push(one);
  return torn;
}

/**
 * Rules in a grading box whose cells came loose: names of methods each followed by a quantity, and the percentages of
 * its last column behind them. One name alone is an ordinary sentence.
 */
export function tornRules(pieces: readonly Piece[], lookup: MethodLookup): TornRules {
  const rules: FoundMethodRule[] = [];
  const used = new Set<Piece>();
  for (const [at, piece] of pieces.entries()) {
    if (used.has(piece)) continue;
    const inline = segments(piece, pieces[at - 1], lookup);
    const torn = inline.length > 1 ? inline : stack(pieces, at, lookup);
    if (torn.length < 2) continue;
    for (const one of torn) used.add(one.piece);
    const end = inline.length > 1 ? at : at + torn.length * 2 - 1;
    rules.push(...torn.flatMap(rulesOf), ...percentColumn(torn, pieces, end));
  }
  return { rules, used };
}
