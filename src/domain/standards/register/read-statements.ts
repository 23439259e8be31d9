import { plainText } from './read-values.ts';
import type { ReadingNote, RegisterStatement, StatementKind } from './register-format.ts';

/** A statement as a source lists it. */
export interface ListedStatement {
  /** The printed code; absent when the source numbers by place. */
  readonly code?: string | undefined;
  readonly text: string;
  readonly kind: StatementKind;
}

const prefixes: Readonly<Record<StatementKind, string>> = {
  knowledge: 'K',
  skill: 'S',
  behaviour: 'B',
  employability: 'ESB',
};

/** A code without spaces and leading zeros (`K001` is `K1`); undefined when it is none. */
export function readCode(code: string): string | undefined {
  const match = /^(K|S|B|TK|TS|ESB)[ .-]?0*(\d{1,3})$/i.exec(code.trim());
  return match ? `${match[1]?.toUpperCase()}${match[2]}` : undefined;
}

/** The kind that a code names by its letters. */
export function kindOfCode(code: string): StatementKind {
  const letters = code.replace(/\d+$/, '');
  if (letters === 'ESB') return 'employability';
  if (letters.endsWith('K')) return 'knowledge';
  return letters === 'B' ? 'behaviour' : 'skill';
}

/** The kind in the words of a list (`Knowledge`, `skills`, `B`); undefined when it is none. */
export function readKind(word: string): StatementKind | undefined {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '');
  if (/^(?:k|tk|(?:technical)?knowledges?)$/.test(letters)) return 'knowledge';
  if (/^(?:s|ts|(?:technical)?skills?)$/.test(letters)) return 'skill';
  if (/^(?:b|behaviou?rs?)$/.test(letters)) return 'behaviour';
  return /^(?:esb|employability(?:skills(?:andbehaviou?rs)?)?)$/.test(letters) ? 'employability' : undefined;
}

/**
 * Statements with their codes. Printed codes are kept; a statement without one gets the next number of its kind, as the government's
 * own importer counts. `prefix` replaces the letter of a kind (TK for technical knowledge). Empty texts and codes used twice are left out and noted;
 * `refs` gives the code of each listed statement, undefined where it was left out.
 */
export function numberStatements(
  listed: readonly ListedStatement[],
  prefix: Partial<Readonly<Record<StatementKind, string>>> = {},
): { statements: RegisterStatement[]; notes: ReadingNote[]; refs: (string | undefined)[] } {
  const statements: RegisterStatement[] = [];
  const refs: (string | undefined)[] = [];
  const notes: ReadingNote[] = [];
  const counts = new Map<StatementKind, number>();
  const used = new Set<string>();
  for (const item of listed) {
    const place = (counts.get(item.kind) ?? 0) + 1;
    counts.set(item.kind, place);
    const read = withCode(item);
    refs.push(undefined);
    const ref = read.code ?? `${prefix[item.kind] ?? prefixes[item.kind]}${place}`;
    if (read.text === '') {
      notes.push({ code: 'W2001', message: `Statement ${ref} has no text and was left out.` });
    } else if (used.has(ref) || !/^[A-Z]{1,3}\d{1,3}$/.test(ref)) {
      notes.push({
        code: 'W2002',
        message: `The code "${ref}" stands twice; the second, "${shorten(read.text)}", was left out. Give it a code of its own.`,
      });
    } else {
      used.add(ref);
      refs[refs.length - 1] = ref;
      statements.push({ ref, kind: item.kind, text: read.text });
    }
  }
  return { statements, notes, refs };
}

/** A text cut to a length that fits a message. */
export function shorten(text: string, length = 60): string {
  return text.length > length ? `${text.slice(0, length - 1).trimEnd()}…` : text;
}

/** Codes also stand in front of the text (`K1: …`). */
function withCode(item: ListedStatement): { code: string | undefined; text: string } {
  const text = plainText(item.text);
  const printed = item.code === undefined ? undefined : readCode(item.code);
  const inFront = /^((?:K|S|B|TK|TS|ESB)\d{1,3})\s{0,3}[:.)–-]\s{0,3}(?=\S)/.exec(text);
  const leading = inFront?.[1] === undefined ? undefined : readCode(inFront[1]);
  if (inFront && leading !== undefined && (printed === undefined || printed === leading))
    return { code: leading, text: text.slice(inFront[0].length) };
  return { code: printed, text };
}

/** What is odd about a list of statements without being wrong: gaps in its numbers, texts that stand twice, a kind that is missing. */
export function notesOnStatements(statements: readonly RegisterStatement[]): ReadingNote[] {
  if (statements.length === 0) return [];
  return [...gaps(statements), ...repeats(statements), ...missingKinds(statements)];
}

function gaps(statements: readonly RegisterStatement[]): ReadingNote[] {
  const numbers = new Map<string, number[]>();
  for (const { ref } of statements) {
    const letters = ref.replace(/\d+$/, '');
    numbers.set(letters, [...(numbers.get(letters) ?? []), Number(ref.slice(letters.length))]);
  }
  const absent = [...numbers].flatMap(([letters, held]) => {
    const there = new Set(held);
    const last = Math.max(...held);
    return Array.from({ length: last }, (_, at) => at + 1)
      .filter((number) => !there.has(number))
      .map((number) => `${letters}${number}`);
  });
  if (absent.length === 0) return [];
  const shown =
    absent.slice(0, 12).join(', ') + (absent.length > 12 ? ` and ${absent.length - 12} more` : '');
  return [
    {
      code: 'W2003',
      message: `The numbering has gaps: ${shown} ${absent.length === 1 ? 'is' : 'are'} not there.`,
    },
  ];
}

function repeats(statements: readonly RegisterStatement[]): ReadingNote[] {
  const first = new Map<string, string>();
  const twice: string[] = [];
  for (const { ref, text } of statements) {
    const key = text.toLowerCase();
    const before = first.get(key);
    if (before === undefined) first.set(key, ref);
    else twice.push(`${before} and ${ref}`);
  }
  if (twice.length === 0) return [];
  return [{ code: 'W2004', message: `The same words stand twice: ${twice.slice(0, 8).join('; ')}.` }];
}

function missingKinds(statements: readonly RegisterStatement[]): ReadingNote[] {
  const kinds = new Set(statements.map(({ kind }) => kind));
  if (
    kinds.has('behaviour') ||
    kinds.has('employability') ||
    statements.some(({ ref }) => ref.startsWith('T'))
  )
    return [];
  return [{ code: 'W2005', message: 'There are no behaviours.' }];
}
