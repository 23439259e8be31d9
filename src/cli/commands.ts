import type { CommandEntry, FlagEntry } from './command.ts';

const version: FlagEntry = {
  type: 'string',
  value: 'VERSION',
  says: 'plan edition (AP02) or standard version (1.1); the latest without it',
};
const policy: FlagEntry = {
  type: 'string',
  value: 'BODY',
  says: "id of an assessment organisation's policy, or a policy file",
};

/**
 * Every command of `guildmark`, in the order in which help shows them. A command is one file that is loaded only when
 * it is asked for; to add one, write the file and add its entry here.
 */
export const commands: readonly CommandEntry[] = [
  {
    name: 'plan list',
    words: '',
    summary: 'every published plan: reference, version, title, level, regime',
    takes: [0, 0],
    flags: {},
    load: async () => (await import('./plan-list.ts')).planList,
  },
  {
    name: 'plan show',
    words: 'REF',
    summary: 'the effective plan: methods, criteria, grading, gateway, reassessment',
    takes: [1, 1],
    flags: { version, policy },
    load: async () => (await import('./plan-show.ts')).planShow,
  },
  {
    name: 'plan check',
    words: 'REF',
    summary: 'findings of a plan; exit 1 when one is an error',
    takes: [1, 1],
    flags: { version, policy },
    load: async () => (await import('./plan-check.ts')).planCheck,
  },
  {
    name: 'plan diff',
    words: 'A B',
    summary: 'changes from plan A to plan B (REF, REF@VERSION or a directory)',
    takes: [2, 2],
    flags: { policy },
    load: async () => (await import('./plan-diff.ts')).planDiff,
  },
];
