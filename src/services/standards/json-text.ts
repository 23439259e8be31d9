/** Where and why a text is not JSON; line and column count from 1. */
export type JsonFault = { readonly line: number; readonly column: number; readonly message: string };

/** A JSON value, or where the text stops being JSON. */
export type JsonReading =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly fault: JsonFault };

const deepest = 100;
const space = /[ \t\n\r]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids exactly these in a string.
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const word = /true|false|null/y;

class Fault extends Error {
  readonly offset: number;
  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
  }
}

/** Walks a JSON text without building it: JSON.parse names no place on every version of Node. */
class Walker {
  readonly text: string;
  offset = 0;
  constructor(text: string) {
    this.text = text;
  }

  document(): void {
    this.skip();
    this.value(0);
    this.skip();
    if (this.offset < this.text.length) this.fail('nothing may follow the end of the value');
  }

  private value(depth: number): void {
    if (depth > deepest) this.fail(`values may be nested at most ${deepest} deep`);
    const first = this.text[this.offset];
    if (first === '{') this.object(depth);
    else if (first === '[') this.list(depth);
    else if (first === '"') this.string();
    else if (!this.take(number) && !this.take(word)) this.fail('a value is expected here');
  }

  private object(depth: number): void {
    const keys = new Set<string>();
    this.members('}', () => {
      const start = this.offset;
      if (this.text[start] !== '"') this.fail('a key in double quotes is expected here');
      const key = this.string();
      if (keys.has(key)) this.fail(`the key ${key} stands twice in the same object`, start);
      keys.add(key);
      this.skip();
      if (this.text[this.offset] !== ':') this.fail('a colon is expected here');
      this.offset += 1;
      this.skip();
      this.value(depth + 1);
    });
  }

  private list(depth: number): void {
    this.members(']', () => this.value(depth + 1));
  }

  private members(end: '}' | ']', member: () => void): void {
    this.offset += 1;
    this.skip();
    if (this.text[this.offset] === end) {
      this.offset += 1;
      return;
    }
    for (;;) {
      member();
      this.skip();
      const next = this.text[this.offset];
      if (next !== ',' && next !== end) this.fail(`a comma or ${end} is expected here`);
      this.offset += 1;
      if (next === end) return;
      this.skip();
      if (this.text[this.offset] === end) this.fail(`a comma may not stand before ${end}`);
    }
  }

  private string(): string {
    const start = this.offset;
    if (!this.take(string)) this.fail('this text is not closed, or holds a character that needs a backslash');
    return this.text.slice(start, this.offset);
  }

  private skip(): void {
    this.take(space);
  }

  private take(pattern: RegExp): boolean {
    pattern.lastIndex = this.offset;
    if (!pattern.test(this.text)) return false;
    this.offset = pattern.lastIndex;
    return true;
  }

  private fail(message: string, offset = this.offset): never {
    const ended = offset >= this.text.length ? 'the file ends too early: ' : '';
    throw new Fault(offset, ended + message);
  }
}

/**
 * Read JSON and, when it is none, say the line and column and what was expected. A key that stands twice in one
 * object is refused too, since one of the two values would be lost unseen. A byte order mark is ignored.
 */
export function readJsonText(raw: string): JsonReading {
  const text = raw.startsWith('\uFEFF') ? raw.slice(1) : raw;
  try {
    new Walker(text).document();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const before = text.slice(0, error.offset).split('\n');
    const column = (before.at(-1)?.length ?? 0) + 1;
    return { ok: false, fault: { line: before.length, column, message: error.message } };
  }
  return { ok: true, value: JSON.parse(text) };
}
