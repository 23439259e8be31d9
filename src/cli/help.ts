import type { CommandEntry } from './command.ts';
import { commands } from './commands.ts';

/** The overview that `guildmark help` prints. */
export function overview(): string {
  const rows = commands.map(
    ({ name, words, summary }) => [`guildmark ${name} ${words}`.trim(), summary] as const,
  );
  const width = Math.max(...rows.map(([usage]) => usage.length));
  return [
    'Guildmark: apprenticeship assessment plans as rules, from enrolment to certificate.',
    '',
    ...rows.map(([usage, summary]) => `  ${usage.padEnd(width)}  ${summary}`),
    '',
    'REF is a reference such as ST0072, or the directory of a plan. Every command takes --json.',
    'Exit: 0 done, 1 errors found or refused, 2 wrong use. More: guildmark help COMMAND',
  ].join('\n');
}

/** What `guildmark help COMMAND` prints. */
export function commandHelp({ name, words, summary, flags }: CommandEntry): string {
  const rows = [
    ...Object.entries(flags).map(
      ([flag, { value, says }]) => [`--${flag} ${value ?? ''}`.trim(), says] as const,
    ),
    ['--json', 'one JSON document on standard output'] as const,
  ];
  const width = Math.max(...rows.map(([flag]) => flag.length));
  return [
    `guildmark ${name} ${words}`.trim(),
    '',
    `  ${summary}`,
    '',
    ...rows.map(([flag, says]) => `  ${flag.padEnd(width)}  ${says}`),
  ].join('\n');
}
