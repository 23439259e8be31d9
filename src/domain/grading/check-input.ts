import type { Marks, Method } from '#domain/standards/method-format.ts';
import type { Plan } from '#domain/standards/plan-format.ts';
import type { AttemptInput, GradeInput } from './attempt-input.ts';
import { readsExternal } from './grade-method.ts';
import { transferKey, transfersOf } from './transfers.ts';

/** Something in an input that the plan does not know, with its place and the mend. */
export interface InputFinding {
  readonly at: string;
  readonly message: string;
}

/** Everything in an input that the plan does not know. Such an input is refused rather than graded as if it were not there. */
export function checkGradeInput(plan: Plan, input: GradeInput): InputFinding[] {
  return [
    ...choiceFindings(plan, input),
    ...input.attempts.flatMap((attempt, place) =>
      attemptFindings(plan, input, { attempt, at: `attempts[${place}]` }),
    ),
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

function attemptFindings(
  plan: Plan,
  { options }: GradeInput,
  { attempt, at }: { readonly attempt: AttemptInput; readonly at: string },
): InputFinding[] {
  const method = plan.methods.find(({ id }) => id === attempt.method);
  if (!method)
    return [
      {
        at: `${at}.method`,
        message: `"${attempt.method}" is not a method of ${plan.reference}. ${listed(plan.methods.map(({ id }) => id))}`,
      },
    ];
  if (method.options && !method.options.some((option) => options.includes(option))) {
    const message = `The method is only for ${method.options.length === 1 ? 'option' : 'the options'} ${method.options.join(', ')}; name it in "options".`;
    return [{ at: `${at}.method`, message }];
  }
  return [
    ...judgementFindings(plan, method, attempt, at),
    ...gradeFindings(method, attempt, at),
    ...markFindings(method, attempt, at),
    ...dimensionFindings(method, attempt, at),
  ];
}

function judgementFindings(
  plan: Plan,
  { id, criteria }: Method,
  { judgements = {} }: AttemptInput,
  at: string,
): InputFinding[] {
  const moved = transfersOf(plan)
    .filter(({ host }) => host.id === id)
    .flatMap((transfer) =>
      transfer.owner.criteria
        .filter(({ ref }) => transfer.refs?.has(ref) !== false)
        .map(({ ref }) => transferKey(transfer, ref)),
    );
  const known = new Set([...criteria.map(({ ref }) => ref), ...moved]);
  return Object.keys(judgements)
    .filter((ref) => !known.has(ref))
    .map((ref) => ({
      at: `${at}.judgements.${ref}`,
      message: `No criterion of this method has this reference. ${listed([...known])}`,
    }));
}

function gradeFindings(method: Method, { grade, judgements, all }: AttemptInput, at: string): InputFinding[] {
  if (grade === undefined) return [];
  const { grades, grading } = method;
  const findings: InputFinding[] = [];
  if (!grades.includes(grade))
    findings.push({ at: `${at}.grade`, message: `The method cannot give "${grade}". ${listed(grades)}` });
  if (grading.form !== 'recorded' && !readsExternal(method) && (judgements || all)) {
    findings.push({
      at: `${at}.grade`,
      message:
        'Give judgements or a grade that was recorded elsewhere, not both: a grade is computed from the judgements.',
    });
  }
  return findings;
}

function markFindings(method: Method, attempt: AttemptInput, at: string): InputFinding[] {
  const { marks } = method;
  if (marks)
    return [
      ...totalFindings(marks, attempt, at),
      ...sectionFindings(marks, attempt, at),
      ...mandatoryFindings(marks, attempt, at),
    ];
  const given = (['mark', 'sections', 'mandatory'] as const).filter((name) => attempt[name] !== undefined);
  return given.map((name) => ({ at: `${at}.${name}`, message: 'This method is not marked.' }));
}

function mandatoryFindings(marks: Marks, { mandatory = {} }: AttemptInput, at: string): InputFinding[] {
  const most = new Map(marks.sections.map(({ id, mandatoryQuestions }) => [id, mandatoryQuestions]));
  most.set(
    'total',
    [...most.values()].reduce((sum, count) => sum + count, 0),
  );
  return Object.entries(mandatory).flatMap(([id, given]): InputFinding[] => {
    const maximum = most.get(id);
    const place = `${at}.mandatory.${id}`;
    if (maximum === undefined)
      return [{ at: place, message: `No section has this id. ${listed([...most.keys()])}` }];
    return given > maximum ? [{ at: place, message: `There are ${maximum} mandatory questions.` }] : [];
  });
}

function totalFindings(marks: Marks, { mark, sections = {} }: AttemptInput, at: string): InputFinding[] {
  if (mark === undefined) return [];
  if (mark > marks.maximum) return [{ at: `${at}.mark`, message: `The maximum is ${marks.maximum}.` }];
  const given = marks.sections.map(({ id }) => sections[id]);
  const sum = given.reduce<number>((total, one) => total + (one ?? 0), 0);
  const isWhole = given.length > 0 && !given.includes(undefined);
  if (sum <= mark && (!isWhole || sum === mark)) return [];
  return [{ at: `${at}.mark`, message: `The sections add up to ${sum}, but the total given is ${mark}.` }];
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
