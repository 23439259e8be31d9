import type { z } from 'zod';
import { MethodRule, OverallGrading } from '#domain/grading/grading-language.ts';
import { sayGrade } from '#domain/grading/say.ts';
import { Session } from '#domain/standards/method-format.ts';
import { conditionWords } from '#domain/standards/plan-documents/grading-sentences.ts';
import { Plan } from '#domain/standards/plan-format.ts';
import { originWords, periodWords, sessionWords } from '#domain/standards/plan-words.ts';
import { ClockOrigin, Period } from '#domain/standards/values.ts';

/** Any value of a draft's files. */
export type Value = z.infer<ReturnType<typeof z.json>>;
/** One object of a draft's files. */
export type Entry = { readonly [key: string]: Value };

/** Whether a value is an object with members. */
export function isEntry(value: Value | undefined): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as a text; nothing is the empty text. */
export function textOf(value: Value | undefined): string {
  return typeof value === 'string' ? value : value === undefined || value === null ? '' : String(value);
}

/** "booking notice" for `bookingNotice`. */
export function label(key: string): string {
  return key
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/-/g, ' ')
    .toLowerCase();
}

/** The name of an entry: its title, its words or its reference. */
export function nameOf(entry: Entry): string {
  return textOf(entry.title) || textOf(entry.text) || textOf(entry.ref) || textOf(entry.id) || inWords(entry);
}

const hidden = new Set(['source', 'id', 'ref', 'title', 'printed', 'document', 'section']);
const isId = /^[a-z0-9]+(-[a-z0-9]+)+$/;

/** A value in words for people: its members in a line, sources left out. */
export function inWords(value: Value | undefined): string {
  if (Array.isArray(value)) return value.map((one) => (isEntry(one) ? nameOf(one) : inWords(one))).join(', ');
  if (!isEntry(value)) {
    const text = textOf(value);
    return isId.test(text) ? text.replaceAll('-', ' ') : text;
  }
  return Object.entries(value)
    .filter(([key]) => !hidden.has(key))
    .map(([key, member]) => memberWords(key, inWords(member)))
    .filter((part) => part !== '')
    .join(' · ');
}

function memberWords(key: string, words: string): string {
  return words === '' ? '' : `${label(key)} ${words}`;
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

type Boundaries = Pick<Extract<MethodRule, { form: 'conditions' }>, 'boundaries' | 'otherwise'>;

function boundaryWords({ boundaries, otherwise }: Boundaries, plan: Plan, methodId?: string): string {
  const method = plan.methods.find(({ id }) => id === methodId);
  const lines = boundaries.map(
    ({ grade, requires }) => `${sentence(sayGrade(grade))}: ${conditionWords({ plan, method }, requires)}.`,
  );
  return [...lines, `${sentence(sayGrade(otherwise))}: anything less.`].join(' ');
}

function methodGradingWords(value: Value, plan: Plan, methodId: string): string | undefined {
  const { data: rule } = MethodRule.safeParse(value);
  if (rule?.form === 'conditions') return boundaryWords(rule, plan, methodId);
  if (rule?.form !== 'bands') return undefined;
  const unit = rule.of === 'percent' ? '%' : ' marks';
  return `${rule.bands.map(({ grade, from, to }) => `${sentence(sayGrade(grade))}: ${from} to ${to}${unit}`).join('. ')}.`;
}

function overallWords(value: Value, plan: Plan): string | undefined {
  const { data } = OverallGrading.safeParse(value);
  if (!data) return undefined;
  const { rule } = data;
  if (rule.form === 'lowest') return 'The lowest grade of any method.';
  if (rule.form !== 'table') return boundaryWords(rule, plan);
  const order = plan.methods.filter(({ id }) => rule.rows.some(({ when }) => when[id] !== undefined));
  const rows = rule.rows.map(({ when, grade }) => {
    const cells = order.map(({ id }) => {
      const cell = when[id] ?? 'any';
      return cell === 'any' ? 'any grade' : sayGrade(cell);
    });
    return `${cells.join(' with ')} gives ${sayGrade(grade)}`;
  });
  return `In the order ${order.map(({ title }) => title).join(', ')}: ${rows.join('; ')}.`;
}

function periodIn(value: Value): string | undefined {
  if (!isEntry(value)) return undefined;
  const period = Period.safeParse(value.period);
  if (!period.success) return undefined;
  const origin = ClockOrigin.safeParse(value.origin);
  return `${periodWords(period.data)}${origin.success ? ` from ${originWords(origin.data)}` : ''}`;
}

function sessionIn(value: Value): string | undefined {
  const { data } = Session.safeParse(value);
  return (data && sessionWords(data)) || undefined;
}

/**
 * What a part says, as the field words it: rules as sentences once the plan has its whole shape, periods with the event
 * they run from. Everything else is told member by member.
 */
export function partWords(at: string, value: Value, plan: Plan | undefined): string {
  const steps = at.split('/');
  const [room, id, list] = steps;
  const graded =
    plan === undefined
      ? undefined
      : at === 'grading'
        ? overallWords(value, plan)
        : room === 'methods' && id !== undefined && list === 'grading'
          ? methodGradingWords(value, plan, id)
          : undefined;
  const session = list === 'sessions' ? sessionIn(value) : undefined;
  return graded ?? session ?? minimumIn(at, value) ?? periodIn(value) ?? inWords(value);
}

function minimumIn(at: string, value: Value): string | undefined {
  if (at !== 'duration' || !isEntry(value) || !isEntry(value.minimumMonths)) return undefined;
  const { minimumMonths, ...rest } = value;
  const others = inWords(rest);
  const months = textOf(minimumMonths.value);
  return `At least ${months} months on programme${others === '' ? '' : ` · ${others}`}`;
}

/** The plan of a draft once it has its whole shape. */
export function wholePlan(plan: Entry): Plan | undefined {
  return Plan.safeParse(plan).data;
}
