import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { Refusal } from '#domain/refusal.ts';
import { anOrganisation, aPerson } from '#testing/people.ts';
import { aTestInstallation } from '#testing/services.ts';
import { auditRefusal, nothingToAudit, recordAudit } from './audit.ts';
import { signCheckpoint } from './audit-checkpoint.ts';
import { inTransaction } from './transaction.ts';
import { verifyAudit } from './verify-audit.ts';

const installation = await aTestInstallation();
const { database, query } = installation;

async function anActor() {
  const organisationId = await anOrganisation(installation);
  return installation.contextOf(await aPerson(installation, { organisationId }));
}

type Ctx = Awaited<ReturnType<typeof anActor>>;

async function record(ctx: Ctx, subjectId: string, text?: string) {
  await inTransaction(ctx, (tx) =>
    recordAudit(tx, ctx, {
      type: 'installation.text-erased',
      subjectType: 'person',
      subjectId,
      detail: { b: 1, a: { nested: [1, 'two', null] }, left: undefined },
      text,
    }),
  );
}

async function sign(ctx: Ctx) {
  return await inTransaction(ctx, async (tx) => {
    nothingToAudit(tx, 'a checkpoint is part of the audit');
    return await signCheckpoint(tx, ctx);
  });
}

async function verdictOf(ctx: Ctx) {
  const [verdict] = await verifyAudit(database, ctx.actor.organisationId);
  return verdict;
}

/** Change rows as somebody could who took over the database's owner. */
async function tamper(statement: string, values: readonly unknown[]) {
  await query('alter table audit_event disable trigger user');
  await query('alter table audit_checkpoint disable trigger user');
  await query(statement, values);
  await query('alter table audit_event enable trigger user');
  await query('alter table audit_checkpoint enable trigger user');
}

test('entries are written in order at the end of the transaction, wherever they were recorded', async () => {
  const ctx = await anActor();
  await inTransaction(ctx, async (tx) => {
    await recordAudit(tx, ctx, {
      type: 'installation.text-erased',
      subjectType: 'person',
      subjectId: 'one',
      detail: {},
    });
    await tx.updateTable('person').set({ name_used: 'Changed' }).execute();
    await recordAudit(tx, ctx, {
      type: 'installation.text-erased',
      subjectType: 'person',
      subjectId: 'two',
      detail: {},
    });
  });
  const rows = await query(
    'select sequence, subject_id, person_id, role from audit_event where organisation_id = $1 order by sequence',
    [ctx.actor.organisationId],
  );
  expect(rows).toEqual([
    { sequence: 1, subject_id: 'one', person_id: ctx.actor.personId, role: 'provider-manager' },
    { sequence: 2, subject_id: 'two', person_id: ctx.actor.personId, role: 'provider-manager' },
  ]);
});

test('there is no change without an audit event', async () => {
  const ctx = await anActor();
  await expect(
    inTransaction(ctx, (tx) => tx.updateTable('person').set({ name_used: 'Silent' }).execute()),
  ).rejects.toThrow(/no audit event/);
  expect(await query('select 1 from person where name_used = $1', ['Silent'])).toEqual([]);
});

test('a transaction that fails leaves neither change nor entry, and its refusal is recorded apart', async () => {
  const ctx = await anActor();
  const refusal = new Refusal('not-permitted');
  await expect(
    inTransaction(ctx, async (tx) => {
      await recordAudit(tx, ctx, {
        type: 'installation.text-erased',
        subjectType: 'person',
        subjectId: 'x',
        detail: {},
      });
      throw refusal;
    }),
  ).rejects.toBe(refusal);
  await auditRefusal(ctx, refusal, {
    action: 'results.release',
    subjectType: 'person',
    subjectId: ctx.actor.personId,
  });
  expect(await installation.auditOf('x')).toEqual([]);
  expect(await installation.auditOf(ctx.actor.personId)).toEqual([
    { type: 'installation.action-refused', detail: { action: 'results.release', code: 'not-permitted' } },
  ]);
});

test('transactions at the same moment make one chain', async () => {
  const ctx = await anActor();
  await Promise.all(Array.from({ length: 25 }, (_, index) => record(ctx, `subject ${index}`)));
  expect(await verdictOf(ctx)).toMatchObject({ holds: true, entries: 25 });
});

test('requests can neither add, change nor remove entries by themselves', async () => {
  const ctx = await anActor();
  await record(ctx, 'kept');
  const attempts = [
    sql`insert into audit_head values (${ctx.actor.organisationId}, 9, '\\x00')`,
    sql`insert into audit_text (organisation_id, sequence) values (${ctx.actor.organisationId}, 1)`,
    sql`update audit_event set detail = '{}'`,
    sql`delete from audit_event`,
    sql`update audit_head set sequence = 0`,
    sql`truncate audit_event`,
  ];
  for (const attempt of attempts) {
    await expect(database.write(ctx.actor, (tx) => attempt.execute(tx))).rejects.toThrow(/permission denied/);
  }
  await expect(query('update audit_event set detail = $1', ['{}'])).rejects.toThrow(/append-only/);
  await expect(query('delete from audit_event')).rejects.toThrow(/append-only/);
});

test('erasing a text leaves the chain whole; changing it or removing it without a note does not', async () => {
  const ctx = await anActor();
  await record(ctx, 'about', 'Ada was late because of an illness.');
  await record(ctx, 'other', 'Another note.');
  await database.write(ctx.actor, (tx) =>
    sql`select audit_erase(array[1]::bigint[], 'asked for', ${ctx.now})`.execute(tx),
  );
  expect(await verdictOf(ctx)).toMatchObject({ holds: true, erasedTexts: 1 });
  await tamper('update audit_text set content = $2 where organisation_id = $1 and sequence = 2', [
    ctx.actor.organisationId,
    'A kinder note.',
  ]);
  expect(await verdictOf(ctx)).toMatchObject({ holds: false, brokenAt: { sequence: 2 } });
  await tamper('delete from audit_text where organisation_id = $1 and sequence = 2', [
    ctx.actor.organisationId,
  ]);
  expect(await verdictOf(ctx)).toMatchObject({ holds: false, brokenAt: { sequence: 2 } });
});

test('a changed column of any entry is found at that entry', async () => {
  const changes = [
    "detail = '{}'",
    "type = 'people.something-else'",
    "subject_id = 'somebody else'",
    "person_id = '01900000-0000-7000-8000-00000000dead'",
    "role = 'auditor'",
    "occurred_at = occurred_at - interval '1 day'",
    "request_id = 'another'",
    "hash = sha256('x')",
    "previous_hash = sha256('x')",
    "body_hash = sha256('x')",
  ];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...changes), fc.integer({ min: 1, max: 4 }), async (change, at) => {
      const ctx = await anActor();
      for (const subject of ['a', 'b', 'c', 'd']) await record(ctx, subject);
      await tamper(`update audit_event set ${change} where organisation_id = $1 and sequence = $2`, [
        ctx.actor.organisationId,
        at,
      ]);
      expect(await verdictOf(ctx)).toMatchObject({ holds: false, brokenAt: { sequence: at } });
    }),
    { numRuns: 15 },
  );
});

test('a removed entry and a cut end are found', async () => {
  const ctx = await anActor();
  for (const subject of ['a', 'b', 'c']) await record(ctx, subject);
  await tamper('delete from audit_event where organisation_id = $1 and sequence = 3', [
    ctx.actor.organisationId,
  ]);
  expect(await verdictOf(ctx)).toMatchObject({ brokenAt: { sequence: 3 } });
  await tamper('delete from audit_event where organisation_id = $1 and sequence = 1', [
    ctx.actor.organisationId,
  ]);
  expect(await verdictOf(ctx)).toMatchObject({ brokenAt: { sequence: 1, reason: 'the entry is missing' } });
});

test('an end that was cut together with its head is found by a signed checkpoint', async () => {
  const ctx = await anActor();
  for (const subject of ['a', 'b', 'c']) await record(ctx, subject);
  expect(await sign(ctx)).toMatchObject({ sequence: 3 });
  expect(await verdictOf(ctx)).toMatchObject({ holds: true, checkpoint: { sequence: 3 } });
  await tamper('delete from audit_event where organisation_id = $1 and sequence = 3', [
    ctx.actor.organisationId,
  ]);
  await tamper(
    `update audit_head h set sequence = 2, hash = (select hash from audit_event e where e.organisation_id = h.organisation_id and sequence = 2)
      where organisation_id = $1`,
    [ctx.actor.organisationId],
  );
  expect(await verdictOf(ctx)).toMatchObject({ holds: false, brokenAt: { sequence: 3 } });
  await tamper(
    'update audit_checkpoint set sequence = 2, hash = (select hash from audit_head where organisation_id = $1) where organisation_id = $1',
    [ctx.actor.organisationId],
  );
  expect(await verdictOf(ctx)).toMatchObject({
    brokenAt: { reason: 'the signature of a checkpoint is wrong' },
  });
});
