import type { Finding } from './finding.ts';
import type { Method } from './method-format.ts';
import type { Plan } from './plan-format.ts';
import type { Standard } from './standard-format.ts';

/** One mention of something by its key, and where the mention stands. */
type Mention = { readonly key: string; readonly at: string };

function unknown(what: string, mentions: readonly Mention[], known: readonly string[]): Finding[] {
  const keys = new Set(known);
  return mentions
    .filter(({ key }) => !keys.has(key))
    .map(({ key, at }) => ({
      severity: 'error' as const,
      code: `unknown-${what.toLowerCase().replace(/ /g, '-')}`,
      message: `There is no ${what} "${key}". ${suggestion(key, known)}`,
      at,
    }));
}

function suggestion(key: string, known: readonly string[]): string {
  const alike = known.find((one) => one.toLowerCase() === key.toLowerCase());
  if (alike) return `Did you mean "${alike}"?`;
  if (known.length === 0) return 'None is defined.';
  const shown = known.slice(0, 8).join(', ');
  return `Known: ${shown}${known.length > 8 ? `, and ${known.length - 8} more` : ''}.`;
}

function mentions(keys: readonly string[] | undefined, at: string): Mention[] {
  return (keys ?? []).map((key) => ({ key, at }));
}

function optional(key: string | undefined, at: string): Mention[] {
  return key === undefined ? [] : [{ key, at }];
}

function ksbMentions(standard: Standard, plan: Plan): Mention[] {
  return [
    ...standard.duties.flatMap((duty) => mentions(duty.ksbs, `standard/duties/${duty.ref}`)),
    ...plan.methods.flatMap((method) => {
      const at = `methods/${method.id}`;
      return [
        ...mentions(method.ksbs.refs, `${at}/ksbs/refs`),
        ...method.criteria.flatMap(({ ref, ksbs }) => mentions(ksbs, `${at}/criteria/${ref}/ksbs`)),
        ...mentions(method.sampling?.mandatory, `${at}/sampling/mandatory`),
        ...mentions(method.sampling?.others.of, `${at}/sampling/others/of`),
      ];
    }),
    ...plan.outcomes.flatMap(({ id, ksbs, mandatory }) => [
      ...mentions(ksbs, `outcomes/${id}/ksbs`),
      ...mentions(mandatory, `outcomes/${id}/mandatory`),
    ]),
  ];
}

function moduleMentions(standard: Standard, plan: Plan): Mention[] {
  return [
    ...standard.ksbs.flatMap(({ ref, module }) => optional(module, `standard/ksbs/${ref}/module`)),
    ...plan.methods.flatMap(({ id, criteria, coverage }) => [
      ...criteria.flatMap(({ ref, module }) => optional(module, `methods/${id}/criteria/${ref}/module`)),
      ...coverage.flatMap((area) => optional(area.module, `methods/${id}/coverage/${area.id}/module`)),
    ]),
  ];
}

function methodMentions(plan: Plan): Mention[] {
  return [
    ...plan.order.flatMap(({ id, before, after }) => mentions([before, after], `order/${id}`)),
    ...plan.methods.flatMap(({ id, prerequisites, transfers, carryForward }) => [
      ...prerequisites.map(({ method }) => ({ key: method, at: `methods/${id}/prerequisites/${method}` })),
      ...transfers.map(({ from }) => ({ key: from, at: `methods/${id}/transfers/${from}` })),
      ...optional(carryForward?.to, `methods/${id}/carryForward`),
    ]),
    ...plan.gateway.requirements.flatMap(({ id, check }) =>
      'method' in check ? optional(check.method, `gateway/requirements/${id}/check/method`) : [],
    ),
    ...plan.outcomes.flatMap(({ id, methods }) => mentions(methods, `outcomes/${id}/methods`)),
    ...Object.keys(plan.reassessment?.methods ?? {}).map((key) => ({
      key,
      at: `reassessment/methods/${key}`,
    })),
  ];
}

function optionMentions(standard: Standard, plan: Plan): Mention[] {
  return [
    ...standard.ksbs.flatMap(({ ref, options }) => mentions(options, `standard/ksbs/${ref}/options`)),
    ...plan.methods.flatMap(({ id, options, criteria, sessions, products }) => [
      ...mentions(options, `methods/${id}/options`),
      ...sessions.flatMap((one) => mentions(one.options, `methods/${id}/sessions/${one.id}/options`)),
      ...products.flatMap((one) => mentions(one.options, `methods/${id}/products/${one.id}/options`)),
      ...criteria.flatMap((one) => mentions(one.options, `methods/${id}/criteria/${one.ref}/options`)),
    ]),
  ];
}

function interpretationMentions(plan: Plan): Mention[] {
  return [
    ...plan.assesses.flatMap(({ standardVersion, interpretation }) =>
      optional(interpretation, `assesses/${standardVersion}`),
    ),
    ...plan.grading.unused.flatMap(({ id, interpretation }) =>
      optional(interpretation, `grading/unused/${id}`),
    ),
  ];
}

function withinMethod(method: Method, plan: Plan): Finding[] {
  const at = `methods/${method.id}`;
  const branches = method.alternatives.flatMap((alternative) => alternative.branches.map(({ id }) => id));
  const formats = method.formats?.allowed.map(({ id }) => id) ?? [];
  const { criteria, groups, sessions, products, transfers, conduct = [] } = method;
  return [
    ...unknown(
      'branch',
      criteria.flatMap(({ ref, branch }) => optional(branch, `${at}/criteria/${ref}`)),
      branches,
    ),
    ...unknown(
      'group',
      criteria.flatMap(({ ref, group }) => optional(group, `${at}/criteria/${ref}`)),
      groups.map(({ id }) => id),
    ),
    ...unknown(
      'format',
      [...sessions, ...products].flatMap((part) => mentions(part.formats, `${at}/${part.id}/formats`)),
      formats,
    ),
    ...unknown(
      'session',
      [
        ...products.flatMap(({ id, beforeSession }) =>
          optional(beforeSession?.session, `${at}/products/${id}`),
        ),
        ...conduct.flatMap(({ id, session }) => optional(session, `${at}/conduct/${id}`)),
      ],
      sessions.map(({ id }) => id),
    ),
    ...transfers.flatMap(({ from, criteria: refs }) => {
      const other = plan.methods.find(({ id }) => id === from);
      const known = other?.criteria.map(({ ref }) => ref) ?? [];
      return unknown('criterion', mentions(refs, `${at}/transfers/${from}`), known);
    }),
  ];
}

/** Every mention of a KSB, module, method, option, branch, format, session or interpretation leads somewhere. */
export function checkReferences(standard: Standard, plan: Plan): Finding[] {
  const refs = standard.ksbs.map(({ ref }) => ref);
  return [
    ...unknown('KSB', ksbMentions(standard, plan), refs),
    ...unknown(
      'module',
      moduleMentions(standard, plan),
      standard.modules.map(({ id }) => id),
    ),
    ...unknown(
      'method',
      methodMentions(plan),
      plan.methods.map(({ id }) => id),
    ),
    ...unknown(
      'option',
      optionMentions(standard, plan),
      standard.options.map(({ id }) => id),
    ),
    ...unknown(
      'interpretation',
      interpretationMentions(plan),
      plan.interpretations.map(({ id }) => id),
    ),
    ...plan.methods.flatMap((method) => withinMethod(method, plan)),
  ];
}
