import { listAccountsWithPassword } from '#db/accounts.ts';
import { listOrganisations as listOrganisationRows } from '#db/organisations.ts';
import { listPeople as listPeopleRows, type PersonListRow } from '#db/people-list.ts';
import { personName } from '#db/people-rows.ts';
import type { Role } from '#domain/people/permissions.ts';
import type { OrganisationKind } from '#domain/people/roles.ts';
import { londonDayOf } from '#domain/time/london.ts';
import { authorise, type Context } from '../context.ts';
import { pageOf, readCursor } from '../pages.ts';
import { reading } from '../transaction.ts';

/** Which page of which people. */
export interface PeopleQuery {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly search?: string | undefined;
  readonly role?: Role | undefined;
  readonly left: 'yes' | 'no';
}

/** The people of the acting organisation, by family name. */
export async function listPeople(ctx: Context, query: PeopleQuery) {
  authorise(ctx, 'people.read');
  const today = londonDayOf(ctx.now.toISOString());
  const parts = readCursor(query.cursor, 3);
  const after = parts && { family: String(parts[0]), given: String(parts[1]), id: String(parts[2]) };
  const { rows, accepted } = await reading(ctx, async (db) => {
    const found = await listPeopleRows(db, {
      organisationId: ctx.actor.organisationId,
      today,
      search: query.search,
      role: query.role,
      withLeft: query.left === 'yes',
      after,
      limit: query.limit,
    });
    const accounts = found.flatMap(({ account_id }) => account_id ?? []);
    return { rows: found, accepted: await listAccountsWithPassword(db, accounts) };
  });
  return pageOf(
    rows,
    query.limit,
    (row) => show(row, today, accepted),
    (row) => [row.family_key, row.given_key, row.id],
  );
}

function show(row: PersonListRow, today: string, accepted: ReadonlySet<string>) {
  return {
    id: row.id,
    name: personName(row),
    givenNames: row.given_names,
    familyName: row.family_name,
    email: row.email,
    state: stateOf(row, today, accepted),
    roles: row.roles.map(({ id, role, starts_on, ends_on }) => ({
      membershipId: id,
      role,
      startsOn: starts_on,
      endsOn: ends_on,
    })),
  };
}

function stateOf(
  row: PersonListRow,
  today: string,
  accepted: ReadonlySet<string>,
): 'invited' | 'active' | 'no-account' | 'left' {
  const isHere = row.roles.some(({ ends_on }) => ends_on === null || ends_on > today);
  if (!isHere) return 'left';
  if (row.account_id === null) return 'no-account';
  return accepted.has(row.account_id) ? 'active' : 'invited';
}

/** The organisations of the installation. */
export async function listOrganisations(
  ctx: Context,
  { kind }: { readonly kind?: OrganisationKind | undefined },
) {
  authorise(ctx, 'people.read-self');
  const rows = await reading(ctx, (db) => listOrganisationRows(db, kind));
  return { items: rows.map(({ epao_id, ...row }) => ({ ...row, epaoId: epao_id })) };
}
