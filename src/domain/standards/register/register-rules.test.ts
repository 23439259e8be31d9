import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkStandard } from './check-standard.ts';
import { governmentRules } from './government-rules.ts';
import { readItem } from './read-record.ts';
import { aHeld, anyValue, aRecord } from './register.testing.ts';
import type { HeldVersion, RegisterRecord } from './register-format.ts';
import { sourceRules } from './source-rules.ts';
import { standardRules } from './standard-rules.ts';

const today = '2026-11-22';

interface Case {
  readonly code: string;
  readonly records: readonly RegisterRecord[];
  readonly held?: readonly HeldVersion[];
  /** What the message has to name. */
  readonly names: RegExp;
}

const live = (version: string, earliestStartOn: string | null, latestStartOn: string | null) =>
  aRecord({
    version,
    facts: { status: 'approved-for-delivery', larsCode: '901', earliestStartOn, latestStartOn },
  });
const retired = (version: string, latestStartOn: string) =>
  aRecord({ version, facts: { status: 'retired', larsCode: '901', latestStartOn } });
const optioned = (options: string[]) =>
  aRecord({ content: { title: 'Bell founder', coreAndOptions: true, options } });
const holding = (options: string[]) => [aHeld({ content: { options } })];

/** One case for each rule: what breaks it, and what its message names. */
const cases: readonly Case[] = [
  { code: 'E1001', records: [aRecord({ missing: ['title', 'status'] })], names: /title, status/ },
  { code: 'E1002', records: [aRecord({ reference: 'ST12' })], names: /"ST12"/ },
  { code: 'E1003', records: [aRecord({ version: '1.x' })], names: /"1\.x"/ },
  { code: 'E1003', records: [aRecord({ version: '' })], names: /""/ },
  { code: 'E1005', records: [aRecord({ reference: 'AU0001', given: { larsCode: '123' } })], names: /"123"/ },
  { code: 'S1001', records: [aRecord({ facts: { larsCode: null } })], held: [aHeld()], names: /901 is held/ },
  {
    code: 'S1005',
    records: [aRecord({ given: { larsCode: 'abc' }, facts: { larsCode: 'abc' } })],
    names: /"abc"/,
  },
  { code: 'S1006', records: [aRecord({ facts: { status: 'retired', larsCode: null } })], names: /retired/ },
  {
    code: 'S1007',
    records: [aRecord({ given: { version: '1.0', versionNumber: '1.1' } })],
    names: /1\.0 and 1\.1/,
  },
  { code: 'S1008', records: [aRecord({ given: { title: ' Bell founder' } })], names: /" Bell founder"/ },
  { code: 'S1008', records: [aRecord({ given: { title: 'B' } })], names: /"B"/ },
  { code: 'S1009', records: [aRecord({ given: { status: 'Nearly' } })], names: /"Nearly"/ },
  { code: 'S1010', records: [aRecord({ given: { earliestStartDate: '30-02-2024' } })], names: /30-02-2024/ },
  { code: 'S1011', records: [aRecord({ given: { latestStartDate: 'soon' } })], names: /"soon"/ },
  { code: 'S1012', records: [aRecord({ given: { createdDate: '2024-13-01' } })], names: /2024-13-01/ },
  {
    code: 'S1013',
    records: [optioned(['Large bells', 'Chimes'])],
    held: holding(['Large bells', 'Hand bells']),
    names: /Hand bells → Chimes/,
  },
  {
    code: 'S1014',
    records: [optioned(['Large bells'])],
    held: holding(['Large bells', 'Hand bells']),
    names: /Hand bells/,
  },
  {
    code: 'S1002',
    records: [live('1.0', null, null), live('1.1', '2024-01-01', null)],
    names: /1\.0 and 1\.1/,
  },
  { code: 'S1003', records: [retired('1.0', '2023-01-01'), live('1.2', null, null)], names: /1\.0 and 1\.2/ },
  {
    code: 'S1003',
    records: [live('2.1', null, null)],
    held: [aHeld({ version: '1.4' })],
    names: /1\.4 and 2\.1/,
  },
  {
    code: 'S1004',
    records: [retired('1.0', '2023-12-30'), live('1.1', '2024-01-01', null)],
    names: /2023-12-30/,
  },
  {
    code: 'S2002',
    records: [aRecord(), aRecord({ at: 2, content: { title: 'Bell maker' } })],
    names: /first at 1/,
  },
  {
    code: 'S2003',
    records: [aRecord({ shape: 'api-2020', reference: '', given: { larsCode: '7' } })],
    names: /\(7\)/,
  },
  { code: 'S2004', records: [aRecord({ shape: 'list', content: { title: undefined } })], names: /ST9001/ },
  { code: 'S2005', records: [aRecord({ shape: 'list', version: '1.7' })], held: [aHeld()], names: /1\.7/ },
  {
    code: 'W1001',
    records: [aRecord({ facts: { larsCode: null, publishedOn: '2026-11-01' } })],
    names: /2026-11-01/,
  },
  {
    code: 'W1002',
    records: [aRecord({ given: { status: 'In development' }, facts: { status: 'in-development' } })],
    names: /In development/,
  },
  {
    code: 'W1003',
    records: [aRecord({ content: { coreAndOptions: true, options: [] } })],
    names: /no option/,
  },
  { code: 'W1004', records: [aRecord({ given: { route: 'Bells' } })], names: /"Bells"/ },
  { code: 'W2010', records: [aRecord({ shape: 'api-2020', version: '' })], names: /no version/ },
  {
    code: 'W2011',
    records: [aRecord({ facts: { status: 'approved-for-delivery', isPaused: true } })],
    names: /paused/,
  },
  {
    code: 'W2012',
    records: [aRecord({ facts: { notices: ['A temporary dispensation applies.'] } })],
    names: /dispensation/,
  },
  { code: 'W2013', records: [aRecord({ content: { duties: [] }, statements: [] })], names: /old template/ },
  { code: 'W2014', records: [live('1.1', null, null)], held: [aHeld()], names: /1\.0/ },
];

describe('each rule', () => {
  test.each(cases)(
    '$code finds what breaks it, and names the value',
    ({ code, records, held = [], names }) => {
      const { findings } = checkStandard(records, held, today);
      const found = findings.find((finding) => finding.code === code);
      expect(found?.message).toMatch(names);
      expect(found?.severity).toBe(code[0]);
    },
  );

  test('has a case here', () => {
    const rules = [...governmentRules, ...sourceRules, ...standardRules].map(({ code }) => code);
    expect(rules.filter((code) => !cases.some((one) => one.code === code))).toEqual([]);
  });

  test('leaves a usable standard alone', () => {
    const two = [retired('1.0', '2023-12-31'), live('1.1', '2024-01-01', null)];
    expect(checkStandard(two, [], today).findings.filter(({ code }) => code !== 'W2005')).toEqual([]);
  });
});

test('two versions are live together when their start dates do not overlap', () => {
  const { findings } = checkStandard(
    [live('1.0', null, '2026-12-31'), live('1.1', '2027-01-01', null)],
    [],
    today,
  );
  expect(findings.map(({ code }) => code)).not.toContain('S1002');
});

test('options are the same option however they are spaced and written', () => {
  const { findings } = checkStandard(
    [optioned(['large  Bells ', 'Hand bells'])],
    holding(['Large bells', 'Hand Bells']),
    today,
  );
  expect(findings.map(({ code }) => code)).not.toContain('S1013');
});

describe('properties', () => {
  const record = fc.record({
    version: fc.constantFrom('', '0.9', '1.0', '1.1', '1.2', '2.0'),
    status: fc.constantFrom('approved-for-delivery', 'retired', 'in-development' as const),
    lars: fc.constantFrom(null, '901', 'x1'),
    title: fc.constantFrom('Bell founder', 'Bell maker', ' B', 'B'),
    at: fc.integer({ min: 1, max: 999 }),
  });
  const records = fc.uniqueArray(record, { maxLength: 4, selector: ({ at }) => at }).map((list) =>
    list.map(({ version, status, lars, title, at }) =>
      aRecord({
        version,
        at,
        given: { title, larsCode: lars ?? '0' },
        content: { title: title.trim() },
        facts: { status: status as 'retired', larsCode: lars },
      }),
    ),
  );

  test('the verdict does not depend on the order of the records', () => {
    fc.assert(
      fc.property(records, fc.boolean(), (list, isStarted) => {
        const held = [aHeld({ isStarted })];
        const sorted = (given: readonly RegisterRecord[]) => {
          const { findings, versions } = checkStandard(given, held, today);
          return { findings: findings.map((one) => JSON.stringify(one)).sort(), versions };
        };
        expect(sorted([...list].reverse())).toEqual(sorted(list));
      }),
    );
  });

  test('a finding of E or S skips every version, and without one none is skipped', () => {
    fc.assert(
      fc.property(records, (list) => {
        const { findings, versions } = checkStandard(list, [aHeld()], today);
        const isGrave = findings.some(({ severity }) => severity !== 'W');
        expect(versions.every(({ kind }) => (kind === 'skipped') === isGrave)).toBe(true);
        if (isGrave) expect(versions.every(({ next }) => next === undefined)).toBe(true);
      }),
    );
  });

  test('a version that apprentices are on keeps title, options and statements, whatever a file says', () => {
    fc.assert(
      fc.property(records, (list) => {
        const held = aHeld({ isStarted: true, content: { options: ['One'] } });
        const { versions } = checkStandard(list, [held], today);
        const next = versions.find(({ version }) => version === held.version)?.next;
        if (next === undefined) return;
        expect(next.content).toMatchObject({ title: held.content.title, options: ['One'] });
        expect(next.statements).toEqual(held.statements);
      }),
    );
  });

  test('what was applied is unchanged when it is imported again', () => {
    fc.assert(
      fc.property(records, (list) => {
        const first = checkStandard(list, [], today);
        const held = first.versions.flatMap(({ version, next }) =>
          next === undefined ? [] : [{ version, ...next, source: 'api' as const, isStarted: false }],
        );
        if (held.length === 0) return;
        const again = checkStandard(list, held, today);
        expect(again.versions.every(({ kind }) => kind === 'unchanged' || kind === 'skipped')).toBe(true);
      }),
    );
  });

  test('anything at all is read or rejected with a reason, and judged, without an exception', () => {
    fc.assert(
      fc.property(anyValue, fc.boolean(), (value, isRow) => {
        const read = readItem({ at: 1, value, isRow });
        const reasons = read.kind === 'rejected' ? [`${read.reason} is told.`] : [];
        const records = read.kind === 'records' ? read.records : [];
        const findings = records.flatMap((one) => checkStandard([one], [aHeld()], today).findings);
        for (const words of [...reasons, ...findings.map(({ message }) => message)])
          expect(words).toMatch(/\w.*[.!?]"?$/s);
      }),
      { numRuns: 2000 },
    );
  });
});
