import { codesIn, isCodesOnly, mendLookAlikes } from '#domain/standards/compiler/ksb-codes.ts';
import type { Cell, TextRun } from '#domain/standards/compiler/read-document.ts';
import { beginsInside, joined } from './draft-criterion.ts';
import { isGradingRule, leadingRef, saysNothing } from './kinds.ts';

/** One descriptor of a cell. */
export interface Piece {
  readonly text: string;
  readonly runs: readonly TextRun[];
  readonly ref?: string;
}

interface Open {
  text: string;
  runs: TextRun[];
  isPoint: boolean;
}

const bullet = /^(?:[\u2022\u25cf\u25aa\u25e6\u2023\uf0b7\u00b7*]|[-\u2013](?=\s)|o(?=\s[A-Z]))\s{0,4}/;
const intro =
  /^(?:(?:to (?:achieve|pass|gain|be awarded|obtain)|meets? (?:all|the)|all (?:of )?(?:the )?pass)\b.{0,120}|(?:an?|the|each)?\s?(?:apprentices?|learners?|candidates?)\b(?: (?:will|must|can|has|have|is|are|should|be|able|to|also|demonstrates?|evidences?|shows?|that|they|consistently)){0,6})\s?[:\u2026.]{0,3}$/i;
const opening = /^(?:in addition|as well|as for|plus|and)\b.{0,120}:$/i;

/** Whether words only lead in to the descriptors that follow: "To achieve a pass the apprentice must:". */
export function isLeadIn(text: string): boolean {
  const plain = text.trim();
  return plain.length < 160 && (intro.test(plain) || opening.test(plain));
}

function endsWithCodes(text: string): boolean {
  const group = /[([]([^()[\]]{1,300})[)\]]\s{0,2}[.;]?$/.exec(text);
  if (group && isCodesOnly(group[1] ?? '')) return true;
  const last = text.split(/\s/).at(-1) ?? '';
  return isCodesOnly(last) && text.length > last.length;
}

const unfinished = /(?:,|\b(?:a|an|the|of|and|or|to|with|for|in|on|by|their|its|that|which|from|as|at))$/i;

function continues(last: Open, text: string): boolean {
  if (isCodesOnly(text)) return true;
  if (/^\(?[a-z][.)]\s/.test(text)) return true;
  if (endsWithCodes(last.text)) return false;
  return beginsInside(text) || unfinished.test(last.text);
}

/** Cut words where a group of codes ends one descriptor and a capital begins the next, and at bullets inside a line. */
export function cutAtCodes(text: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  for (const group of mendLookAlikes(text).matchAll(/[([]([^()[\]]{1,300})[)\]]\s{0,2}[.;]?/g)) {
    const end = group.index + group[0].length;
    const next = text.slice(end).trimStart();
    if (!isCodesOnly(group[1] ?? '') || !/^["'\u2018\u201c]?[A-Z\u2022]/.test(next)) continue;
    parts.push(text.slice(from, end));
    from = end;
  }
  parts.push(text.slice(from));
  return parts
    .flatMap((part) => part.split(/\s(?=[\u2022\u25cf\u25aa\uf0b7]\s)/))
    .flatMap(cutAtBareCodes)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** "… safely K1 S2 Explains …": two codes or more without brackets part descriptors as well. */
function cutAtBareCodes(text: string): readonly string[] {
  const parts = text.split(/(?<=\s[KSB]\d{1,3}[,;]?\s{1,2}[KSB]\d{1,3}[.;]?)\s+(?=[A-Z][a-z])/);
  return parts.every((part) => codesIn(part).length > 0) ? parts : [text];
}

function addPart(open: Open[], text: string, run: TextRun): void {
  const last = open.at(-1);
  const isPoint = bullet.test(text);
  const plain = text.replace(bullet, '').trim();
  if (plain === '') return;
  const opensList = last !== undefined && /:$/.test(last.text.split('\n')[0] ?? '') && !isLeadIn(last.text);
  if (last && isPoint && opensList) {
    last.text = `${last.text}\n\u2022 ${plain}`;
    last.runs.push(run);
  } else if (last && !isPoint && continues(last, plain) && !isLeadIn(last.text)) {
    last.text = joined(last.text, plain);
    last.runs.push(run);
  } else open.push({ text: plain, runs: [run], isPoint });
}

const ordinal = /^\(?(?:\d{1,2}|[ivx]{1,4})[.)]\s{1,3}(?=["'\u2018\u201c(]?[A-Z])/;
const numbered = /^(\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)\s{0,2}[.:)]?\s{1,3}(?=\S)/;

function pieceOf({ text, runs }: Open): Piece {
  const led = leadingRef(text);
  if (led) return { text: led.rest, runs, ref: led.ref.ref };
  const number = numbered.exec(text);
  if (number?.[1] !== undefined) return { text: text.slice(number[0].length).trim(), runs, ref: number[1] };
  return { text: text.replace(ordinal, '').trim(), runs };
}

/** The descriptors among some paragraphs: torn ones joined, several in one line parted, lead-ins and rules left out. */
export function splitRuns(runs: readonly TextRun[]): readonly Piece[] {
  const open: Open[] = [];
  for (const run of runs) for (const part of cutAtCodes(run.text)) addPart(open, part, run);
  return open
    .filter(({ text }) => !saysNothing(text) && !isLeadIn(text) && !isGradingRule(text))
    .map(pieceOf)
    .filter(({ text }) => text !== '');
}

/** The descriptors of a cell. */
export function splitDescriptors(cell: Cell): readonly Piece[] {
  return splitRuns(cell.paragraphs);
}
