import type { FieldIssue } from '#web/ui/field.tsx';

/** A refusal of the server as the person reads it (RFC 9457). Anything that is not one is a defect or no connection. */
export class Problem extends Error {
  /** Code of the closed catalogue, such as `stale-version`; `offline` when the server was not reached. */
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly mend: string | undefined;
  /** What is wrong with which field; empty when the refusal belongs to no field. */
  readonly issues: readonly FieldIssue[];
  /** Id under which the log has the request. */
  readonly requestId: string | undefined;
  readonly detail: Readonly<Record<string, unknown>>;

  constructor(code: string, status: number, body: Readonly<Record<string, unknown>>) {
    const title = textOf(body.title) ?? 'Something went wrong';
    super(title);
    this.name = 'Problem';
    this.code = code;
    this.status = status;
    this.title = title;
    // The reason tells of this case, the mend of every case: together they say what to do.
    const told = [textOf(body.reason), textOf(body.mend)].filter((part) => part !== undefined);
    this.mend = told.length > 0 ? told.join(' ') : textOf(body.detail);
    this.issues = issuesOf(body.issues);
    this.requestId = textOf(body.instance);
    this.detail = body;
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function pathOf(value: unknown): string {
  const path = Array.isArray(value) ? value.join('.') : (textOf(value) ?? '');
  return path
    .replace(/^(body|query|params)\./, '')
    .replace(/^\//, '')
    .replaceAll('/', '.');
}

function issuesOf(value: unknown): FieldIssue[] {
  if (!Array.isArray(value)) return [];
  return value
    .filter(isRecord)
    .map((issue) => ({ path: pathOf(issue.path), message: textOf(issue.message) ?? 'Check this' }));
}

/** The problem of a reply that is not a success. */
export async function problemOf(reply: Response): Promise<Problem> {
  const isProblem = reply.headers.get('content-type')?.includes('json') ?? false;
  const parsed: unknown = isProblem ? await reply.json() : {};
  const body = isRecord(parsed) ? parsed : {};
  const code = textOf(body.type)?.split('/').at(-1) ?? 'internal';
  return new Problem(code, reply.status, body);
}

/** The problem of a request that got no reply. */
export function noConnection(): Problem {
  return new Problem('offline', 0, {
    title: 'Guildmark cannot be reached',
    mend: 'Check your connection. What you have written is kept on this device.',
  });
}

/** What a form shows of an error: a problem is told in its own words, anything else without detail. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem('internal', 500, {
    title: 'Something went wrong',
    mend: 'Try again. If it happens again, tell us what you were doing.',
  });
}
