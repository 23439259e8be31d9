import type { Outline } from '#domain/standards/compiler/outline.ts';
import { spansOf } from '#domain/standards/compiler/text-run.ts';
import {
  couldBeName,
  isMethodName,
  kindOfName,
  methodHeading,
  numberedName,
  numberOfName,
  plainName,
} from './name-words.ts';
import { distinctNames, type NameGroup, type PrintedName } from './named-groups.ts';
import { summaryHeading } from './table-names.ts';
import type { Unit } from './units.ts';

const numbers = new Map([
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
]);

/** A number of one word or its digits. */
export function numberSaid(words: string): number | undefined {
  const digits = /\d{1,4}/.exec(words);
  if (digits) return Number(digits[0]);
  const word = words
    .toLowerCase()
    .match(/[a-z]+/g)
    ?.find((one) => numbers.has(one));
  return word === undefined ? undefined : numbers.get(word);
}

const announcing =
  /\b(?:(one|two|three|four|five|six|\d)\s*(?:\(\d\)\s*)?)?(?:(?:discrete|distinct|separate|different|key|main|following|individual|epa|mandatory|end[- ]point)\s+){0,3}assessment (?:methods|components|elements|activities|tools)\b/i;
const listing =
  /\b(consists?|comprises?|comprising|comprised|made up|contains?|includes?|following|through|using|via|has|have|are|these|uses)\b/i;

function printed(unit: Unit, name: string): PrintedName {
  return { name, spans: spansOf(unit.run), section: unit.section };
}

function nameOfItem(text: string): string | undefined {
  const whole = plainName(text);
  const numberedPart = numberedName(whole) ?? whole;
  for (const part of [numberedPart, numberedPart.split(/\s[–—-]\s|:\s|\.\s/)[0] ?? '']) {
    const name = plainName(part.replace(/^(?:an?|the)\s+/i, '').replace(/[;,]?\s*(?:and|or)$/i, ''));
    if (isMethodName(name)) return name;
  }
  return undefined;
}

function itemsAfter(units: readonly Unit[], at: number): readonly PrintedName[] {
  const names: PrintedName[] = [];
  let marked = false;
  for (const unit of units.slice(at + 1, at + 12)) {
    if (unit.level > 0 || (marked && unit.kind !== 'item')) break;
    marked ||= unit.kind === 'item';
    const name = nameOfItem(unit.run.text);
    if (name !== undefined) names.push(printed(unit, name));
    else if (unit.kind !== 'item' || names.length === 0) break;
  }
  return names;
}

function inlineNames(unit: Unit): readonly PrintedName[] {
  const tail =
    /(?:methods|components|elements|activities|tools)\b[^.]{0,60}?(?::|–|—|\bare\b|\bof\b)\s*([^.]{8,400})/i.exec(
      unit.run.text,
    )?.[1];
  const parts = (tail ?? '')
    .split(/;\s*(?:and\s+)?|,\s*(?:and\s+)?|\s+and\s+(?=an?\s|the\s)/i)
    .map(nameOfItem);
  const names = parts.flatMap((name) => (name === undefined ? [] : [printed(unit, name)]));
  return names.length === parts.length ? names : [];
}

function listAt(units: readonly Unit[], at: number): NameGroup | undefined {
  const unit = units[at];
  const match = unit ? announcing.exec(unit.run.text) : null;
  if (!unit || !match || !listing.test(unit.run.text)) return undefined;
  const stated = numberSaid(match[1] ?? '');
  const below = /:\s*$/.test(unit.run.text) || unit.kind === 'heading' ? itemsAfter(units, at) : [];
  const names = distinctNames(below.length > 1 ? below : inlineNames(unit));
  return names.length > 1 ? { from: 'list', names, ...(stated === undefined ? {} : { stated }) } : undefined;
}

/** Lists that a sentence announces: "consists of two assessment methods:". */
export function namesInLists(units: readonly Unit[]): readonly NameGroup[] {
  return units.flatMap((_, at) => listAt(units, at) ?? []);
}

interface NumberedName {
  readonly name: PrintedName;
  /** "Method 1" and not "component 1", which may be a part of a method. */
  readonly isMethod: boolean;
}

const methodNumber = /\bmethod\b|\bAM ?\d/i;

function numberedInTables(outline: Outline): readonly NumberedName[] {
  return outline.blocks.flatMap(({ block, headings }) => {
    if (block.kind !== 'table') return [];
    const paragraphs = block.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.paragraphs));
    return paragraphs.flatMap((run) => {
      const name = methodNumber.test(run.text) ? numberedName(run.text) : undefined;
      if (name === undefined || !isMethodName(name)) return [];
      const number = numberOfName(run.text);
      const place = { spans: spansOf(run), section: headings.join(': ') };
      return [{ name: { name, ...place, ...(number ? { number } : {}) }, isMethod: true }];
    });
  });
}

function numberedUnit(unit: Unit): readonly NumberedName[] {
  const { text } = unit.run;
  const name = text.length <= 140 ? numberedName(text) : undefined;
  if (name === undefined || !/method|component|element|\bAM ?\d/i.test(text)) return [];
  const known = isMethodName(name) || (unit.kind === 'heading' && couldBeName(name));
  const number = numberOfName(text);
  const numbered = { ...printed(unit, name), ...(number ? { number } : {}) };
  return known ? [{ name: numbered, isMethod: methodNumber.test(text) }] : [];
}

/**
 * Names after "Assessment method 1:", in headings and in cells. "Component 1:" counts only where no method is numbered:
 * a method may itself have components.
 */
export function numberedNames(outline: Outline, units: readonly Unit[]): readonly NameGroup[] {
  const all = [...units.flatMap(numberedUnit), ...numberedInTables(outline)];
  const methods = all.filter(({ isMethod }) => isMethod);
  const names = distinctNames((methods.length > 0 ? methods : all).map(({ name }) => name));
  return names.length > 0 ? [{ from: 'numbered', names }] : [];
}

/** The number of methods that the document states, "consists of three assessment methods". */
export function statedNumber(units: readonly Unit[]): number | undefined {
  const counts = units.flatMap(({ run }) => {
    const match = announcing.exec(run.text);
    const count =
      match &&
      /\b(?:consists?|comprises?|comprised|made up|contains?|has|have|are|includes?)\b/i.test(run.text);
    return count && match?.[1] ? (numberSaid(match[1]) ?? []) : [];
  });
  return counts.find((count) => count > 1);
}

/** Headings that are nothing but a method's name. */
export function headingNames(units: readonly Unit[]): readonly NameGroup[] {
  const names = units.flatMap((unit) => {
    const name = unit.kind === 'heading' ? plainName(unit.run.text) : '';
    const main =
      !['portfolio', 'other', 'external'].includes(kindOfName(name).kind) &&
      !/report|question|^assessment /i.test(name);
    const isBarePlural = /^\w+s$/.test(name);
    return isMethodName(name) && main && !isBarePlural ? [printed(unit, name)] : [];
  });
  return names.length > 0 ? [{ from: 'headings', names: distinctNames(names) }] : [];
}

/** Heading cells that no table of criteria has. */
const ownHeading = /\b(weight|duration|length|time|timing|to achieve|assessed by|format)/i;

/** A summary table whose cells the typesetter set one under the other: its heading cells, then names among values. */
export function linearisedSummaries(
  units: readonly Unit[],
): readonly { head: number; cells: readonly Unit[] }[] {
  return units.flatMap((unit, head) => {
    if (!methodHeading.test(plainName(unit.run.text))) return [];
    const near = units.slice(head + 1, head + 9).filter(({ run }) => run.text.length <= 60);
    const heads = near.map(({ run }) => plainName(run.text)).filter((text) => summaryHeading.test(text));
    if (heads.length < 2 || !heads.some((text) => ownHeading.test(text))) return [];
    const rest = units.slice(head + 1, head + 60);
    const end = rest.findIndex(({ run }) => run.text.length > 220);
    return [{ head, cells: end < 0 ? rest : rest.slice(0, end) }];
  });
}

/** Names in summary tables that were torn into paragraphs. */
export function namesInLinearised(units: readonly Unit[]): readonly NameGroup[] {
  return linearisedSummaries(units).flatMap(({ cells }) => {
    const names = distinctNames(
      cells.flatMap((unit) => {
        const name = plainName(unit.run.text);
        return isMethodName(name) ? [printed(unit, name)] : [];
      }),
    );
    return names.length > 1 ? [{ from: 'summary' as const, names }] : [];
  });
}
