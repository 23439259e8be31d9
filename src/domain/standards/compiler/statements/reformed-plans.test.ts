import { describe, expect, test } from 'vitest';
import {
  type InventedBlock,
  type InventedCell,
  inventDocument,
} from '#domain/standards/compiler/invented-document.testing.ts';
import { outlineOf } from '#domain/standards/compiler/outline.ts';
import { extractStatements } from './extract-statements.ts';

function read(pieces: readonly InventedBlock[]) {
  return extractStatements(outlineOf(inventDocument(pieces)), []);
}

function table(...rows: InventedCell[][]): InventedBlock {
  return { table: rows };
}

describe('duties', () => {
  test('are read from a table with their codes, torn codes included', () => {
    const { duties } = read([
      table(
        ['Duty', 'KSBs'],
        ['Duty 1 Keep the lamps lit from dusk', 'K1 K2'],
        ['', 'S1'],
        ['Duty 2: Look after the stores of oil', 'K3, B1'],
      ),
    ]);
    expect(duties.map(({ ref, text, ksbs }) => [ref.value, text.value, ksbs.join(' ')])).toEqual([
      ['Duty-1', 'Keep the lamps lit from dusk', 'K1 K2 S1'],
      ['Duty-2', 'Look after the stores of oil', 'K3 B1'],
    ]);
  });

  test('are read from lines with their codes below', () => {
    const { duties, ksbs } = read([
      { paragraph: 'Duty 1 Keep the lamps lit from dusk' },
      { paragraph: 'KSBs: K1 K2 S1' },
      { paragraph: 'Duty 2 Look after the stores of oil (K3, B1)' },
    ]);
    expect(duties.map(({ ref, ksbs: codes }) => `${ref.value} ${codes.join(' ')}`)).toEqual([
      'Duty-1 K1 K2 S1',
      'Duty-2 K3 B1',
    ]);
    expect(ksbs).toEqual([]);
  });
});

describe('assessment outcomes', () => {
  const bold = { paragraph: 'Knowledge and skills in bold are mandatory in every version.' };

  test('a section for each outcome, with the statements in it', () => {
    const { outcomes } = read([
      { heading: 'Assessment outcome 1: Keep the lamps lit' },
      table(
        ['Knowledge', 'Skills'],
        ['K1: The oils in use', 'S1: Trim a wick'],
        ['K2: The heat of a lamp', ''],
      ),
      { heading: 'Assessment outcome 2: Look after the stores' },
      { item: 'S2: Count the oil' },
      { heading: 'Grading' },
      { paragraph: 'K9: A statement elsewhere' },
    ]);
    expect(outcomes.map(({ title, ksbs }) => [title.value, ksbs.value.join(' ')])).toEqual([
      ['Keep the lamps lit', 'K1 K2 S1'],
      ['Look after the stores', 'S2'],
    ]);
  });

  test('a row for each outcome names its methods', () => {
    const { outcomes } = read([
      table(
        ['Assessment outcome', 'KSBs', 'Assessment method'],
        ['Outcome 1: Keep the lamps lit', 'K1, S1', 'Practical assessment'],
        ['Outcome 2: Look after the stores', 'K3', ['Professional discussion', 'Practical assessment']],
      ),
    ]);
    expect(outcomes.map(({ methodNames }) => methodNames.map(({ value }) => value))).toEqual([
      ['Practical assessment'],
      ['Professional discussion', 'Practical assessment'],
    ]);
  });

  test('bold statements are mandatory where the document says so', () => {
    const { ksbs } = read([
      bold,
      { heading: 'Skills' },
      { paragraph: 'S1: Trim a wick', bold: true },
      { paragraph: 'S2: Fill a lamp' },
    ]);
    expect(ksbs.map(({ ref, mandatory }) => [ref.value, mandatory?.value])).toEqual([
      ['S1', true],
      ['S2', undefined],
    ]);
  });

  test('bold letters mean nothing where the document does not say so', () => {
    const { ksbs } = read([{ paragraph: 'S1: Trim a wick', bold: true }]);
    expect(ksbs[0]?.mandatory).toBeUndefined();
  });

  test('an asterisk marks mandatory statements where the document says so', () => {
    const { ksbs } = read([
      { paragraph: 'Statements marked with an asterisk (*) must be assessed.' },
      { paragraph: 'S1*: Trim a wick' },
      { paragraph: 'S2: Fill a lamp' },
    ]);
    expect(ksbs.map(({ ref, mandatory }) => [ref.value, mandatory?.value])).toEqual([
      ['S1', true],
      ['S2', undefined],
    ]);
  });

  test('bold letters that the format does not tell are reported', () => {
    const { notes } = read([bold, { paragraph: 'S1: Trim a wick' }]);
    expect(notes.map(({ code }) => code)).toContain('mandatory-not-readable');
  });
});

describe('numbering and options', () => {
  test('a gap in the numbering is reported', () => {
    const { notes } = read([{ paragraph: 'K1: Know the oils' }, { paragraph: 'K3: Know the glass' }]);
    expect(notes).toMatchObject([{ code: 'statement-missing', message: expect.stringContaining('K2') }]);
  });

  test('a code that stands before two statements of one table is reported', () => {
    const { notes } = read([table(['Ref', 'KSB'], ['K1', 'Know the oils'], ['K1', 'Know the tides'])]);
    expect(notes.map(({ code }) => code)).toContain('statement-code-twice');
  });

  test('statements without codes are said to be counted', () => {
    const { notes } = read([{ heading: 'Knowledge' }, { item: 'Know the oils' }]);
    expect(notes.map(({ code }) => code)).toEqual(['statements-without-codes']);
  });

  test('options are columns with ticks, or the section of a statement', () => {
    const { ksbs } = read([
      table(
        ['Ref', 'KSB', 'Core', 'Option 1: Tower', 'Option 2: Quay'],
        ['K1', 'Know the oils', 'x', '', ''],
        ['K2', 'Know the tides', '', 'x', 'x'],
      ),
      { heading: 'Option 2: Quay' },
      { paragraph: 'K3: Know the ships' },
    ]);
    expect(ksbs.map(({ ref, options }) => [ref.value, options?.map(({ value }) => value)])).toEqual([
      ['K1', undefined],
      ['K2', ['Option 1: Tower', 'Option 2: Quay']],
      ['K3', ['Option 2: Quay']],
    ]);
  });
});
