import { writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { anEnrolment } from '#testing/enrolment.ts';
import { aTestApi, type SignedIn } from '#testing/http.ts';
import { doJobs } from '#testing/jobs.ts';
import { anOrganisation } from '#testing/people.ts';

const api = await aTestApi();
const author = await api.as('standards-author');

interface Finished {
  readonly id: string;
  readonly state: string;
  readonly counts: Record<string, number>;
  readonly problem: string | null;
  readonly reportFileId: string;
}

/** Hand files over and have them read, as the screen does. */
async function preview(
  files: Readonly<Record<string, string | Uint8Array>>,
  target: { reference?: string; version?: string } = {},
): Promise<Finished> {
  const { body: started } = await author.post('/register/imports', target);
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content as string);
    const announced = await author.post('/uploads', {
      purpose: 'import',
      subjectId: started.id,
      name,
      bytes: bytes.length,
    });
    expect(announced.status).toBe(200);
    await writeFile(api.services.uploads.pathOf(announced.body.uploadId), bytes);
    const { body } = await author.get(`/uploads/${announced.body.uploadId}/state`);
    expect(body).toMatchObject({ state: 'complete' });
  }
  expect((await author.post(`/register/imports/${started.id}/read`)).status).toBe(200);
  await doJobs(api);
  return (await author.get(`/register/imports/${started.id}`)).body;
}

async function apply({ id }: Finished): Promise<Finished> {
  expect((await author.post(`/register/imports/${id}/apply`)).status).toBe(200);
  await doJobs(api);
  return (await author.get(`/register/imports/${id}`)).body;
}

const row = (reference: string, version: string, facts: Record<string, unknown> = {}) => ({
  referenceNumber: reference,
  version,
  versionNumber: version,
  title: 'Lantern keeper',
  status: 'Approved for delivery',
  level: 3,
  larsCode: Number(reference.slice(2)),
  route: 'Construction',
  maxFunding: 9000,
  typicalDuration: 18,
  knowledges: [{ knowledgeId: 'a', detail: 'How wicks are trimmed before dusk.' }],
  skills: [{ skillId: 'b', detail: 'Trim a wick so that it burns evenly.' }],
  behaviours: [{ behaviourId: 'c', detail: 'Takes responsibility for the light.' }],
  ...facts,
});

const json = (...rows: unknown[]) => ({ 'register.json': JSON.stringify(rows) });

test('an import shows what it would change, and changes nothing before it is applied', async () => {
  const shown = await preview(json(row('ST9101', '1.0')));
  expect(shown).toMatchObject({ state: 'ready', counts: { new: 1, changed: 0, statements: 3, errors: 0 } });
  expect((await author.get('/register/standards/ST9101')).status).toBe(404);
  const { body } = await author.get(`/register/imports/${shown.id}/changes?kind=new`);
  expect(body.items[0]).toMatchObject({ subject: 'ST9101', version: '1.0', title: 'Lantern keeper' });

  expect(await apply(shown)).toMatchObject({ state: 'applied' });
  const held = await author.get('/register/standards/ST9101');
  expect(held.body).toMatchObject({ title: 'Lantern keeper', current: '1.0' });
  expect(held.body.versions[0].statements.map(({ ref }: { ref: string }) => ref)).toEqual(['K1', 'S1', 'B1']);
  expect(held.body.versions[0].facts).toMatchObject({
    route: 'Construction and the built environment',
    larsCode: '9101',
  });
  const events = (await api.auditOf(shown.id)).map(({ type }) => type.replace('standards.register-', ''));
  expect(events).toEqual([
    'import-started',
    'import-requested',
    'import-read',
    'import-requested',
    'imported',
  ]);
});

test('importing again tells new, changed field by field, and unchanged apart', async () => {
  await apply(await preview(json(row('ST9102', '1.0'), row('ST9103', '1.0'))));
  const again = await preview(
    json(row('ST9102', '1.0', { maxFunding: 11000 }), row('ST9103', '1.0'), row('ST9104', '1.0')),
  );
  expect(again.counts).toMatchObject({ new: 1, changed: 1, unchanged: 1, skipped: 0 });
  const { body } = await author.get(`/register/imports/${again.id}/changes?kind=changed`);
  expect(body.items[0].changes).toEqual([
    { part: 'facts', field: 'fundingPounds', before: '9000', after: '11000' },
  ]);
});

describe('a version that an apprentice is on', () => {
  const reference = 'ST0072';
  beforeAll(async () => {
    await apply(await preview(json(row(reference, '1.1'))));
    const organisationId = await anOrganisation(api);
    const tutor = await api.as('tutor', { organisation: organisationId });
    await anEnrolment(api, { organisationId, tutorId: tutor.personId });
  });

  test('keeps title and statements; the differences are told, and its status moves on', async () => {
    const [started] = await api.query('select standard_version from enrolment where reference = $1', [
      reference,
    ]);
    expect(started?.standard_version).toBe('1.1');
    const later = row(reference, '1.1', {
      title: 'Lamp officer',
      status: 'Retired',
      skills: [{ skillId: 'b', detail: 'Something else.' }],
    });
    const shown = await preview(json(later));
    const { body: changes } = await author.get(`/register/imports/${shown.id}/changes`);
    expect(changes.items[0].kept.map(({ field }: { field: string }) => field)).toEqual(['title', 'S1']);
    await apply(shown);
    const { body } = await author.get(`/register/standards/${reference}`);
    expect(body.title).toBe('Lantern keeper');
    expect(body.versions[0].statements[1].text).toMatch(/burns evenly/);
    expect(body.versions[0].facts.status).toBe('retired');
    const { body: found } = await author.get(`/register/imports/${shown.id}/findings?severity=W`);
    expect(found.items.find(({ code }: { code: string }) => code === 'W2016').message).toMatch(/title, S1/);
  });
});

test('a finding of S skips its standard alone, and the report says why', async () => {
  const shown = await preview(
    json(row('ST9105', '1.0', { status: 'Almost ready' }), row('ST9106', '1.0'), 'no standard at all'),
  );
  expect(shown).toMatchObject({ state: 'ready', counts: { new: 1, skipped: 1, skips: 2 } });
  await apply(shown);
  expect((await author.get('/register/standards/ST9105')).status).toBe(404);
  expect((await author.get('/register/standards/ST9106')).status).toBe(200);
  const { body } = await author.get(`/register/imports/${shown.id}`);
  const report = await author.get(`/files/${body.reportFileId}`);
  expect(report.body).toContain(
    '1,ST9105,1.0,S1009,"S: skipped, the old one is kept","The status ""Almost ready""',
  );
  expect(report.body).toContain('3,,,S2001');
});

test('a finding of E makes the file unusable', async () => {
  const shown = await preview(json(row('ST9107', '1.0'), row('ST91', '1.0', { larsCode: 5 })));
  expect(shown).toMatchObject({ state: 'unusable', counts: { errors: 1 } });
  expect(shown.problem).toMatch(/One error/);
  const refused = await author.post(`/register/imports/${shown.id}/apply`);
  expect(refused.status).toBe(409);
  expect(refused.body.type).toBe('/problems/register-import-state');
  const broken = await preview({ 'cut.json': '[{"referenceNumber":"ST9' });
  const { body } = await author.get(`/register/imports/${broken.id}/findings`);
  expect(body.items[0]).toMatchObject({ code: 'E2001', severity: 'E' });
  const twice = await preview(
    json(row('ST9108', '1.0', { larsCode: 77 }), row('ST9109', '1.0', { larsCode: 77 })),
  );
  expect(twice.state).toBe('unusable');
});

test('a preview that another import has overtaken is made anew instead of applied', async () => {
  const first = await preview(json(row('ST9110', '1.0')));
  const second = await preview(json(row('ST9110', '1.0', { maxFunding: 12000 })));
  await apply(second);
  const late = await apply(first);
  expect(late).toMatchObject({ state: 'ready', counts: { new: 0, changed: 1 } });
  expect(late.problem).toMatch(/Another import/);
});

test('a register as UTF-16 CSV and statements pasted from a page meet in one standard', async () => {
  const csv =
    'Reference,Name,Version Number,Status,Level\r\nST9111,Clock winder ,1.0,Retired,2\r\nST9111,Clock winder,1.1,Approved for delivery,2\r\n';
  await apply(await preview({ 'register.csv': Buffer.from(`\ufeff${csv}`, 'utf16le') }));
  const page = 'Knowledge\nK1: Why springs tire.\n\nSkills\nS1: Wind a clock\nwithout haste. Back to Duty\n';
  const shown = await preview({ 'pasted.txt': page }, { reference: 'ST9111' });
  expect(shown.counts).toMatchObject({ changed: 1, statements: 2 });
  await apply(shown);
  const { body } = await author.get('/register/standards/ST9111');
  expect(body.current).toBe('1.1');
  expect(body.versions[0].statements[1]).toEqual({
    ref: 'S1',
    kind: 'skill',
    text: 'Wind a clock without haste.',
  });
  const lost = await preview({ 'pasted.txt': page });
  const { body: findings } = await author.get(`/register/imports/${lost.id}/findings`);
  expect(findings.items[0].code).toBe('E2002');
});

test('the register of assessment organisations comes as tables that belong together', async () => {
  const o = 'apprenticeship-end-point-assessment-organisation';
  const files = {
    'organisation.tsv': `${o}\tname\tukprn\t${o}-type\taddress\tstart-date\tend-date\r\nEPA9001\t"Lamps, Ltd"\t10000001\t2\t\t\t\r\nEPA9002\tOil Board\t\t2\t\t\t`,
    'links.tsv': `${o}-apprenticeship\t${o}\t${o}-standard-code\t${o}-delivery-area\tstart-date\tend-date\n1\tEPA9001\t1\t1\t\t\n2\tEPA9002\t2\t1\t\t\n3\tEPA9999\t1\t1\t\t\n`,
    'codes.tsv': `${o}-standard-code\tname\tapprenticeship-standard\tstart-date\tend-date\n1\tLantern keeper\tST9101\t\t\n2\tOld name\t\t\t\n`,
    'areas.tsv': `${o}-delivery-area\tname\tstart-date\tend-date\n1\tAll\t\t\n`,
  };
  const shown = await preview(files);
  expect(shown).toMatchObject({ kind: 'bodies', state: 'ready', counts: { new: 2, skips: 2, warnings: 1 } });
  await apply(shown);
  const { body } = await author.get('/register/standards/ST9101');
  expect(body.bodies).toEqual([
    { id: 'EPA9001', name: 'Lamps, Ltd', ukprn: '10000001', areas: ['All'], startsOn: null, endsOn: null },
  ]);
  expect((await preview(files)).counts).toMatchObject({ new: 0, changed: 0, unchanged: 2 });
});

describe('searching', () => {
  beforeAll(async () => {
    await apply(
      await preview(
        json(
          row('ST9120', '1.0', { status: 'Retired', title: 'Harbour pilot', level: 5 }),
          row('ST9120', '1.1', {
            title: 'Harbour pilot',
            level: 5,
            larsCode: 9120,
            skills: [
              { skillId: 'x', detail: 'Communicate the tides to the business of the harbour.' },
              { skillId: 'y', detail: 'Communicating matters in every business.' },
            ],
          }),
        ),
      ),
    );
  });

  test('standards are found by words, beginnings of words and reference, and narrowed', async () => {
    for (const search of ['harbour pilots', 'harb', 'ST9120', 'st912', '9120']) {
      const { body } = await author.get(`/register/standards?search=${encodeURIComponent(search)}&level=5`);
      expect(body.items.map(({ reference }: { reference: string }) => reference)).toEqual(['ST9120']);
    }
    expect((await author.get('/register/standards?search=harbour&level=2')).body.items).toEqual([]);
    const { body } = await author.get('/register/standards?limit=2');
    expect(body.items).toHaveLength(2);
    const next = await author.get(`/register/standards?limit=2&cursor=${body.nextCursor}`);
    expect(next.body.items[0].reference > body.items[1].reference).toBe(true);
  });

  test('statements are found across standards, in versions for starts now unless all are wanted', async () => {
    const find = async (query: string) => (await author.get(`/register/statements?${query}`)).body;
    expect(
      (await find('search=communicat%20busin')).items.map(({ ref }: { ref: string }) => ref).sort(),
    ).toEqual(['S1', 'S2']);
    expect((await find('search=tides%20of')).total).toBe(1);
    expect((await find('search=wicks&versions=all&level=5')).total).toBe(3);
    const paged = await find('search=communicating%20business&limit=1');
    expect(paged.total).toBe(2);
    const rest = await find(`search=communicating%20business&limit=1&cursor=${paged.nextCursor}`);
    expect(rest.items).toHaveLength(1);
    expect(rest.nextCursor).toBeNull();
    expect((await author.get('/register/statements?search=x')).status).toBe(400);
    for (const odd of ["'", '& | !', 'a:* <-> (', '\\']) {
      const { status } = await author.get(`/register/statements?search=${encodeURIComponent(`${odd}  `)}zz`);
      expect(status).toBe(200);
    }
  });

  test('facets count what there is', async () => {
    const { body } = await author.get('/register');
    expect(body.standards).toBeGreaterThan(5);
    expect(body.levels).toContain(5);
  });
});

describe('who may', () => {
  test('everybody who is signed in reads the register; authors alone import', async () => {
    const apprentice = await api.as('apprentice');
    expect((await apprentice.get('/register/standards')).status).toBe(200);
    for (const role of ['apprentice', 'provider-manager', 'assessment-operations'] as const) {
      const other: SignedIn = await api.as(role);
      expect((await other.post('/register/imports', {})).status).toBe(403);
      expect((await other.get('/register/imports')).status).toBe(403);
    }
  });

  test("another organisation's import is not found", async () => {
    const { id } = await preview(json(row('ST9130', '1.0')));
    const stranger = await api.as('standards-author');
    for (const path of ['', '/changes', '/findings'])
      expect((await stranger.get(`/register/imports/${id}${path}`)).status).toBe(404);
    for (const step of ['read', 'apply', 'discard'])
      expect((await stranger.post(`/register/imports/${id}/${step}`)).status).toBe(404);
    const { status } = await stranger.post('/uploads', {
      purpose: 'import',
      subjectId: id,
      name: 'a.csv',
      bytes: 3,
    });
    expect(status).toBe(404);
  });

  test('requests that cannot be used are refused with their field', async () => {
    const { status, body } = await author.post('/register/imports', { reference: 'ST1' });
    expect(status).toBe(400);
    expect(body.issues[0].path).toBe('body.reference');
    const { body: empty } = await author.post('/register/imports', {});
    expect((await author.post(`/register/imports/${empty.id}/read`)).status).toBe(400);
    expect((await author.post(`/register/imports/${empty.id}/discard`)).body.state).toBe('discarded');
    expect((await author.post(`/register/imports/${empty.id}/discard`)).status).toBe(409);
    expect((await author.get('/register/standards?level=12')).status).toBe(400);
  });
});
