import type { Finding, Severity } from './finding.ts';
import type { Json } from './layer-format.ts';
import type { Method } from './method-format.ts';
import type { Plan } from './plan-format.ts';
import { deepestExisting, hasPath } from './plan-path.ts';

function finding(severity: Severity, code: string, at: string, message: string): Finding {
  return { severity, code, at, message };
}

function inOrder(at: string, values: readonly (number | undefined)[]): Finding[] {
  const given = values.filter((value) => value !== undefined);
  const isSorted = given.every((value, i) => i === 0 || (given[i - 1] ?? 0) <= value);
  return isSorted
    ? []
    : [
        finding(
          'error',
          'limits-crossed',
          at,
          `The limits ${given.join(', ')} must rise from least to most.`,
        ),
      ];
}

/** Least values are not above greatest values. */
function checkLimits(method: Method): Finding[] {
  const at = `methods/${method.id}`;
  return [
    ...method.sessions.flatMap(({ id, duration }) =>
      inOrder(`${at}/sessions/${id}/duration`, [
        duration?.minimumMinutes,
        duration?.plannedMinutes,
        duration?.maximumMinutes,
      ]),
    ),
    ...method.products.flatMap(({ id, pieces }) =>
      inOrder(`${at}/products/${id}/pieces`, [pieces?.minimum, pieces?.maximum]),
    ),
  ];
}

function choiceFindings(plan: Plan): Finding[] {
  return plan.gateway.requirements.flatMap(({ id, check }) => {
    const at = `gateway/requirements/${id}`;
    if (check.kind === 'file') return inOrder(at, [check.pieces?.minimum, check.pieces?.maximum]);
    if (check.kind !== 'choice') return [];
    const method = plan.methods.find((one) => one.id === check.method);
    const has =
      check.of === 'format' ? method?.formats !== undefined : (method?.alternatives.length ?? 0) > 0;
    if (!method || has) return [];
    const what = check.of === 'format' ? 'formats' : 'alternatives';
    return [finding('error', 'nothing-to-choose', at, `Method ${method.id} has no ${what} to choose from.`)];
  });
}

/** The methods that must or should come directly after each method. */
function followers(plan: Plan): Map<string, string[]> {
  const next = new Map<string, string[]>();
  const add = (before: string, after: string) => next.set(before, [...(next.get(before) ?? []), after]);
  for (const { before, after } of plan.order) if (before !== after) add(before, after);
  for (const { id, prerequisites } of plan.methods) for (const { method } of prerequisites) add(method, id);
  return next;
}

function cycleFrom(start: string, next: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const queue: string[][] = [[start]];
  const seen = new Set<string>();
  for (let path = queue.shift(); path; path = queue.shift()) {
    for (const after of next.get(path.at(-1) ?? '') ?? []) {
      if (after === start) return [...path, start];
      if (!seen.has(after)) queue.push([...path, after]);
      seen.add(after);
    }
  }
  return undefined;
}

function checkOrder(plan: Plan): Finding[] {
  const itself = plan.order
    .filter(({ before, after }) => before === after)
    .map(({ id, before }) =>
      finding('error', 'order-cycle', `order/${id}`, `${before} cannot come before itself.`),
    );
  const next = followers(plan);
  for (const { id } of plan.methods) {
    const cycle = cycleFrom(id, next);
    if (cycle) {
      const message = `The order goes round in a circle: ${cycle.join(' before ')}. Take one of the rules out.`;
      return [...itself, finding('error', 'order-cycle', 'order', message)];
    }
  }
  return itself;
}

function checkWeights(plan: Plan): Finding[] {
  const weights = plan.methods.flatMap(({ weight }) => (weight ? [weight.percent] : []));
  const sum = weights.reduce((total, percent) => total + percent, 0);
  if (weights.length === 0 || sum === 100) return [];
  return [finding('error', 'weights-not-100', 'methods', `The weights add to ${sum} per cent, not 100.`)];
}

/** An apprenticeship has a gateway; only a plan bounded in weeks, a unit, goes without. */
function checkLength({ duration, gateway }: Plan): Finding[] {
  const { weeks, hours } = duration;
  const limits = [
    ...inOrder('duration/weeks', [weeks?.minimum, weeks?.maximum]),
    ...inOrder('duration/hours', [hours?.minimum, hours?.maximum]),
  ];
  if (gateway.requirements.length > 0 || weeks) return limits;
  const message = 'There is no gateway requirement; name what must be so before assessment.';
  return [...limits, finding('warning', 'no-gateway', 'gateway/requirements', message)];
}

function plainText(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function checkDoubledTexts(method: Method): Finding[] {
  const first = new Map<string, string>();
  return method.criteria.flatMap(({ ref, text, branch }) => {
    const key = `${branch ?? ''} ${plainText(text)}`;
    const twin = first.get(key);
    if (twin === undefined) first.set(key, ref);
    if (twin === undefined) return [];
    const message = `${ref} has the same text as ${twin}. A criterion that is printed twice counts once.`;
    return [finding('warning', 'criterion-doubled', `methods/${method.id}/criteria/${ref}`, message)];
  });
}

function checkCriteriaMapping(method: Method): Finding[] {
  const at = `methods/${method.id}/criteria`;
  const bare = method.criteria.filter(({ module, ksbs }) => module === undefined && ksbs === undefined);
  const onlyModule = method.criteria.filter(({ module, ksbs }) => module !== undefined && ksbs === undefined);
  const findings = bare.map(({ ref }) =>
    finding('warning', 'criterion-unmapped', `${at}/${ref}`, `${ref} names neither a module nor KSBs.`),
  );
  if (onlyModule.length > 0) {
    const message = `${onlyModule.length} of ${method.criteria.length} criteria name a module but no KSBs.`;
    findings.push(finding('warning', 'criteria-without-ksbs', at, message));
  }
  return findings;
}

function checkInterpretations(plan: Plan): Finding[] {
  return plan.interpretations.flatMap(({ id, at, chosen, readings }) => {
    const place = `interpretations/${id}`;
    const lost = at
      .filter((path) => !hasPath(plan as unknown as Json, path))
      .map((path) => {
        const known = deepestExisting(plan as unknown as Json, path) || 'nothing of it';
        return finding(
          'error',
          'interpretation-leads-nowhere',
          place,
          `"at" names ${path}, but only ${known} exists.`,
        );
      });
    if (readings.some((reading) => reading.id === chosen)) return lost;
    const message = `The chosen reading "${chosen}" is not one of ${readings.map((one) => one.id).join(', ')}.`;
    return [...lost, finding('error', 'unknown-reading', place, message)];
  });
}

function checkAssesses(plan: Plan): Finding[] {
  const entries = plan.assesses.map((entry) => ({
    ...entry,
    from: entry.startsFrom ?? '0000-01-01',
    before: entry.startsBefore ?? '9999-12-31',
  }));
  return entries.flatMap((entry, i) => {
    const at = `assesses/${entry.standardVersion}`;
    if (entry.from >= entry.before) {
      return [finding('error', 'dates-crossed', at, 'startsFrom must lie before startsBefore.')];
    }
    const other = entries.slice(i + 1).find(({ from, before }) => from < entry.before && entry.from < before);
    if (!other) return [];
    const message = `Start dates of versions ${entry.standardVersion} and ${other.standardVersion} overlap; a start date must give one version.`;
    return [finding('error', 'assesses-overlap', at, message)];
  });
}

/** Checks of a plan's own rules: limits, choices, order, weights, criteria, interpretations and start dates. */
export function checkRules(plan: Plan): Finding[] {
  return [
    ...checkAssesses(plan),
    ...checkLength(plan),
    ...plan.methods.flatMap(checkLimits),
    ...choiceFindings(plan),
    ...checkOrder(plan),
    ...checkWeights(plan),
    ...plan.methods.flatMap(checkDoubledTexts),
    ...plan.methods.flatMap(checkCriteriaMapping),
    ...checkInterpretations(plan),
  ];
}
