import type { Database, Db } from '#db/database.ts';
import { checkpointContent } from './audit-checkpoint.ts';
import { type AuditBody, commitmentTo, firstHash, hashBody, hashEntry } from './audit-entry.ts';
import { nobody } from './context.ts';
import { verifyWithPublicKey } from './signing-keys.ts';

/** Where the chain of one organisation breaks first. */
export interface BrokenLink {
  readonly sequence: number;
  readonly reason: string;
}

/** What the check of one organisation's chain found. */
export interface AuditVerdict {
  readonly organisationId: string;
  readonly organisationName: string;
  readonly holds: boolean;
  readonly entries: number;
  /** Texts that were erased on purpose; their entries still hold. */
  readonly erasedTexts: number;
  /** The newest signed checkpoint up to which the chain is proved; entries after it are only chained. */
  readonly checkpoint: { readonly sequence: number; readonly signedAt: string } | null;
  readonly brokenAt: BrokenLink | null;
}

interface Walk {
  readonly hash: Buffer;
  readonly sequence: number;
  readonly erased: number;
  readonly broken: BrokenLink | null;
}

const batch = 2_000;

/** Check the chains of all organisations, or of one: every hash, every text that is still there, every signed checkpoint, the head. */
export async function verifyAudit(
  database: Database,
  organisationId?: string,
): Promise<readonly AuditVerdict[]> {
  const organisations = await database.outside((tx) =>
    tx.selectFrom('organisation').select(['id', 'name']).orderBy('id').execute(),
  );
  if (await hasOwnChain(database)) organisations.unshift({ id: nobody, name: 'The installation itself' });
  const verdicts: AuditVerdict[] = [];
  for (const { id, name } of organisations) {
    if (organisationId !== undefined && id !== organisationId) continue;
    verdicts.push(
      await database.read({ organisationId: id, personId: nobody }, (db) => verifyOne(db, id, name)),
    );
  }
  return verdicts;
}

/** Commands that belong to no organisation, such as imports of the register, have a chain of the installation's own. */
async function hasOwnChain(database: Database): Promise<boolean> {
  const head = await database.read({ organisationId: nobody, personId: nobody }, (db) =>
    db.selectFrom('audit_head').select('sequence').where('organisation_id', '=', nobody).executeTakeFirst(),
  );
  return head !== undefined;
}

async function verifyOne(db: Db, organisationId: string, organisationName: string): Promise<AuditVerdict> {
  const checkpoints = await listCheckpoints(db, organisationId);
  const walk = await walkChain(
    db,
    organisationId,
    new Map(checkpoints.map((one) => [one.sequence, one.hash])),
  );
  const broken =
    walk.broken ??
    (await checkEnd(db, organisationId, walk)) ??
    checkSigned(organisationId, checkpoints, walk);
  const last = broken ? undefined : checkpoints.at(-1);
  return {
    organisationId,
    organisationName,
    holds: broken === null,
    entries: walk.sequence,
    erasedTexts: walk.erased,
    checkpoint: last ? { sequence: last.sequence, signedAt: last.signed_at.toISOString() } : null,
    brokenAt: broken,
  };
}

async function listCheckpoints(db: Db, organisationId: string) {
  return await db
    .selectFrom('audit_checkpoint as c')
    .innerJoin('organisation_key as k', (join) =>
      join.onRef('k.organisation_id', '=', 'c.organisation_id').onRef('k.id', '=', 'c.key_id'),
    )
    .select(['c.sequence', 'c.hash', 'c.signed_at', 'c.signature', 'k.public_key'])
    .where('c.organisation_id', '=', organisationId)
    .orderBy('c.sequence')
    .execute();
}

type Checkpoints = Awaited<ReturnType<typeof listCheckpoints>>;

async function walkChain(db: Db, organisationId: string, signed: ReadonlyMap<number, Buffer>): Promise<Walk> {
  let walk: Walk = { hash: firstHash, sequence: 0, erased: 0, broken: null };
  for (;;) {
    const rows = await readEntries(db, organisationId, walk.sequence);
    for (const row of rows) {
      const reason = whyBroken(row, walk, signed);
      if (reason !== null) return { ...walk, broken: { sequence: walk.sequence + 1, reason } };
      walk = {
        ...walk,
        hash: row.hash,
        sequence: row.sequence,
        erased: walk.erased + (row.erased_at ? 1 : 0),
      };
    }
    if (rows.length < batch) return walk;
  }
}

async function readEntries(db: Db, organisationId: string, after: number) {
  return await db
    .selectFrom('audit_event as e')
    .leftJoin('audit_text as t', (join) =>
      join.onRef('t.organisation_id', '=', 'e.organisation_id').onRef('t.sequence', '=', 'e.sequence'),
    )
    .selectAll('e')
    .select(['t.salt', 't.content', 't.erased_at'])
    .where('e.organisation_id', '=', organisationId)
    .where('e.sequence', '>', after)
    .orderBy('e.sequence')
    .limit(batch)
    .execute();
}

type Entry = Awaited<ReturnType<typeof readEntries>>[number];

function whyBroken(row: Entry, before: Walk, signed: ReadonlyMap<number, Buffer>): string | null {
  if (row.sequence !== before.sequence + 1) return 'the entry is missing';
  if (!row.previous_hash.equals(before.hash)) return 'it does not follow from the entry before';
  if (!hashBody(bodyOf(row)).equals(row.body_hash)) return 'its content was changed';
  if (!hashEntry(before.hash, row.sequence, row.body_hash).equals(row.hash)) return 'its hash was changed';
  const checkpoint = signed.get(row.sequence);
  if (checkpoint && !checkpoint.equals(row.hash))
    return 'the chain was rewritten: a signed checkpoint says otherwise';
  return isTextTrue(row) ? null : 'the text beside it was changed or removed without a note';
}

function isTextTrue(row: Entry): boolean {
  if (row.text_commitment === null) return row.content === null;
  if (row.content === null || row.salt === null) return row.erased_at !== null;
  return commitmentTo(row.salt, row.content).equals(row.text_commitment);
}

function bodyOf(row: Entry): AuditBody {
  return {
    occurredAt: row.occurred_at.toISOString(),
    accountId: row.account_id,
    personId: row.person_id,
    role: row.role,
    type: row.type,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    requestId: row.request_id,
    detail: row.detail,
    commitment: row.text_commitment?.toString('hex') ?? null,
  };
}

async function checkEnd(db: Db, organisationId: string, walk: Walk): Promise<BrokenLink | null> {
  const head = await db
    .selectFrom('audit_head')
    .select(['sequence', 'hash'])
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
  const isEqual = head ? head.sequence === walk.sequence && head.hash.equals(walk.hash) : walk.sequence === 0;
  return isEqual ? null : { sequence: walk.sequence + 1, reason: 'the end of the chain was cut off' };
}

function checkSigned(organisationId: string, checkpoints: Checkpoints, walk: Walk): BrokenLink | null {
  for (const checkpoint of checkpoints) {
    const content = checkpointContent({
      organisationId,
      sequence: checkpoint.sequence,
      hash: checkpoint.hash.toString('hex'),
      signedAt: checkpoint.signed_at.toISOString(),
    });
    if (checkpoint.sequence > walk.sequence) {
      return {
        sequence: walk.sequence + 1,
        reason: 'the end of the chain was cut off: a signed checkpoint lies after it',
      };
    }
    if (!verifyWithPublicKey(checkpoint.public_key, content, checkpoint.signature)) {
      return { sequence: checkpoint.sequence, reason: 'the signature of a checkpoint is wrong' };
    }
  }
  return null;
}
