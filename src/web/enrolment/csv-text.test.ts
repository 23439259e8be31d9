import { expect, test } from 'vitest';
import { importColumns, readHeader } from '#domain/enrolment/import-row.ts';
import { csvCell, rejectedCsv, templateCsv } from './csv-text.ts';

test('the template is a file that the import can read', () => {
  const header = templateCsv().split('\r\n')[0] ?? '';
  expect(readHeader(header.split(','))).toMatchObject({ ok: true, ignored: [] });
});

test('cells with commas, quotes and formulas survive a spreadsheet', () => {
  expect(csvCell('Smith, "Jo"')).toBe('"Smith, ""Jo"""');
  expect(csvCell('=HYPERLINK("x")')).toBe(`"'=HYPERLINK(""x"")"`);
  expect(csvCell('-12')).toBe('-12');
});

test('rejected rows keep their values and say what to mend', () => {
  const text = rejectedCsv({
    id: null,
    fileName: 'a.csv',
    rows: 1,
    accepted: 0,
    rejected: [
      {
        line: 2,
        values: { uln: '123', familyName: 'Begum' },
        issues: [{ column: 'ULN', message: 'It has ten digits.' }],
      },
    ],
    warnings: [],
  });
  const row = text.split('\r\n')[1]?.split(',') ?? [];
  expect(row[0]).toBe('123');
  expect(row[importColumns.length]).toBe('ULN: It has ten digits.');
});
