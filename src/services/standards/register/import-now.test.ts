import { Readable } from 'node:stream';
import excel from 'exceljs';
import { expect, test } from 'vitest';
import { nobody } from '#services/context.ts';
import { verifyAudit } from '#services/verify-audit.ts';
import { aTestInstallation } from '#testing/services.ts';
import { holdsBodies, importNow } from './import-now.ts';
import type { SourceFile } from './read-source.ts';
import type { ListTarget } from './stage-import.ts';

const installation = await aTestInstallation();
const nothing: ListTarget = { reference: null, version: null };

function aFile(name: string, content: string | Uint8Array): SourceFile {
  return { name, open: async () => Readable.from([Buffer.from(content as string)]) };
}

async function run(file: SourceFile, options: { preview?: boolean; target?: ListTarget } = {}) {
  const lines: string[] = [];
  const keep = async (report: AsyncIterable<string>) => {
    for await (const line of report) lines.push(line);
  };
  const { preview = false, target = nothing } = options;
  const result = await importNow(installation.services, [file], { preview, target, keep });
  return { ...result, report: lines.join('') };
}

const held = async () =>
  (
    await installation.query('select reference, version from register_version order by reference, version')
  ).map(({ reference, version }) => `${reference} ${version}`);

const csv =
  'Reference;Name;Version Number;Status\nST9201;Glazier;1.0;Retired\nST9201;Glazier;1.1;Approved for delivery\nST9202;;1.0;Retired\n';

test('a preview from the command line changes nothing; the import does, and its own audit chain holds', async () => {
  const shown = await run(aFile('register.csv', csv), { preview: true });
  expect(shown).toMatchObject({ state: 'ready', kind: 'standards', counts: { new: 2, skipped: 1 } });
  expect(shown.report).toMatch(/4,ST9202,1.0,S1008/);
  expect(await held()).toEqual([]);
  expect((await run(aFile('register.csv', csv))).state).toBe('applied');
  expect(await held()).toEqual(['ST9201 1.0', 'ST9201 1.1']);
  expect((await run(aFile('register.csv', csv))).counts).toMatchObject({ new: 0, changed: 0, unchanged: 2 });
  const [own] = await verifyAudit(installation.services.database, nobody);
  expect(own).toMatchObject({ organisationName: 'The installation itself', holds: true });
});

test('a workbook is read like the same table as text', async () => {
  const book = new excel.Workbook();
  const sheet = book.addWorksheet('Register');
  sheet.addRow(['Reference', 'Name', 'Version Number', 'Status', 'Typical Duration']);
  sheet.addRow(['ST9203', 'Thatcher', 1, 'Approved for delivery', 24]);
  const result = await run(aFile('register.xlsx', Buffer.from(await book.xlsx.writeBuffer())));
  expect(result).toMatchObject({ state: 'applied', counts: { new: 1 } });
  expect(await held()).toContain('ST9203 1.0');
});

test('a statement list goes to the version for starts now, and only to standards that are held', async () => {
  const list = 'code,text,type\nK1,How glass is cut,knowledge\nS1,Cut glass,skill\nQ1,What is this,\n';
  const result = await run(aFile('ksbs.csv', list), {
    target: { ...nothing, reference: 'ST9201' },
  });
  expect(result.counts).toMatchObject({ changed: 1, skips: 1, statements: 2 });
  expect(result.changes[0]).toMatchObject({ subject: 'ST9201', version: '1.1' });
  const lost = await run(aFile('ksbs.csv', list), {
    target: { ...nothing, reference: 'ST9999' },
  });
  expect(lost.findings.map(({ code }) => code)).toContain('S2004');
});

test('older data that state no version fill in what is missing and overwrite nothing of a surer source', async () => {
  const proposal = 'Reference,Name,Version Number,Status\nST9204,Cartographer,,In development\n';
  await run(aFile('register.csv', proposal));
  const old = [
    {
      _ref: 'ST9204',
      larsCode: 0,
      title: 'Map maker',
      level: 4,
      overviewOfRole: 'Draws maps.',
      route: 'Digital',
    },
  ];
  const result = await run(aFile('api.json', JSON.stringify(old)));
  expect(result.changes[0]?.changes.map(({ field }) => field)).toEqual(
    expect.arrayContaining(['overview', 'level', 'route']),
  );
  expect(result.changes[0]?.kept.map(({ field }) => field)).toEqual(['title']);
});

test('files of any kind of damage are told and change nothing', async () => {
  const before = await held();
  const damaged = [
    '',
    '{',
    '[{"referenceNumber":',
    'Reference,Name\n',
    '\u0000\u0001',
    'PK\u0003\u0004',
    '[]',
    'hello',
  ];
  for (const content of damaged) {
    const result = await run(aFile('damaged', content));
    expect(result.state).toBe('unusable');
    expect(result.findings[0]?.message.length).toBeGreaterThan(10);
  }
  expect(await held()).toEqual(before);
});

test('signs that the database cannot hold are replaced, not refused', async () => {
  const odd = '[{"referenceNumber":"ST92\\u0000","title":"A\\ud800"},{"\\u0000":1},"\\udfff"]';
  expect((await run(aFile('odd.json', odd))).state).toBe('unusable');
  const kept = [{ _ref: 'ST9206', larsCode: 1, title: 'Glass\ud800 blower\u0000', level: 2 }];
  await run(aFile('odd.json', JSON.stringify(kept)));
  const [row] = await installation.query("select title from register_standard where reference = 'ST9206'");
  expect(row?.title).toBe('Glass\ufffd blower');
});

test('tables of assessment organisations are told from other tables', async () => {
  expect(await holdsBodies(aFile('a.tsv', 'organisation id\tname\tukprn\nEPA0001\tA\t\n'))).toBe(true);
  expect(await holdsBodies(aFile('a.csv', csv))).toBe(false);
});
