import type { RegisterImport } from '#contract/register.ts';
import type { FieldChange } from '#domain/standards/register/diff-version.ts';
import type { RegisterStatus, StatementKind } from '#domain/standards/register/register-format.ts';
import { formatDay } from '#web/ui/dates.ts';
import type { Tone } from '#web/ui/state-chip.tsx';

/** A status of the register in words. */
export const statusWords: Readonly<Record<RegisterStatus, { words: string; tone: Tone }>> = {
  'approved-for-delivery': { words: 'Approved for delivery', tone: 'met' },
  retired: { words: 'Retired', tone: 'quiet' },
  withdrawn: { words: 'Withdrawn', tone: 'quiet' },
  'proposal-in-development': { words: 'Proposal in development', tone: 'waiting' },
  'in-development': { words: 'In development', tone: 'waiting' },
};

/** The kinds of statements, as headings. */
export const kindWords: Readonly<Record<StatementKind, string>> = {
  knowledge: 'Knowledge',
  skill: 'Skills',
  behaviour: 'Behaviours',
  employability: 'Employability skills and behaviours',
};

/** A version as people read it. */
export function versionWords(version: string): string {
  return version === '' ? 'Version not stated' : `Version ${version}`;
}

const fieldWords: Readonly<Record<string, string>> = {
  title: 'Title',
  productType: 'Product',
  level: 'Level',
  overview: 'Overview of the role',
  jobTitles: 'Job titles',
  coreAndOptions: 'Core and options',
  options: 'Options',
  duties: 'Duties',
  status: 'Status',
  isPaused: 'Paused for starts',
  route: 'Route',
  larsCode: 'LARS code',
  fundingPounds: 'Maximum funding (£)',
  durationMonths: 'Typical duration (months)',
  minimumHours: 'Minimum hours',
  createdOn: 'Created',
  publishedOn: 'Published',
  approvedOn: 'Approved for delivery on',
  earliestStartOn: 'Earliest start',
  latestStartOn: 'Latest start',
  latestEndOn: 'Latest end',
  retiredOn: 'Retired on',
  withdrawnOn: 'Withdrawn on',
  lastUpdatedOn: 'Last updated',
  isPlanChanged: 'Assessment plan revised',
  isRegulated: 'Regulated',
  qualityAssurer: 'External quality assurance',
  integration: 'Integration',
  link: 'Page',
  planLink: 'Assessment plan',
  notices: 'Banners',
  name: 'Name',
  ukprn: 'UKPRN',
  type: 'Type',
  startsOn: 'From',
  endsOn: 'Until',
};

/** A field of a difference in words; a code of a statement and a reference stay as they are. */
export function fieldName(field: string): string {
  return fieldWords[field] ?? field;
}

/** A value of a difference in words. */
export function valueWords({ field }: FieldChange, value: string | null): string {
  if (value === null) return 'nothing';
  if (field === 'status') return statusWords[value as RegisterStatus]?.words ?? value;
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDay(value) : value;
}

/** Where an import stands, in words. */
export const importStates: Readonly<Record<RegisterImport['state'], { words: string; tone: Tone }>> = {
  receiving: { words: 'Waiting for its file', tone: 'waiting' },
  reading: { words: 'Being read', tone: 'waiting' },
  ready: { words: 'Ready to apply', tone: 'referred' },
  unusable: { words: 'Not usable', tone: 'not-met' },
  applying: { words: 'Being applied', tone: 'waiting' },
  applied: { words: 'Applied', tone: 'met' },
  discarded: { words: 'Discarded', tone: 'quiet' },
};

/** A number with its word. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}
