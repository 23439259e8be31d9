import type { Placed } from '#domain/standards/compiler/outline.ts';
import type { TextRun } from '#domain/standards/compiler/read-document.ts';

/** Words with what they were read from. */
export interface Words {
  readonly text: string;
  readonly runs: readonly TextRun[];
}

/** One copy of a statement as some place of the document prints it. */
export interface Candidate {
  readonly ref: string;
  /** What carries the code. */
  readonly refRuns: readonly TextRun[];
  text: string;
  runs: TextRun[];
  readonly group?: Words;
  methods: readonly Words[];
  readonly mandatory?: boolean;
  readonly options?: readonly Words[];
  /** False when the document prints no codes and this one was counted. */
  readonly printed: boolean;
  /** Cut out of words in which several statements run together: any copy of its own is better. */
  readonly salvaged?: true;
  readonly placed: Placed;
}

const gluedCode = /[a-z.,;)'\u2019][KSB$]\d{1,2}(?=\s?[A-Z][a-z])/;
const strayCode = /(?:^|\s)[KSB$]\d{1,2}\s(?=[A-Z][a-z])/;

/** Why a copy cannot be trusted; undefined when it reads like a whole statement. */
export function damageOf(text: string): 'glued' | 'torn' | undefined {
  if (gluedCode.test(text) || strayCode.test(text) || text.length > 700) return 'glued';
  const words = text.split(/\s+/).filter((word) => /[A-Za-z]{2}/.test(word)).length;
  if (words < 2 || /^[a-z]/.test(text) || /^[^A-Za-z"'\u2018\u201c(]/.test(text)) return 'torn';
  return unfinished.test(text) ? 'torn' : undefined;
}

const unfinished =
  /(?:[,-]|\b(?:a|an|the|of|and|or|to|with|for|in|on|by|their|its|your|our|that|which|is|are|from|as|at|into|than|reflects))$/i;

/** Whether the words stop where a sentence cannot. */
export function stopsInside(text: string): boolean {
  return unfinished.test(text.trim());
}

/** Letters and digits alone, lower case, for comparing copies. */
export function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

const explains =
  /(?:^|\s)(?:(?:the |an? |each )?(?:apprentices?|learners?)|[a-z]{0,8}ntices)\s(?:will |would |may )?(?:need|needs|should|must|have to)\b/i;

/** Whether words explain a statement to its reader ("Apprentices need to understand …") and are no part of it. */
export function isExplanation(text: string): boolean {
  const at = explains.exec(text);
  return at !== null && at.index < 40;
}

/** Words of a statement with what readers and publishers append taken off: links back, an explanation in the same paragraph. */
export function cleanStatement(text: string): string {
  const plain = text
    .replace(/back to (?:grading|top|contents)\s?$/i, '')
    .replace(/^[\s:.\u2013\u2014|-]+/, '')
    .replace(/\s+/g, ' ')
    .trim();
  const at =
    /\s(?:The apprentice|An apprentice|Apprentices|Learners|The learner)\s(?:will |would )?(?:need|should|must)\b/.exec(
      plain,
    );
  return at && at.index > 8 ? plain.slice(0, at.index).trim() : plain;
}
