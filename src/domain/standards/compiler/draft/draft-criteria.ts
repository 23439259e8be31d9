import type { DocumentFacts, FoundCriterion } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import { slug } from '#domain/standards/compiler/questions.ts';
import type { Criterion } from '#domain/standards/method-format.ts';
import type { Id } from '#domain/standards/values.ts';
import { ask, type DraftLog, place, settle, sourceOf } from './draft-log.ts';
import { type DraftMethod, draftMethodNamed } from './draft-methods.ts';
import { type DraftModule, draftModuleNamed } from './draft-modules.ts';
import { likeness, matchOneToOne, sameText } from './text-likeness.ts';

/** A criterion as one document prints it. */
export interface SaidCriterion {
  readonly facts: DocumentFacts;
  readonly criterion: FoundCriterion;
  /** Position among the document's criteria, from 0. */
  readonly index: number;
}

/** A criterion of the draft, settled as far as the documents go. */
export interface DraftCriterion {
  /** Stable id made from its words; questions about it carry it. */
  readonly key: string;
  readonly said: readonly SaidCriterion[];
  readonly text: Found<string>;
  readonly kind: Found<'pass' | 'merit' | 'distinction'>;
  readonly method: DraftMethod | undefined;
  readonly module: DraftModule | undefined;
  readonly branch: Found<string> | undefined;
}

/** What the criteria are read against. */
export interface CriteriaContext {
  readonly methods: readonly DraftMethod[];
  readonly modules: readonly DraftModule[];
  readonly log: DraftLog;
}

function pairScore(left: SaidCriterion, right: SaidCriterion, context: CriteriaContext): number {
  const [one, other] = [left.criterion, right.criterion];
  const alike = likeness(one.text.value, other.text.value);
  if (alike < 0.6) return 0;
  const bonus =
    (one.kind.value === other.kind.value ? 0.1 : 0) +
    (sameModule(one, other, context) ? 0.1 : 0) +
    (one.ref?.value !== undefined && one.ref.value === other.ref?.value ? 0.05 : 0);
  return alike + bonus - (differentMethod(left, right, context) ? 0.4 : 0);
}

function sameModule(one: FoundCriterion, other: FoundCriterion, { modules }: CriteriaContext): boolean {
  if (!one.module || !other.module) return false;
  const left = draftModuleNamed(one.module.value, modules);
  return left !== undefined && left === draftModuleNamed(other.module.value, modules);
}

function differentMethod(left: SaidCriterion, right: SaidCriterion, { methods }: CriteriaContext): boolean {
  const of = ({ criterion, facts }: SaidCriterion) =>
    criterion.methodName?.certainty === 'certain'
      ? draftMethodNamed(criterion.methodName.value, methods, facts)
      : undefined;
  const [one, other] = [of(left), of(right)];
  return one !== undefined && other !== undefined && one !== other;
}

function saidBy(facts: DocumentFacts): readonly SaidCriterion[] {
  return facts.criteria.map((criterion, index) => ({ facts, criterion, index }));
}

/** The same criteria in several documents, matched by their words; the leading document's first. */
export function matchCriteria(
  ranked: readonly DocumentFacts[],
  context: CriteriaContext,
): { readonly groups: readonly (readonly SaidCriterion[])[]; readonly unmatched: readonly SaidCriterion[] } {
  const lead = ranked.find(({ criteria }) => criteria.length > 0);
  if (!lead) return { groups: [], unmatched: [] };
  const groups: SaidCriterion[][] = saidBy(lead).map((one) => [one]);
  const unmatched: SaidCriterion[] = [];
  for (const facts of ranked.filter((one) => one !== lead)) {
    const others = saidBy(facts);
    const firsts = groups.flatMap((group) => group.slice(0, 1));
    const pairs = matchOneToOne(firsts, others, (a, b) => pairScore(a, b, context), 0.75);
    for (const pair of pairs) {
      const other = others[pair.right];
      if (other) groups[pair.left]?.push(other);
    }
    const used = new Set(pairs.map(({ right }) => right));
    unmatched.push(...others.filter((_, index) => !used.has(index)));
  }
  return { groups, unmatched };
}

/** Whether two readings mean the same: names are compared without case and punctuation. */
function meansSame(left: unknown, right: unknown): boolean {
  return typeof left === 'string' && typeof right === 'string' ? sameText(left, right) : left === right;
}

/** The leading reading, unless it is less sure than another document's that fits it. */
function surest<T>(readings: readonly Found<T>[]): readonly Found<T>[] {
  const [first] = readings;
  if (!first || first.certainty === 'certain') return first ? [first] : [];
  const certain = readings.find(({ certainty }) => certainty === 'certain');
  if (!certain) return [first];
  const candidates = [first.value, ...(first.others ?? [])];
  const fits = candidates.some((one) => meansSame(one, certain.value));
  return fits || first.certainty !== 'unsure' ? [certain] : [first];
}

function present<T>(values: readonly (T | undefined)[]): readonly T[] {
  return values.filter((value) => value !== undefined);
}

function settleMethod(key: string, group: readonly SaidCriterion[], context: CriteriaContext) {
  const names = surest(present(group.map(({ criterion }) => criterion.methodName)));
  const { methods, log } = context;
  const first = names[0];
  const text = group[0]?.criterion.text;
  const question = `Which assessment method judges "${text?.value ?? ''}"?`;
  const asked = {
    id: `criterion-method/${key}`,
    at: `criteria/${key}/method`,
    question,
    says: (id: string) => methods.find((one) => one.id === id)?.title ?? id,
  };
  const idOf = (name: string) => draftMethodNamed(name, methods)?.id;
  const known = first && idOf(first.value);
  if (first && known !== undefined) {
    const others = (first.others ?? []).flatMap((name) => idOf(name) ?? []).filter((id) => id !== known);
    const settled = settle<string>(log, asked, [{ ...first, value: known, others: [...new Set(others)] }]);
    return methods.find(({ id }) => id === settled?.value);
  }
  if (!text || methods.length === 0) return undefined;
  if (methods.length === 1) return methods[0];
  const why = 'No method stands beside it in the document.';
  const readings = methods.map(
    ({ id }): Found<string> => ({ ...text, value: id, certainty: 'unsure', by: 'draft' }),
  );
  const settled = ask(log, { ...asked, why }, readings);
  return methods.find(({ id }) => id === settled?.value);
}

function settleModule(group: readonly SaidCriterion[], context: CriteriaContext): DraftModule | undefined {
  const [first] = surest(present(group.map(({ criterion }) => criterion.module)));
  return first && draftModuleNamed(first.value, context.modules);
}

/** What the documents say of one criterion, settled or asked. */
export function settleCriterion(group: readonly SaidCriterion[], context: CriteriaContext): DraftCriterion {
  const texts = surest(group.map(({ criterion }) => criterion.text));
  const text = texts[0] as Found<string>;
  const key = slug(text.value, 9);
  const { log } = context;
  const kinds = surest(group.map(({ criterion }) => criterion.kind));
  const kind = settle(
    log,
    {
      id: `criterion-kind/${key}`,
      at: `criteria/${key}/kind`,
      question: `Is "${text.value}" a pass, a merit or a distinction criterion?`,
      says: (value: 'pass' | 'merit' | 'distinction') => value,
    },
    kinds,
  ) as DraftCriterion['kind'];
  return {
    key,
    said: group,
    text,
    kind,
    method: settleMethod(key, group, context),
    module: settleModule(group, context),
    branch: present(group.map(({ criterion }) => criterion.branch))[0],
  };
}

const letters = { pass: 'P', merit: 'M', distinction: 'D' } as const;

function printedRefs(criteria: readonly DraftCriterion[]): ReadonlyMap<DraftCriterion, string> {
  const refs = new Map<DraftCriterion, string>();
  const used = new Set<string>();
  for (const one of criteria) {
    const ref = one.said[0]?.criterion.ref?.value;
    if (ref === undefined || used.has(ref)) continue;
    used.add(ref);
    refs.set(one, ref);
  }
  return refs;
}

/** Reference of each criterion of one method: as printed, else generated by kind in the order of the list. */
export function refsOf(criteria: readonly DraftCriterion[]): ReadonlyMap<DraftCriterion, string> {
  const refs = new Map(printedRefs(criteria));
  const used = new Set(refs.values());
  const counts = { pass: 0, merit: 0, distinction: 0 };
  for (const one of criteria) {
    if (refs.has(one)) continue;
    let ref = '';
    do {
      counts[one.kind.value] += 1;
      ref = `${letters[one.kind.value]}${counts[one.kind.value]}`;
    } while (used.has(ref));
    used.add(ref);
    refs.set(one, ref);
  }
  return refs;
}

function isCertain(one: DraftCriterion): boolean {
  return one.said[0]?.criterion.kind.certainty === 'certain';
}

/**
 * Order of a method's criteria: by module, then as the leading document prints them. Where its layout was damaged and
 * another document prints the whole module in order, that order is taken.
 */
export function orderCriteria(
  criteria: readonly DraftCriterion[],
  modules: readonly DraftModule[],
): readonly DraftCriterion[] {
  const rank = (one: DraftCriterion) => (one.module ? modules.indexOf(one.module) : modules.length);
  const sequence = (one: DraftCriterion) => one.said[0]?.index ?? 0;
  const other = (one: DraftCriterion) => one.said[1]?.index;
  const sorted = [...criteria].sort((a, b) => rank(a) - rank(b) || sequence(a) - sequence(b));
  return modules.length === 0
    ? sorted
    : [...new Set(sorted.map(rank))].flatMap((at) => {
        const members = sorted.filter((one) => rank(one) === at);
        const isDamaged = members.some((one) => !isCertain(one));
        const isWhole = members.every((one) => other(one) !== undefined);
        if (!isDamaged || !isWhole) return members;
        return [...members].sort((a, b) => (other(a) ?? 0) - (other(b) ?? 0));
      });
}

/** One criterion as plan.json holds it. */
export function writeCriterion(
  one: DraftCriterion,
  ref: string,
  branch: Id | undefined,
  log: DraftLog,
): Criterion {
  const printed = one.said[0]?.criterion.ref?.value === ref;
  const ksbs = one.said.flatMap(({ criterion }) => criterion.ksbs ?? [])[0];
  if (one.method) place(log, `methods/${one.method.id}/criteria/${ref}`, weakest(one), one.key);
  return {
    ref,
    printed,
    kind: one.kind.value,
    text: one.text.value,
    ...(one.module ? { module: one.module.id } : {}),
    ...(ksbs && ksbs.value.length > 0 ? { ksbs: [...ksbs.value] } : {}),
    ...(branch === undefined ? {} : { branch }),
    source: { ...sourceOf(one.text) },
  };
}

const sureness = ['unsure', 'likely', 'certain'] as const;

function weakest(one: DraftCriterion): Found<string> {
  const at = Math.min(sureness.indexOf(one.text.certainty), sureness.indexOf(one.kind.certainty));
  return { ...one.text, certainty: sureness[at] ?? 'unsure' };
}

/** True when two criteria say the same in one module. */
export function isDouble(left: DraftCriterion, right: DraftCriterion): boolean {
  return (
    left.module === right.module &&
    left.method === right.method &&
    sameText(left.text.value, right.text.value)
  );
}
