import type { Grade } from '#domain/standards/values.ts';

const grades: readonly (readonly [RegExp, Grade])[] = [
  [/\bno[- ]grade(?: awarded)?\b/, 'no-grade-awarded'],
  [/\bpass with excellence\b/, 'pass-with-excellence'],
  [/\boutstanding\b/, 'outstanding'],
  [/\bdistinctions?\b/, 'distinction'],
  [/\bmerits?\b/, 'merit'],
  [/\bcredits?\b/, 'credit'],
  [/\b(?:fail|fails|failed|unsuccessful|not achieved)\b/, 'fail'],
  [/\b(?:pass|passes|passed)\b/, 'pass'],
];

const order: readonly Grade[] = [
  'no-grade-awarded',
  'fail',
  'pass',
  'credit',
  'merit',
  'distinction',
  'pass-with-excellence',
  'outstanding',
];

/** Every grade that a text names, from worst to best. */
export function gradesIn(text: string): readonly Grade[] {
  let rest = text.toLowerCase();
  const found = new Set<Grade>();
  for (const [words, grade] of grades) {
    if (!words.test(rest)) continue;
    found.add(grade);
    if (grade === 'pass-with-excellence' || grade === 'no-grade-awarded') rest = rest.replace(words, ' ');
  }
  return order.filter((grade) => found.has(grade));
}

const joining =
  /\b(?:any|other|grades?|or|and|to|achieve[ds]?|a|an|the|of|above|better|higher|awarded|overall|epa|is|result|level|at least|only|all)\b|[^a-z]+/g;
const gradeWords =
  /\b(?:no grade|pass with excellence|outstanding|distinctions?|merits?|credits?|fails?|failed|unsuccessful|pass|passes|passed)\b/g;

/** The one grade that a cell or label is, apart from joining words: "PASS", "To achieve a pass", "Pass grade". */
export function gradeOfLabel(text: string): Grade | undefined {
  const lower = text.toLowerCase();
  const found = gradesIn(lower);
  const [only] = found;
  const rest = lower.replace(gradeWords, ' ').replace(joining, '');
  return found.length === 1 && only && rest === '' ? only : undefined;
}

/** The grades of a text that is nothing but a list of grades, "Fail / Pass / Distinction"; empty when it is more or less. */
export function pureGradeList(text: string): readonly Grade[] {
  const lower = text.toLowerCase();
  const found = gradesIn(lower);
  const rest = lower.replace(gradeWords, ' ').replace(joining, '');
  return found.length > 1 && rest === '' && !/\b(?:any|above|better|higher)\b/.test(lower) ? found : [];
}

/** The grades that a cell of a table of grades allows: one, several, or `any`; undefined when it is no such cell. */
export function gradesOfCell(text: string): readonly (Grade | 'any')[] | undefined {
  const lower = text.toLowerCase().trim();
  if (/^(?:any|any grade|any result|any outcome|n\/?a|all grades|either|-|–|—|any other)$/.test(lower))
    return ['any'];
  const found = gradesIn(lower);
  const rest = lower.replace(gradeWords, ' ').replace(joining, '');
  if (found.length === 0 || rest !== '') return undefined;
  const best = found.at(-1);
  if (/\b(?:or|and) (?:above|better|higher)\b|\bat least\b/.test(lower) && best)
    return order
      .slice(order.indexOf(best))
      .filter((grade) => ['pass', 'merit', 'distinction'].includes(grade));
  if (/^any\b/.test(lower) && found.length > 1) return found;
  return found;
}
