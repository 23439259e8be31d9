import { checkPlan } from '#domain/standards/check-plan.ts';
import type { CompilerFinding } from '#domain/standards/compiler/draft/draft-log.ts';
import { explainIssues } from '#domain/standards/explain-issues.ts';
import type { Json } from '#domain/standards/layer-format.ts';
import { Plan } from '#domain/standards/plan-format.ts';
import { Standard } from '#domain/standards/standard-format.ts';

type Parsed = { readonly success: boolean; readonly error?: Parameters<typeof explainIssues>[0] };

function said(prefix: string, value: Json, parsed: Parsed): readonly CompilerFinding[] {
  if (parsed.success || !parsed.error) return [];
  return explainIssues(parsed.error, value).map(({ at, message }) => ({
    severity: 'error',
    code: 'incomplete',
    message,
    at: `${prefix}${at}`,
    spans: [],
    fromCheck: true,
  }));
}

/** What the files' own schemas and the plan's check say of a draft: parts that are missing, malformed or contradictory. */
export function checkDraftFiles(standard: Json, plan: Json): readonly CompilerFinding[] {
  const [asStandard, asPlan] = [Standard.safeParse(standard), Plan.safeParse(plan)];
  const shape = [...said('standard/', standard, asStandard), ...said('', plan, asPlan)];
  if (!asStandard.success || !asPlan.success) return shape;
  const found = checkPlan(asStandard.data, asPlan.data)
    .filter(({ code }) => code !== 'no-examples')
    .map((finding) => ({ ...finding, spans: [], fromCheck: true as const }));
  return gathered(found);
}

const shownSingly = 3;

/** Many warnings of one code under one part of the plan are one finding about that part. */
function gathered(findings: readonly CompilerFinding[]): readonly CompilerFinding[] {
  const groups = new Map<string, CompilerFinding[]>();
  for (const finding of findings) {
    const [room, id] = finding.at.split('/');
    const key = `${finding.code} ${room}/${id}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first || first.severity === 'error' || group.length <= shownSingly) return group;
    const at = first.at.split('/').slice(0, 2).join('/');
    return [{ ...first, at, message: `${group.length} times here: ${first.message}` }];
  });
}
