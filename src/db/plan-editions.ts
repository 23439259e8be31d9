import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';

/** Every published edition with its files. The library keeps them in memory: there are hundreds, not millions. */
export async function listEditionRows(db: Db) {
  return await db.selectFrom('plan_edition').selectAll().orderBy('published_at').execute();
}

/** Who published and checked each edition, and when, without its files. */
export async function listEditionRecords(db: Db) {
  return await db
    .selectFrom('plan_edition')
    .select(['reference', 'edition', 'published_at', 'published_by', 'checked_by'])
    .execute();
}

/** How many editions and later events there are: cheap to ask, for noticing that another process has added one. */
export async function countEditions(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select (select count(*) from plan_edition)::int + (select count(*) from plan_edition_event)::int as count`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** Add an edition; false when one of this reference and edition is published already. */
export async function insertEdition(
  tx: Tx,
  edition: {
    readonly reference: string;
    readonly edition: string;
    readonly hash: string;
    readonly standard: unknown;
    readonly plan: unknown;
    readonly policies: unknown;
    readonly publishedBy: string;
    readonly checkedBy: string;
    readonly at: Date;
  },
): Promise<boolean> {
  const added = await tx
    .insertInto('plan_edition')
    .values({
      reference: edition.reference,
      edition: edition.edition,
      hash: edition.hash,
      standard: JSON.stringify(edition.standard),
      plan: JSON.stringify(edition.plan),
      policies: JSON.stringify(edition.policies),
      published_at: edition.at,
      published_by: edition.publishedBy,
      checked_by: edition.checkedBy,
    })
    .onConflict((conflict) => conflict.columns(['reference', 'edition']).doNothing())
    .returning('reference')
    .executeTakeFirst();
  return added !== undefined;
}

/** What happened to editions after publication, in order. */
export async function listEditionEvents(db: Db) {
  return await db.selectFrom('plan_edition_event').selectAll().orderBy('happened_at').execute();
}

/** Record a withdrawal or an erratum. */
export async function insertEditionEvent(
  tx: Tx,
  event: {
    readonly reference: string;
    readonly edition: string;
    readonly id: string;
    readonly kind: 'withdrawn' | 'erratum';
    readonly detail: unknown;
    readonly byName: string;
    readonly at: Date;
  },
): Promise<void> {
  await tx
    .insertInto('plan_edition_event')
    .values({
      reference: event.reference,
      edition: event.edition,
      id: event.id,
      kind: event.kind,
      detail: JSON.stringify(event.detail),
      by_name: event.byName,
      happened_at: event.at,
    })
    .execute();
}

/** Apprentices of an organisation on each edition: enrolled with a provider, or registered with an assessment organisation. */
export async function countOnEditions(db: Db, organisationId: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ reference: string; plan_edition: string; count: number }>`
    select reference, plan_edition, count(*)::int as count from (
      select reference, plan_edition from enrolment where organisation_id = ${organisationId}
      union all
      select reference, plan_edition from registration where organisation_id = ${organisationId}
    ) held group by reference, plan_edition`.execute(db);
  return new Map(rows.map((row) => [`${row.reference} ${row.plan_edition}`, row.count]));
}

/** Apprentices of an organisation on one edition, by id. */
export async function listOnEdition(
  db: Db,
  wanted: {
    readonly organisationId: string;
    readonly reference: string;
    readonly edition: string;
    readonly after: string | undefined;
    readonly limit: number;
  },
) {
  const { organisationId, reference, edition, after = null, limit } = wanted;
  const { rows } = await sql<{ id: string; name: string; started_on: string; state: string }>`
    select held.id, coalesce(p.name_used, p.given_names || ' ' || p.family_name) as name,
           held.started_on::text as started_on, held.state
      from (
        select organisation_id, id, person_id, starts_on as started_on, state from enrolment
         where organisation_id = ${organisationId} and reference = ${reference} and plan_edition = ${edition}
        union all
        select organisation_id, enrolment_id as id, person_id, starts_on, state
          from registration
         where organisation_id = ${organisationId} and reference = ${reference} and plan_edition = ${edition}
      ) held
      join person p on p.organisation_id = held.organisation_id and p.id = held.person_id
     where ${after}::uuid is null or held.id > ${after}::uuid
     order by held.id limit ${limit}`.execute(db);
  return rows;
}

/** What an organisation offers assessment on, by "reference edition". */
export async function listOffers(
  db: Db,
  organisationId: string,
): Promise<ReadonlyMap<string, string | null>> {
  const rows = await db
    .selectFrom('assessment_offer')
    .select(['reference', 'edition', 'policy_id', 'offered_to'])
    .where('organisation_id', '=', organisationId)
    .where('offered_to', 'is', null)
    .execute();
  return new Map(rows.map((row) => [`${row.reference} ${row.edition}`, row.policy_id]));
}

/** Offer assessment on an edition from a day on, or end the offer on it. */
export async function putOffer(
  tx: Tx,
  offer: {
    readonly organisationId: string;
    readonly reference: string;
    readonly edition: string;
    readonly policyId: string | null;
    readonly today: string;
    readonly ends: boolean;
  },
): Promise<void> {
  const ended = offer.ends ? offer.today : null;
  await tx
    .insertInto('assessment_offer')
    .values({
      organisation_id: offer.organisationId,
      reference: offer.reference,
      edition: offer.edition,
      policy_id: offer.policyId,
      offered_from: offer.today,
      offered_to: ended,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'reference', 'edition'])
        .doUpdateSet(
          ended === null ? { policy_id: offer.policyId, offered_to: null } : { offered_to: ended },
        ),
    )
    .execute();
}
