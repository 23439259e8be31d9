import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '#services/standards/package-root.ts';

/** The version of this package. */
export function packageVersion(): string {
  const read: unknown = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));
  return String((read as { version?: string }).version);
}
