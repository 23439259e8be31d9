import type { EditionSummary } from '#contract/plan-editions.ts';
import { formatInstant } from '#web/ui/dates.ts';

/** "1 erratum", "3 errata". */
export function errataWords(count: number): string {
  return count === 1 ? '1 erratum' : `${count} errata`;
}

/** "1 apprentice", "12 apprentices". */
export function apprenticeWords(count: number): string {
  return count === 1 ? '1 apprentice' : `${count} apprentices`;
}

/** Where an edition came from, in one sentence. */
export function originOf(edition: EditionSummary): string {
  if (edition.origin === 'shipped') return 'Came with Guildmark';
  const when = edition.publishedAt ? ` ${formatInstant(edition.publishedAt)}` : '';
  const checked = edition.checkedBy ? `, checked by ${edition.checkedBy}` : '';
  return `Published here${when}${edition.publishedBy ? ` by ${edition.publishedBy}` : ''}${checked}`;
}

/** Versions of the standard that an edition assesses, as a list in words. */
export function listWords(values: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(values);
}

/** The regime in the field's words. */
export const regimeWords: Readonly<Record<string, string>> = {
  'end-point-assessment': 'End-point assessment',
  'apprenticeship-assessment': 'Apprenticeship assessment',
};
