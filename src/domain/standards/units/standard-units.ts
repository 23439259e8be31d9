import type { Plan } from '#domain/standards/plan-format.ts';
import type { BriefItem, Ksb, Module, Standard } from '#domain/standards/standard-format.ts';
import type { KsbKind } from '#domain/standards/values.ts';
import { commonOptions, type LearningOutcome, outcomeOf, type Unit, type UnitCriterion } from './unit.ts';

/** A unit before it has its code. */
export type UncodedUnit = Omit<Unit, 'code'>;

const kindTitles: Readonly<Record<KsbKind, string>> = {
  knowledge: 'Knowledge',
  skill: 'Skills',
  behaviour: 'Behaviours',
};

/** Title of the statements of one kind that stand under no heading. */
export function kindTitle(kind: KsbKind): string {
  return kindTitles[kind];
}

function briefLine(item: BriefItem, number: string): UnitCriterion {
  const { ref, printed, kind, text, points = [] } = item;
  return { number, ref, printed, kind, text, points };
}

function briefOutcomes(module: Module): LearningOutcome[] {
  return module.outcomes.map(({ ref, printed, text }, at) => ({
    number: String(at + 1),
    ref,
    printed,
    kind: module.kind,
    text,
    criteria: module.items
      .filter(({ outcome }) => outcome === ref)
      .map((item, line) => briefLine(item, `${at + 1}.${line + 1}`)),
  }));
}

function unitOfModule(module: Module, standard: Standard, plan: Plan): UncodedUnit {
  const refs = new Set(module.outcomes.map(({ ref }) => ref));
  const statements = standard.ksbs.filter((ksb) => ksb.module === module.id);
  // A brief without a column of outcomes: the statements that name the module stand for them.
  const outcomes =
    module.outcomes.length > 0
      ? briefOutcomes(module)
      : statements.map((ksb, at) => outcomeOf(ksb, at + 1, plan.methods));
  const loose = module.items.filter(({ outcome }) => outcome === undefined || !refs.has(outcome));
  return {
    title: module.title,
    from: 'module',
    kinds: [module.kind],
    verifiedBy: [],
    options: commonOptions(statements),
    outcomes,
    // Outcomes are numbered first; what belongs to none of them follows under the next number.
    criteria: loose.map((item, line) => briefLine(item, `${outcomes.length + 1}.${line + 1}`)),
  };
}

/** Statements that belong together: the same options, the same kind, the same heading, in the order of the standard. */
function groupsOf(statements: readonly Ksb[]): Ksb[][] {
  const groups = new Map<string, Ksb[]>();
  for (const ksb of statements) {
    const key = JSON.stringify([[...(ksb.options ?? [])].sort(), ksb.kind, ksb.group ?? '']);
    groups.set(key, [...(groups.get(key) ?? []), ksb]);
  }
  return [...groups.values()];
}

function unitOfGroup(group: readonly Ksb[], plan: Plan): UncodedUnit[] {
  const [first] = group;
  if (!first) return [];
  return [
    {
      title: first.group ?? kindTitle(first.kind),
      from: 'ksb-group',
      kinds: [first.kind],
      verifiedBy: [],
      options: commonOptions(group),
      criteria: [],
      outcomes: group.map((ksb, at) => outcomeOf(ksb, at + 1, plan.methods)),
    },
  ];
}

/**
 * Units of a standard: the modules of its occupational brief, and the headings of the statements that belong to no
 * module, with the plan's criteria that name them.
 */
export function unitsOfStandard(standard: Standard, plan: Plan): UncodedUnit[] {
  const modules = new Set(standard.modules.map(({ id }) => id));
  const outside = standard.ksbs.filter(({ module }) => module === undefined || !modules.has(module));
  return [
    ...standard.modules.map((module) => unitOfModule(module, standard, plan)),
    ...groupsOf(outside).flatMap((group) => unitOfGroup(group, plan)),
  ];
}
