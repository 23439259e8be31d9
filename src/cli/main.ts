import { parseArgs } from 'node:util';
import {
  type Command,
  type CommandEntry,
  type CommandLine,
  CommandStopped,
  type ExitCode,
  type Terminal,
} from './command.ts';
import { commands } from './commands.ts';
import { commandHelp, overview } from './help.ts';
import { packageVersion } from './package-version.ts';

/** The command that the first words name, and the words that follow. */
function find(argv: readonly string[]): { entry: CommandEntry; rest: string[] } | undefined {
  for (const length of [2, 1]) {
    const name = argv.slice(0, length).join(' ');
    const entry = commands.find((one) => one.name === name);
    if (entry) return { entry, rest: argv.slice(length) };
  }
  return undefined;
}

function wrongUse(entry: CommandEntry, message: string): CommandStopped {
  const usage = `guildmark ${entry.name} ${entry.words}`.trim();
  return new CommandStopped(`${message} Use: ${usage} (more: guildmark help ${entry.name})`, 2);
}

function parseLine(entry: CommandEntry, rest: readonly string[]): CommandLine {
  const options = Object.fromEntries(Object.entries(entry.flags).map(([name, { type }]) => [name, { type }]));
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      options: { ...options, json: { type: 'boolean' }, help: { type: 'boolean' } },
      allowPositionals: true,
    });
    const { json, help, ...flags } = values;
    if (help !== true) checkCount(entry, positionals);
    return { positionals, flags: { ...flags, help } as CommandLine['flags'], json: json === true };
  } catch (error) {
    if (error instanceof CommandStopped) throw error;
    const first = error instanceof Error ? error.message.split(/\.\s|\n/)[0] : String(error);
    throw wrongUse(entry, `${first}.`);
  }
}

function checkCount(entry: CommandEntry, positionals: readonly string[]): void {
  const [least, most] = entry.takes;
  if (positionals.length < least) throw wrongUse(entry, 'Something is missing after the command.');
  if (positionals.length > most) throw wrongUse(entry, `"${positionals[most]}" is one word too many.`);
}

function groupOf(word: string | undefined): readonly CommandEntry[] {
  return commands.filter(({ name }) => name.startsWith(`${word} `));
}

function unknownCommand(argv: readonly string[]): CommandStopped {
  const group = groupOf(argv[0]);
  if (group.length > 0) {
    return new CommandStopped(`Say which: ${group.map(({ name }) => `guildmark ${name}`).join(', ')}.`, 2);
  }
  return new CommandStopped(`There is no command "${argv[0]}". See guildmark help.`, 2);
}

function help(words: readonly string[], terminal: Terminal): ExitCode {
  if (words.length === 0) {
    terminal.out(overview());
    return 0;
  }
  const found = find(words);
  if (!found) throw unknownCommand(words);
  terminal.out(commandHelp(found.entry));
  return 0;
}

async function dispatch(given: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const argv = given[0] === '--json' ? [...given.slice(1), '--json'] : given;
  const [first, ...words] = argv;
  if (first === undefined) {
    terminal.say(overview());
    return 2;
  }
  if (first === '--version' || first === '-v') {
    terminal.out(words.includes('--json') ? JSON.stringify({ version: packageVersion() }) : packageVersion());
    return 0;
  }
  if (first === 'help' || first === '--help' || first === '-h')
    return help(
      words.filter((word) => word !== '--json'),
      terminal,
    );
  const found = find(argv);
  if (!found) throw unknownCommand(argv);
  const line = parseLine(found.entry, found.rest);
  if (line.flags.help === true)
    return help(
      [found.entry.name].flatMap((name) => name.split(' ')),
      terminal,
    );
  const command: Command = await found.entry.load();
  return await command(line, terminal);
}

/**
 * Run one command line and say how it ended. What the person can mend is one line on standard error and, with
 * `--json`, an `error` document on standard output; a defect is named as one, without its stack.
 */
export async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await dispatch(argv, terminal);
  } catch (error) {
    const stopped = error instanceof CommandStopped ? error : undefined;
    const message = error instanceof Error ? error.message : String(error);
    terminal.say(
      `guildmark: ${stopped ? message : `this is a defect of guildmark, please report it: ${message}`}`,
    );
    if (argv.includes('--json')) {
      terminal.out(JSON.stringify({ error: { message, ...stopped?.detail } }, null, 2));
    }
    return stopped?.exit ?? 1;
  }
}
