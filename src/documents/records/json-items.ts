import { UnreadableFile } from './unreadable-file.ts';

/** One item of a list, or of a map by its key. */
export interface JsonItem {
  /** Place among all items of the file, from 1. */
  readonly at: number;
  readonly key: string | undefined;
  readonly value: unknown;
}

/** Largest item that is read; one standard with everything has some hundred thousand characters. */
const largestItem = 16_000_000;

/**
 * The items of a JSON file, read piece by piece so that memory does not grow with the file. A file is a list of items; an object with
 * lists or maps of items; or one item alone, which `isField` tells by its first key.
 * Throws {@link UnreadableFile} for what is no JSON.
 */
export async function* jsonItems(
  text: AsyncIterable<string>,
  isField: (key: string) => boolean,
): AsyncGenerator<JsonItem> {
  const scanner = new Scanner(isField);
  for await (const chunk of text) yield* scanner.feed(chunk);
  scanner.end();
}

interface Frame {
  readonly kind: 'list' | 'map';
  /** Whether its values are items; those of a root object are lists and maps. */
  readonly emits: boolean;
  key: string | undefined;
  expects: 'key' | 'value';
}

/** A value or key of which only a part has arrived. */
interface Open {
  readonly is: 'item' | 'key' | 'skipped';
  readonly parts: string[];
  length: number;
  depth: number;
  isText: boolean;
  isEscaped: boolean;
  /** A text, number or word, which ends where the next sign begins. */
  readonly isScalar: boolean;
}

class Scanner {
  readonly #isField: (key: string) => boolean;
  readonly #frames: Frame[] = [];
  #open: Open | undefined;
  #count = 0;
  #keys = 0;
  #isDone = false;
  #items: JsonItem[] = [];

  constructor(isField: (key: string) => boolean) {
    this.#isField = isField;
  }

  feed(chunk: string): readonly JsonItem[] {
    this.#items = [];
    let at = 0;
    while (at < chunk.length) at = this.#open ? this.#goOn(this.#open, chunk, at) : this.#sign(chunk, at);
    return this.#items;
  }

  end(): void {
    if (this.#frames.length === 0 && this.#isDone && !this.#open) return;
    if (!this.#isDone && this.#frames.length === 0) throw new UnreadableFile('The file is empty.');
    throw new UnreadableFile(
      `The file ends in the middle of item ${this.#count + 1}. It may have been cut off: download it again.`,
    );
  }

  /** One sign between values. Gives where to go on. */
  #sign(chunk: string, at: number): number {
    const sign = chunk[at] ?? '';
    if (/\s/.test(sign)) return at + 1;
    const frame = this.#frames.at(-1);
    if (!frame) return this.#beginFile(sign, at);
    if (sign === ']' || sign === '}') return this.#close(frame, sign, at);
    if (sign !== ',' && !(sign === ':' && frame.kind === 'map')) return this.#beginIn(frame, sign, at);
    if (frame.kind === 'map') frame.expects = sign === ',' ? 'key' : 'value';
    return at + 1;
  }

  #beginIn(frame: Frame, sign: string, at: number): number {
    if (frame.kind === 'list' || frame.expects === 'value') return this.#beginValue(frame, sign, at);
    if (sign !== '"') throw this.#broken();
    this.#begin('key', sign);
    return at;
  }

  #beginFile(sign: string, at: number): number {
    if (this.#isDone)
      throw new UnreadableFile('There is more text after the end of the list. Remove what follows it.');
    if (sign !== '[' && sign !== '{')
      throw new UnreadableFile(`The file is no JSON: it begins with "${sign}". JSON begins with [ or {.`);
    this.#push(sign, sign === '[');
    return at + 1;
  }

  #beginValue(frame: Frame, sign: string, at: number): number {
    const isContainer = sign === '[' || sign === '{';
    if (!frame.emits && isContainer) {
      this.#push(sign, true);
      return at + 1;
    }
    const isWanted = frame.emits && (isContainer || frame.kind === 'list');
    this.#begin(isWanted ? 'item' : 'skipped', sign);
    return at;
  }

  #push(sign: string, emits: boolean): void {
    const kind = sign === '[' ? 'list' : 'map';
    this.#frames.push({ kind, emits, key: undefined, expects: kind === 'map' ? 'key' : 'value' });
  }

  #close(frame: Frame, sign: string, at: number): number {
    if ((frame.kind === 'list') !== (sign === ']')) throw this.#broken();
    this.#frames.pop();
    this.#isDone = this.#frames.length === 0;
    return at + 1;
  }

  #begin(is: Open['is'], sign: string): void {
    const isScalar = sign !== '[' && sign !== '{';
    this.#open = { is, parts: [], length: 0, depth: 0, isText: false, isEscaped: false, isScalar };
  }

  /** Read on in an open value up to its end or the end of the piece. */
  #goOn(open: Open, chunk: string, from: number): number {
    let at = from;
    for (; at < chunk.length; at += 1) {
      const code = chunk.charCodeAt(at);
      if (open.isText) {
        if (inText(open, code) && open.isScalar) return this.#finish(open, chunk.slice(from, at + 1), at + 1);
        continue;
      }
      const step = outsideText(open, code);
      if (step === 'before') return this.#finish(open, chunk.slice(from, at), at);
      if (step === 'after') return this.#finish(open, chunk.slice(from, at + 1), at + 1);
    }
    this.#keep(open, chunk.slice(from, at));
    return at;
  }

  #keep(open: Open, part: string): void {
    open.length += part.length;
    if (open.is !== 'skipped') open.parts.push(part);
    if (open.length > largestItem)
      throw new UnreadableFile(
        `Item ${this.#count + 1} is larger than ${largestItem / 1_000_000} million characters.`,
      );
  }

  #finish(open: Open, part: string, next: number): number {
    this.#keep(open, part);
    this.#open = undefined;
    if (open.is === 'skipped') return next;
    const value = this.#parse(open.parts.join(''));
    const frame = this.#frames.at(-1);
    if (open.is === 'key' && frame) {
      this.#takeKey(frame, String(value));
      return next;
    }
    this.#count += 1;
    this.#items.push({ at: this.#count, key: frame?.kind === 'map' ? frame.key : undefined, value });
    this.#isDone = this.#frames.length === 0;
    return next;
  }

  /** The first key of the file tells whether it is one item alone. */
  #takeKey(frame: Frame, key: string): void {
    frame.key = key;
    this.#keys += 1;
    if (this.#keys > 1 || frame.emits || !this.#isField(key)) return;
    this.#frames.pop();
    this.#begin('item', '{');
    const open = this.#open;
    if (!open) return;
    open.depth = 1;
    open.parts.push(`{${JSON.stringify(key)}`);
  }

  #parse(text: string): unknown {
    try {
      return JSON.parse(text);
    } catch (cause) {
      throw Object.assign(this.#broken(), { cause });
    }
  }

  #broken(): UnreadableFile {
    return new UnreadableFile(
      `Item ${this.#count + 1} is not valid JSON. The file is damaged there: download it again, or correct it.`,
    );
  }
}

const quote = 34;
const backslash = 92;

/** Whether the text ends with this character. */
function inText(open: Open, code: number): boolean {
  if (open.isEscaped) open.isEscaped = false;
  else if (code === backslash) open.isEscaped = true;
  else if (code === quote) {
    open.isText = false;
    return true;
  }
  return false;
}

/** Whether the value ends before or after this character, or goes on. */
function outsideText(open: Open, code: number): 'before' | 'after' | 'on' {
  const isOpening = code === 91 || code === 123;
  const isClosing = code === 93 || code === 125;
  if (code === quote) open.isText = true;
  else if (open.isScalar && (isClosing || code === 44 || code === 58)) return 'before';
  else if (isOpening) open.depth += 1;
  else if (isClosing) {
    open.depth -= 1;
    if (open.depth === 0) return 'after';
  }
  return 'on';
}
