import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '#web/shell/signed-in-route.tsx';

/** What the address of the library says: words, filters, page. */
export interface LibrarySearch {
  search?: string;
  level?: number;
  state?: 'published' | 'withdrawn';
  cursor?: string;
}

/** What an edition is compared with: another edition of the same standard, or a draft. */
export interface DifferenceSearch {
  other?: string;
  draft?: string;
}

function textOf(value: unknown): string | undefined {
  return value === undefined || value === null || value === '' ? undefined : String(value);
}

function levelOf(value: unknown): number | undefined {
  const level = Number(value);
  return Number.isInteger(level) && level >= 1 && level <= 8 ? level : undefined;
}

function given<Search extends object>(search: { [Key in keyof Search]: Search[Key] | undefined }): Search {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as Search;
}

/** Every plan edition, with its record. */
export const libraryRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/library',
  validateSearch: (search: Record<string, unknown>): LibrarySearch =>
    given<LibrarySearch>({
      search: textOf(search.search),
      level: levelOf(search.level),
      state: search.state === 'published' || search.state === 'withdrawn' ? search.state : undefined,
      cursor: textOf(search.cursor),
    }),
  component: lazyRouteComponent(() => import('./library-page.tsx'), 'LibraryPage'),
});

/** The record of one edition: errata, who is on it, withdrawal, offer, files. */
export const editionRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/library/$reference/$edition',
  component: lazyRouteComponent(() => import('./edition-page.tsx'), 'EditionPage'),
});

/** What changes from one edition to another, or to a draft. */
export const differenceRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/library/$reference/$edition/difference',
  validateSearch: (search: Record<string, unknown>): DifferenceSearch =>
    given<DifferenceSearch>({ other: textOf(search.other), draft: textOf(search.draft) }),
  component: lazyRouteComponent(() => import('./difference-page.tsx'), 'DifferencePage'),
});

/** A published plan as units with outcomes and numbered criteria. */
export const planUnitsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/plans/$reference/$edition/units',
  component: lazyRouteComponent(() => import('./units-page.tsx'), 'PlanUnitsPage'),
});

/** A draft as units, as far as it is complete. */
export const draftUnitsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/workshop/$draftId/units',
  component: lazyRouteComponent(() => import('./units-page.tsx'), 'DraftUnitsPage'),
});
