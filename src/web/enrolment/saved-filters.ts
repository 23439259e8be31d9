import { useState } from 'react';
import type { CaseloadSearch } from './routes.ts';

/** A view of the caseload that somebody named. */
export interface SavedFilter {
  name: string;
  search: CaseloadSearch;
}

function read(key: string): SavedFilter[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? (kept as SavedFilter[]) : [];
  } catch {
    // What cannot be read is of no use to anybody; begin afresh.
    localStorage.removeItem(key);
    return [];
  }
}

/** The views of the caseload that a person named, kept on this device. */
export function useSavedFilters(personId: string) {
  const key = `guildmark.caseload.${personId}`;
  const [filters, setFilters] = useState(() => read(key));
  const set = (next: SavedFilter[]) => {
    localStorage.setItem(key, JSON.stringify(next));
    setFilters(next);
  };
  return {
    filters,
    save: (name: string, { cursor: _, ...search }: CaseloadSearch) =>
      set([...filters.filter((each) => each.name !== name), { name, search }]),
    remove: (name: string) => set(filters.filter((each) => each.name !== name)),
  };
}
