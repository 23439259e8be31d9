import { z } from 'zod';
import { AsText, defined, objectOf } from './lenient.ts';
import { countOf, levelOf, routeOf } from './read-api-object.ts';
import { type ListedStatement, numberStatements } from './read-statements.ts';
import { plainText, productTypeOf, readStatus } from './read-values.ts';
import type { RegisterRecord } from './register-format.ts';

/** A standard of a statement library: statements by code in three maps, and a few facts of the register. */
const LibraryObject = z.object({
  ref: AsText,
  reference: AsText,
  referenceNumber: AsText,
  name: AsText,
  title: AsText,
  version: AsText,
  level: AsText,
  route: AsText,
  status: AsText,
  duration_months: AsText,
  max_funding: AsText,
  K: z.unknown().optional(),
  S: z.unknown().optional(),
  B: z.unknown().optional(),
});

/** Whether an object has statements in maps (or lists) named K, S and B. */
export function isLibraryObject(value: Readonly<Record<string, unknown>>): boolean {
  const held = ['K', 'S', 'B'].filter((key) => typeof value[key] === 'object' && value[key] !== null);
  return held.length >= 2 || (held.length === 1 && ('ref' in value || 'reference' in value));
}

/** Read one standard of a statement library. Never throws. `key` is its name in the map that held it. */
export function readLibraryObject(
  value: Readonly<Record<string, unknown>>,
  at: number,
  key = '',
): RegisterRecord {
  const source = LibraryObject.parse(value);
  const reference = (source.ref ?? source.reference ?? source.referenceNumber ?? key).trim().toUpperCase();
  const version = (source.version ?? '').trim();
  const title = source.name ?? source.title;
  const status = source.status === undefined ? undefined : readStatus(source.status);
  const listed = [
    ...listedOf(source.K, 'knowledge'),
    ...listedOf(source.S, 'skill'),
    ...listedOf(source.B, 'behaviour'),
  ];
  const { statements, notes } = numberStatements(listed);
  return {
    at,
    shape: 'library',
    reference,
    version,
    given: defined({
      reference,
      version: source.version,
      title,
      status: source.status,
      route: source.route,
      level: source.level,
    }),
    missing: [],
    content: defined({
      title: title === undefined ? undefined : plainText(title),
      productType: productTypeOf(reference),
      level: levelOf(source.level),
    }),
    facts: defined({
      status: status?.status,
      isPaused: status?.isPaused,
      route: routeOf(source.route),
      durationMonths: countOf(source.duration_months),
      fundingPounds: countOf(source.max_funding),
    }),
    // Empty maps say that the library has no statements yet, not that the standard has none.
    ...(statements.length > 0 ? { statements } : {}),
    notes,
  };
}

function listedOf(value: unknown, kind: ListedStatement['kind']): ListedStatement[] {
  if (Array.isArray(value)) {
    return value.map((item: unknown) => {
      const object = objectOf(item);
      const text = AsText.parse(object?.text ?? object?.detail ?? item) ?? '';
      return { code: AsText.parse(object?.code ?? object?.ref), kind, text };
    });
  }
  const byCode = Object.entries(objectOf(value) ?? {});
  return byCode
    .map(([code, text]) => ({ code, kind, text: AsText.parse(text) ?? '' }))
    .sort((a, b) => numberOf(a.code) - numberOf(b.code));
}

function numberOf(code: string): number {
  return Number(/\d{1,6}/.exec(code)?.[0] ?? 0);
}
