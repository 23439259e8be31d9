import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';

/** The name by which a person is shown. */
function nameOf(alias: string) {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  return sql<string>`coalesce(${column('name_used')}, ${column('given_names')} || ' ' || ${column('family_name')})`;
}

/** Key of a draft. */
export interface DraftKey {
  readonly organisationId: string;
  readonly id: string;
}

/** A draft's row with the names of those who acted. */
export async function findDraftRow(db: Db, key: DraftKey) {
  return await db
    .selectFrom('plan_draft as d')
    .innerJoin('person as s', (join) =>
      join.onRef('s.organisation_id', '=', 'd.organisation_id').onRef('s.id', '=', 'd.started_by'),
    )
    .leftJoin('person as p', (join) =>
      join.onRef('p.organisation_id', '=', 'd.organisation_id').onRef('p.id', '=', 'd.proposed_by'),
    )
    .leftJoin('person as r', (join) =>
      join.onRef('r.organisation_id', '=', 'd.organisation_id').onRef('r.id', '=', 'd.returned_by'),
    )
    .selectAll('d')
    .select([
      nameOf('s').as('started_name'),
      sql<string | null>`${nameOf('p')}`.as('proposed_name'),
      sql<string | null>`${nameOf('r')}`.as('returned_name'),
    ])
    .where('d.organisation_id', '=', key.organisationId)
    .where('d.id', '=', key.id)
    .executeTakeFirst();
}

/** A draft's row. */
export type DraftRow = NonNullable<Awaited<ReturnType<typeof findDraftRow>>>;

/** Lock a draft for a change and say its state and version; undefined when there is none. */
export async function lockDraft(tx: Tx, key: DraftKey) {
  return await tx
    .selectFrom('plan_draft')
    .select(['state', 'version', 'started_by', 'proposed_by'])
    .where('organisation_id', '=', key.organisationId)
    .where('id', '=', key.id)
    .forUpdate()
    .executeTakeFirst();
}

/** Add a draft. */
export async function insertDraft(
  tx: Tx,
  draft: DraftKey & {
    readonly title: string;
    readonly reference: string | null;
    readonly base: unknown;
    readonly startedBy: string;
    readonly at: Date;
  },
): Promise<void> {
  await tx
    .insertInto('plan_draft')
    .values({
      organisation_id: draft.organisationId,
      id: draft.id,
      title: draft.title,
      reference: draft.reference,
      state: 'draft',
      base: draft.base === null ? null : JSON.stringify(draft.base),
      started_by: draft.startedBy,
      created_at: draft.at,
      changed_at: draft.at,
    })
    .execute();
}

/** Members of a draft that change after it was started. */
export interface DraftChange {
  readonly state?: string;
  readonly reference?: string | null;
  readonly version?: number;
  readonly openQuestions?: number;
  readonly openFindings?: number;
  readonly documents?: number;
  readonly proposed?: { readonly by: string; readonly note: string } | null;
  readonly returned?: { readonly by: string; readonly why: string } | null;
}

/** Members that are undefined are left as they are. */
function given<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function proposedColumns(proposed: DraftChange['proposed'], at: Date) {
  if (proposed === undefined) return {};
  return {
    proposed_by: proposed?.by ?? null,
    proposed_at: proposed ? at : null,
    proposal_note: proposed?.note ?? null,
  };
}

function returnedColumns(returned: DraftChange['returned'], at: Date) {
  if (returned === undefined) return {};
  return {
    returned_by: returned?.by ?? null,
    returned_at: returned ? at : null,
    return_reason: returned?.why ?? null,
  };
}

/** Change a draft. */
export async function updateDraft(tx: Tx, key: DraftKey, change: DraftChange, at: Date): Promise<void> {
  const { state, reference, version, documents } = change;
  const counts = { open_questions: change.openQuestions, open_findings: change.openFindings };
  await tx
    .updateTable('plan_draft')
    .set({
      changed_at: at,
      ...given({ state, reference, version, documents, ...counts }),
      ...proposedColumns(change.proposed, at),
      ...returnedColumns(change.returned, at),
    })
    .where('organisation_id', '=', key.organisationId)
    .where('id', '=', key.id)
    .execute();
}

/** Drafts of the organisation, the last changed first. */
export async function listDraftRows(
  db: Db,
  organisationId: string,
  wanted: {
    readonly state?: string | undefined;
    readonly before?: { readonly at: string; readonly id: string } | undefined;
    readonly limit: number;
  },
) {
  return await db
    .selectFrom('plan_draft as d')
    .innerJoin('person as s', (join) =>
      join.onRef('s.organisation_id', '=', 'd.organisation_id').onRef('s.id', '=', 'd.started_by'),
    )
    .selectAll('d')
    .select(nameOf('s').as('started_name'))
    .where('d.organisation_id', '=', organisationId)
    .$if(wanted.state !== undefined, (query) => query.where('d.state', '=', wanted.state ?? ''))
    .$if(wanted.before !== undefined, (query) =>
      query.where(
        sql<boolean>`(d.changed_at, d.id) < (${wanted.before?.at ?? ''}::timestamptz, ${wanted.before?.id ?? ''}::uuid)`,
      ),
    )
    .orderBy('d.changed_at', 'desc')
    .orderBy('d.id', 'desc')
    .limit(wanted.limit)
    .execute();
}

/** Documents of a draft without their content, in the order in which they were added. */
export async function listDraftDocuments(db: Db, key: DraftKey) {
  return await db
    .selectFrom('plan_draft_document as d')
    .innerJoin('file as f', (join) =>
      join.onRef('f.organisation_id', '=', 'd.organisation_id').onRef('f.id', '=', 'd.file_id'),
    )
    .select([
      'd.id',
      'd.key',
      'd.state',
      'd.reason',
      'd.role',
      'd.body',
      'd.pages',
      'd.file_id',
      'd.removed_at',
    ])
    .select(['f.name', 'f.media_type', 'f.bytes', 'f.sha256'])
    .where('d.organisation_id', '=', key.organisationId)
    .where('d.draft_id', '=', key.id)
    .orderBy('d.added_at')
    .orderBy('d.id')
    .execute();
}

/** A document's row without its content. */
export type DraftDocumentRow = Awaited<ReturnType<typeof listDraftDocuments>>[number];

/** Contents of documents, by document id. */
export async function readDraftContents(
  db: Db,
  key: DraftKey,
  ids: readonly string[],
): Promise<ReadonlyMap<string, unknown>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('plan_draft_document')
    .select(['id', 'content'])
    .where('organisation_id', '=', key.organisationId)
    .where('draft_id', '=', key.id)
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, content }) => [id, content]));
}

/** Hang a file on a draft; it is read afterwards. */
export async function insertDraftDocument(
  tx: Tx,
  document: DraftKey & {
    readonly documentId: string;
    readonly fileId: string;
    readonly key: string;
    readonly at: Date;
  },
): Promise<void> {
  await tx
    .insertInto('plan_draft_document')
    .values({
      organisation_id: document.organisationId,
      draft_id: document.id,
      id: document.documentId,
      file_id: document.fileId,
      key: document.key,
      state: 'reading',
      added_at: document.at,
    })
    .execute();
}

/** What became of reading a document, or that it was taken out. */
export async function updateDraftDocument(
  tx: Tx,
  key: DraftKey & { readonly documentId: string },
  change: {
    readonly state?: 'read' | 'refused';
    readonly reason?: string | null;
    readonly role?: string | null;
    readonly body?: string | null;
    readonly pages?: number;
    readonly content?: unknown;
    readonly removedAt?: Date;
  },
): Promise<void> {
  const { state, reason, role, body, pages } = change;
  const content = change.content === undefined ? undefined : JSON.stringify(change.content);
  await tx
    .updateTable('plan_draft_document')
    .set(given({ state, reason, role, body, pages, content, removed_at: change.removedAt }))
    .where('organisation_id', '=', key.organisationId)
    .where('draft_id', '=', key.id)
    .where('id', '=', key.documentId)
    .execute();
}

/** Every decision of a draft in order, with the name of its author. A draft has some hundreds. */
export async function listDecisionRows(db: Db, key: DraftKey) {
  return await db
    .selectFrom('plan_draft_decision as d')
    .innerJoin('person as p', (join) =>
      join.onRef('p.organisation_id', '=', 'd.organisation_id').onRef('p.id', '=', 'd.person_id'),
    )
    .select(['d.sequence', 'd.decision', 'd.keys', 'd.person_id', 'd.decided_at'])
    .select(nameOf('p').as('name'))
    .where('d.organisation_id', '=', key.organisationId)
    .where('d.draft_id', '=', key.id)
    .orderBy('d.sequence')
    .execute();
}

/** Record a decision. */
export async function insertDecision(
  tx: Tx,
  key: DraftKey,
  decision: {
    readonly sequence: number;
    readonly decision: unknown;
    readonly keys: unknown;
    readonly personId: string;
    readonly at: Date;
  },
): Promise<void> {
  await tx
    .insertInto('plan_draft_decision')
    .values({
      organisation_id: key.organisationId,
      draft_id: key.id,
      sequence: decision.sequence,
      decision: JSON.stringify(decision.decision),
      keys: JSON.stringify(decision.keys),
      person_id: decision.personId,
      decided_at: decision.at,
    })
    .execute();
}
