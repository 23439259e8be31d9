import type { Chance } from './chance.ts';
import { closing, combinations, gateway, introduction, methodProse } from './common-sections.ts';
import type { Content } from './content-brief.ts';
import type { ExpectedCriterion } from './expected-facts.ts';
import type { InventedMethod, InventedStandard } from './invented-standard.ts';
import { cell, heading, type PrintedBlock, type PrintedRow, paragraph } from './printed-document.ts';

function criteriaOf(method: InventedMethod, kind: 'pass' | 'distinction') {
  return method.themes.flatMap((theme) => theme[kind]);
}

function descriptorTable(method: InventedMethod, isOneTable: boolean): readonly PrintedBlock[] {
  const rows = (kind: 'pass' | 'distinction', letter: string): PrintedRow[] =>
    criteriaOf(method, kind).map(({ text }, at) => ({ cells: [cell(`${letter}${at + 1}`), cell(text)] }));
  const head = (name: string): PrintedRow => ({
    cells: [cell(name), cell('Grading Descriptors')],
    head: true,
  });
  const distinction = rows('distinction', 'D');
  const columns = [1.2, 8];
  if (!isOneTable)
    return [
      { kind: 'table', columns, head: head('Pass'), rows: rows('pass', 'P') },
      ...(distinction.length > 0
        ? [{ kind: 'table' as const, columns, head: head('Distinction'), rows: distinction }]
        : []),
    ];
  const middle = distinction.length > 0 ? [head('Distinction'), ...distinction] : [];
  return [{ kind: 'table', columns, head: head('Pass'), rows: [...rows('pass', 'P'), ...middle] }];
}

const groupNames = { K: 'Knowledge', S: 'Skills', B: 'Behaviours' } as const;

function ksbTable(standard: InventedStandard, method: InventedMethod): PrintedBlock {
  const rows = (['K', 'S', 'B'] as const).flatMap((letter): PrintedRow[] => {
    const group = standard.ksbs.filter((ksb) => ksb.method === method.title && ksb.ref.startsWith(letter));
    if (group.length === 0) return [];
    return [
      { cells: [{ text: [{ text: groupNames[letter], strong: true }], columnSpan: 2 }] },
      ...group.map(({ ref, text }) => ({ cells: [cell(ref), cell(text)] })),
    ];
  });
  return {
    kind: 'table',
    columns: [1.2, 8],
    head: { cells: [cell('Ref'), cell('Criteria')], head: true },
    rows,
  };
}

function rules(chance: Chance): readonly string[] {
  return chance.pick([
    [
      'To achieve a pass, apprentices must meet all of the pass grading descriptors.',
      'To achieve a distinction, apprentices must meet all of the pass and all of the distinction grading descriptors.',
    ],
    [
      'A pass is awarded when every pass descriptor is met.',
      'A distinction is awarded when all pass descriptors and all distinction descriptors are met.',
    ],
  ]);
}

/** A body's handbook: for each method a table of numbered descriptors and a table of its KSBs. */
export function descriptorContent(standard: InventedStandard, chance: Chance): Content {
  const isOneTable = chance.often(0.5);
  const overall = combinations(standard);
  const words = rules(chance);
  const sections = standard.methods.flatMap((method): PrintedBlock[] => [
    heading(1, method.title),
    ...methodProse(method, chance).map(paragraph),
    heading(2, `${method.title} - Grading Descriptors`),
    ...descriptorTable(method, isOneTable),
    ...words.map(paragraph),
    heading(2, `${method.title} - Knowledge, Skills and Behaviours`),
    ksbTable(standard, method),
  ]);
  const criteria = standard.methods.flatMap((method): ExpectedCriterion[] =>
    (['pass', 'distinction'] as const).flatMap((kind) =>
      criteriaOf(method, kind).map(({ text }) => ({ text, kind, method: method.title })),
    ),
  );
  return {
    blocks: [
      ...introduction(standard),
      ...gateway(standard),
      ...sections,
      heading(1, 'Grading'),
      ...overall.blocks,
      ...closing(standard),
    ],
    expected: {
      criteria,
      mapping: standard.ksbs.map(({ ref, method }) => ({ ksb: ref, method })),
      ksbs: standard.ksbs.map(({ ref, text }) => ({ ref, text })),
      methods: standard.methods.map(({ title }) => title),
      outcomes: [],
      methodRules: standard.methods
        .filter((method) => criteriaOf(method, 'distinction').length > 0)
        .map(({ title }) => ({
          method: title,
          rule: {
            form: 'criteria',
            grade: 'distinction',
            needs: [
              { kind: 'pass', atLeast: 'all' },
              { kind: 'distinction', atLeast: 'all' },
            ],
          },
        })),
      overallRules: [overall.rule],
    },
  };
}
