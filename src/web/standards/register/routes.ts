import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { RegisterStatus, StatementKind } from '#domain/standards/register/register-format.ts';
import { signedInRoute } from '#web/shell/signed-in-route.tsx';

/** What the address of the register says: words, filters, page. */
export interface RegisterSearch {
  search?: string;
  level?: number;
  route?: string;
  status?: RegisterStatus;
  cursor?: string;
}

/** What the address of the statement search says. */
export interface StatementSearch {
  search?: string;
  kind?: StatementKind;
  level?: number;
  versions?: 'all';
  cursor?: string;
}

// Written out here, so that the first screen does not load the schemas of the register.
const statuses = [
  'approved-for-delivery',
  'retired',
  'withdrawn',
  'proposal-in-development',
  'in-development',
] as const satisfies readonly RegisterStatus[];
const kinds = [
  'knowledge',
  'skill',
  'behaviour',
  'employability',
] as const satisfies readonly StatementKind[];

function oneOf<Value extends string>(values: readonly Value[], value: unknown): Value | undefined {
  return values.find((each) => each === value);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function levelOf(value: unknown): number | undefined {
  const level = Number(value);
  return Number.isInteger(level) && level >= 1 && level <= 8 ? level : undefined;
}

function given<Search extends object>(search: { [Key in keyof Search]: Search[Key] | undefined }): Search {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as Search;
}

/** The address writes 1.0 as a number, which would lose its zero. */
function versionOf(value: unknown): string {
  return typeof value === 'number' && Number.isInteger(value) ? `${value}.0` : String(value);
}

/** Every standard of the register. */
export const registerRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/register',
  validateSearch: (search: Record<string, unknown>): RegisterSearch =>
    given<RegisterSearch>({
      search: textOf(search.search === undefined ? undefined : String(search.search)),
      level: levelOf(search.level),
      route: textOf(search.route),
      status: oneOf(statuses, search.status),
      cursor: textOf(search.cursor),
    }),
  component: lazyRouteComponent(() => import('./register-page.tsx'), 'RegisterPage'),
});

/** One standard of the register, at one of its versions. */
export const registerStandardRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/register/$reference',
  validateSearch: (search: Record<string, unknown>): { version?: string } => {
    const version = search.version === undefined ? undefined : versionOf(search.version);
    return version === undefined ? {} : { version };
  },
  component: lazyRouteComponent(() => import('./standard-page.tsx'), 'RegisterStandardPage'),
});

/** Statements across all standards. */
export const statementsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/register/statements',
  validateSearch: (search: Record<string, unknown>): StatementSearch =>
    given<StatementSearch>({
      search: textOf(search.search === undefined ? undefined : String(search.search)),
      kind: oneOf(kinds, search.kind),
      level: levelOf(search.level),
      versions: search.versions === 'all' ? 'all' : undefined,
      cursor: textOf(search.cursor),
    }),
  component: lazyRouteComponent(() => import('./statements-page.tsx'), 'StatementsPage'),
});

/** Start an import, and those of before. */
export const registerImportsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/register/imports',
  component: lazyRouteComponent(() => import('./imports-page.tsx'), 'RegisterImportsPage'),
});

/** One import: its differences, its findings, its report. */
export const registerImportRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/register/imports/$importId',
  component: lazyRouteComponent(() => import('./import-page.tsx'), 'RegisterImportPage'),
});
