import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffBody } from './diff-body.ts';
import { readBodies } from './read-bodies.ts';
import { readItem } from './read-record.ts';
import { readPastedStatements, readStatementRow } from './read-statement-list.ts';
import { notesOnStatements, numberStatements } from './read-statements.ts';
import { compareVersions, plainText, readCount, readDay, readStatus } from './read-values.ts';
import { anyText } from './register.testing.ts';
import { knownRoutes, readRoute } from './routes.ts';
import { tableKindOf } from './table-kind.ts';

function recordsOf(value: unknown, isRow = false) {
  const read = readItem({ at: 1, value, isRow });
  if (read.kind !== 'records') throw new Error('no records');
  return read.records;
}

describe('values', () => {
  test.each([
    ['31-12-2024', '2024-12-31'],
    ['1/2/2024', '2024-02-01'],
    ['2024-02-29T00:00:00Z', '2024-02-29'],
    ['2023-02-29', undefined],
    ['01-01-0001', null],
    ['TBC', null],
    ['', null],
    ['tomorrow', undefined],
  ])('the day %j is %j', (text, day) => {
    expect(readDay(text)).toBe(day);
  });

  test.each([
    ['24', 24],
    ['£9,000', 9000],
    ['18 months', 18],
    ['9000.0', 9000],
    ['TBC', null],
    ['many', undefined],
    ['-3', undefined],
  ])('the number %j is %j', (text, count) => {
    expect(readCount(text)).toBe(count);
  });

  test('a status is known however it is spelt', () => {
    expect(readStatus('ApprovedForDelivery-Paused')).toEqual({
      status: 'approved-for-delivery',
      isPaused: true,
    });
    expect(readStatus(' retired ')).toEqual({ status: 'retired', isPaused: false });
    expect(readStatus('Approved')).toBeUndefined();
  });

  test('entities and tags are taken out, also those encoded twice; less-than signs stay', () => {
    expect(plainText('&lt;p&gt;Tom&#39;s&nbsp;tools &amp;amp; rules&lt;/p&gt;')).toBe("Tom's tools & rules");
    expect(plainText('Work at < 5 volts')).toBe('Work at < 5 volts');
  });

  test('reading values never throws, and plain text stays as it is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        readDay(text);
        readCount(text);
        readStatus(text);
        expect(plainText(text).trim()).toBe(plainText(text));
      }),
    );
  });

  test('routes are found by former names too, and versions are put in order', () => {
    expect(readRoute('construction')).toBe('Construction and the built environment');
    expect(knownRoutes.every((route) => readRoute(route.toUpperCase()) === route)).toBe(true);
    expect(['1.10', '', '1.2', '2.0', '1.9'].sort(compareVersions)).toEqual([
      '',
      '1.2',
      '1.9',
      '1.10',
      '2.0',
    ]);
  });
});

describe('shapes', () => {
  test('an object of the API of 2020 has no version, and duties that name statements by their codes', () => {
    const [record] = recordsOf({
      _ref: 'ST9002',
      larsCode: 902,
      title: 'Weaver ',
      level: 2,
      knowledges: [{ knowledgeId: 'k-1', detail: 'Yarn' }],
      skills: [
        { skillId: 's-1', detail: '' },
        { skillId: 's-2', detail: 'Weave &amp; bind' },
      ],
      duties: [
        {
          dutyDetail: 'Weave',
          isThisACoreDuty: 1,
          mappedKnowledge: ['k-1'],
          mappedSkills: ['s-2', 's-1'],
          mappedOptions: null,
        },
        { dutyDetail: '.' },
      ],
    });
    expect(record).toMatchObject({
      shape: 'api-2020',
      version: '',
      reference: 'ST9002',
      content: { title: 'Weaver' },
    });
    expect(record?.statements?.map(({ ref, text }) => `${ref} ${text}`)).toEqual([
      'K1 Yarn',
      'S2 Weave & bind',
    ]);
    expect(record?.content.duties).toEqual([
      { text: 'Weave', isCore: true, statements: ['K1', 'S2'], options: [] },
    ]);
    expect(record?.notes.map(({ code }) => code)).toEqual(['W2001', 'W2006']);
  });

  test('foundation apprenticeships and units have lists of their own', () => {
    const pair = (detail: string) => [{ id: detail, detail }];
    const [foundation] = recordsOf({
      referenceNumber: 'FA0009',
      title: 'Starter',
      version: '1.0',
      technicalKnowledges: pair('Tools'),
      technicalSkills: pair('Cut'),
      employabilitySkillsAndBehaviours: pair('Arrive in time'),
      assessmentChanged: true,
    });
    expect(foundation?.statements?.map(({ ref }) => ref)).toEqual(['TK1', 'TS1', 'ESB1']);
    expect(foundation?.content.productType).toBe('foundation-apprenticeship');
    expect(foundation?.facts.isPlanChanged).toBe(true);
    const [unit] = recordsOf({
      referenceNumber: 'AU0003',
      larsCode: 'ZABC1234',
      title: 'Unit',
      minimumHoursForCompliance: 40,
    });
    expect(unit?.facts).toMatchObject({ larsCode: 'ZABC1234', minimumHours: 40 });
  });

  test('a standard of the register with its versions in a list gives a record for each', () => {
    const records = recordsOf({
      Reference: 'ST9003',
      Name: 'Cooper',
      Level: 'TBC',
      'LARS code for providers only': 'TBC',
      versions: [
        { 'Version Number': '', Status: 'In development', Options: ' Barrels ;casks;; ' },
        { 'Version Number': '1.0', Status: 'Retired', 'Maximum Funding (£)': 'TBC' },
      ],
    });
    expect(records.map(({ version }) => version)).toEqual(['', '1.0']);
    expect(records[0]?.content).toMatchObject({ level: null, options: ['Barrels', 'casks'] });
    expect(records[1]?.facts).toMatchObject({ fundingPounds: null, larsCode: null, status: 'retired' });
  });

  test('a spreadsheet that dropped a zero is understood', () => {
    const [record] = recordsOf(
      { Reference: 'ST9004', Name: 'Cooper', 'Version Number': '1', Status: 'Retired' },
      true,
    );
    expect(record?.version).toBe('1.0');
    expect(record?.notes.map(({ code }) => code)).toContain('W2007');
  });

  test('a library has statements in maps by code, with or without zeros in front', () => {
    const [record] = recordsOf({
      ref: 'ST9005',
      name: 'Tanner',
      K: { K002: 'Two', K001: 'One' },
      S: {},
      B: { B1: 'Calm' },
    });
    expect(record?.statements?.map(({ ref }) => ref)).toEqual(['K1', 'K2', 'B1']);
  });

  test('tables are known by their columns', () => {
    expect(tableKindOf(['Reference', 'Name', 'Version Number', 'Status', 'LARS code'])).toBe('register');
    expect(tableKindOf(['code', 'text', 'type'])).toBe('statements');
    expect(tableKindOf(['Organisation id', 'Name', 'UKPRN', 'Reference'])).toBe('approvals');
    expect(tableKindOf(['one', 'two'])).toBeUndefined();
  });
});

describe('statements', () => {
  test('gaps, repeats, missing kinds and codes used twice are told', () => {
    const { statements, notes } = numberStatements([
      { code: 'K1', kind: 'knowledge', text: 'One' },
      { code: 'K3', kind: 'knowledge', text: 'one' },
      { code: 'K3', kind: 'knowledge', text: 'Three' },
    ]);
    expect(notes.map(({ code }) => code)).toEqual(['W2002']);
    expect(notesOnStatements(statements).map(({ code }) => code)).toEqual(['W2003', 'W2004', 'W2005']);
  });

  test('a page is read with codes, texts over lines and headings; other lines are named', () => {
    const page =
      'The occupation\nKnowledge\nK1: Why bells crack\nBack to Duty\n\nK2\n\nHow moulds\nare dried.\nSkills\n• S1 – Pour bronze\n\nPrint this page';
    const { lines, notes } = readPastedStatements(page);
    expect(lines.map(({ at, statement }) => [at, statement.code, statement.text])).toEqual([
      [3, 'K1', 'Why bells crack'],
      [6, 'K2', 'How moulds are dried.'],
      [11, 'S1', 'Pour bronze'],
    ]);
    expect(notes[0]?.message).toMatch(/^Line 1 /);
  });

  test('a row that cannot be used says why', () => {
    const reason = (row: object) => readStatementRow(row as Record<string, unknown>, 2);
    expect(reason({ code: 'X1', text: 'a', type: '' })).toMatchObject({
      reason: expect.stringContaining('"X1"'),
    });
    expect(reason({ code: 'K1', text: ' ', type: '' })).toMatchObject({
      reason: expect.stringContaining('no text'),
    });
    expect(reason({ code: 'K1', text: 'a', type: 'skill' })).toMatchObject({
      reason: expect.stringContaining('contradict'),
    });
    expect(reason({ code: '', text: 'a', type: 'Behaviours' })).toMatchObject({
      statement: { kind: 'behaviour' },
    });
  });

  test('any page is read in time that grows with its length', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('K1', ' ', ':', '\n', 'Back to', '•', '- ', 'a'), { maxLength: 200 }),
        (parts) => {
          for (const { statement } of readPastedStatements(parts.join('')).lines)
            expect(statement.code).toBe('K1');
        },
      ),
    );
    const started = performance.now();
    readPastedStatements(`K1${' '.repeat(50_000)}:${'- '.repeat(50_000)}`);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('assessment organisations', () => {
  const tables = (
    approvals: object[],
    organisations: object[] = [{ 'organisation id': 'EPA0001', name: 'Bells Ltd', ukprn: '10000001' }],
  ) => ({
    organisations: organisations.map((value, at) => ({
      at: at + 2,
      value: value as Record<string, unknown>,
    })),
    approvals: approvals.map((value, at) => ({ at: at + 2, value: value as Record<string, unknown> })),
  });

  test('every row that cannot be used has a finding', () => {
    const { bodies, findings } = readBodies(
      tables(
        [
          { 'organisation id': 'EPA0001', reference: 'ST0001-02', area: 'North; South' },
          { 'organisation id': 'EPA0009', reference: 'ST0001' },
          { 'organisation id': 'EPA0001', reference: 'none' },
        ],
        [
          { 'organisation id': 'EPA0001', name: 'Bells Ltd', ukprn: '' },
          { 'organisation id': '12', name: 'Nobody' },
          { 'organisation id': 'EPA0001', name: 'Again' },
        ],
      ),
    );
    expect(bodies[0]?.standards).toEqual([
      { reference: 'ST0001', areas: ['North', 'South'], startsOn: null, endsOn: null },
    ]);
    expect(findings.map(({ code }) => code).sort()).toEqual([
      'S3001',
      'S3003',
      'S3004',
      'S3005',
      'W3001',
      'W3005',
    ]);
  });

  test('importing again changes nothing, and approvals that a file leaves out stay', () => {
    const [body] = readBodies(tables([{ 'organisation id': 'EPA0001', reference: 'ST0001' }])).bodies;
    if (!body) throw new Error('no body');
    const { next } = diffBody(undefined, body);
    expect(diffBody(next, body).changes).toEqual([]);
    const other = { ...body, name: 'Bells plc', standards: [] };
    const later = diffBody(next, other);
    expect(later.changes).toEqual([
      { part: 'facts', field: 'name', before: 'Bells Ltd', after: 'Bells plc' },
    ]);
    expect(later.next.standards).toHaveLength(1);
  });

  test('any rows are read without an exception', () => {
    const row = fc.dictionary(
      fc.constantFrom('organisation id', 'name', 'ukprn', 'reference', 'area', 'start date'),
      anyText,
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), fc.array(row, { maxLength: 6 }), (a, b) => {
        for (const { severity } of readBodies(tables(a, b)).findings) expect('SW').toContain(severity);
      }),
    );
  });
});
