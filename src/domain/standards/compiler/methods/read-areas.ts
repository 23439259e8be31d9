import type { FoundMethod } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import type { Line } from '#domain/standards/compiler/read-document.ts';
import { spansOf } from '#domain/standards/compiler/text-run.ts';
import type { Statement } from './method-statements.ts';

const assesses =
  /\bassess\w* (?:against|through|on|for|in)\b[^.]{0,40}\b(?:following|these)\b[^.]{0,80}|\bassess(?:es)? the following\b[^.]{0,60}|\bfollowing (?:areas|modules|topics|elements|ksbs|knowledge)\b[^.]{0,60}\b(?:assessed|are covered)\b/i;
const covers =
  /\b(?:mandatory|must|minimum|required|has to|have to|needs? to|shall|will)\b[^.:]{0,120}\b(?:cover|covers|covered|include|includes|address|demonstrate)\b[^.:]{0,60}(?::|\bas a minimum\b)|\bas a minimum\b[^.:]{0,40}:|\bmust observe the apprentice\b[^.:]{0,60}:/i;
const includes =
  /\b(?:observation|discussion|project|report|showcase|presentation|assessment|interview|simulation|portfolio)s?\b[^.:]{0,100}\bmust (?:include|cover) ([a-z][a-z' -]{3,60})\.?$/i;

const notArea =
  /\b(question|time|must|should|will|apprentice|assessor|employer|minutes?|hours?|words?|method|grade)s?\b/i;

interface Area {
  readonly text: string;
  readonly statement: Statement;
  readonly lines?: readonly Line[];
}

function trimmed(text: string): string {
  return text
    .replace(/^[\s•\-–·*]+|[\s.;,:]+$/g, '')
    .replace(/^(?:and|or)\s+|[;,]?\s+(?:and|or)$/gi, '')
    .trim();
}

function inlineAreas(statement: Statement, tail: string): readonly Area[] {
  const parts = tail.split(/\s*[;,]\s*(?:and\s+)?|\s+and\s+(?=[^,;]*$)/).map(trimmed);
  const good = parts.filter((part) => part !== '' && part.length <= 90);
  return good.length > 1 && good.length === parts.length ? good.map((text) => ({ text, statement })) : [];
}

/** Bullets that came loose stand as lines of one paragraph: each begins with a capital letter, what goes on does not. */
function tornLines(statement: Statement): readonly Area[] {
  const lines = statement.run.lines.filter(({ text }) => trimmed(text) !== '');
  if (lines.length < 2 || /[.!?]\s/.test(statement.run.text)) return [];
  const groups: Line[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last && /^\s*[a-z]/.test(line.text)) last.push(line);
    else groups.push([line]);
  }
  if (groups.length < 2) return [];
  return groups.map((group) => ({
    text: trimmed(group.map(({ text }) => text.trim()).join(' ')),
    statement,
    lines: group,
  }));
}

function listedAreas(statements: readonly Statement[], at: number): readonly Area[] {
  const areas: Area[] = [];
  const first = statements[at + 1];
  const torn = first && first.from !== 'item' && first.from !== 'cell' ? tornLines(first) : [];
  if (torn.length > 0 || first?.from === 'sentence') return torn;
  for (const statement of statements.slice(at + 1, at + 40)) {
    const isItem = statement.from === 'item' || (statement.from === 'heading' && areas.length === 0);
    if (!isItem || statement.text.length > 160) break;
    areas.push({ text: trimmed(statement.text), statement });
  }
  return areas;
}

function areasAfter(statements: readonly Statement[], at: number, lead: RegExp): readonly Area[] {
  const statement = statements[at];
  const match = statement ? lead.exec(statement.text) : null;
  if (!statement || !match) return [];
  const tail = /:\s*(\S.*)$/.exec(statement.text.slice(match.index))?.[1];
  if (tail !== undefined) return inlineAreas(statement, tail);
  return /:\s*$/.test(statement.text) ? listedAreas(statements, at) : [];
}

/** The area with a capital letter, as headings of modules have it; the words stay as printed. */
function foundArea({ text, statement, lines }: Area): Found<string> {
  const spans = lines ? spansOf({ text, lines }) : statement.spans;
  return {
    value: text.charAt(0).toUpperCase() + text.slice(1),
    spans,
    section: statement.section,
    words: text,
    certainty: 'certain',
    by: 'method-areas',
  };
}

/** Areas of the standard that the method assesses, from "assessed against the following areas:" and its list. */
export function assessesOf(statements: readonly Statement[]): readonly Found<string>[] {
  return statements.flatMap((_, at) => areasAfter(statements, at, assesses).map(foundArea));
}

/** Areas that the method must touch, from "must cover as a minimum:" and its list, or "must include customer contact". */
export function coverageOf(statements: readonly Statement[]): readonly Found<string>[] {
  return statements.flatMap((statement, at) => {
    const listed = areasAfter(statements, at, covers);
    if (listed.length > 0) return listed.map(foundArea);
    const one = includes.exec(statement.text)?.[1];
    if (one === undefined || notArea.test(one)) return [];
    return [foundArea({ text: trimmed(one), statement })];
  });
}

/** What a sentence about several methods says they must include; whether each or all together must is not settled. */
export function jointCoverageOf(
  statements: readonly Statement[],
  method: FoundMethod,
): readonly Found<string>[] {
  return statements.flatMap((statement) => {
    const one =
      statement.named.length > 1 && statement.named.includes(method)
        ? includes.exec(statement.text)?.[1]
        : undefined;
    if (one === undefined || notArea.test(one)) return [];
    const why = 'The sentence speaks of several methods together, not of each.';
    return [{ ...foundArea({ text: trimmed(one), statement }), certainty: 'unsure' as const, why }];
  });
}
