import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { declaredEndpoints } from '#http/declared-endpoints.ts';
import { openApiText, problemsText } from '#http/documents.ts';
import { packageRoot } from '#services/standards/package-root.ts';

// Writes docs/openapi.json and docs/problems.md from the contract and the catalogue: `npm run openapi`.
const docs = join(packageRoot(), 'docs');
await writeFile(join(docs, 'openapi.json'), openApiText(await declaredEndpoints()));
await writeFile(join(docs, 'problems.md'), problemsText());
