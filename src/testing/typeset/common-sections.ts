import type { OverallStatement } from '#domain/standards/compiler/facts.ts';
import type { Chance } from './chance.ts';
import type { InventedMethod, InventedStandard } from './invented-standard.ts';
import { cell, heading, type PrintedBlock, paragraph } from './printed-document.ts';

function joined(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** What the document is about, and the methods as a list. */
export function introduction(standard: InventedStandard): readonly PrintedBlock[] {
  const { occupation, level, reference, version, months, methods } = standard;
  return [
    heading(1, 'Introduction and overview'),
    paragraph(
      `This document explains how the ${occupation.title} apprenticeship at level ${level} (reference ${reference}, version ${version}) is assessed. It is written for apprentices, their employers, training providers and assessment organisations.`,
    ),
    paragraph(
      `Apprentices typically spend ${months} months on-programme before the gateway. The end-point assessment has ${methods.length} assessment methods:`,
    ),
    { kind: 'items', items: methods.map(({ title }) => title) },
    paragraph(`Every apprentice must spend a minimum of ${Math.min(months, 12)} months in learning.`),
  ];
}

/** The gateway with its requirements. */
export function gateway(standard: InventedStandard): readonly PrintedBlock[] {
  return [
    heading(1, 'Gateway'),
    paragraph(
      `The employer and the training provider decide when the apprentice is ready. ${standard.body} must be told at least ${standard.noticeDays} working days before. Before the gateway the apprentice must have:`,
    ),
    {
      kind: 'items',
      items: [
        'English and mathematics at Level 1 or above',
        'a portfolio of evidence that holds between 8 and 12 pieces',
        'a declaration signed by the apprentice, the employer and the training provider',
      ],
    },
    paragraph(
      `The assessment must be completed within ${standard.windowMonths} months of the gateway. The order of the methods is flexible.`,
    ),
  ];
}

/** How one method is carried out. */
export function methodProse(method: InventedMethod, chance: Chance): readonly string[] {
  const time = chance.pick([
    `The ${method.title.toLowerCase()} lasts ${method.minutes} minutes (+/- ${method.tolerance}%).`,
    `The ${method.title.toLowerCase()} must last for ${method.minutes} minutes, with a tolerance of ${method.tolerance} per cent.`,
    `Time allowed: ${method.minutes} minutes, plus or minus ${method.tolerance}%.`,
  ]);
  const asked = `The independent assessor must ask at least ${method.questions} questions.`;
  const written =
    method.kind === 'project'
      ? [`The report must have ${method.words} words (+/- ${method.tolerance}%), excluding annexes.`]
      : [];
  return [
    chance.pick([
      'The independent assessor plans this method with the apprentice and the employer beforehand.',
      'It takes place where the apprentice normally works, or in a suitable and quiet place.',
    ]),
    ...written,
    `${time} ${asked}`,
  ];
}

/** A section for each method with how it is carried out. */
export function methodSections(standard: InventedStandard, chance: Chance): readonly PrintedBlock[] {
  return standard.methods.flatMap((method, at) => [
    heading(2, chance.pick([method.title, `Assessment method ${at + 1}: ${method.title}`])),
    ...methodProse(method, chance).map(paragraph),
  ]);
}

/** Further attempts, results and quality assurance. */
export function closing(standard: InventedStandard): readonly PrintedBlock[] {
  return [
    heading(1, 'Resits and retakes'),
    paragraph(
      `An apprentice who fails a method may resit or retake it. A resit needs no further learning; a retake does. There may be up to ${standard.resits} further attempts. A retake is taken within ${standard.retakeMonths} months of the notice of failure. The highest grade after a resit or a retake is a pass.`,
    ),
    heading(1, 'Results and quality assurance'),
    paragraph(
      `Results are released within ${standard.resultDays} working days of the last assessment. Independent assessors have no connection with the apprentice, the employer or the training provider, and meet for standardisation every year.`,
    ),
  ];
}

/** The overall grade as a table of combinations: distinction when every method has it, pass when none fails. */
export function combinations(standard: InventedStandard): {
  readonly blocks: readonly PrintedBlock[];
  readonly rule: OverallStatement;
} {
  const names = standard.methods.map(({ title }) => title);
  const rows: {
    when: ('fail' | 'pass' | 'distinction' | 'any')[];
    grade: 'fail' | 'pass' | 'distinction';
  }[] = [
    ...names.map((_, at) => ({
      when: names.map((_name, place) => (place === at ? ('fail' as const) : ('any' as const))),
      grade: 'fail' as const,
    })),
    ...[0, 1, 2, 3, 4, 5, 6, 7].map((bits) => ({
      when: names.map((_, place) => (bits & (1 << place) ? ('distinction' as const) : ('pass' as const))),
      grade: bits === 7 ? ('distinction' as const) : ('pass' as const),
    })),
  ];
  const words = { fail: 'Fail', pass: 'Pass', distinction: 'Distinction', any: 'Any grade' };
  const overall = heading(2, 'Overall grade');
  return {
    blocks: [
      overall,
      paragraph(`The grades of ${joined(names)} are combined to an overall grade as follows.`),
      {
        kind: 'table',
        columns: [...names.map(() => 2), 1.6],
        head: { cells: [...names, 'Overall grade'].map((name) => cell(name)) },
        rows: rows.map(({ when, grade }) => ({
          cells: [...when.map((one) => cell(words[one])), cell(words[grade])],
        })),
      },
    ],
    rule: { form: 'table', columns: names, rows },
  };
}
