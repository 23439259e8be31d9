import { auditEvents } from '#domain/audit-events.ts';

const titles: Readonly<Record<string, { readonly title: string }>> = auditEvents;

/** What happened, in words. */
export function eventTitle(type: string): string {
  return titles[type]?.title ?? type;
}

/** "planHash" and "overall-result" as words. */
export function plainWords(name: string): string {
  const words = name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A value of an entry's detail as text: lists by commas, pairs by colons. */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(valueWords).join(', ');
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(([name, inner]) => `${plainWords(name).toLowerCase()}: ${valueWords(inner)}`)
    .join('; ');
}
