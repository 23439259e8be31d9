/** What a command reads from and writes to. `out` carries results alone; every message for people goes to `say`. */
export type Terminal = {
  out(text: string): void;
  say(text: string): void;
  readStandardInput(): Promise<string>;
};

/** The words after a command's name, parsed. `json` is true when one JSON document is wanted. */
export type CommandLine = {
  readonly positionals: readonly string[];
  readonly flags: Readonly<Record<string, string | boolean | undefined>>;
  readonly json: boolean;
};

/** 0 done, 1 errors found or refused, 2 wrong use. */
export type ExitCode = 0 | 1 | 2;

/** A command: does its work, prints, and says how it ended. */
export type Command = (line: CommandLine, terminal: Terminal) => Promise<ExitCode>;

/** One command of the table. */
export type CommandEntry = {
  /** One or two words, such as `plan check`. */
  readonly name: string;
  /** The words after the name, such as `REF JUDGEMENTS.json|-`. */
  readonly words: string;
  readonly summary: string;
  /** Least and most words after the name. */
  readonly takes: readonly [least: number, most: number];
  readonly flags: Readonly<Record<string, FlagEntry>>;
  readonly load: () => Promise<Command>;
};

/** A flag: its type, the placeholder of its value and what it does. */
export type FlagEntry = {
  readonly type: 'string' | 'boolean';
  readonly value?: string;
  readonly says: string;
};

/** An end of a command that the person can mend; the message is one clear line. */
export class CommandStopped extends Error {
  readonly exit: 1 | 2;
  /** More for `--json`, such as findings. */
  readonly detail: Readonly<Record<string, unknown>>;
  constructor(message: string, exit: 1 | 2 = 1, detail: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'CommandStopped';
    this.exit = exit;
    this.detail = detail;
  }
}

/** The value of a text flag; undefined when it was not given. */
export function textFlag(line: CommandLine, name: string): string | undefined {
  const value = line.flags[name];
  return typeof value === 'string' ? value : undefined;
}

/** Print a result: as one JSON document when that is wanted, else as the lines for people. */
export function printResult(
  line: CommandLine,
  terminal: Terminal,
  result: { json: unknown; lines: readonly string[] },
): void {
  terminal.out(line.json ? JSON.stringify(result.json, null, 2) : result.lines.join('\n'));
}
