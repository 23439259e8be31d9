import { afterAll, expect, test } from 'vitest';
import { copyText } from '#db/copy-rows.ts';
import { openOwnerPool } from '#db/owner-pool.ts';
import { readUln } from '#domain/people/uln.ts';
import { aTestInstallation } from '#testing/services.ts';
import { nothingToAudit } from './audit.ts';
import { inventApprentice } from './cohort-apprentice.ts';
import { loadCohort } from './load-cohort.ts';
import { updateProgress } from './portfolio/progress.ts';
import { inTransaction } from './transaction.ts';
import { verifyAudit } from './verify-audit.ts';

const installation = await aTestInstallation();
const pool = openOwnerPool(installation.url, 1);
afterAll(() => pool.end());

test('a cohort has as many apprentices as asked, one audit entry each, and progress that the claims bear out', async () => {
  const loaded = await loadCohort(installation.services, pool, {
    apprentices: 250,
    pieces: 6,
    reference: 'ST0072',
  });
  const count = async (table: string) =>
    (
      await installation.query(`select count(*)::int as rows from ${table} where organisation_id = $1`, [
        loaded.organisationId,
      ])
    )[0]?.rows;
  expect(await count('enrolment')).toBe(250);
  expect(await count('enrolment_progress')).toBe(250);
  expect(await count('evidence')).toBe(loaded.evidence);
  expect(await count('evidence_criterion')).toBe(loaded.claims);
  expect(await count('audit_event')).toBe(251);

  const read = () =>
    installation.query(
      `select criteria_accepted, criteria_submitted, criteria_referred, evidence_waiting, map
         from enrolment_progress where organisation_id = $1 order by enrolment_id limit 5`,
      [loaded.organisationId],
    );
  const before = await read();
  const ctx = installation.systemContext(loaded.organisationId);
  const rows = await installation.query(
    'select id, reference, plan_edition from enrolment where organisation_id = $1 order by id limit 5',
    [loaded.organisationId],
  );
  await inTransaction(ctx, async (tx) => {
    nothingToAudit(tx, 'a test compares what is there');
    for (const row of rows)
      await updateProgress(tx, ctx, {
        enrolmentId: String(row.id),
        reference: String(row.reference),
        edition: String(row.plan_edition),
        options: [],
      });
  });
  expect(await read()).toEqual(before);
});

test('the chain of a loaded cohort holds', async () => {
  const [row] = await installation.query(
    "select organisation_id from audit_event where type = 'portfolio.cohort-imported' limit 1",
  );
  const found = await verifyAudit(installation.services.database, String(row?.organisation_id));
  expect(found).toMatchObject([{ holds: true, entries: 251 }]);
});

test('the same number gives the same apprentice, with a learner number of its own', () => {
  const criteria = [{ method: 'showcase', ref: 'P1' }];
  expect(inventApprentice(7, criteria, 20)).toEqual(inventApprentice(7, criteria, 20));
  const ulns = Array.from({ length: 2000 }, (_, at) => inventApprentice(at, criteria, 1).uln);
  expect(new Set(ulns).size).toBe(2000);
  for (const uln of ulns) expect(readUln(uln).kind).toBe('known');
});

test('what means something to COPY is written so that it means nothing', () => {
  expect(copyText('a\tb\\c\nd')).toBe('a\\tb\\\\c\\nd');
  expect(copyText(null)).toBe('\\N');
  expect(copyText(['a "b"', 'c'])).toBe('{"a \\\\"b\\\\"","c"}');
});
