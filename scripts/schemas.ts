import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '#services/standards/package-root.ts';
import { publishedSchemas } from '#services/standards/published-schemas.ts';

// Writes docs/schemas/*.schema.json from the formats; a test keeps them current.
const folder = join(packageRoot(), 'docs', 'schemas');
mkdirSync(folder, { recursive: true });
for (const [name, text] of publishedSchemas()) writeFileSync(join(folder, name), text);
