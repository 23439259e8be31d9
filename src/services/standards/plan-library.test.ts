import { expect, test } from 'vitest';
import { aPlan, aStandard } from '#testing/a-plan.ts';
import type { DataFolder } from './data-files.ts';
import { readJsonText } from './json-text.ts';
import { DataFilesError, openPlanLibrary } from './plan-library.ts';

function inMemory(files: Record<string, unknown>): DataFolder {
  const names = Object.keys(files);
  return {
    list: (folder) => [
      ...new Set(
        names
          .filter((name) => name.startsWith(`${folder}/`))
          .map((name) => name.slice(folder.length + 1).split('/')[0] ?? ''),
      ),
    ],
    read: (file) => {
      const value = files[file];
      return value === undefined || typeof value === 'string' ? value : JSON.stringify(value);
    },
  };
}

const home = '/root/standards/ST9999/AP01';
const good = { [`${home}/plan.json`]: aPlan(), [`${home}/standard.json`]: aStandard() };
const open = (files: Record<string, unknown>) => openPlanLibrary({ root: '/root', folder: inMemory(files) });
const messageOf = (files: Record<string, unknown>) => {
  try {
    open(files).listPlans();
  } catch (error) {
    if (error instanceof DataFilesError) return error.message;
    throw error;
  }
  return '';
};

test('a published plan is found by reference, by edition and by standard version', () => {
  const newer = aPlan({
    edition: 'AP02',
    assesses: [
      {
        standardVersion: '1.1',
        startsFrom: '2026-01-01',
        source: { document: 'plan-document', section: '1' },
      },
    ],
  });
  const second = home.replace('AP01', 'AP02');
  const library = open({ ...good, [`${second}/plan.json`]: newer, [`${second}/standard.json`]: aStandard() });
  expect(library.listPlans().map(({ plan }) => plan.edition)).toEqual(['AP01', 'AP02']);
  expect(library.findPlan({ reference: 'ST9999' })?.plan.edition).toBe('AP02');
  expect(library.findPlan({ reference: 'ST9999', version: 'AP01' })?.plan.edition).toBe('AP01');
  expect(library.findPlan({ reference: 'ST9999', version: '1.1' })?.plan.edition).toBe('AP02');
  expect(library.findPlan({ reference: 'ST9999', version: 'AP03' })).toBeUndefined();
  expect(library.findPlan({ reference: '../ST9999' })).toBeUndefined();
});

test('a fault of JSON is named with file, line and column', () => {
  expect(messageOf({ ...good, [`${home}/plan.json`]: '{\n  "a": 1,\n  "b" 2\n}' })).toBe(
    `${home}/plan.json: not JSON at line 3, column 7: a colon is expected here`,
  );
});

test('a value outside the format is named with its place by id and what would mend it', () => {
  const plan = JSON.parse(JSON.stringify(aPlan()));
  plan.methods[0].criteria[1].kind = 'optional';
  plan.window.period = { month: 3 };
  const message = messageOf({ ...good, [`${home}/plan.json`]: plan });
  expect(message).toContain(
    'methods/observation/criteria/P2/kind: use one of "pass", "merit", "distinction"',
  );
  expect(message).toContain('window/period: use one of these forms: { "days": … }, { "workingDays": … }');
});

test('an unknown format version is refused before anything else is said', () => {
  expect(messageOf({ ...good, [`${home}/plan.json`]: { ...aPlan(), formatVersion: 2, extra: 1 } })).toBe(
    `${home}/plan.json: formatVersion: formatVersion is 2; this reader knows format 1`,
  );
});

test('a directory without a standard says which files it must hold', () => {
  expect(messageOf({ [`${home}/plan.json`]: aPlan() })).toContain('there is no standard.json');
});

test.each([
  ['{"a":1,}', 1, 8, 'a comma may not stand before }'],
  ['[1 2]', 1, 4, 'a comma or ] is expected here'],
  ['{"a":1,"a":2}', 1, 8, 'the key "a" stands twice in the same object'],
  ['{"a":', 1, 6, 'the file ends too early: a value is expected here'],
  ['', 1, 1, 'the file ends too early: a value is expected here'],
  ["{'a':1}", 1, 2, 'a key in double quotes is expected here'],
  ['[1]x', 1, 4, 'nothing may follow the end of the value'],
  ['["a\nb"]', 1, 2, 'this text is not closed, or holds a character that needs a backslash'],
])('%j is no JSON and the place is told', (text, line, column, message) => {
  expect(readJsonText(text)).toEqual({ ok: false, fault: { line, column, message } });
});

test('nesting without end is refused, not a crash', () => {
  const reading = readJsonText('['.repeat(100_000));
  expect(reading.ok).toBe(false);
});

test.each(['{"a":[1,-2.5e3,"x\\n\\u00e9",true,null,{}]}', '\uFEFF[]', ' 1 '])('%j is JSON', (text) => {
  expect(readJsonText(text).ok).toBe(true);
});
