import type { Chance } from './chance.ts';
import { closing, gateway, introduction, methodSections } from './common-sections.ts';
import type { ExpectedCriterion, ExpectedFacts } from './expected-facts.ts';
import type { InventedModule, InventedStandard } from './invented-standard.ts';
import {
  cell,
  heading,
  type PrintedBlock,
  type PrintedCell,
  type PrintedRow,
  paragraph,
} from './printed-document.ts';

/** What an occupational brief and its document say. */
export interface Content {
  readonly blocks: readonly PrintedBlock[];
  readonly expected: ExpectedFacts;
}

const asks = { know: 'KNOW', do: 'DO', show: 'SHOW' };

function headRow(kind: InventedModule['kind'], isLong: boolean): PrintedRow {
  const ask = isLong ? `What do I need to ${asks[kind]}` : `What I need to ${asks[kind].toLowerCase()}`;
  const names = isLong
    ? ['Module', 'Standard', ask, 'Pass Criteria', 'Distinction Criteria', 'Method of Assessment']
    : ['Area', 'Outcome', ask, 'Pass', 'Distinction', 'Assessed by'];
  return { cells: names.map((name) => cell(name)), head: true };
}

/** The rows of a module: its title and method in merged cells, or in the first row alone. */
function moduleRows(module: InventedModule, isMerged: boolean): readonly PrintedRow[] {
  const rows = module.outcomes.length;
  const span = (text: string, at: number): readonly PrintedCell[] => {
    if (!isMerged) return [cell(at === 0 ? text : '')];
    return at === 0 ? [{ text: [text], rowSpan: rows }] : [];
  };
  return module.outcomes.map((outcome, at) => ({
    cells: [
      ...span(module.title, at),
      cell(outcome.text),
      cell(...outcome.lines),
      cell(...outcome.pass),
      cell(...outcome.distinction),
      ...span(module.method, at),
    ],
  }));
}

function gradingTable(standard: InventedStandard): PrintedBlock {
  return {
    kind: 'table',
    columns: [2, 1, 1.6, 1.6, 3],
    head: {
      cells: [
        'Assessment method',
        'Weighting',
        'Duration',
        'To achieve a pass',
        'To achieve a distinction',
      ].map((name) => cell(name)),
    },
    rows: standard.methods.map((method) => ({
      cells: [
        cell(method.title),
        cell(`${method.weight}%`),
        cell(`${method.minutes} minutes`),
        cell('100%'),
        cell(
          `You must meet all of the pass criteria AND ${method.distinctionPercent === 100 ? 'all' : `${method.distinctionPercent}%`} of the distinction criteria`,
        ),
      ],
    })),
  };
}

function expectedOf(standard: InventedStandard): ExpectedFacts {
  const criteria = standard.modules.flatMap(({ method, outcomes }) =>
    outcomes.flatMap(({ pass, distinction }): ExpectedCriterion[] => [
      ...pass.map((text) => ({ text, kind: 'pass' as const, method })),
      ...distinction.map((text) => ({ text, kind: 'distinction' as const, method })),
    ]),
  );
  return {
    criteria,
    mapping: [],
    ksbs: [],
    methods: standard.methods.map(({ title }) => title),
    outcomes: [],
    methodRules: standard.methods.map(({ title, distinctionPercent }) => ({
      method: title,
      rule: {
        form: 'criteria',
        grade: 'distinction',
        needs: [
          { kind: 'pass', atLeast: 'all' },
          {
            kind: 'distinction',
            atLeast: distinctionPercent === 100 ? 'all' : { percent: distinctionPercent },
          },
        ],
      },
    })),
    overallRules: [{ form: 'every-method', grade: 'distinction', atLeast: 'distinction' }],
  };
}

/** An assessment plan with an occupational brief: module, standard, what to know, pass, distinction, method. */
export function briefContent(standard: InventedStandard, chance: Chance): Content {
  const isLong = chance.often(0.6);
  const isMerged = chance.often(0.7);
  const isOneTable = chance.often(0.5);
  const columns = [1.4, 2, 2.6, 2.4, 2, 1.3];
  const kinds = ['know', 'do', 'show'] as const;
  const tables = kinds.flatMap((kind): PrintedBlock[] => {
    const modules = standard.modules.filter((module) => module.kind === kind);
    const head = headRow(kind, isLong);
    if (isOneTable)
      return [
        { kind: 'table', columns, head, rows: modules.flatMap((module) => moduleRows(module, isMerged)) },
      ];
    return modules.map((module) => ({ kind: 'table', columns, head, rows: moduleRows(module, isMerged) }));
  });
  return {
    blocks: [
      ...introduction(standard),
      ...gateway(standard),
      heading(1, 'End-point assessment'),
      paragraph('All pass criteria of every assessment method must be met, as set out in Annex A.'),
      paragraph('For a distinction apprentices must also achieve a distinction in each assessment method.'),
      gradingTable(standard),
      ...methodSections(standard, chance),
      ...closing(standard),
      heading(1, 'Annex A: Occupational brief'),
      ...tables,
    ],
    expected: expectedOf(standard),
  };
}
