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

const data: FlagEntry = {
  type: 'string',
  value: 'DIR',
  says: 'the data folder; ./data without it',
};

/**
 * Every command of `guildmark`, in the order in which help shows them. A command is one file that is loaded only when
 * it is asked for; to add one, write the file and add its entry here.
 */
export const commands: readonly CommandEntry[] = [
  {
    name: 'start',
    words: '',
    summary: 'database, migrations, demo data on the first run, web server; prints the address',
    takes: [0, 0],
    flags: {
      data,
      port: { type: 'string', value: 'PORT', says: 'port of the web server; 4600 without it' },
      'no-demo': { type: 'boolean', says: 'begin with an empty installation' },
    },
    load: async () => (await import('./start.ts')).start,
  },
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
    name: 'plan compile',
    words: 'DOCUMENT…',
    summary: 'a draft plan from real documents, with findings, questions and the place of every value',
    takes: [1, 20],
    flags: {
      out: { type: 'string', value: 'DIR', says: 'write the draft into this folder (or one .json file)' },
      answers: {
        type: 'string',
        value: 'FILE',
        says: 'recorded answers to its questions; DIR/answers.json without it',
      },
    },
    load: async () => (await import('./plan-compile.ts')).planCompile,
  },
  {
    name: 'plan diff',
    words: 'A B',
    summary: 'changes from plan A to plan B (REF, REF@VERSION or a directory)',
    takes: [2, 2],
    flags: { policy },
    load: async () => (await import('./plan-diff.ts')).planDiff,
  },
  {
    name: 'standards import',
    words: 'FILE…',
    summary:
      'import register data: API JSON, register (JSON, CSV, Excel), statements, assessment organisations',
    takes: [1, 50],
    flags: {
      data,
      kind: {
        type: 'string',
        value: 'KIND',
        says: 'standards or organisations; told from the files without it',
      },
      preview: { type: 'boolean', says: 'show the differences and change nothing' },
      reference: { type: 'string', value: 'REF', says: 'the standard that a list of statements is for' },
      version: {
        type: 'string',
        value: 'VERSION',
        says: 'and its version; the one for starts now without it',
      },
      report: { type: 'string', value: 'FILE', says: 'write every finding to a CSV file' },
    },
    load: async () => (await import('./standards-import.ts')).standardsImport,
  },
  {
    name: 'grade',
    words: 'REF JUDGEMENTS.json|-',
    summary: 'grades with their proof, and what the next grade needs',
    takes: [2, 2],
    flags: { version, policy },
    load: async () => (await import('./grade.ts')).grade,
  },
  {
    name: 'migrate',
    words: '',
    summary: 'bring the database up to date',
    takes: [0, 0],
    flags: { data },
    load: async () => (await import('./migrate.ts')).migrateCommand,
  },
  {
    name: 'backup',
    words: 'FILE',
    summary: 'one archive of database and files, from a running installation too',
    takes: [1, 1],
    flags: {
      data,
      'without-secret': { type: 'boolean', says: "leave the installation's secret out of the archive" },
    },
    load: async () => (await import('./backup.ts')).backup,
  },
  {
    name: 'restore',
    words: 'FILE',
    summary: 'fill an empty installation from a backup',
    takes: [1, 1],
    flags: { data },
    load: async () => (await import('./restore.ts')).restore,
  },
  {
    name: 'audit verify',
    words: '',
    summary: 'the audit chain holds, or its first broken link; exit 1 when it does not',
    takes: [0, 0],
    flags: { data },
    load: async () => (await import('./audit-verify.ts')).auditVerify,
  },
  {
    name: 'demo',
    words: '',
    summary: 'fills an empty installation with invented people, as the first start does',
    takes: [0, 0],
    flags: { data },
    load: async () => (await import('./demo.ts')).demo,
  },
  {
    name: 'cohort',
    words: '',
    summary: 'an invented provider with a cohort of any size, for trials and benchmarks',
    takes: [0, 0],
    flags: {
      data,
      apprentices: { type: 'string', value: 'N', says: 'how many; 1000 without it' },
      evidence: { type: 'string', value: 'N', says: 'pieces in a finished portfolio; 30 without it' },
      plan: { type: 'string', value: 'REF', says: 'the plan they follow; ST0072 without it' },
    },
    load: async () => (await import('./cohort.ts')).cohort,
  },
  {
    name: 'pack verify',
    words: 'FILE',
    summary: 'check a gateway pack offline: signature, items and files; exit 1 when something differs',
    takes: [1, 1],
    flags: {
      key: {
        type: 'string',
        value: 'KEY',
        says: "the sender's public key (base64), as the sender gave it to you",
      },
    },
    load: async () => (await import('./pack-verify.ts')).packVerify,
  },
];
