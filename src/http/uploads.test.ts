import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import yazl from 'yazl';
import { sweepUploads } from '#services/portfolio/sweep-uploads.ts';
import { getUpload, startUpload } from '#services/portfolio/uploads.ts';
import { anEnrolment } from '#testing/enrolment.ts';
import { aTestApi, type SignedIn } from '#testing/http.ts';
import { anOrganisation } from '#testing/people.ts';

const api = await aTestApi();

let organisation: string;
let tutor: SignedIn;
let apprentice: SignedIn;
let enrolmentId: string;
let port: number;

beforeAll(async () => {
  organisation = await anOrganisation(api);
  tutor = await api.as('tutor', { organisation });
  const enrolled = await anEnrolment(api, { organisationId: organisation, tutorId: tutor.personId });
  enrolmentId = enrolled.enrolmentId;
  apprentice = await api.signedIn(enrolled.apprentice);
  await api.app.listen({ port: 0, host: '127.0.0.1' });
  port = (api.app.server.address() as AddressInfo).port;
});

async function evidence(kind = 'file', by = apprentice): Promise<string> {
  const reply = await by.post(`/enrolments/${enrolmentId}/evidence`, { kind, title: 'A piece' });
  expect(reply.status).toBe(200);
  return reply.body.id;
}

interface Announced {
  readonly uploadId: string;
  readonly uploadUrl: string;
}

async function announce(subjectId: string, name: string, bytes: number): Promise<Announced> {
  const reply = await apprentice.post('/uploads', { purpose: 'evidence', subjectId, name, bytes });
  expect(reply.status).toBe(200);
  return reply.body;
}

/** One request of the protocol over a real connection. `cutAfter` hangs up after so many bytes. */
async function send(
  method: 'HEAD' | 'PATCH',
  url: string,
  facts: {
    readonly by?: SignedIn;
    readonly offset?: number;
    readonly bytes?: Buffer;
    readonly cutAfter?: number;
  } = {},
) {
  const { by = apprentice, offset = 0, bytes, cutAfter } = facts;
  const sent = request({
    port,
    host: '127.0.0.1',
    path: url,
    method,
    headers: {
      ...by.headers,
      'tus-resumable': '1.0.0',
      ...(bytes
        ? {
            'content-type': 'application/offset+octet-stream',
            'upload-offset': offset,
            'content-length': bytes.byteLength,
          }
        : {}),
    },
  });
  if (bytes && cutAfter !== undefined) {
    sent.on('error', () => undefined);
    sent.write(bytes.subarray(0, cutAfter));
    await new Promise((resolve) => setTimeout(resolve, 150));
    sent.destroy();
    return { status: 0, offset: 0, body: '' };
  }
  sent.end(bytes);
  const [reply] = await once(sent, 'response');
  let body = '';
  for await (const piece of reply) body += piece;
  return { status: Number(reply.statusCode), offset: Number(reply.headers['upload-offset']), body };
}

/** Announce and send a whole file; gives what became of it. */
async function upload(subjectId: string, name: string, bytes: Buffer) {
  const { uploadId, uploadUrl } = await announce(subjectId, name, bytes.byteLength);
  await send('PATCH', uploadUrl, { bytes });
  return (await apprentice.get(`/uploads/${uploadId}/state`)).body;
}

const photograph = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#336699' } })
    .withExif({ IFD3: { GPSLatitude: '51/1 30/1 0/1', GPSLatitudeRef: 'N' } })
    .jpeg()
    .toBuffer();

const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');

async function anArchive(name: string): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  zip.addBuffer(Buffer.from('x'), name);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

describe('sending a file', () => {
  test('a photograph is kept as it was, and others see it drawn anew without its place', async () => {
    const subject = await evidence('photograph');
    const original = await photograph();
    expect(original.includes('GPS') || (await sharp(original).metadata()).exif).toBeTruthy();
    const { state, file } = await upload(subject, 'shop.jpg', original);
    expect(state).toBe('complete');
    expect(file).toMatchObject({ name: 'shop.jpg', mediaType: 'image/jpeg', bytes: original.byteLength });
    expect((await tutor.get(`/evidence/${subject}`)).body.files).toEqual([file]);

    const shown = await api.app.inject({ url: `/api/v1/files/${file.id}`, headers: tutor.headers });
    expect(shown.headers['content-type']).toBe('image/webp');
    expect(shown.headers['content-disposition']).toContain('inline; filename="shop.webp"');
    expect((await sharp(shown.rawPayload).metadata()).exif).toBeUndefined();
    const kept = await api.app.inject({ url: `/api/v1/files/${file.id}/original`, headers: tutor.headers });
    expect(kept.rawPayload.equals(original)).toBe(true);
    expect(kept.headers['content-disposition']).toContain('attachment');
    expect((await api.auditOf(file.id)).map(({ type }) => type)).toEqual(['portfolio.file-received']);
  });

  test('an upload that was cut goes on where it stopped', async () => {
    const bytes = Buffer.from('word '.repeat(60_000));
    const { uploadId, uploadUrl } = await announce(await evidence(), 'diary.txt', bytes.byteLength);
    await send('PATCH', uploadUrl, { bytes, cutAfter: 100_000 });
    await expect.poll(async () => (await send('HEAD', uploadUrl)).offset).toBeGreaterThan(0);
    const { offset } = await send('HEAD', uploadUrl);
    expect(offset).toBeLessThanOrEqual(100_000);
    expect((await apprentice.get(`/uploads/${uploadId}/state`)).body.state).toBe('receiving');
    const rest = await send('PATCH', uploadUrl, { bytes: bytes.subarray(offset), offset });
    expect(rest.status).toBe(204);
    const { state, file } = (await apprentice.get(`/uploads/${uploadId}/state`)).body;
    expect([state, file.bytes]).toEqual(['complete', bytes.byteLength]);
  });

  test('one whose last byte had arrived when the server stopped is finished when somebody asks', async () => {
    const { uploadId } = await announce(await evidence(), 'plan.pdf', pdf.byteLength);
    await writeFile(api.services.uploads.pathOf(uploadId), pdf);
    const answers = await Promise.all([1, 2, 3].map(() => apprentice.get(`/uploads/${uploadId}/state`)));
    expect(answers.map(({ body }) => body.state)).toEqual(['complete', 'complete', 'complete']);
    const rows = await api.query("select id from file where name = 'plan.pdf'");
    expect(rows.length).toBe(1);
  });

  test('an upload that never finishes is given up after days, with its bytes', async () => {
    const { uploadId, uploadUrl } = await announce(await evidence(), 'long.txt', 1000);
    await send('PATCH', uploadUrl, { bytes: Buffer.from('some') });
    const later = new Date(api.clock.now().getTime() + 5 * 24 * 60 * 60 * 1000);
    await sweepUploads({ ...api.services, now: () => later });
    expect((await apprentice.get(`/uploads/${uploadId}/state`)).body.state).toBe('abandoned');
    expect(await api.services.uploads.received(uploadId)).toBeUndefined();
    expect((await send('HEAD', uploadUrl)).status).toBe(404);
  });
});

describe('what is refused', () => {
  test('a file over the limit, before a byte is sent', async () => {
    const reply = await apprentice.post('/uploads', {
      purpose: 'evidence',
      subjectId: await evidence(),
      name: 'film.mp4',
      bytes: 500_000_001,
    });
    expect(reply).toMatchObject({ status: 413, body: { code: 'too-large', limitBytes: 500_000_000 } });
  });

  test('more bytes than were announced', async () => {
    const { uploadUrl } = await announce(await evidence(), 'a.txt', 4);
    expect((await send('PATCH', uploadUrl, { bytes: Buffer.from('far too many') })).status).toBe(413);
  });

  test('a file that lies about its type, a page, a drawing with a script, an archive, a damaged picture', async () => {
    const cases: readonly (readonly [string, Buffer, RegExp])[] = [
      ['me.jpg', pdf, /ends in \.jpg, but what is in it is a PDF/],
      ['notes.txt', Buffer.from('<html><script>alert(1)</script></html>'), /not a kind of file/],
      ['page.html', Buffer.from('<p>hello</p>'), /not a kind of file/],
      ['logo.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), /.+/],
      ['all.zip', await anArchive('a.txt'), /archive/],
      ['report.docx', await anArchive('a.txt'), /archive/],
      ['shop.jpg', (await photograph()).subarray(0, 200), /damaged/],
      ['data.bin', Buffer.from([0, 1, 2, 3, 0]), /not a kind of file/],
    ];
    for (const [name, bytes, reason] of cases) {
      const found = await upload(await evidence(), name, bytes);
      expect([name, found.state, found.file]).toEqual([name, 'refused', null]);
      expect(found.reason).toMatch(reason);
    }
  });

  test('the reason is told to the client that sent the last byte', async () => {
    const { uploadUrl } = await announce(await evidence('photograph'), 'me.pdf', pdf.byteLength);
    const reply = await send('PATCH', uploadUrl, { bytes: pdf });
    expect(reply.status).toBe(422);
    expect(JSON.parse(reply.body)).toMatchObject({ code: 'file-refused', reason: /photograph/ });
  });

  test('path tricks leave only a name', async () => {
    const { file } = await upload(await evidence(), '../../../etc/cron.d/evil.txt', Buffer.from('hello'));
    expect(file.name).toBe('evil.txt');
  });

  test('a virus, and the file is not kept', async () => {
    const scanner = { scan: async () => ({ state: 'infected' as const, name: 'Eicar' }) };
    const ctx = { ...api.contextOf(apprentice.actor), scanner };
    const { uploadId } = await startUpload(ctx, {
      purpose: 'evidence',
      subjectId: await evidence(),
      name: 'a.txt',
      bytes: 2,
    });
    await writeFile(ctx.uploads.pathOf(uploadId), 'hi');
    expect(await getUpload(ctx, { uploadId })).toMatchObject({ state: 'refused', reason: /Eicar/ });
  });
});

describe('who may', () => {
  test("nobody adds to, resumes or reads what is another apprentice's or another organisation's", async () => {
    const subject = await evidence();
    const announced = await announce(subject, 'a.txt', 5);
    const other = await anEnrolment(api, { organisationId: organisation, tutorId: tutor.personId });
    const neighbour = await api.signedIn(other.apprentice);
    const stranger = await api.as('tutor');
    const { file } = await upload(subject, 'mine.txt', Buffer.from('mine'));
    for (const client of [neighbour, stranger]) {
      const body = { purpose: 'evidence', subjectId: subject, name: 'a.txt', bytes: 5 };
      expect((await client.post('/uploads', body)).status).toBe(404);
      expect((await client.get(`/uploads/${announced.uploadId}/state`)).status).toBe(404);
      const sent = await send('PATCH', announced.uploadUrl, { by: client, bytes: Buffer.from('hello') });
      expect(sent.status).toBe(404);
      expect((await client.get(`/files/${file.id}`)).status).toBe(404);
      expect((await client.get(`/files/${file.id}/original`)).status).toBe(404);
    }
    const byTutor = { purpose: 'evidence', subjectId: subject, name: 'a.txt', bytes: 5 };
    expect((await tutor.post('/uploads', byTutor)).status).toBe(403);
    expect((await api.browser().get(`/files/${file.id}`)).status).toBe(401);
    expect((await apprentice.post('/uploads', { purpose: 'evidence' })).status).toBe(400);
  });

  test('what waits for feedback takes no more files, also when the file was on its way', async () => {
    const subject = await evidence('text');
    const { body: criteria } = await apprentice.get(`/enrolments/${enrolmentId}/criteria`);
    const { method, ref } = criteria.criteria[0];
    await apprentice.patch(`/evidence/${subject}`, { text: 'Words', claims: [{ method, ref }], version: 1 });
    const late = await announce(subject, 'late.txt', 5);
    expect((await apprentice.post(`/evidence/${subject}/submit`, { version: 2 })).status).toBe(200);
    const reply = await send('PATCH', late.uploadUrl, { bytes: Buffer.from('hello') });
    expect(reply.status).toBe(422);
    const body = { purpose: 'evidence', subjectId: subject, name: 'a.txt', bytes: 5 };
    expect((await apprentice.post('/uploads', body)).body.code).toBe('evidence-state');
  });
});

test('a download can never act in the browser, and sound and video answer to ranges', async () => {
  const { file } = await upload(await evidence(), 'naïve "notes".txt', Buffer.from('0123456789'));
  const whole = await apprentice.get(`/files/${file.id}`);
  expect(whole.headers).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'content-length': '10',
  });
  expect(whole.headers['content-disposition']).toBe(
    `attachment; filename="na_ve -notes-.txt"; filename*=UTF-8''na%C3%AFve%20-notes-.txt`,
  );
  const part = await apprentice.get(`/files/${file.id}`, { range: 'bytes=2-4' });
  expect([part.status, part.body, part.headers['content-range']]).toEqual([206, '234', 'bytes 2-4/10']);
  expect((await apprentice.get(`/files/${file.id}`, { range: 'bytes=-3' })).body).toBe('789');
  expect((await apprentice.get(`/files/${file.id}`, { range: 'bytes=10-' })).status).toBe(416);
  const same = await apprentice.get(`/files/${file.id}`, { 'if-none-match': String(whole.headers.etag) });
  expect(same.status).toBe(304);
});
