import type { Db, Tx } from './database.ts';

/** Every published edition with its files. The library keeps them in memory: there are hundreds, not millions. */
export async function listEditionRows(db: Db) {
  return await db.selectFrom('plan_edition').selectAll().orderBy('published_at').execute();
}

/** How many editions are published: cheap to ask, for noticing that another process has published one. */
export async function countEditions(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('plan_edition')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
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
