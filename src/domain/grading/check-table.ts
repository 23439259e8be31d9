import type { Finding } from '#domain/standards/finding.ts';
import type { Method } from '#domain/standards/method-format.ts';
import type { Plan } from '#domain/standards/plan-format.ts';
import { say, scaleFindings } from './check-conditions.ts';
import { type Combination, combinations } from './grade-overall.ts';
import type { TableRow } from './grading-language.ts';
import { selectionsOf } from './plan-selections.ts';

const AT = 'grading/rule/rows';
/** More combinations than this are not tried one by one; a printed table never has so many. */
const MOST = 50_000;

/** A combination table is total, never punishes a better method grade, and has no row that nothing reaches. */
export function checkTable(plan: Plan, rows: readonly TableRow[]): Finding[] {
  const references = rows.flatMap((row, place) => rowFindings(plan, row, place));
  if (references.length > 0) return references;
  const used = new Set<TableRow>();
  const findings = selectionsOf(plan)
    .filter(({ choices }) => Object.keys(choices).length === 0)
    .flatMap(({ methods, words }) => tableFindings(plan, { methods, words, rows, used }));
  const idle = rows.flatMap((row, place) =>
    used.has(row)
      ? []
      : [
          say(
            'warning',
            'row-never-used',
            AT,
            `Row ${place + 1} (${sayWhen(row)}) never decides: earlier rows fit first.`,
          ),
        ],
  );
  return [...findings, ...(findings.length === 0 ? idle : [])];
}

function rowFindings(plan: Plan, { when, grade }: TableRow, place: number): Finding[] {
  const owner = `Row ${place + 1}: the overall scale`;
  return [
    ...scaleFindings(grade, plan.grading.grades, owner, { at: AT }),
    ...Object.entries(when).flatMap(([id, wanted]) => {
      const method = plan.methods.find((one) => one.id === id);
      if (!method)
        return [
          say('error', 'unknown-method', AT, `Row ${place + 1} names a method "${id}" that is not there.`),
        ];
      return wanted === 'any'
        ? []
        : scaleFindings(wanted, method.grades, `Row ${place + 1}: method ${id}`, { at: AT });
    }),
  ];
}

interface TableCheck {
  readonly methods: readonly Method[];
  readonly words: string;
  readonly rows: readonly TableRow[];
  readonly used: Set<TableRow>;
}

function tableFindings(plan: Plan, { methods, words, rows, used }: TableCheck): Finding[] {
  const graded = methods.filter(({ grading }) => grading.form !== 'ungraded');
  const count = graded.reduce((product, { grades }) => product * grades.length, 1);
  if (count > MOST)
    return [
      say(
        'warning',
        'table-too-large',
        AT,
        `${count} combinations are too many to try; use conditions instead.`,
      ),
    ];
  const all = combinations(graded.map(({ id, grades }) => [id, grades]));
  const rowOf = (combination: Combination) => rows.find((row) => fits(row, combination));
  const gaps: Combination[] = [];
  for (const combination of all) {
    const row = rowOf(combination);
    if (row) used.add(row);
    else gaps.push(combination);
  }
  const [first] = gaps;
  if (first) {
    const message = `No row fits ${gaps.length} of ${count} combinations${words}, such as ${sayCombination(first)}.`;
    return [say('error', 'table-gap', AT, message)];
  }
  return falls(plan, graded, { all, gradeOf: (combination) => rowOf(combination)?.grade });
}

function fits({ when }: TableRow, combination: Combination): boolean {
  return Object.entries(when).every(([id, grade]) => grade === 'any' || combination.get(id) === grade);
}

/** The first pair in which one better method grade gives a worse overall grade. */
function falls(
  plan: Plan,
  graded: readonly Method[],
  {
    all,
    gradeOf,
  }: { all: readonly Combination[]; gradeOf: (combination: Combination) => TableRow['grade'] | undefined },
): Finding[] {
  const rank = (combination: Combination) => {
    const grade = gradeOf(combination);
    return grade === undefined ? -1 : plan.grading.grades.indexOf(grade);
  };
  for (const combination of all) {
    const better = graded
      .map((method) => oneUp(method, combination))
      .find((one) => one !== undefined && rank(one) < rank(combination));
    if (better) {
      const message = `${sayCombination(better)} gives ${gradeOf(better)}, less than ${sayCombination(combination)} (${gradeOf(combination)}).`;
      return [say('error', 'table-falls', AT, message)];
    }
  }
  return [];
}

function oneUp({ id, grades }: Method, combination: Combination): Combination | undefined {
  const grade = combination.get(id);
  const next = grade === undefined ? undefined : grades[grades.indexOf(grade) + 1];
  return next === undefined ? undefined : new Map([...combination, [id, next]]);
}

function sayCombination(combination: Combination): string {
  return [...combination].map(([id, grade]) => `${id} ${grade}`).join(', ');
}

function sayWhen({ when }: TableRow): string {
  return Object.entries(when)
    .map(([id, grade]) => `${id} ${grade}`)
    .join(', ');
}
