import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Endpoint } from '#contract/endpoint.ts';
import { packageRoot } from '#services/standards/package-root.ts';

/** Every endpoint that a file of the contract exports. Reads the sources: for tests and documents. */
export async function declaredEndpoints(): Promise<readonly Endpoint[]> {
  const folder = join(packageRoot(), 'src', 'contract');
  const found = new Set<Endpoint>();
  for (const file of (await readdir(folder)).sort()) {
    const exported: Readonly<Record<string, unknown>> = await import(join(folder, file));
    for (const value of Object.values(exported)) if (isEndpoint(value)) found.add(value);
  }
  return [...found];
}

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'permission' in value && 'path' in value;
}
