import type { DocumentFacts, FoundKsb } from '#domain/standards/compiler/facts.ts';
import type { Ksb } from '#domain/standards/standard-format.ts';
import type { KsbKind, Source } from '#domain/standards/values.ts';
import type { DraftCriterion } from './draft-criteria.ts';
import { type DraftLog, place, sourceOf } from './draft-log.ts';
import { type DraftMethod, draftMethodNamed } from './draft-methods.ts';
import type { DraftModule } from './draft-modules.ts';
import { sameText } from './text-likeness.ts';

/** The statements of the draft, and which methods assess each. */
export interface DraftKsbs {
  readonly ksbs: readonly Ksb[];
  readonly methodRefs: ReadonlyMap<
    DraftMethod,
    { readonly refs: readonly string[]; readonly source: Source }
  >;
}

/** What the statements are drafted from. */
export interface KsbContext {
  readonly ranked: readonly DocumentFacts[];
  readonly methods: readonly DraftMethod[];
  readonly modules: readonly DraftModule[];
  readonly criteria: readonly DraftCriterion[];
  readonly log: DraftLog;
}

function merged({ ranked, log }: KsbContext): ReadonlyMap<string, FoundKsb> {
  const byRef = new Map<string, FoundKsb>();
  for (const ksb of ranked.flatMap(({ ksbs }) => ksbs)) {
    const known = byRef.get(ksb.ref.value);
    if (!known) byRef.set(ksb.ref.value, ksb);
    else if (!sameText(known.text.value, ksb.text.value)) {
      log.findings.push({
        severity: 'warning',
        code: 'statement-differs',
        message: `${ksb.ref.value} reads "${known.text.value}" in one document and "${ksb.text.value}" in another. The first is taken.`,
        at: `standard/ksbs/${ksb.ref.value}`,
        spans: [...known.text.spans, ...ksb.text.spans],
      });
    }
  }
  return byRef;
}

function writeKsb(ksb: FoundKsb, log: DraftLog): Ksb {
  place(log, `standard/ksbs/${ksb.ref.value}`, ksb.text);
  return {
    ref: ksb.ref.value,
    printed: ksb.ref.certainty === 'certain',
    kind: ksb.kind,
    text: ksb.text.value,
    ...(ksb.group ? { group: ksb.group.value } : {}),
    source: sourceOf(ksb.text),
  };
}

/** Refs by method, from every place that maps statements to methods. */
function mappedRefs(context: KsbContext, byRef: ReadonlyMap<string, FoundKsb>) {
  const { ranked, methods } = context;
  const said = ranked.flatMap((facts) => [
    ...facts.ksbs.flatMap((ksb) =>
      ksb.methodNames.map((name) => ({ facts, name, refs: [ksb.ref.value] as readonly string[] })),
    ),
    ...facts.mappings.map(({ methodName, ksbs }) => ({ facts, name: methodName, refs: ksbs.value })),
  ]);
  const result = new Map<DraftMethod, { refs: string[]; source: Source }>();
  for (const { facts, name, refs } of said) {
    const method = draftMethodNamed(name.value, methods, facts);
    if (!method) continue;
    const entry = result.get(method) ?? { refs: [], source: sourceOf(name) };
    for (const ref of refs) if (byRef.has(ref) && !entry.refs.includes(ref)) entry.refs.push(ref);
    result.set(method, entry);
  }
  const order = [...byRef.keys()];
  for (const entry of result.values()) entry.refs.sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return result;
}

const letters: Readonly<Record<KsbKind, string>> = { knowledge: 'K', skill: 'S', behaviour: 'B' };

/** Where a standard prints no codes, the statements of its modules get generated ones, in order by kind. */
function fromModules(context: KsbContext): DraftKsbs {
  const counts: Record<KsbKind, number> = { knowledge: 0, skill: 0, behaviour: 0 };
  const methodRefs = new Map<DraftMethod, { refs: string[]; source: Source }>();
  const ksbs = context.modules.flatMap((module) => {
    const lines = [...module.said].sort((a, b) => b.module.outcomes.length - a.module.outcomes.length)[0]
      ?.module.outcomes;
    const method = context.criteria.find((one) => one.module === module)?.method;
    return (lines ?? []).map((line): Ksb => {
      counts[module.kind] += 1;
      const ref = `${letters[module.kind]}${counts[module.kind]}`;
      const source = sourceOf(line.text);
      if (method) {
        const entry = methodRefs.get(method) ?? { refs: [], source };
        entry.refs.push(ref);
        methodRefs.set(method, entry);
      }
      return { ref, printed: false, kind: module.kind, text: line.text.value, module: module.id, source };
    });
  });
  return { ksbs, methodRefs };
}

/** The knowledge, skills and behaviours of the draft and their methods. */
export function draftKsbs(context: KsbContext): DraftKsbs {
  const byRef = merged(context);
  if (byRef.size === 0) return fromModules(context);
  return {
    ksbs: [...byRef.values()].map((ksb) => writeKsb(ksb, context.log)),
    methodRefs: mappedRefs(context, byRef),
  };
}
