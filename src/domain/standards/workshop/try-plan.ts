import { gradePlan } from '#domain/grading/grade-plan.ts';
import type { Plan } from '#domain/standards/plan-format.ts';
import type { ClockOrigin, Grade, Period, PlainDate } from '#domain/standards/values.ts';
import { addPeriod, sayPeriod } from '#domain/time/period.ts';
import { addMonths } from '#domain/time/plain-date.ts';
import { isUnknown } from '#domain/time/unknown-day.ts';

/** One combination of method grades and the overall grade that the plan's rule gives it; null when it gives none. */
export interface Combination {
  readonly grades: readonly Grade[];
  readonly overall: Grade | null;
}

const mostCombinations = 4_096;

/** Every combination of the grades that the methods can give; empty when there are more than can be shown. */
export function combinationsOf(plan: Plan): readonly Combination[] {
  const graded = plan.methods.filter(({ grades }) => grades.length > 0);
  const total = graded.reduce((product, { grades }) => product * grades.length, 1);
  if (graded.length === 0 || total > mostCombinations) return [];
  let rows: Grade[][] = [[]];
  for (const { grades } of graded) rows = rows.flatMap((row) => grades.map((grade) => [...row, grade]));
  return rows.map((grades) => {
    const attempts = graded.map(({ id }, index) => ({
      method: id,
      kind: 'first' as const,
      exceptional: false,
      grade: grades[index] ?? 'fail',
    }));
    const { overall } = gradePlan(plan, { choices: {}, options: [], attempts });
    return { grades, overall: overall.grade };
  });
}

/** One day in the life of an apprentice on a plan, with the rule that sets it. */
export interface TriedDay {
  readonly id: string;
  readonly title: string;
  /** The day; null where it lies beyond the held bank holidays. */
  readonly on: PlainDate | null;
  readonly rule: string;
}

/** What is assumed of the apprentice whose days are worked out. */
export interface TriedApprentice {
  readonly startsOn: PlainDate;
  /** The day on which the gateway is accepted. */
  readonly gatewayOn: PlainDate;
  /** The day on which a method is failed. */
  readonly failedOn: PlainDate;
}

function after(period: Period, from: PlainDate): PlainDate | null {
  const day = addPeriod(period, from);
  return isUnknown(day) ? null : day;
}

/** The day on which a clock starts for this apprentice, where what is assumed tells it. */
function originDay(origin: ClockOrigin, facts: TriedApprentice): PlainDate {
  switch (origin) {
    case 'start':
      return facts.startsOn;
    case 'gateway-submitted':
    case 'gateway-accepted':
    case 'product-submitted':
      return facts.gatewayOn;
    case 'assessment':
    case 'last-result':
    case 'fail-notification':
    case 'result':
      return facts.failedOn;
  }
}

function words(period: Period, origin: ClockOrigin): string {
  return `${sayPeriod(period)} from ${origin.replace(/-/g, ' ')}`;
}

function productDays(plan: Plan, facts: TriedApprentice): readonly TriedDay[] {
  return plan.methods.flatMap((method) =>
    method.products.flatMap((product): TriedDay[] => {
      if (!product.due) return [];
      const { within, origin } = product.due;
      return [
        {
          id: `${method.id}-${product.id}`,
          title: `${product.title} due (${method.title})`,
          on: after(within, originDay(origin, facts)),
          rule: words(within, origin),
        },
      ];
    }),
  );
}

function furtherDays(plan: Plan, facts: TriedApprentice): readonly TriedDay[] {
  const { reassessment } = plan;
  const days: TriedDay[] = [];
  const learning = reassessment?.retake?.learningPeriod?.atLeast;
  if (learning) {
    const rule = `${sayPeriod(learning)} of further learning`;
    days.push({ id: 'retake', title: 'First day of a retake', on: after(learning, facts.failedOn), rule });
  }
  if (reassessment?.within) {
    const { period, origin } = reassessment.within;
    const on = after(period, originDay(origin, facts));
    days.push({ id: 'further', title: 'Last day for resits and retakes', on, rule: words(period, origin) });
  }
  return days;
}

function feedbackDays(plan: Plan, facts: TriedApprentice): readonly TriedDay[] {
  return plan.feedback.flatMap((rule): TriedDay[] => {
    if (!rule.within) return [];
    const origin = rule.origin ?? 'assessment';
    const title = `${rule.what.replace(/-/g, ' ')} due`;
    return [
      {
        id: `feedback-${rule.id}`,
        title: title.charAt(0).toUpperCase() + title.slice(1),
        on: after(rule.within, originDay(origin, facts)),
        rule: words(rule.within, origin),
      },
    ];
  });
}

/** The days that a plan sets for one apprentice, in order; days that cannot be told come last. */
export function daysOf(plan: Plan, facts: TriedApprentice): readonly TriedDay[] {
  const months = plan.duration.minimumMonths.value;
  const days: TriedDay[] = [
    { id: 'start', title: 'Start', on: facts.startsOn, rule: 'assumed' },
    {
      id: 'earliest',
      title: 'Earliest gateway',
      on: addMonths(facts.startsOn, months),
      rule: `${months} months on programme, breaks in learning excluded`,
    },
    { id: 'gateway', title: 'Gateway accepted', on: facts.gatewayOn, rule: 'assumed' },
    ...productDays(plan, facts),
    { id: 'failed', title: 'A method failed', on: facts.failedOn, rule: 'assumed' },
    ...furtherDays(plan, facts),
    ...feedbackDays(plan, facts),
  ];
  const notice = plan.gateway.notice?.period;
  if (notice) {
    const rule = `${sayPeriod(notice)} of notice`;
    days.push({ id: 'notice', title: 'First day of assessment', on: after(notice, facts.gatewayOn), rule });
  }
  if (plan.window) {
    const { period, origin } = plan.window;
    const on = after(period, originDay(origin, facts));
    days.push({ id: 'window', title: 'Assessment window ends', on, rule: words(period, origin) });
  }
  return days.sort((a, b) => (a.on ?? '9999').localeCompare(b.on ?? '9999'));
}
