import { formatDay } from '#web/ui/dates.ts';

const names: Readonly<Record<string, string>> = {
  startsOn: 'Started',
  months: 'Months asked for',
  achieved: 'Achieved',
  on: 'On',
  carePlan: 'Education, health and care plan',
  signLanguage: 'British Sign Language is the first language',
  optedOutOn: 'Opted out on',
  accepted: 'Criteria accepted',
  total: 'Criteria in all',
  certificateNumber: 'Certificate number',
  awardedBy: 'Awarded by',
  breaks: 'Breaks in learning',
};

function nameOf(key: string): string {
  const words = key.replaceAll(/([A-Z])/g, ' $1').toLowerCase();
  return names[key] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

function sayDays(from: unknown, to: unknown): string {
  return `${sayFact(from)} to ${to === null ? 'today' : sayFact(to)}`;
}

function sayObject(value: object): string {
  if (Array.isArray(value)) return value.length === 0 ? 'None' : value.map(sayFact).join('; ');
  if ('fromOn' in value) return sayDays(value.fromOn, 'toOn' in value ? value.toOn : null);
  return Object.entries(value)
    .map(([key, each]) => `${nameOf(key)}: ${sayFact(each)}`)
    .join(', ');
}

/** A fact of the pack as people read it. */
export function sayFact(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (value === null || value === undefined || value === '') return 'Not given';
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDay(value);
  return typeof value === 'object' ? sayObject(value) : String(value);
}

/** A person's approval or confirmation among the facts of an item. */
export interface ActToRead {
  readonly name: string;
  readonly role: string;
  readonly at: string;
  readonly statement: string;
}

function textIn(value: object, key: string): string {
  const found: unknown = Reflect.get(value, key);
  return typeof found === 'string' ? found : '';
}

/** Who approved or confirmed an item, in which words; undefined when nobody was asked. */
export function actToRead({ confirmedBy }: Readonly<Record<string, unknown>>): ActToRead | undefined {
  if (typeof confirmedBy !== 'object' || confirmedBy === null) return undefined;
  const [name, role] = [textIn(confirmedBy, 'name'), textIn(confirmedBy, 'by')];
  return { name, role, at: textIn(confirmedBy, 'at'), statement: textIn(confirmedBy, 'statement') };
}

/** The facts of an item as pairs; what nobody gave is left out, and so is what people confirmed. */
export function factsToRead(facts: Readonly<Record<string, unknown>>): { term: string; value: string }[] {
  return Object.entries(facts)
    .filter(([key, value]) => key !== 'confirmedBy' && value !== null && value !== '' && value !== undefined)
    .map(([key, value]) => ({ term: nameOf(key), value: sayFact(value) }));
}
