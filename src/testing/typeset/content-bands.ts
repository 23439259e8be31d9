import type { Chance } from './chance.ts';
import { closing, combinations, gateway, introduction, methodProse } from './common-sections.ts';
import type { Content } from './content-brief.ts';
import { themeContent } from './content-themes.ts';
import type { InventedStandard } from './invented-standard.ts';
import { cell, heading, type PrintedBlock, paragraph } from './printed-document.ts';

function withTest(standard: InventedStandard): InventedStandard {
  const [first, ...others] = standard.methods;
  if (!first) return standard;
  const title = 'Knowledge test';
  return {
    ...standard,
    methods: [{ ...first, title, kind: 'test', themes: [] }, ...others],
    ksbs: standard.ksbs.map((ksb) => (ksb.method === first.title ? { ...ksb, method: title } : ksb)),
  };
}

/** A plan whose first method is a test with score bands; the others are graded by themes. */
export function bandContent(plain: InventedStandard, chance: Chance): Content {
  const standard = withTest(plain);
  const [test, ...others] = standard.methods;
  if (!test) throw new Error('a standard without methods');
  const themes = themeContent({ ...standard, methods: others }, chance);
  const { all, pass, distinction } = standard.marks;
  const range = (from: number, to: number) =>
    chance.pick([`${from}-${to}`, `${from} to ${to}`, `${from}–${to}`]);
  const bands: PrintedBlock[] = [
    heading(1, test.title),
    ...methodProse(test, chance).map(paragraph),
    paragraph(`The test has ${all} questions with one mark each. Grade boundaries are:`),
    {
      kind: 'table',
      columns: [2, 2],
      head: { cells: [cell('Grade'), cell('Marks')], head: true },
      rows: [
        { cells: [cell('Fail'), cell(range(0, pass - 1))] },
        { cells: [cell('Pass'), cell(range(pass, distinction - 1))] },
        { cells: [cell('Distinction'), cell(range(distinction, all))] },
      ],
    },
  ];
  const start = themes.blocks.findIndex(
    (block) => block.kind === 'heading' && block.text === 'Assessment methods',
  );
  const overall = combinations(standard);
  const rest = themes.blocks.slice(start);
  const grading = rest.findIndex((block) => block.kind === 'heading' && block.text === 'Overall grade');
  return {
    blocks: [
      ...introduction(standard),
      ...gateway(standard),
      ...bands,
      ...rest.slice(0, grading),
      ...overall.blocks,
      ...closing(standard),
      ...rest.slice(-2),
    ],
    expected: {
      ...themes.expected,
      methods: standard.methods.map(({ title }) => title),
      methodRules: [
        {
          method: test.title,
          rule: { form: 'band', grade: 'pass', of: 'marks', from: pass, to: distinction - 1 },
        },
        {
          method: test.title,
          rule: { form: 'band', grade: 'distinction', of: 'marks', from: distinction, to: all },
        },
      ],
      overallRules: [overall.rule],
    },
  };
}
