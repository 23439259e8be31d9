import type { FoundMethod } from '#domain/standards/compiler/facts.ts';
import type { Outline } from '#domain/standards/compiler/outline.ts';
import type { Span, TextRun } from '#domain/standards/compiler/read-document.ts';
import { lookupOf, type MethodLookup } from './method-lookup.ts';
import { plainName } from './name-words.ts';
import { plainNumbers } from './plain-numbers.ts';
import { tableStatements } from './table-statements.ts';
import { placeOf, type Unit, unitsOf } from './units.ts';

/** One sentence, list item or table cell, and the method of which it speaks. */
export interface Statement {
  /** As printed, white space collapsed. */
  readonly text: string;
  /** The same in plain numbers and lower case. */
  readonly plain: string;
  readonly spans: readonly Span[];
  readonly section: string;
  /** The method under whose heading it stands, or which it alone names. */
  readonly method: FoundMethod | undefined;
  /** True when it stands under the method's own heading or in its row. */
  readonly own: boolean;
  /** Every method that the words themselves name. */
  readonly named: readonly FoundMethod[];
  /** The chapter on grading, further attempts or the like under which a method's heading stands again; else empty. */
  readonly chapter: string;
  /** Nearest heading within the method, or the heading cell of its column. */
  readonly label: string;
  readonly from: 'sentence' | 'item' | 'cell' | 'heading';
  readonly index: number;
  /** The paragraph, item or cell in which it stands. */
  readonly run: TextRun;
}

/** Headings that stay within the method above them, whatever their level. */
const within =
  /^(?:the )?(?:overview|delivery|assessment timings?|timings?|duration|length|purpose|rationale|format|structure|conduct|method|venue|location|questions?(?: and resources development)?|questioning|key facts|key features|what (?:is|will|happens|to expect).*|assessed? (?:areas?|against).*|component \d.*|stage \d.*|part \d.*|report|written report|interview|presentation|portfolio|product|submission|word (?:count|limit)|requirements|assessment requirements|invigilation|preparation|on the day|before .*|during .*|after .*|supporting material|number of questions|grading descriptors|pass|distinction|brief|equipment|resources)$/i;

/** Headings that end what is said of a method. */
const ending =
  /\b(independence|independent|roles?|responsibilit|grading|overall|re-?sits?|re-?takes?|re-?assessment|quality assurance|moderation|verification of|external quality|internal quality|reasonable adjustments?|special consideration|appeals?|complaints?|gateway|introduction|summary|glossary|appendix|annex|affordab|cost|implementation|professional (?:body|recognition)|contact|polic(?:y|ies)|results?|certificat|feedback|mapping|versions?|on[- ]programme|eligibility|support|misconduct|malpractice|conflicts?|training|standard information|occupational|assessment window|order of)\b/i;

interface Scope {
  readonly method: FoundMethod | undefined;
  readonly level: number;
  readonly label: string;
  readonly chapter: string;
}

const nowhere: Scope = { method: undefined, level: 0, label: '', chapter: '' };

/** A method's heading: its own chapter, or a paragraph on it within a chapter on something else. */
function opened(about: FoundMethod, heading: Unit, scope: Scope, seen: ReadonlySet<FoundMethod>): Scope {
  const label = plainName(heading.run.text);
  const again = seen.has(about) && scope.chapter !== '';
  const level = scope.method === about ? scope.level : heading.level;
  return { method: about, level, label, chapter: again ? scope.chapter : '' };
}

function scopeAfter(
  heading: Unit,
  scope: Scope,
  lookup: MethodLookup,
  seen: ReadonlySet<FoundMethod>,
): Scope {
  const { run, level } = heading;
  const text = plainName(run.text).replace(/^(?:appendix|annex) [a-z\d]{1,2}\b[\s:.–—-]*(?=\S)/i, '');
  const about = lookup.ofHeading(text);
  const isValue = /^(?:after|minimum|maximum|up to|at least|within|\d)/i.test(text) && level === 0;
  const ends = !isValue && ending.test(text) && !/grading descriptors/i.test(text);
  if (about === 'several') return nowhere;
  if (about && ends) return { method: about, level, label: text, chapter: text };
  if (about) return opened(about, heading, scope, seen);
  if (ends) return { ...nowhere, label: text, chapter: text };
  if (!scope.method) return { ...scope, label: text };
  if (within.test(text)) return { ...scope, label: text };
  const closes = level > 0 && scope.level > 0 && level <= scope.level;
  const chapter = /^\d{1,2}\.?\s+[A-Z]/.test(run.text);
  return closes || chapter ? { ...nowhere, label: text } : { ...scope, label: text };
}

function firstLine(unit: Unit): string {
  return unit.run.lines.find(({ text }) => text.trim() !== '')?.text.trim() ?? '';
}

/** A chapter heading set as the first line of a paragraph: "6. Independence". */
function opensChapter(unit: Unit): boolean {
  const isLong = unit.kind === 'text' && unit.run.lines.length > 1;
  return isLong && /^\d{1,2}\.\s+[A-Z][^.;:]{2,60}$/.test(firstLine(unit));
}

const criteriaHeading =
  /^(?:(?:pass|merit|distinction)(?: criteria| descriptors)?|(?:assessment )?methods?(?: of assessment)?|module|standard|what (?:do )?i (?:do )?need to \w+)$/i;

function isSentence(text: string): boolean {
  if (text.length > 60) return true;
  return (
    text.length > 20 &&
    /\s(?:is|are|will|must|should|lasts?|takes?|can|may|consists?|has|involves?)\s/.test(text)
  );
}

/** Whether a short line of unknown level that names a method is its heading: what follows is about the method. */
function heads(units: readonly Unit[], at: number, lookup: MethodLookup): boolean {
  const unit = units[at];
  const about = unit && lookup.ofHeading(unit.run.text);
  if (!unit || unit.level > 0 || about === undefined || about === 'several') return true;
  const next = units.slice(at + 1, at + 4);
  const isBare = !plainName(unit.run.text).includes(' ');
  if (isBare && /s$/i.test(unit.run.text.trim())) return false;
  if (isBare && !next.some(({ run }) => /\bassess|\bindependent\b/i.test(run.text))) return false;
  return next.some(({ run, kind }, after) => {
    const isCell = after === 0 && /^\d{1,3} ?%$|^\d{1,3} (?:minutes|hours?)\b/i.test(run.text);
    const isPart = kind === 'heading' && within.test(plainName(run.text));
    return isCell || isPart || (isSentence(run.text) && lookup.namedIn(run.text).includes(about));
  });
}

/**
 * Whether a unit stands among the torn cells of a table of criteria, where a method's name is a cell and heads nothing:
 * heading cells of such a table are near, and no sentence about the method follows.
 */
function inTornTable(at: number, { units, lookup, criteriaHeads }: Reading): boolean {
  const unit = units[at];
  if (!unit || unit.level > 0) return false;
  const heads = criteriaHeads.slice(Math.max(0, at - 40), at + 12);
  const texts = new Set(heads.filter((text) => text !== ''));
  if (texts.size < 3 || ![...texts].some((text) => /criteria|need|of assessment/.test(text))) return false;
  const [here] = lookup.namedIn(unit.run.text);
  const next = units[at + 1];
  const goesOn = next?.kind === 'text' && next.run.text.length > 60;
  return !(here && goesOn && lookup.namedIn(next.run.text.slice(0, 80)).includes(here));
}

/** The unit's words when it is a heading cell of a torn table of criteria, else empty. */
function criteriaHead({ level, kind, run }: Unit): string {
  const isCell = level === 0 && kind !== 'item' && run.text.length <= 40;
  return isCell && criteriaHeading.test(plainName(run.text)) ? run.text.toLowerCase() : '';
}

const sentenceEnd = /(?<=[.!?]["'’”)]?)\s+(?=["'‘“(]?[A-Z0-9•])/;

function statementsOfUnit(
  unit: Unit,
  scope: Scope,
  lookup: MethodLookup,
  outline: Outline,
): readonly Statement[] {
  return unit.run.text.split(sentenceEnd).flatMap((raw): readonly Statement[] => {
    const text = raw.trim();
    if (text === '') return [];
    const named = lookup.namedIn(text);
    const alone = named.length === 1 ? named[0] : undefined;
    const from = unit.kind === 'text' ? 'sentence' : unit.kind;
    return [
      {
        text,
        plain: plainNumbers(text),
        spans: placeOf(text, unit.run, outline.document),
        section: unit.section === '' ? scope.label : unit.section,
        method: scope.method ?? alone,
        own: scope.method !== undefined,
        named,
        chapter: scope.chapter,
        label: scope.label,
        from,
        index: unit.index,
        run: unit.run,
      },
    ];
  });
}

/** Where the reading stands: what has been read, and the method of which the next unit speaks. */
interface Reading {
  readonly units: readonly Unit[];
  readonly lookup: MethodLookup;
  readonly seen: Set<FoundMethod>;
  /** For each unit, the words of a heading cell of a torn table of criteria, or nothing. */
  readonly criteriaHeads: readonly string[];
}

function nextScope(scope: Scope, at: number, reading: Reading): Scope {
  const { units, lookup, seen } = reading;
  const unit = units[at];
  if (!unit || inTornTable(at, reading)) return nowhere;
  if (opensChapter(unit)) return { ...nowhere, chapter: firstLine(unit) };
  if (unit.kind === 'heading' && heads(units, at, lookup)) return scopeAfter(unit, scope, lookup, seen);
  if (unit.kind === 'heading') {
    const isOwn = lookup.ofHeading(unit.run.text) === scope.method;
    return isOwn ? { ...scope, label: unit.run.text } : { ...nowhere, label: unit.run.text };
  }
  if (scope.method && unit.run.text.length > 120) seen.add(scope.method);
  return scope;
}

/** Everything the document says in running text and tables, each with the method that it is about. */
export function methodStatements(outline: Outline, methods: readonly FoundMethod[]): readonly Statement[] {
  const lookup = lookupOf(methods);
  const statements: Statement[] = [];
  const units = unitsOf(outline);
  const criteriaHeads = units.map(criteriaHead);
  const reading: Reading = { units, lookup, seen: new Set(), criteriaHeads };
  const tables = outline.blocks.filter(({ block }) => block.kind === 'table');
  let scope = nowhere;
  let table = 0;
  const tablesUpTo = (index: number): void => {
    for (let next = tables[table]; next && next.index < index; next = tables[table]) {
      statements.push(...tableStatements(next, scope.method, lookup));
      table += 1;
    }
  };
  for (const [at, unit] of reading.units.entries()) {
    tablesUpTo(unit.index);
    scope = nextScope(scope, at, reading);
    statements.push(...statementsOfUnit(unit, scope, lookup, outline));
  }
  tablesUpTo(Number.POSITIVE_INFINITY);
  return statements;
}
