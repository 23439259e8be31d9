import { canonicalJson } from '#domain/standards/canonical-json.ts';
import type { Certainty, Found } from '#domain/standards/compiler/found.ts';
import { type Answer, type Candidate, type Question, slug } from '#domain/standards/compiler/questions.ts';
import type { Span } from '#domain/standards/compiler/read-document.ts';
import type { Severity } from '#domain/standards/finding.ts';
import type { Json } from '#domain/standards/layer-format.ts';
import type { Source } from '#domain/standards/values.ts';

/** Something said about the documents or the draft: where, why it matters, and what to decide. */
export interface CompilerFinding {
  readonly severity: Severity;
  /** Stable code in kebab-case. */
  readonly code: string;
  readonly message: string;
  /** The part of the draft it concerns, as a path by ids; empty means the whole. */
  readonly at: string;
  readonly spans: readonly Span[];
  /** True when the plan's own check says it, and not a comparison of documents: it is said anew after every edit. */
  readonly fromCheck?: true;
}

/** Where a part of the draft was read, and how sure the reading is. */
export interface Place {
  readonly at: string;
  readonly spans: readonly Span[];
  readonly section: string;
  readonly certainty: Certainty;
  readonly by: string;
  /** Key that questions about this part carry in their ids, where there is one. */
  readonly key?: string;
}

/** What is noted while the draft is put together. */
export interface DraftLog {
  readonly answers: ReadonlyMap<string, Answer>;
  readonly questions: Question[];
  readonly findings: CompilerFinding[];
  readonly places: Place[];
}

/** An empty log that knows the recorded answers. */
export function newLog(answers: readonly Answer[]): DraftLog {
  return {
    answers: new Map(answers.map((answer) => [answer.question, answer])),
    questions: [],
    findings: [],
    places: [],
  };
}

/** Note where a part of the draft was read. */
export function place(log: DraftLog, at: string, found: Found<unknown>, key?: string): void {
  const { spans, section, certainty, by } = found;
  log.places.push({ at, spans, section, certainty, by, ...(key === undefined ? {} : { key }) });
}

/** The source that a plan carries for a value: document, section and, where they differ from the value, its words. */
export function sourceOf(found: Found<unknown>): Source {
  const document = found.spans[0]?.document ?? 'document';
  return {
    document,
    section: found.section.trim() === '' ? 'The document' : found.section,
    ...(found.words === undefined || found.words === '' ? {} : { words: found.words }),
  };
}

/** What a question needs besides its candidates. */
export interface Asked<T> {
  /** Stable id; made of the words it is about. */
  readonly id: string;
  readonly at: string;
  readonly question: string;
  readonly why?: string;
  readonly says: (value: T) => string;
  /** False when the draft may be published without the answer. */
  readonly blocks?: boolean;
  /** False when nothing is used until somebody answers. */
  readonly assume?: boolean;
}

function candidateIds<T>(values: readonly T[], says: (value: T) => string): readonly string[] {
  const seen = new Map<string, number>();
  return values.map((value) => {
    const base = slug(says(value), 6);
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return count === 1 ? base : `${base}-${count}`;
  });
}

function distinct<T>(found: readonly Found<T>[]): readonly Found<T>[] {
  const seen = new Set<string>();
  return found.filter(({ value }) => {
    const key = canonicalJson(value);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The printed values and the further readings of each, every value once. */
function readingsOf<T>(found: readonly Found<T>[]): readonly Found<T>[] {
  const others = found.flatMap((one) => (one.others ?? []).map((value) => ({ ...one, value })));
  return distinct([...found, ...others]);
}

function candidatesOf<T>(readings: readonly Found<T>[], says: (value: T) => string): readonly Candidate[] {
  const ids = candidateIds(
    readings.map(({ value }) => value),
    says,
  );
  return readings.map(({ value, spans, section }, index) => ({
    id: ids[index] ?? `reading-${index + 1}`,
    says: says(value),
    value: value as Json,
    spans,
    section,
  }));
}

function answered<T>(question: Question, readings: readonly Found<T>[]): Found<T> | undefined {
  const { answer } = question;
  if (!answer) return undefined;
  const index = question.candidates.findIndex(({ id }) => id === answer.chosen);
  const chosen = readings[index];
  const first = readings[0];
  if (chosen) return { ...chosen, certainty: 'certain', words: chosen.words ?? '' };
  if (answer.value === undefined || !first) return undefined;
  return { ...first, value: answer.value as T, certainty: 'certain', by: 'answer' };
}

/**
 * Ask a question with these readings. Gives the answered reading, or the first while nobody has answered (nothing when
 * `assume` is false).
 */
export function ask<T>(log: DraftLog, asked: Asked<T>, readings: readonly Found<T>[]): Found<T> | undefined {
  const candidates = candidatesOf(readings, asked.says);
  const answer = log.answers.get(asked.id);
  const known = answer?.chosen === undefined || candidates.some(({ id }) => id === answer.chosen);
  if (answer && !known) {
    log.findings.push({
      severity: 'warning',
      code: 'answer-does-not-fit',
      message: `The answer to "${asked.question}" chooses "${answer.chosen}", which is no candidate any more. Choose one of: ${candidates.map(({ id }) => id).join(', ')}.`,
      at: asked.at,
      spans: readings.flatMap(({ spans }) => spans),
    });
  }
  const first = candidates[0];
  const question: Question = {
    id: asked.id,
    at: asked.at,
    question: asked.question,
    why: asked.why ?? readings.find(({ why }) => why !== undefined)?.why ?? 'The documents leave it open.',
    candidates,
    ...(first && asked.assume !== false ? { assumed: first.id } : {}),
    blocks: asked.blocks ?? true,
    ...(answer && known ? { answer } : {}),
  };
  log.questions.push(question);
  return answered(question, readings) ?? (asked.assume === false ? undefined : readings[0]);
}

/**
 * Settle one value from every place where a document says it. One certain or likely value is taken; several different
 * ones, or an unsure one, become a question whose candidates are all readings.
 */
export function settle<T>(log: DraftLog, asked: Asked<T>, found: readonly Found<T>[]): Found<T> | undefined {
  const readings = readingsOf(found);
  const first = readings[0];
  if (!first) return undefined;
  const values = distinct(found);
  const open = values.length > 1 || first.certainty === 'unsure';
  const settled = open ? ask(log, asked, readings) : first;
  if (values.length > 1) {
    const isDecided = log.questions.some(({ id, answer }) => id === asked.id && answer !== undefined);
    const said = values.map(({ value, section }) => `"${asked.says(value)}" (${section})`).join(' and ');
    log.findings.push({
      severity: isDecided ? 'note' : 'warning',
      code: 'said-differently',
      message: `${said}: the document says both. ${asked.question}`,
      at: asked.at,
      spans: values.flatMap(({ spans }) => spans),
    });
  }
  if (settled) place(log, asked.at, settled);
  return settled;
}
