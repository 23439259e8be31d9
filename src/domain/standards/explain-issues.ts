import type { z } from 'zod';
import type { Finding } from './finding.ts';
import type { Json } from './layer-format.ts';
import { describePath, isObject, valueAt } from './plan-path.ts';

type Issue = z.core.$ZodIssue;

/** A branch speaks of the value at hand when it did not stumble over the value's own keys or type. */
function strangeness(branch: readonly Issue[]): number {
  const unknownKeys = branch.filter(({ code, path }) => code === 'unrecognized_keys' && path.length === 0);
  const wrongType = branch.filter(({ path }) => path.length === 0);
  return unknownKeys.length * 1000 + wrongType.length * 100 + branch.length;
}

function isAbout(branch: readonly Issue[]): boolean {
  return branch.every(({ path }) => path.length > 0);
}

/** The forms that a union knows: its texts, or the key that marks each form. */
function formsOf(branches: readonly (readonly Issue[])[]): string[] {
  return branches.flatMap((branch) => {
    const [first] = branch;
    if (first?.code === 'invalid_value') return first.values.map((value) => JSON.stringify(value));
    const marks = branch.filter(({ code, path }) => code === 'invalid_type' && path.length === 1);
    return marks.length > 0 ? [`{ ${marks.map(({ path }) => `"${String(path[0])}": …`).join(', ')} }`] : [];
  });
}

/** The issue of a union put into the words of the form that was meant, when one can be recognised. */
function unfold(issue: Issue): { path: PropertyKey[]; message: string }[] {
  if (issue.code !== 'invalid_union') return [{ path: issue.path, message: messageOf(issue) }];
  const branches = [...issue.errors].sort((a, b) => strangeness(a) - strangeness(b));
  const [nearest] = branches;
  if (nearest && isAbout(nearest)) {
    return nearest.flatMap((inner) => unfold({ ...inner, path: [...issue.path, ...inner.path] }));
  }
  const forms = formsOf(issue.errors);
  if (forms.length > 0) return [{ path: issue.path, message: `use one of these forms: ${forms.join(', ')}` }];
  return [{ path: issue.path, message: messageOf(issue) }];
}

function sentence(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function messageOf(issue: Issue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${issue.keys.map((key) => `"${key}"`).join(', ')} ${issue.keys.length === 1 ? 'is' : 'are'} not known here; check the spelling or take it out`;
    case 'invalid_value':
      return `use ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
    case 'too_small':
      return issue.origin === 'string' ? 'write a text that is not empty' : sentence(issue.message);
    case 'invalid_union':
      return sentence(issue.message);
    default:
      return sentence(issue.message.replace('Invalid input: ', ''));
  }
}

function missingOr(root: Json, at: string, message: string): string {
  if (!message.endsWith('received undefined')) return message;
  return valueAt(root, at) === undefined
    ? `is missing (${message.replace(', received undefined', '')})`
    : message;
}

/**
 * What a schema refused, as findings in plain words with the place by keys and ids. Where one of several forms was
 * meant, the nearest form speaks, and when none is near the possible forms are named.
 */
export function explainIssues(error: z.ZodError, root: unknown): Finding[] {
  return error.issues.flatMap(unfold).map(({ path, message }) => {
    const at = describePath(root, path);
    return {
      severity: 'error' as const,
      code: 'not-in-format',
      message: missingOr(root as Json, at, message),
      at,
    };
  });
}

/** Format versions that this reader knows, by format name. */
const knownVersion = 1;

/**
 * Refuse a file of another format or of a format version that this reader does not know, before anything else is
 * said of it. Undefined when both fit.
 */
export function formatMismatch(root: unknown, format: string): Finding | undefined {
  const file = root as Json;
  const error = { severity: 'error', at: '' } as const;
  if (!isObject(file)) {
    return {
      ...error,
      code: 'not-an-object',
      message: `the file must be one JSON object of format "${format}"`,
    };
  }
  if (file.format !== format) {
    const found = file.format === undefined ? 'no format' : `format ${JSON.stringify(file.format)}`;
    return {
      ...error,
      code: 'other-format',
      message: `expected "format": "${format}", found ${found}`,
      at: 'format',
    };
  }
  if (file.formatVersion !== knownVersion) {
    const found = file.formatVersion === undefined ? 'none' : JSON.stringify(file.formatVersion);
    return {
      ...error,
      code: 'unknown-format-version',
      message: `formatVersion is ${found}; this reader knows format ${knownVersion}`,
      at: 'formatVersion',
    };
  }
  return undefined;
}
