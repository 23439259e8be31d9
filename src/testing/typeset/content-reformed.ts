import type { Chance } from './chance.ts';
import type { Content } from './content-brief.ts';
import type { InventedStandard } from './invented-standard.ts';
import { cell, heading, type PrintedBlock, paragraph } from './printed-document.ts';

/** A reformed apprenticeship assessment plan: outcomes, mandatory statements in bold, performance descriptors. */
export function reformedContent(standard: InventedStandard, chance: Chance): Content {
  const { occupation, level, reference, version, outcomes, language } = standard;
  const textOf = new Map(standard.ksbs.map((ksb) => [ksb.ref, ksb]));
  const categories = outcomes.map(() => ({
    title: language.title('know'),
    pass: Array.from({ length: chance.whole(1, 2) }, () => language.criterion('do', 'pass')),
    distinction: [language.criterion('do', 'distinction')],
  }));
  const outcomeBlocks = outcomes.flatMap(({ title, ksbs }, at): PrintedBlock[] => [
    heading(2, `Assessment outcome ${at + 1}: ${title}`),
    {
      kind: 'table',
      columns: [1, 8],
      head: { cells: [cell('Ref'), cell('Knowledge and skills')], head: true },
      rows: ksbs.map((ref) => {
        const ksb = textOf.get(ref);
        const text = ksb?.text ?? '';
        return {
          cells: ksb?.mandatory
            ? [cell({ text: ref, strong: true }), cell({ text, strong: true })]
            : [cell(ref), cell(text)],
        };
      }),
    },
  ]);
  return {
    blocks: [
      heading(1, 'Apprenticeship assessment plan'),
      paragraph(
        `This apprenticeship assessment plan is for ${occupation.title}, level ${level}, reference ${reference}, version ${version}. The assessment organisation designs the assessment against the assessment outcomes below.`,
      ),
      heading(1, 'Assessment requirements'),
      paragraph(
        'Statements in bold are mandatory and must be assessed in every version of the assessment. Other statements may be sampled. Behaviours are verified by the employer before the gateway to completion.',
      ),
      heading(1, 'Assessment outcomes'),
      ...outcomeBlocks,
      heading(1, 'Performance descriptors'),
      {
        kind: 'table',
        columns: [2, 4, 4],
        head: { cells: ['Category', 'Pass', 'Distinction'].map((name) => cell(name)), head: true },
        rows: categories.map(({ title, pass, distinction }) => ({
          cells: [cell(title), cell(...pass), cell(...distinction)],
        })),
      },
      heading(1, 'Behaviours'),
      {
        kind: 'items',
        items: standard.ksbs
          .filter(({ ref }) => ref.startsWith('B'))
          .map(({ ref, text }) => `${ref}: ${text}`),
      },
    ],
    expected: {
      // Performance descriptors describe the level of a grade and are no marking grid: none is a criterion.
      criteria: [],
      mapping: [],
      ksbs: standard.ksbs
        .filter(({ ref }) => ref.startsWith('B') || outcomes.some(({ ksbs }) => ksbs.includes(ref)))
        .map(({ ref, text }) => ({ ref, text })),
      methods: [],
      outcomes,
      methodRules: [],
      overallRules: [],
    },
  };
}
