import type { Marks, Method } from '#domain/standards/method-format.ts';
import type { Plan } from '#domain/standards/plan-format.ts';
import type { AttemptInput, GradeInput } from './attempt-input.ts';

/** Something in an input that the plan does not know, with its place and the mend. */
export interface InputFinding {
  readonly at: string;
  readonly message: string;
}

/** Everything in an input that the plan does not know. Such an input is refused rather than graded as if it were not there. */
export function checkGradeInput(plan: Plan, input: GradeInput): InputFinding[] {
  return [
    ...choiceFindings(plan, input),
    ...input.attempts.flatMap((attempt, place) => attemptFindings(plan, attempt, `attempts[${place}]`)),
  ];
}

function listed(values: readonly string[]): string {
  return values.length === 0 ? 'There are none in this plan.' : `Known: ${values.join(', ')}.`;
}

function choiceFindings(plan: Plan, { choices }: GradeInput): InputFinding[] {
  const alternatives = plan.methods.flatMap((method) => method.alternatives);
  return Object.entries(choices).flatMap(([id, branches]): InputFinding[] => {
    const alternative = alternatives.find((one) => one.id === id);
    if (!alternative)
      return [
        {
          at: `choices.${id}`,
          message: `No alternative has this id. ${listed(alternatives.map((one) => one.id))}`,
        },
      ];
    const known = alternative.branches.map((branch) => branch.id);
    const unknown = branches
      .filter((branch) => !known.includes(branch))
      .map((branch) => ({
        at: `choices.${id}`,
        message: `"${branch}" is not a branch of it. ${listed(known)}`,
      }));
    if (alternative.choose === 'one' && branches.length > 1)
      unknown.push({ at: `choices.${id}`, message: 'Choose one branch.' });
    return unknown;
  });
}

function attemptFindings(plan: Plan, attempt: AttemptInput, at: string): InputFinding[] {
  const method = plan.methods.find(({ id }) => id === attempt.method);
  if (!method)
    return [
      {
        at: `${at}.method`,
        message: `"${attempt.method}" is not a method of ${plan.reference}. ${listed(plan.methods.map(({ id }) => id))}`,
      },
    ];
  return [
    ...judgementFindings(method, attempt, at),
    ...gradeFindings(method, attempt, at),
    ...markFindings(method, attempt, at),
    ...dimensionFindings(method, attempt, at),
  ];
}

function judgementFindings(
  { criteria }: Method,
  { judgements = {} }: AttemptInput,
  at: string,
): InputFinding[] {
  const known = new Set(criteria.map(({ ref }) => ref));
  return Object.keys(judgements)
    .filter((ref) => !known.has(ref))
    .map((ref) => ({
      at: `${at}.judgements.${ref}`,
      message: `No criterion of this method has this reference. ${listed([...known])}`,
    }));
}

function gradeFindings(
  { grades, grading }: Method,
  { grade, judgements, all }: AttemptInput,
  at: string,
): InputFinding[] {
  if (grade === undefined) return [];
  const findings: InputFinding[] = [];
  if (!grades.includes(grade))
    findings.push({ at: `${at}.grade`, message: `The method cannot give "${grade}". ${listed(grades)}` });
  if (grading.form !== 'recorded' && (judgements || all)) {
    findings.push({
      at: `${at}.grade`,
      message:
        'Give judgements or a grade that was recorded elsewhere, not both: a grade is computed from the judgements.',
    });
  }
  return findings;
}

function markFindings(method: Method, attempt: AttemptInput, at: string): InputFinding[] {
  if (method.marks)
    return [...totalFindings(method.marks, attempt, at), ...sectionFindings(method.marks, attempt, at)];
  const given = [...(attempt.mark === undefined ? [] : ['mark']), ...(attempt.sections ? ['sections'] : [])];
  return given.map((name) => ({ at: `${at}.${name}`, message: 'This method is not marked.' }));
}

function totalFindings({ maximum }: Marks, { mark }: AttemptInput, at: string): InputFinding[] {
  return mark !== undefined && mark > maximum
    ? [{ at: `${at}.mark`, message: `The maximum is ${maximum}.` }]
    : [];
}

function sectionFindings(marks: Marks, { sections = {} }: AttemptInput, at: string): InputFinding[] {
  return Object.entries(sections).flatMap(([id, given]): InputFinding[] => {
    const section = marks.sections.find((one) => one.id === id);
    const place = `${at}.sections.${id}`;
    if (!section)
      return [
        { at: place, message: `No section has this id. ${listed(marks.sections.map((one) => one.id))}` },
      ];
    return given > section.maximum ? [{ at: place, message: `The maximum is ${section.maximum}.` }] : [];
  });
}

function dimensionFindings({ dimensions }: Method, attempt: AttemptInput, at: string): InputFinding[] {
  return Object.entries(attempt.dimensions ?? {}).flatMap(([id, level]): InputFinding[] => {
    const dimension = dimensions.find((one) => one.id === id);
    if (!dimension)
      return [
        {
          at: `${at}.dimensions.${id}`,
          message: `No dimension has this id. ${listed(dimensions.map((one) => one.id))}`,
        },
      ];
    return dimension.levels.includes(level)
      ? []
      : [
          {
            at: `${at}.dimensions.${id}`,
            message: `"${level}" is not a level of it. ${listed(dimension.levels)}`,
          },
        ];
  });
}
