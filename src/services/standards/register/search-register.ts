import { latestEdition, listRegisterVersions } from '#db/register.ts';
import { listBodiesOfStandard } from '#db/register-bodies.ts';
import { registerFacets, searchStandards, searchStatements, searchWords } from '#db/register-search.ts';
import { Refusal } from '#domain/refusal.ts';
import { currentVersion } from '#domain/standards/register/check-standard.ts';
import { compareVersions } from '#domain/standards/register/read-values.ts';
import {
  RegisterContent,
  RegisterFacts,
  RegisterStatement,
  RegisterStatus,
} from '#domain/standards/register/register-format.ts';
import { authorise, type Context } from '../../context.ts';
import { pageOf, readCursor } from '../../pages.ts';
import { reading } from '../../transaction.ts';

/** How many standards the register holds, by which routes and levels it can be narrowed, and its edition (0 before the first import). */
export async function getFacets(ctx: Context) {
  authorise(ctx, 'standards.read');
  return await reading(ctx, async (db) => ({
    ...(await registerFacets(db)),
    edition: await latestEdition(db),
  }));
}

/** Standards of the register in order of their references, each with the plan editions that are held here. */
export async function listStandards(
  ctx: Context,
  query: {
    readonly search?: string | undefined;
    readonly level?: number | undefined;
    readonly route?: string | undefined;
    readonly status?: string | undefined;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
) {
  authorise(ctx, 'standards.read');
  const after = readCursor(query.cursor, 1)?.[0];
  const words = searchWords(query.search ?? '');
  const rows = await reading(ctx, (db) =>
    searchStandards(db, { ...query, words, after: after === undefined ? undefined : String(after) }),
  );
  const plans = planEditions(ctx);
  return pageOf(
    rows,
    query.limit,
    (row) => ({
      ...row,
      status: statusOf(row.status),
      versions: Number(row.versions),
      statements: Number(row.statements),
      bodies: Number(row.bodies),
      planEditions: plans.get(row.reference) ?? [],
    }),
    ({ reference }) => [reference],
  );
}

function statusOf(status: string | null) {
  return RegisterStatus.nullable().parse(status);
}

function planEditions(ctx: Context): ReadonlyMap<string, string[]> {
  const editions = new Map<string, string[]>();
  for (const { plan } of ctx.plans.listPlans())
    editions.set(plan.reference, [...(editions.get(plan.reference) ?? []), plan.edition]);
  return editions;
}

/** One standard with all its versions, newest first, their statements, and the organisations that may assess it. */
export async function getStandard(ctx: Context, { reference }: { readonly reference: string }) {
  authorise(ctx, 'standards.read');
  const { stored, bodies } = await reading(ctx, async (db) => ({
    stored: await listRegisterVersions(db, [reference]),
    bodies: await listBodiesOfStandard(db, reference),
  }));
  const versions = stored
    .map(({ version, content, facts, statements }) => ({
      version,
      content: RegisterContent.parse(content),
      facts: RegisterFacts.parse(facts),
      statements: statements.map((one) => RegisterStatement.parse(one)),
    }))
    .sort((a, b) => compareVersions(b.version, a.version));
  const current = versions.find(({ version }) => version === currentVersion(versions));
  if (!current) throw new Refusal('not-found');
  return {
    reference,
    title: current.content.title ?? versions.find(({ content }) => content.title)?.content.title ?? reference,
    current: current.version,
    versions,
    bodies: bodies.map(({ starts_on, ends_on, ...body }) => ({
      ...body,
      startsOn: starts_on,
      endsOn: ends_on,
    })),
    planEditions: planEditions(ctx).get(reference) ?? [],
  };
}

/** Most statements that paging goes through; a search that finds more is narrowed by one more word. */
const mostFound = 5000;

/** Statements of all standards with all the words of a search, best first. The beginning of a word finds it too. */
export async function findStatements(
  ctx: Context,
  query: {
    readonly search: string;
    readonly kind?: string | undefined;
    readonly level?: number | undefined;
    readonly route?: string | undefined;
    readonly versions: 'current' | 'all';
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
) {
  authorise(ctx, 'standards.read');
  const offset = Math.min(
    mostFound,
    Math.max(0, Math.trunc(Number(readCursor(query.cursor, 1)?.[0] ?? 0)) || 0),
  );
  const { rows, total } = await reading(ctx, (db) =>
    searchStatements(db, {
      ...query,
      words: searchWords(query.search),
      allVersions: query.versions === 'all',
      offset,
    }),
  );
  const next = offset + query.limit;
  const page = pageOf(
    rows,
    query.limit,
    (row) => row,
    () => [next],
  );
  return {
    items: page.items.map((row) => ({ ...row, kind: RegisterStatement.shape.kind.parse(row.kind) })),
    nextCursor: next >= mostFound ? null : page.nextCursor,
    total,
  };
}
