import { expect, test } from 'vitest';
import { type ChosenFile, largestExport, readExport } from './read-export.ts';

const standard = { format: 'guildmark.standard', reference: 'ST9301', title: 'Lantern keeper' };
const plan = { format: 'guildmark.plan', reference: 'ST9301', edition: 'AP01', title: 'Plan' };
const file = (value: unknown, name = 'plan.json'): ChosenFile => ({ name, text: JSON.stringify(value) });

test('an export gives its standard and plan and the name of the draft', () => {
  expect(readExport([file({ standard, plan })])).toEqual({
    ok: true,
    title: 'ST9301 AP01 Lantern keeper',
    standard,
    plan,
  });
});

test('the two files of an edition may be chosen together, in either order', () => {
  expect(readExport([file(plan), file(standard, 'standard.json')])).toMatchObject({
    ok: true,
    standard,
    plan,
  });
});

test.each([
  ['no JSON at all', [{ name: 'notes.txt', text: 'Lanterns' }], /notes.txt is not a JSON file/],
  ['a list', [file([1, 2])], /holds no standard and plan/],
  ['something else', [file({ version: 1 })], /no plan in it/],
  ['a plan alone', [file(plan)], /a plan in it, but no standard/],
  ['a standard alone', [file(standard)], /a standard in it, but no plan/],
  ['parts of two standards', [file({ standard, plan: { ...plan, reference: 'ST0001' } })], /do not belong/],
  ['a standard without its format', [file({ standard: { title: 'x' }, plan })], /no standard/],
  ['too much', [{ name: 'big.json', text: ' '.repeat(largestExport + 1) }], /larger than 1 MB/],
  ['nothing chosen', [], /no plan in it/],
])('%s is refused with what to choose instead', (_, files, reason) => {
  const read = readExport(files);
  expect(read.ok ? '' : read.reason).toMatch(reason);
});

test('a byte order mark does not spoil an export', () => {
  expect(readExport([{ name: 'a.json', text: `\uFEFF${JSON.stringify({ standard, plan })}` }]).ok).toBe(true);
});
