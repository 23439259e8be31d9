import type { Endpoint } from '#contract/endpoint.ts';
import type { ProblemEntry } from '#domain/problem.ts';
import { type ProblemCode, problems } from '#domain/problems.ts';
import { openApiOf } from './openapi.ts';
import { statusOf } from './problem.ts';

/** `docs/openapi.json`: the whole contract, as served by a demo. */
export function openApiText(endpoints: readonly Endpoint[]): string {
  return `${JSON.stringify(openApiOf(endpoints, '1'), null, 1)}\n`;
}

/** `docs/problems.md`: every code of the catalogue, what it means and what the person can do. */
export function problemsText(): string {
  const codes = (Object.keys(problems) as ProblemCode[]).sort();
  const sections = codes.map((code) => {
    const { title, mend }: ProblemEntry = problems[code];
    return `## ${code}\n\n**${title}** (${statusOf(code)})\n\n${mend}\n`;
  });
  return [
    '# Problems',
    '',
    'Every refusal is `application/problem+json` (RFC 9457). `type` is `/problems/<code>`, `instance` the id of the request,',
    '`reason` a sentence about this case where there is one, `issues` the fields that cannot be used. This page is generated',
    'from the catalogue by `npm run openapi`.',
    '',
    ...sections,
  ].join('\n');
}
