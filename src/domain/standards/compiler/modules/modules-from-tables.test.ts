import { describe, expect, test } from 'vitest';
import { outlineOf } from '#domain/standards/compiler/outline.ts';
import type { Block, Line, ReadDocument } from '#domain/standards/compiler/read-document.ts';
import { runOf } from '#domain/standards/compiler/text-run.ts';
import { extractModules } from './extract-modules.ts';

/** A document of tables: rows as arrays of cells, a number stands for a paragraph between tables. */
function documentOf(...tables: readonly (readonly (readonly string[])[] | string)[]): ReadDocument {
  let text = '';
  let line = 0;
  const put = (words: string): Line => {
    line += 1;
    const from = text.length;
    text += `${words}\n`;
    return { text: words, span: { document: 'brief', line, from, to: from + words.length } };
  };
  const blocks = tables.map((table): Block => {
    if (typeof table === 'string') return { kind: 'paragraph', run: runOf([put(table)]) };
    const rows = table.map((cells) => ({
      cells: cells.map((words, column) => ({
        paragraphs: words === '' ? [] : [runOf([put(words)])],
        column,
        columnSpan: 1,
        rowSpan: 1,
        heading: false,
      })),
    }));
    return { kind: 'table', columns: 6, rows, origin: 'tabbed' };
  });
  return { id: 'brief', name: 'brief.txt', format: 'text', sha256: '', text, pages: [], blocks, notes: [] };
}

const know = [
  'Module',
  'Standard',
  'What do I need to KNOW',
  'Pass Criteria',
  'Distinction Criteria',
  'Method of Assessment',
];
const doing = know.map((head) => (head.startsWith('What') ? 'What I do need to DO' : head));

function read(...tables: readonly (readonly (readonly string[])[] | string)[]) {
  const facts = extractModules(outlineOf(documentOf(...tables)), []);
  const criteria = facts.criteria.map(({ text, kind, module, methodName }) => [
    kind.value,
    module?.value,
    methodName?.value,
    text.value,
  ]);
  return { ...facts, list: criteria };
}

describe('occupational brief set as a table', () => {
  test('cells cut over rows are joined, and the method may stand in any row of its module', () => {
    const { list, modules } = read([
      know,
      ['', '1. Know how glaze', '1.1 What is glaze made of?', 'Name the parts of a', 'Explain why glaze', ''],
      ['Glazing', 'behaves', '1.2 How does it melt?', 'glaze.', 'runs in the kiln.', 'Workshop observation'],
      ['and firing', '', '', 'Say when it melts.', '-', ''],
    ]);
    expect(list).toEqual([
      ['pass', 'Glazing and firing', 'Workshop observation', 'Name the parts of a glaze.'],
      ['pass', 'Glazing and firing', 'Workshop observation', 'Say when it melts.'],
      ['distinction', 'Glazing and firing', 'Workshop observation', 'Explain why glaze runs in the kiln.'],
    ]);
    expect(modules[0]?.outcomes.map(({ ref, text }) => [ref, text.value])).toEqual([
      ['1', 'Know how glaze behaves'],
    ]);
    expect(modules[0]?.items.map(({ ref }) => ref)).toEqual(['1.1', '1.2']);
  });

  test('headings in the middle of the data begin another module of another kind', () => {
    const { modules, list } = read([
      know,
      ['Clay', '1. Know clay', '1.1 What is clay?', 'Describe two clays.', '', 'Interview'],
      doing,
      [
        'Throwing',
        '1. Throw a bowl',
        '1.1 Centre the clay',
        'Centre the clay without help.',
        '',
        'Observation',
      ],
    ]);
    expect(modules.map(({ title, kind }) => [title.value, kind.value])).toEqual([
      ['Clay', 'knowledge'],
      ['Throwing', 'skill'],
    ]);
    expect(list.map(([, module]) => module)).toEqual(['Clay', 'Throwing']);
  });

  test('a page printed from its last row to its first is read in order', () => {
    const { list, modules } = read(
      [know, ['Clay', '1. Know clay', '1.1 What is clay?', 'Describe two clays.', '', 'Interview']],
      'Page 4 of 9',
      [
        ['Drying', '1. Know how pots dry', '1.2 Why do they crack?', 'under a cloth.', '', 'Interview'],
        ['', '', '1.1 Where do they dry?', 'Show how pots dry slowly', '', ''],
        know,
        ['', '', '2.2 How is it stored?', 'Explain how clay is stored.', '', ''],
        ['', '2. Know its care', '2.1 Who wedges it?', 'Say who wedges clay.', '', ''],
      ],
    );
    expect(modules.map(({ title }) => title.value)).toEqual(['Clay', 'Drying']);
    expect(list).toEqual([
      ['pass', 'Clay', 'Interview', 'Describe two clays.'],
      ['pass', 'Clay', 'Interview', 'Say who wedges clay.'],
      ['pass', 'Clay', 'Interview', 'Explain how clay is stored.'],
      ['pass', 'Drying', 'Interview', 'Show how pots dry slowly under a cloth.'],
    ]);
  });

  test('lines of two columns printed by turns in one cell are parted', () => {
    const { list } = read([
      know,
      [
        'Packing',
        '1. Pack the kiln',
        '1.1 Stack the shelves',
        'Stack shelves soShow care when packing that pots standevenly in apart.',
        'the kiln.',
        'Observation',
      ],
      ['', '2. Care for pots', '2.1 Stand them apart', 'Pots stand evenly in wind.', '', ''],
    ]);
    expect(list.map(([kind, , , text]) => [kind, text])).toContainEqual([
      'distinction',
      'Show care when packing that pots stand the kiln.',
    ]);
  });

  test('a criterion printed twice counts once and is noted with both places', () => {
    const { list, notes } = read([
      know,
      ['Clay', '1. Know clay', '1.1 What is clay?', 'Describe how to wedge the clay.', '', 'Interview'],
      ['', '', '1.2 How is it wedged?', 'Describe how to wedge clay.', 'Describe how to wedge clay.', ''],
    ]);
    expect(list.filter(([kind]) => kind === 'pass')).toHaveLength(1);
    expect(notes.map(({ code }) => code)).toEqual(['criterion-printed-twice', 'same-text-two-kinds']);
    expect(notes[0]?.message).toContain('line');
  });

  test('branches of alternatives are told, and what is for all stays outside them', () => {
    const { criteria, alternatives } = read([
      doing,
      [
        'Selling',
        '1. Depending on your role sell at the stall and/or by telephone',
        '1.1 Sell',
        '‘At the stall’. Greet the buyer.',
        'In all roles, praise the pot.',
        'Observation',
      ],
      ['', '', '1.2 Show', 'Show the pot.', '', ''],
      ['', '', '1.3 Call', '‘By telephone’. Name the pot.', '', ''],
    ]);
    expect(criteria.map(({ branch }) => branch?.value)).toEqual([
      'At the stall',
      'At the stall',
      'By telephone',
      undefined,
    ]);
    expect(alternatives.map(({ choose, branches }) => [choose.value, branches.length])).toEqual([
      ['one-or-more', 2],
    ]);
  });

  test('a table of descriptors without numbered lines or modules is left alone', () => {
    const { list, modules } = read([
      ['KSB', 'Pass', 'Distinction'],
      ['K1', 'Describe two clays.', 'Compare three clays.'],
    ]);
    expect([list, modules]).toEqual([[], []]);
  });
});
