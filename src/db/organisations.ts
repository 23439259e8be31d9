import type { OrganisationKind } from '#domain/people/roles.ts';
import type { Db } from './database.ts';

/** The organisations of the installation, by name; everybody may know them. */
export async function listOrganisations(db: Db, kind?: OrganisationKind | undefined) {
  return await db
    .selectFrom('organisation')
    .select(['id', 'kind', 'name', 'ukprn', 'epao_id'])
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
    .orderBy('name')
    .orderBy('id')
    .$narrowType<{ kind: OrganisationKind }>()
    .execute();
}

/** One organisation, if it exists. */
export async function findOrganisation(db: Db, id: string) {
  return await db
    .selectFrom('organisation')
    .select(['id', 'kind', 'name', 'email_domains', 'requires_totp'])
    .where('id', '=', id)
    .$narrowType<{ kind: OrganisationKind }>()
    .executeTakeFirst();
}
