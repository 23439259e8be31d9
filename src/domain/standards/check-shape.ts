import type { Finding } from './finding.ts';
import type { Json } from './layer-format.ts';
import { isObject, keyOf } from './plan-path.ts';

/** Visit every value of a document with its path by keys and ids. */
function visit(value: Json, at: string, each: (value: Json, at: string) => void): void {
  each(value, at);
  if (Array.isArray(value)) {
    for (const [index, entry] of value.entries())
      visit(entry, join(at, keyOf(entry) ?? `#${index + 1}`), each);
  } else if (isObject(value)) {
    for (const [key, member] of Object.entries(value)) visit(member, join(at, key), each);
  }
}

function join(at: string, step: string): string {
  return at === '' ? step : `${at}/${step}`;
}

function ownKey(entry: Json): string | undefined {
  if (!isObject(entry)) return undefined;
  const key = entry.id ?? entry.ref;
  return typeof key === 'string' ? key : undefined;
}

function doubledKeys(value: Json, at: string): Finding[] {
  if (!Array.isArray(value)) return [];
  const seen = new Set<string>();
  return value.flatMap((entry) => {
    const key = ownKey(entry) ?? (typeof entry === 'string' ? entry : undefined);
    if (key === undefined) return [];
    const isDoubled = seen.has(key);
    seen.add(key);
    return isDoubled
      ? [
          finding(
            'id-not-unique',
            `"${key}" stands twice in ${at}; give every entry an id or ref of its own.`,
            join(at, key),
          ),
        ]
      : [];
  });
}

function finding(code: string, message: string, at: string): Finding {
  return { severity: 'error', code, message, at };
}

function documentOf(value: Json, at: string, documents: ReadonlySet<string>): Finding[] {
  if (!at.endsWith('source') || !isObject(value)) return [];
  return [value.document, value.readIn].flatMap((id) =>
    typeof id === 'string' && !documents.has(id)
      ? [finding('unknown-document', `Document "${id}" is not in the file's documents.`, at)]
      : [],
  );
}

function blankText(value: Json, at: string): Finding[] {
  if (typeof value !== 'string' || value.trim() !== '') return [];
  return [finding('blank-text', 'The text is blank; quote the words or leave the member out.', at)];
}

/**
 * Checks that hold for every file of the format: an id stands once in its list, every source names a document of the
 * file, and no text is blank.
 */
export function checkShape(file: { documents: readonly { id: string }[] }): Finding[] {
  const documents = new Set(file.documents.map(({ id }) => id));
  const findings: Finding[] = [];
  visit(file as unknown as Json, '', (value, at) => {
    findings.push(...doubledKeys(value, at), ...documentOf(value, at, documents), ...blankText(value, at));
  });
  return findings;
}
