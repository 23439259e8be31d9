import type { BodyRecord, BodyStandard } from './body-format.ts';
import type { FieldChange } from './diff-version.ts';

function change(
  part: 'facts' | 'content',
  field: string,
  before: string | null,
  after: string | null,
): FieldChange[] {
  return before === after ? [] : [{ part, field, before, after }];
}

function sayStandard(one: BodyStandard | undefined): string | null {
  if (one === undefined) return null;
  const days = [one.startsOn && `from ${one.startsOn}`, one.endsOn && `to ${one.endsOn}`].filter(Boolean);
  return [[...one.areas].sort().join(', ') || 'no area', ...days].join(', ');
}

/**
 * What an import changes about an assessment organisation. Approvals that the file does not name stay: a file may hold a part of the register. A
 * UKPRN that the file leaves out stays too.
 */
export function diffBody(
  held: BodyRecord | undefined,
  said: BodyRecord,
): { changes: FieldChange[]; next: BodyRecord } {
  const next: BodyRecord = {
    ...said,
    ukprn: said.ukprn ?? held?.ukprn ?? null,
    type: said.type ?? held?.type ?? null,
    standards: [
      ...said.standards,
      ...(held?.standards ?? []).filter(
        ({ reference }) => !said.standards.some((one) => one.reference === reference),
      ),
    ].sort((a, b) => a.reference.localeCompare(b.reference)),
  };
  const facts = (['name', 'ukprn', 'type', 'startsOn', 'endsOn'] as const).flatMap((field) =>
    change('facts', field, held?.[field] ?? null, next[field]),
  );
  const standards = next.standards.flatMap((one) => {
    const before = held?.standards.find(({ reference }) => reference === one.reference);
    return change('content', one.reference, sayStandard(before), sayStandard(one));
  });
  return { changes: [...facts, ...standards], next };
}
