import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';
import { json } from './json.ts';

/** A released result: what apprentice, provider and employer may read. */
export interface NewRelease {
  readonly organisationId: string;
  readonly id: string;
  readonly registrationId: string;
  readonly resultId: string;
  readonly grade: string;
  readonly content: unknown;
  readonly planHash: string;
  readonly releasedBy: string;
  readonly releasedAt: Date;
  readonly supersedes: { readonly id: string; readonly reason: string } | null;
}

/** Release a result; one that it supersedes is marked so, and kept. */
export async function insertRelease(tx: Tx, release: NewRelease): Promise<void> {
  await tx
    .insertInto('released_result')
    .values({
      organisation_id: release.organisationId,
      id: release.id,
      registration_id: release.registrationId,
      result_id: release.resultId,
      grade: release.grade,
      content: json(release.content),
      plan_hash: release.planHash,
      released_by: release.releasedBy,
      released_at: release.releasedAt,
      supersedes_id: release.supersedes?.id ?? null,
      supersede_reason: release.supersedes?.reason ?? null,
    })
    .execute();
  if (!release.supersedes) return;
  await tx
    .updateTable('released_result')
    .set({ superseded_at: release.releasedAt })
    .where('organisation_id', '=', release.organisationId)
    .where('id', '=', release.supersedes.id)
    .execute();
}

/** Releases of a registration, first to last. */
export async function listReleases(db: Db, organisationId: string, registrationId: string) {
  return await db
    .selectFrom('released_result as l')
    .innerJoin('person as p', (join) =>
      join.onRef('p.organisation_id', '=', 'l.organisation_id').onRef('p.id', '=', 'l.released_by'),
    )
    .selectAll('l')
    .select(sql<string>`coalesce(p.name_used, p.given_names || ' ' || p.family_name)`.as('by'))
    .where('l.organisation_id', '=', organisationId)
    .where('l.registration_id', '=', registrationId)
    .orderBy('l.released_at')
    .orderBy('l.id')
    .execute();
}

/** Releases of every registration of one person: an apprentice reads no other table for results. */
export async function listReleasesOfPerson(db: Db, organisationId: string, personId: string) {
  return await db
    .selectFrom('released_result as l')
    .innerJoin('registration as r', (join) =>
      join.onRef('r.organisation_id', '=', 'l.organisation_id').onRef('r.id', '=', 'l.registration_id'),
    )
    .selectAll('l')
    .where('l.organisation_id', '=', organisationId)
    .where('r.person_id', '=', personId)
    .orderBy('l.released_at', 'desc')
    .orderBy('l.id', 'desc')
    .execute();
}

/** A release as its table holds it. */
export type ReleaseRow = Awaited<ReturnType<typeof listReleasesOfPerson>>[number];

/** Note that a release is opened again, with the reason. */
export async function reopenRelease(
  tx: Tx,
  key: { readonly organisationId: string; readonly id: string },
  reopened: { readonly by: string; readonly reason: string; readonly at: Date },
): Promise<void> {
  await tx
    .updateTable('released_result')
    .set({ reopened_at: reopened.at, reopened_by: reopened.by, reopened_reason: reopened.reason })
    .where('organisation_id', '=', key.organisationId)
    .where('id', '=', key.id)
    .execute();
}

/** Note that somebody saw a release; the first time counts. Gives whether it was the first. */
export async function insertView(
  tx: Tx,
  view: {
    readonly organisationId: string;
    readonly releaseId: string;
    readonly personId: string;
    readonly at: Date;
  },
): Promise<boolean> {
  const row = await tx
    .insertInto('released_result_view')
    .values({
      organisation_id: view.organisationId,
      released_result_id: view.releaseId,
      person_id: view.personId,
      first_seen_at: view.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('person_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Addresses of everybody who saw a release. */
export async function listViewers(db: Db, organisationId: string, releaseId: string) {
  return await db
    .selectFrom('released_result_view as v')
    .innerJoin('person as p', (join) =>
      join.onRef('p.organisation_id', '=', 'v.organisation_id').onRef('p.id', '=', 'v.person_id'),
    )
    .select(['p.id', 'p.email'])
    .where('v.organisation_id', '=', organisationId)
    .where('v.released_result_id', '=', releaseId)
    .execute();
}
