import type { ImportCounts } from '#domain/standards/register/import-format.ts';
import type { JudgedPart } from './judge-import.ts';
import type { StagedImport } from './stage-import.ts';

/** The counts of what was read, before anything is compared. */
export function countsOfReading({ items, findings, errors, skips, warnings }: StagedImport): ImportCounts {
  const compared = { new: 0, changed: 0, unchanged: 0, skipped: 0, statements: 0 };
  return { items, read: { findings, errors, skips, warnings }, errors, skips, warnings, ...compared };
}

/** The same counts, to begin comparing anew. */
export function countsToBegin({ items, read }: ImportCounts): ImportCounts {
  return countsOfReading({ kind: 'standards', items, ...read });
}

/** The counts with those of one more part. */
export function addCounts(counts: ImportCounts, { changes, findings, versions }: JudgedPart): ImportCounts {
  const kinds = (kind: string) => changes.filter((change) => change.kind === kind).length;
  const severities = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  return {
    items: counts.items,
    read: counts.read,
    new: counts.new + kinds('new'),
    changed: counts.changed + kinds('changed'),
    unchanged: counts.unchanged + kinds('unchanged'),
    skipped: counts.skipped + kinds('skipped'),
    errors: counts.errors + severities('E'),
    skips: counts.skips + severities('S'),
    warnings: counts.warnings + severities('W'),
    statements: counts.statements + versions.reduce((sum, { statements }) => sum + statements.length, 0),
  };
}
