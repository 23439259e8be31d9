import type { Db } from './database.ts';

/** One registration, whole. */
export async function readRegistration(db: Db, organisationId: string, id: string) {
  return await db
    .selectFrom('registration')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

/** Gateway packs received for a registration, first to last. */
export async function listPacks(db: Db, organisationId: string, registrationId: string) {
  return await db
    .selectFrom('received_pack')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('registration_id', '=', registrationId)
    .orderBy('revision')
    .execute();
}

/** Gateway items of a registration with the decisions on them. */
export async function listItems(db: Db, organisationId: string, registrationId: string) {
  return await db
    .selectFrom('received_item')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('registration_id', '=', registrationId)
    .orderBy('requirement_id')
    .execute();
}
