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

function statements(pieces: readonly InventedBlock[]) {
  return read(pieces).ksbs.map(({ ref, text }) => `${ref.value} ${text.value}`);
}

function table(...rows: InventedCell[][]): InventedBlock {
  return { table: rows };
}

const key = table(['Key:', ''], ['Practical observation', 'PO'], ['Professional discussion', 'PD']);

describe('statements in tables', () => {
  test('codes in a column, rows without code continue the statement above', () => {
    const found = statements([
      table(
        ['Ref', 'Criteria'],
        ['Knowledge', ''],
        ['K1', 'Know the oils in use and what each of them'],
        ['', 'does to a lamp'],
        ['K2', 'Know the tides'],
        ['Skills', ''],
        ['S1', 'Trim a wick'],
      ),
    ]);
    expect(found).toEqual([
      'K1 Know the oils in use and what each of them does to a lamp',
      'K2 Know the tides',
      'S1 Trim a wick',
    ]);
  });

  test('a code beside the second line of its statement', () => {
    const found = statements([
      table(
        ['Ref', 'Criteria'],
        ['K1', 'Know the oils'],
        ['', 'Know the tides of the harbour and what'],
        ['K2', 'they mean for the watch'],
      ),
    ]);
    expect(found).toEqual([
      'K1 Know the oils',
      'K2 Know the tides of the harbour and what they mean for the watch',
    ]);
  });

  test('look-alike letters and lost separators are put right', () => {
    const found = statements([
      table(
        ['Ref', 'KSB'],
        ['\u041a1', 'Know the oils'],
        ['K2 Know the tides', ''],
        ['$1', 'Trim a wick'],
        ['S2Fill a lamp', ''],
      ),
    ]);
    expect(found).toEqual(['K1 Know the oils', 'K2 Know the tides', 'S1 Trim a wick', 'S2 Fill a lamp']);
  });

  test('paragraphs that explain a statement are no part of it', () => {
    const found = statements([
      table(
        ['Ref', 'KSB to be assessed'],
        ['K1', 'Know the oils'],
        ['Apprentices need to understand where oil comes from', 'and what it costs.'],
        ['K2', ['Know the tides', 'Apprentices will need to read a tide table.']],
        ['K3', 'Know the glass Apprentices should be able to name its makers.'],
      ),
    ]);
    expect(found).toEqual(['K1 Know the oils', 'K2 Know the tides', 'K3 Know the glass']);
  });

  test('sub-headings are the group of the statements below them', () => {
    const { ksbs } = read([
      table(
        ['Ref', 'KSB'],
        ['Care of the lamp', ''],
        ['K1', 'Know the oils'],
        ['The harbour', ''],
        ['K2', 'Know the tides'],
      ),
    ]);
    expect(ksbs.map(({ group }) => group?.value)).toEqual(['Care of the lamp', 'The harbour']);
  });

  test('a statement goes on in the table of the next page', () => {
    const found = statements([
      table(['Ref', 'KSB'], ['K1', 'Know the oils that the harbour buys and the']),
      table(['Ref', 'KSB'], ['', 'places they come from'], ['K2', 'Know the tides']),
    ]);
    expect(found).toEqual([
      'K1 Know the oils that the harbour buys and the places they come from',
      'K2 Know the tides',
    ]);
  });

  test('statements whose code stands at the end, under knowledge, skills and behaviours', () => {
    const found = statements([
      table(
        ['Knowledge', 'Skills', 'Behaviours'],
        [['Know the oils (K1)', 'Know the tides (K2)'], 'Trim a wick (S1)', 'Works with care (B1)'],
      ),
    ]);
    expect(found).toEqual(['K1 Know the oils', 'K2 Know the tides', 'S1 Trim a wick', 'B1 Works with care']);
  });

  test('descriptors beside codes are no statements', () => {
    expect(
      statements([table(['KSBs', 'Pass', 'Distinction'], ['K1', 'Names the oils.', 'Compares the oils.'])]),
    ).toEqual([]);
  });
});

describe('statements in paragraphs and lists', () => {
  test.each([
    'K1: Know the oils in use',
    'K1 Know the oils in use',
    'K1. Know the oils in use',
    'K1Know the oils in use',
    '\u041a1 \u2013 Know the oils in use',
  ])('"%s"', (paragraph) => {
    expect(statements([{ heading: 'Knowledge' }, { paragraph }])).toEqual(['K1 Know the oils in use']);
  });

  test('several run together in one paragraph are parted', () => {
    expect(statements([{ paragraph: 'K1: Know the oils. K2: Know the tides. K3: Know the glass.' }])).toEqual(
      ['K1 Know the oils.', 'K2 Know the tides.', 'K3 Know the glass.'],
    );
  });

  test('a standard without codes is counted in its order, as likely', () => {
    const { ksbs } = read([
      { heading: 'Knowledge' },
      { item: 'Know the oils in use' },
      { item: 'Know the tides' },
      { heading: 'Skills' },
      { item: 'Trim a wick' },
      { heading: 'Gateway' },
      { item: 'A signed form' },
    ]);
    expect(ksbs.map(({ ref }) => [ref.value, ref.certainty])).toEqual([
      ['K1', 'likely'],
      ['K2', 'likely'],
      ['S1', 'likely'],
    ]);
  });
});

describe('copies of a statement', () => {
  const whole = table(
    ['Ref', 'KSB'],
    ['S1', 'Trim a wick to the height that the lamp needs'],
    ['S2', 'Fill a lamp without spilling'],
  );

  test('a copy with rows run together loses to a whole one, and is reported', () => {
    const glued = table(
      ['Ref', 'KSB'],
      ['S1', 'that the lamp needsS2Fill a lamp without spillingS3Clean'],
      ['S2', 'Fill'],
    );
    const { ksbs, notes } = read([glued, whole]);
    expect(ksbs.map(({ text }) => [text.value, text.certainty])).toEqual([
      ['Trim a wick to the height that the lamp needs', 'certain'],
      ['Fill a lamp without spilling', 'certain'],
    ]);
    expect(notes).toMatchObject([{ code: 'statement-differs', severity: 'note' }]);
    expect(notes[0]?.message).toContain('S1, S2');
  });

  test('two whole copies that differ are a question with both wordings', () => {
    const other = table(['Ref', 'KSB'], ['S1', 'Trim a wick to the height that the keeper likes']);
    const { ksbs, notes } = read([whole, other]);
    expect(ksbs[0]?.text).toMatchObject({ certainty: 'unsure' });
    expect([ksbs[0]?.text.value, ...(ksbs[0]?.text.others ?? [])].toSorted()).toEqual([
      'Trim a wick to the height that the keeper likes',
      'Trim a wick to the height that the lamp needs',
    ]);
    expect(notes).toMatchObject([{ code: 'statement-differs', severity: 'warning' }]);
  });

  test('when every copy is damaged the best piece is kept as unsure', () => {
    const { ksbs } = read([table(['Ref', 'KSB'], ['S1', 'Trim a wick to the height of theS2Fill a lamp'])]);
    expect(ksbs[0]?.text).toMatchObject({ value: 'Trim a wick to the height of the', certainty: 'unsure' });
  });
});

describe('the methods that assess a statement', () => {
  function methods(pieces: readonly InventedBlock[]) {
    return read(pieces).ksbs.map(
      ({ ref, methodNames }) => `${ref.value}: ${methodNames.map(({ value }) => value).join(' + ')}`,
    );
  }

  test('short forms in a column, with the key printed before', () => {
    const found = methods([
      key,
      table(
        ['Ref', 'KSB to be assessed', 'Assessment Method'],
        ['K1', 'Know the oils', 'PO'],
        ['K2', 'Know the tides', 'PO, PD'],
        ['K3', 'Know the glass', '\u0420\u041e'],
      ),
    ]);
    expect(found).toEqual([
      'K1: Practical observation',
      'K2: Practical observation + Professional discussion',
      'K3: Practical observation',
    ]);
  });

  test('a key in a sentence', () => {
    const found = methods([
      { paragraph: 'Key: PO = Practical observation, PD = Professional discussion' },
      table(['Ref', 'KSB', 'Method'], ['K1', 'Know the oils', 'PD']),
    ]);
    expect(found).toEqual(['K1: Professional discussion']);
  });

  test('names in full, one paragraph each', () => {
    const both = ['Practical observation with questions', 'Interview underpinned by a portfolio of evidence'];
    const found = methods([
      table(['Knowledge', 'Assessment methods'], ['K1: Know the oils. Back to Grading', both]),
    ]);
    expect(found).toEqual([`K1: ${both.join(' + ')}`]);
    expect(
      statements([table(['Knowledge', 'Assessment methods'], ['K1: Know the oils. Back to Grading', both])]),
    ).toEqual(['K1 Know the oils.']);
  });

  test('a column for each method, ticked', () => {
    const found = methods([
      key,
      table(
        ['Ref', 'KSB', 'PO', 'PD'],
        ['K1', 'Know the oils', '\u2713', ''],
        ['K2', 'Know the tides', 'x', 'X'],
      ),
    ]);
    expect(found).toEqual([
      'K1: Practical observation',
      'K2: Practical observation + Professional discussion',
    ]);
  });

  test('a short form at the end of the words, its column lost', () => {
    const found = methods([key, table(['Ref', 'KSB to be assessed'], ['K1', 'Know the oils in use PO'])]);
    expect(found).toEqual(['K1: Practical observation']);
  });

  test('short forms whose key is not printed stay as printed', () => {
    expect(methods([table(['Ref', 'KSB', 'Method'], ['K1', 'Know the oils', 'WBP'])])).toEqual(['K1: WBP']);
  });
});

describe('lists of KSBs for each method', () => {
  function mappings(pieces: readonly InventedBlock[]) {
    return read(pieces).mappings.map(
      ({ methodName, ksbs }) => `${methodName.value}: ${ksbs.value.join(' ')}`,
    );
  }

  test('a row for each method, ranges written out', () => {
    const found = mappings([
      table(
        ['Assessment method', 'KSBs'],
        ['Practical observation', 'K1-K3, S2'],
        ['Professional discussion', 'K4 and B1'],
      ),
    ]);
    expect(found).toEqual(['Practical observation: K1 K2 K3 S2', 'Professional discussion: K4 B1']);
  });

  test('a caption for each method, a table of statements below', () => {
    const found = mappings([
      { heading: 'Practical observation - Knowledge, Skills and Behaviours' },
      table(['Ref', 'Criteria'], ['Knowledge', ''], ['K1', 'Know the oils in use'], ['S1', 'Trim a wick']),
      { heading: 'Grading' },
      table(['Ref', 'Criteria'], ['K2', 'Know the tides']),
    ]);
    expect(found).toEqual(['Practical observation: K1 S1']);
  });

  test('statements whose codes were lost are known again by their words', () => {
    const { mappings: found } = read([
      { heading: 'Practical observation - Knowledge, Skills and Behaviours' },
      table(['Ref', 'Criteria'], ['K1', 'Know the oils in use']),
      { paragraph: 'Know the tides of the harbour Trim a wick to its height' },
      { heading: 'The standard' },
      table(
        ['Ref', 'KSB'],
        ['K1', 'Know the oils in use'],
        ['K2', 'Know the tides of the harbour'],
        ['S1', 'Trim a wick to its height'],
      ),
    ]);
    expect(found.map(({ ksbs }) => [ksbs.value, ksbs.certainty])).toEqual([[['K1', 'K2', 'S1'], 'likely']]);
  });

  test('a sentence that names the method and the codes', () => {
    const paragraph = 'The following KSBs are assessed by the professional discussion: K1, K2, S4 and B1.';
    expect(mappings([{ paragraph }])).toEqual(['professional discussion: K1 K2 S4 B1']);
  });

  test('codes alone under the heading of a method', () => {
    expect(
      mappings([{ heading: 'Professional discussion' }, { paragraph: 'KSBs assessed: K1 K2 S4' }]),
    ).toEqual(['Professional discussion: K1 K2 S4']);
  });
});
