import type {
  FactNote,
  FoundAlternative,
  FoundCriterion,
  FoundModule,
} from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import type { Span } from '#domain/standards/compiler/read-document.ts';
import { spansOf } from '#domain/standards/compiler/text-run.ts';
import { alternativeOf, branchesOf } from './branches.ts';
import { labelOf, type MethodLabels } from './method-labels.ts';
import { type CriterionDraft, ksbKindOf, type ModuleDraft } from './module-draft.ts';
import { foundText, linesOf, moduleTables } from './module-lines.ts';
import { joined } from './pieces.ts';
import { placeOf, withoutRepeats } from './repeated-criteria.ts';

/** A module and everything read from its rows. */
export interface FinishedModule {
  readonly module: FoundModule | undefined;
  readonly criteria: readonly FoundCriterion[];
  readonly alternatives: readonly FoundAlternative[];
  readonly notes: readonly FactNote[];
}

/** The method of a module: the name to which the words of its method cells come nearest. */
function methodOf(draft: ModuleDraft, labels: MethodLabels, section: string): Found<string> | undefined {
  if (draft.methods.length === 0) return undefined;
  const whole = draft.methods.reduce(joined);
  const common = { section, by: moduleTables };
  const near = labelOf(whole.text, labels);
  if (near && near.score === 1)
    return { ...common, value: whole.text, spans: spansOf(whole), certainty: 'certain' };
  const exact = draft.methods.flatMap((run) => {
    const match = labelOf(run.text, labels);
    return match && match.score >= 0.85 ? [{ run, name: match.name }] : [];
  });
  const names = [...new Set(exact.map(({ name }) => name))];
  if (names.length > 1 && names[0] !== undefined) {
    const why = 'Cells of this module name more than one method.';
    return {
      ...common,
      value: names[0],
      spans: spansOf(whole),
      certainty: 'unsure',
      others: names.slice(1),
      why,
    };
  }
  const [first] = exact;
  if (first) return { ...common, value: first.name, spans: spansOf(first.run), certainty: 'certain' };
  const value = near?.name ?? whole.text;
  const certainty = near && near.score < 1 ? 'likely' : 'certain';
  return { ...common, value, spans: spansOf(whole), certainty, words: whole.text };
}

const unsettled =
  'The columns of this table are printed one after the other; the words fit more than one module.';

function moduleName(draft: ModuleDraft, one: CriterionDraft, section: string): Found<string> | undefined {
  if (!draft.title) return undefined;
  const found = foundText(draft.title, section, draft.certainty);
  if (!one.otherModules || one.otherModules.length === 0) return found;
  return { ...found, certainty: 'unsure', others: one.otherModules, why: unsettled };
}

/** The method of one criterion: as unsure as its module where the modules that fit differ in method. */
function methodFor(methodName: Found<string>, one: CriterionDraft): Found<string> {
  const others = (one.otherMethods ?? []).filter((name) => name !== methodName.value);
  if (others.length === 0) return methodName;
  return { ...methodName, certainty: 'unsure', others, why: unsettled };
}

function sectionName(draft: ModuleDraft): string {
  return draft.title ? `${draft.section}, ${draft.title.text}` : draft.section;
}

function kindOf(one: CriterionDraft, spans: readonly Span[], section: string): FoundCriterion['kind'] {
  return { spans, section, by: moduleTables, ...one.kind };
}

function textOf(one: CriterionDraft, section: string): Found<string> {
  const found = foundText(one.run, section, 'certain');
  return one.damaged === undefined ? found : { ...found, certainty: 'unsure', why: one.damaged };
}

function orNotes(draft: ModuleDraft, section: string): readonly FactNote[] {
  return draft.between.map((run) => ({
    code: 'or-between-criteria',
    severity: 'warning',
    message: `${section}: “${run.text}” stands alone between criteria (${placeOf(spansOf(run))}). They are read as all required; say if one of them is enough.`,
    spans: spansOf(run),
  }));
}

/** Turn what was collected of a module into facts: lines, criteria once each, branches, method. */
export function finishModule(draft: ModuleDraft, labels: MethodLabels): FinishedModule {
  const section = sectionName(draft);
  const methodName = methodOf(draft, labels, section);
  const once = withoutRepeats(draft.criteria, section);
  const branches = branchesOf(once.criteria);
  const criteria = once.criteria.map((one): FoundCriterion => {
    const column = `${section}, column ${one.kind.value}`;
    const spans = spansOf(one.run);
    const module = moduleName(draft, one, section);
    const branch = branches.get(one);
    return {
      text: textOf(one, column),
      kind: kindOf(one, spans, column),
      ...(methodName ? { methodName: methodFor(methodName, one) } : {}),
      ...(module ? { module } : {}),
      ...(branch === undefined
        ? {}
        : { branch: { value: branch, spans, section, certainty: 'likely', by: moduleTables } }),
    };
  });
  const whole = { ...draft, criteria: once.criteria };
  return {
    module: moduleOf(draft, section, methodName),
    criteria,
    alternatives: alternativeOf(whole, branches, section, methodName?.value),
    notes: [...once.notes, ...orNotes(draft, section)],
  };
}

function moduleOf(
  draft: ModuleDraft,
  section: string,
  methodName: Found<string> | undefined,
): FoundModule | undefined {
  if (!draft.title) return undefined;
  const title = foundText(draft.title, draft.section, draft.certainty);
  const outcomes = linesOf(draft.outcomes, 'outcomes', section);
  const items = linesOf(draft.items, 'items', section);
  return {
    title,
    kind: { ...title, value: ksbKindOf(draft.itemKind), others: [] },
    outcomes,
    items: items.map((line) => ({ ...line, kind: draft.itemKind })),
    ...(methodName ? { methodName } : {}),
  };
}
