import type { z } from 'zod';
import type { Endpoint, Input } from '#contract/endpoint.ts';
import { type FieldIssue, Refusal } from '#domain/refusal.ts';

/** The three parts of a request as they came. */
export interface RawInput {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** Parse a request by its contract. Every issue of every part is returned at once, as `invalid-request`. */
export function parseInput<E extends Endpoint>(endpoint: E, raw: RawInput): Input<E> {
  const issues: FieldIssue[] = [];
  const part = (schema: z.ZodType, value: unknown, name: string): unknown => {
    const parsed = schema.safeParse(value ?? {}, { error: sayIssue });
    if (parsed.success) return parsed.data;
    issues.push(...parsed.error.issues.flatMap((issue) => fieldIssues(issue, name)));
    return undefined;
  };
  const input = {
    params: part(endpoint.params, raw.params, 'params'),
    query: part(endpoint.query, raw.query, 'query'),
    body: part(endpoint.body, raw.body, 'body'),
  };
  if (issues.length > 0) throw new Refusal('invalid-request', { issues });
  return input as Input<E>;
}

function fieldIssues(issue: z.core.$ZodIssue, part: string): FieldIssue[] {
  const path = [part, ...issue.path].join('.');
  if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }];
  return issue.keys.map((key) => ({ path: `${path}.${key}`, message: 'There is no such field.' }));
}

const formats: Readonly<Record<string, string>> = {
  email: 'Give an e-mail address, such as name@example.org.',
  uuid: 'This is not an id.',
  date: 'Give a date as year-month-day, such as 2026-11-22.',
  datetime: 'Give a moment in UTC, such as 2026-11-22T10:00:00Z.',
  url: 'Give a web address.',
};

/** Plain words for what a schema says no words of its own about. */
function sayIssue(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.input === undefined) return 'This is missing.';
  switch (issue.code) {
    case 'invalid_format':
      return formats[issue.format ?? ''];
    case 'too_small':
      return sayBound(issue.origin, 'at least', Number(issue.minimum));
    case 'too_big':
      return sayBound(issue.origin, 'at most', Number(issue.maximum));
    case 'invalid_value':
      return `Choose one of: ${(issue.values ?? []).join(', ')}.`;
    default:
      return undefined;
  }
}

function sayBound(origin: string, bound: 'at least' | 'at most', size: number): string {
  if (origin === 'string') {
    if (bound === 'at least' && size === 1) return 'This is empty.';
    return `Use ${bound} ${size} characters.`;
  }
  if (origin === 'array') return `Give ${bound} ${size}.`;
  return `Give a number of ${bound} ${size}.`;
}
