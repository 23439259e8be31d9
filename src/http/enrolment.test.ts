import { expect, test } from 'vitest';
import { aTestApi } from '#testing/http.ts';

const api = await aTestApi();
const manager = await api.as('provider-manager');
const tutor = await api.as('tutor', { organisation: manager.organisationId, email: 'tutor@example.org' });
const stranger = await api.as('provider-manager');

const validUlns = [
  '1000000043',
  '2468135791',
  '6272349091',
  '5976587401',
  '6808635381',
  '1000061107',
  '2442725095',
  '7111780026',
  '9614255489',
];
let next = 0;

function aBody(facts: Record<string, unknown> = {}) {
  next += 1;
  return {
    givenNames: 'Amina',
    familyName: 'Begum',
    dateOfBirth: '2004-05-06',
    uln: validUlns[next % validUlns.length],
    reference: 'ST0072',
    options: [],
    startsOn: '2025-09-01',
    plannedEndOn: '2027-01-31',
    employer: 'Harbour Homes',
    managerName: 'Joan Pike',
    managerEmail: 'joan.pike@harbourhomes.example',
    tutorId: tutor.personId,
    carePlan: false,
    signLanguage: false,
    ...facts,
  };
}

async function enrolled(facts: Record<string, unknown> = {}): Promise<string> {
  const reply = await manager.post('/enrolments', aBody({ uln: '9999999999', ...facts }));
  expect(reply.body).toMatchObject({ version: 1 });
  return reply.body.id;
}

const auditOf = (id: string) => api.auditOf(id);

test('the start date decides the standard version and the plan edition, and enrolling leaves one audit row', async () => {
  const id = await enrolled();
  const reply = await manager.get(`/enrolments/${id}`);
  expect(reply.body).toMatchObject({
    standardVersion: '1.1',
    planEdition: 'AP02',
    state: 'on-programme',
    earliestGatewayOn: '2026-09-01',
  });
  expect(reply.body.progress).toMatchObject({ total: 76, accepted: 0 });
  expect(await auditOf(id)).toMatchObject([{ type: 'enrolment.apprentice-enrolled' }]);
});

test('every field that is wrong is named at once', async () => {
  const reply = await manager.post(
    '/enrolments',
    aBody({ uln: '2468135790', dateOfBirth: '2030-01-01', plannedEndOn: '2025-01-01', reference: 'ST9999' }),
  );
  expect(reply.status).toBe(400);
  const paths = reply.body.issues.map(({ path }: { path: string }) => path);
  expect(paths).toEqual(expect.arrayContaining(['uln', 'dateOfBirth', 'plannedEndOn', 'reference']));
});

test('the same apprentice is not enrolled twice on one standard', async () => {
  await manager.post('/enrolments', aBody({ uln: '9200967530' }));
  const reply = await manager.post('/enrolments', aBody({ uln: '9200967530' }));
  expect(reply).toMatchObject({ status: 409, body: { type: '/problems/already-enrolled' } });
});

test('a tutor may read and not enrol', async () => {
  expect((await tutor.get('/enrolments')).status).toBe(200);
  expect((await tutor.post('/enrolments', aBody())).status).toBe(403);
});

test("another organisation's enrolment is not found, by any endpoint", async () => {
  const id = await enrolled();
  const body = { version: 1, reason: 'x', on: '2026-01-01', from: '2026-01-01', to: '2026-02-01' };
  expect((await stranger.get(`/enrolments/${id}`)).status).toBe(404);
  expect(
    (await stranger.post(`/enrolments/${id}/withdraw`, { version: 1, on: '2026-01-01', reason: 'x' })).status,
  ).toBe(404);
  expect(
    (await stranger.post(`/enrolments/${id}/breaks`, { version: 1, from: body.from, reason: 'x' })).status,
  ).toBe(404);
  expect((await stranger.get('/enrolments')).body.items).toEqual([]);
});

test('a break moves the earliest gateway by its days, and removing it moves it back', async () => {
  const id = await enrolled();
  const started = await manager.post(`/enrolments/${id}/breaks`, {
    from: '2026-01-10',
    to: '2026-02-09',
    reason: 'Illness',
    version: 1,
  });
  expect(started.status).toBe(200);
  const detail = await manager.get(`/enrolments/${id}`);
  expect(detail.body.earliestGatewayOn).toBe('2026-10-01');
  const [one] = detail.body.breaks;
  expect((await manager.delete(`/enrolments/${id}/breaks/${one.id}`)).status).toBe(200);
  expect((await manager.get(`/enrolments/${id}`)).body.earliestGatewayOn).toBe('2026-09-01');
  expect((await auditOf(id)).map(({ type }) => type)).toEqual([
    'enrolment.apprentice-enrolled',
    'enrolment.break-started',
    'enrolment.break-removed',
  ]);
});

test('an open break puts the apprentice on a break until the return', async () => {
  const id = await enrolled();
  await manager.post(`/enrolments/${id}/breaks`, { from: '2026-10-01', reason: 'Family', version: 1 });
  const onBreak = await manager.get(`/enrolments/${id}`);
  expect(onBreak.body.state).toBe('on-break');
  const ended = await manager.post(`/enrolments/${id}/breaks/${onBreak.body.breaks[0].id}/end`, {
    to: '2026-11-02',
    version: onBreak.body.version,
  });
  expect(ended.status).toBe(200);
  expect((await manager.get(`/enrolments/${id}`)).body.state).toBe('on-programme');
});

test('a break in the future is refused with the field and the reason', async () => {
  const id = await enrolled();
  const reply = await manager.post(`/enrolments/${id}/breaks`, {
    from: '2099-01-01',
    reason: 'Later',
    version: 1,
  });
  expect(reply).toMatchObject({ status: 400, body: { issues: [{ path: 'from' }] } });
});

test('a withdrawal can be undone and brings the apprentice back where they were', async () => {
  const id = await enrolled();
  const gone = await manager.post(`/enrolments/${id}/withdraw`, {
    on: '2026-06-01',
    reason: 'Left the job',
    version: 1,
  });
  expect((await manager.get(`/enrolments/${id}`)).body.state).toBe('withdrawn');
  const back = await manager.post(`/enrolments/${id}/withdraw/undo`, {
    reason: 'Recorded for the wrong person',
    version: gone.body.version,
  });
  expect(back.status).toBe(200);
  expect((await manager.get(`/enrolments/${id}`)).body).toMatchObject({
    state: 'on-programme',
    withdrawal: null,
  });
});

test('a change made on an older version is refused, and nothing is lost', async () => {
  const id = await enrolled();
  await manager.post(`/enrolments/${id}/breaks`, {
    from: '2026-01-10',
    to: '2026-02-09',
    reason: 'Illness',
    version: 1,
  });
  const reply = await manager.post(`/enrolments/${id}/withdraw`, {
    on: '2026-06-01',
    reason: 'x',
    version: 1,
  });
  expect(reply).toMatchObject({ status: 409, body: { type: '/problems/stale-version' } });
});

test('a former tutor and employer stay in the record', async () => {
  const id = await enrolled();
  const other = await api.as('tutor', { organisation: manager.organisationId });
  const changed = await manager.post(`/enrolments/${id}/tutor`, {
    tutorId: other.personId,
    from: '2026-03-01',
    version: 1,
  });
  expect(changed.status).toBe(200);
  await manager.post(`/enrolments/${id}/employment`, {
    employer: 'Quay Travel',
    managerName: 'Tom Reed',
    managerEmail: 'tom@quay.example',
    from: '2026-04-01',
    version: changed.body.version,
  });
  const { body } = await manager.get(`/enrolments/${id}`);
  expect(body.tutors).toMatchObject([{ to: '2026-03-01' }, { from: '2026-03-01', to: null }]);
  expect(body.employments).toMatchObject([
    { employer: 'Harbour Homes', to: '2026-04-01' },
    { employer: 'Quay Travel', to: null },
  ]);
});

test('only an adult at the start may opt out of English and maths', async () => {
  const facts = {
    english: { achieved: 'none', on: null },
    maths: { achieved: 'none', on: null },
    optedOutOn: '2026-01-05',
  };
  const young = await enrolled({ dateOfBirth: '2008-01-01' });
  expect(
    (
      await manager.put(`/enrolments/${young}/english-maths`, {
        facts,
        carePlan: false,
        signLanguage: false,
        version: 1,
      })
    ).status,
  ).toBe(400);
  const adult = await enrolled({ dateOfBirth: '2000-01-01' });
  expect(
    (
      await manager.put(`/enrolments/${adult}/english-maths`, {
        facts,
        carePlan: false,
        signLanguage: false,
        version: 1,
      })
    ).status,
  ).toBe(200);
});

const header =
  'ULN,Given names,Family name,Date of birth,Standard,Start date,Planned end date,Employer,Line manager,Line manager e-mail,Tutor e-mail';
const row = (uln: string, facts: { dob?: string; standard?: string } = {}) =>
  `${uln},Cara,O'Neill,${facts.dob ?? '06/05/2003'},${facts.standard ?? 'st0072'},01/10/2025,31/03/2027,Harbour Homes,Joan Pike,joan.pike@harbourhomes.example,TUTOR@example.org`;

test('a rejected row does not stop the others and says what to mend', async () => {
  const csv = `\uFEFF${header}\r\n${row('3738782876')}\r\n${row('1.23E+09')}\r\n${row('2266142428', { dob: '31/02/2003' })}\r\n${row('3738782876')}\r\n${row('6319693745', { standard: 'ST0071' })}\r\n`;
  const trial = await manager.post('/enrolments/import', { fileName: 'a.csv', csv, dryRun: true });

  expect(trial.body).toMatchObject({ id: null, rows: 5, accepted: 2 });
  expect(trial.body.rejected.map(({ line }: { line: number }) => line)).toEqual([3, 4, 5]);
  const done = await manager.post('/enrolments/import', { fileName: 'a.csv', csv, dryRun: false });
  expect(done.body).toMatchObject({ rows: 5, accepted: 2 });
  const again = await manager.post('/enrolments/import', { fileName: 'a.csv', csv, dryRun: false });
  expect(again.body.accepted).toBe(0);
  expect((await manager.get('/enrolments/imports')).body.items).toHaveLength(2);
});

test('a file without its columns is refused with their names', async () => {
  const reply = await manager.post('/enrolments/import', {
    fileName: 'a.csv',
    csv: 'Name,Age\nA,3\n',
    dryRun: true,
  });
  expect(reply.status).toBe(400);
  expect(reply.body.issues[0].message).toContain('ULN');
});

test('the caseload is paged without repeating or losing anybody', async () => {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await manager.get(`/enrolments?limit=4${cursor ? `&cursor=${cursor}` : ''}`);
    seen.push(...page.body.items.map(({ id }: { id: string }) => id));
    cursor = page.body.nextCursor;
  } while (cursor);
  const all = await manager.get('/enrolments?limit=200');
  expect(seen).toEqual(all.body.items.map(({ id }: { id: string }) => id));
  expect(new Set(seen).size).toBe(seen.length);
});

test('a search finds by name, number and employer, and by nothing else', async () => {
  expect((await manager.get("/enrolments?search=o'neill")).body.items).toHaveLength(2);
  expect((await manager.get('/enrolments?search=quay')).body.items).toHaveLength(1);
  expect((await manager.get('/enrolments?search=%25')).body.items).toHaveLength(0);
});

test('an apprentice invited to sign in reads their own journey and nobody else does', async () => {
  const id = await enrolled();
  expect((await manager.post(`/enrolments/${id}/invite`, { email: 'amina@example.org' })).status).toBe(200);
  const [row] = await api.query(
    'select p.id from enrolment e join person p on p.id = e.person_id where e.id = $1',
    [id],
  );
  const apprentice = await api.signedIn({
    organisationId: manager.organisationId,
    personId: String(row?.id),
    role: 'apprentice',
  });
  const { body } = await apprentice.get('/my/journey');
  expect(body.journeys).toMatchObject([
    {
      enrolmentId: id,
      registrationId: null,
      next: { to: 'add-evidence' },
      passNeeds: 'A pass still needs evidence for 57 of 57 pass criteria.',
      distinctionNeeds:
        'A distinction still needs evidence for 14 of 14 distinction criteria, besides every pass criterion.',
    },
  ]);
  expect((await manager.get('/my/journey')).status).toBe(403);
  expect((await apprentice.get(`/enrolments/${id}`)).status).toBe(403);
});

test('the assessment organisations that can be chosen are listed for the provider', async () => {
  const assessing = await api.as('assessment-operations');
  const { status, body } = await tutor.get('/assessment-organisations');
  expect(status).toBe(200);
  expect(body.items.map(({ id }: { id: string }) => id)).toContain(assessing.organisationId);
  expect((await assessing.get('/assessment-organisations')).status).toBe(403);
});
