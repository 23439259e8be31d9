import type { Chance } from './chance.ts';
import { closing, combinations, gateway, introduction, methodProse } from './common-sections.ts';
import type { Content } from './content-brief.ts';
import type { ExpectedCriterion } from './expected-facts.ts';
import type {
  InventedCriterion,
  InventedMethod,
  InventedStandard,
  InventedTheme,
} from './invented-standard.ts';
import {
  cell,
  heading,
  type PrintedBlock,
  type PrintedRow,
  type PrintedTable,
  paragraph,
} from './printed-document.ts';

interface Style {
  readonly hasFail: boolean;
  readonly separator: string;
  readonly longHeads: boolean;
}

function printed({ text, ksbs }: InventedCriterion, { separator }: Style): string {
  return `${text.replace(/\.$/, '')} (${ksbs.join(separator)})`;
}

function themeRow(theme: InventedTheme, style: Style): PrintedRow {
  const distinction = theme.distinction.map((one) => printed(one, style));
  return {
    cells: [
      cell({ text: theme.title, strong: true }, theme.ksbs.join(style.separator)),
      ...(style.hasFail ? [cell('Does not meet the pass criteria')] : []),
      cell(...theme.pass.map((one) => printed(one, style))),
      cell(...(distinction.length > 0 ? distinction : [style.hasFail ? 'N/A' : ''])),
    ],
  };
}

function themeTable(method: InventedMethod, style: Style): PrintedTable {
  const names = style.longHeads
    ? [
        'Theme and KSBs',
        ...(style.hasFail ? ['Fail'] : []),
        'Pass: apprentices must demonstrate all of the pass descriptors',
        'Distinction: apprentices must demonstrate all of the pass descriptors and all of the distinction descriptors',
      ]
    : ['Theme KSBs', ...(style.hasFail ? ['Fail'] : []), 'Pass', 'Distinction'];
  return {
    kind: 'table',
    columns: style.hasFail ? [2, 1.5, 4, 3] : [2, 4, 3],
    head: { cells: names.map((name) => cell(name)), head: true },
    rows: method.themes.map((theme) => themeRow(theme, style)),
  };
}

function mappingTable(standard: InventedStandard): PrintedTable {
  return {
    kind: 'table',
    columns: [1, 6, 3],
    head: { cells: ['Ref', 'KSB statement', 'Assessment method'].map((name) => cell(name)), head: true },
    rows: standard.ksbs.map(({ ref, text, method }) => ({ cells: [cell(ref), cell(text), cell(method)] })),
  };
}

/** An assessment plan of the template with themes: KSBs, pass and distinction side by side for each method. */
export function themeContent(standard: InventedStandard, chance: Chance): Content {
  const style: Style = {
    hasFail: chance.often(0.35),
    separator: chance.pick([', ', ' ', ' ']),
    longHeads: chance.often(0.4),
  };
  const overall = combinations(standard);
  const grading = standard.methods.flatMap((method, at): PrintedBlock[] => [
    heading(2, `Assessment method ${at + 1}: ${method.title}`),
    themeTable(method, style),
  ]);
  const criteria = standard.methods.flatMap(({ themes, title }) =>
    themes.flatMap((theme): ExpectedCriterion[] =>
      [...theme.pass, ...theme.distinction].map(({ text, kind, ksbs }) => ({
        text,
        kind,
        ksbs,
        method: title,
      })),
    ),
  );
  return {
    blocks: [
      ...introduction(standard),
      ...gateway(standard),
      heading(1, 'Assessment methods'),
      ...standard.methods.flatMap((method, at) => [
        heading(2, `Assessment method ${at + 1}: ${method.title}`),
        ...methodProse(method, chance).map(paragraph),
      ]),
      heading(1, 'Grading'),
      ...grading,
      ...overall.blocks,
      ...closing(standard),
      heading(1, 'Mapping of KSBs to assessment methods'),
      mappingTable(standard),
    ],
    expected: {
      criteria,
      mapping: standard.ksbs.map(({ ref, method }) => ({ ksb: ref, method })),
      ksbs: standard.ksbs.map(({ ref, text }) => ({ ref, text })),
      methods: standard.methods.map(({ title }) => title),
      outcomes: [],
      methodRules: [],
      overallRules: [overall.rule],
    },
  };
}
