import type { DocumentFacts, FoundLine, FoundModule } from '#domain/standards/compiler/facts.ts';
import { slug } from '#domain/standards/compiler/questions.ts';
import type { Module } from '#domain/standards/standard-format.ts';
import type { Id } from '#domain/standards/values.ts';
import { type DraftLog, place, sourceOf } from './draft-log.ts';
import { likeness, matchOneToOne } from './text-likeness.ts';

/** One module of the draft. */
export interface DraftModule {
  readonly id: Id;
  readonly title: string;
  readonly kind: FoundModule['kind']['value'];
  readonly said: readonly { readonly facts: DocumentFacts; readonly module: FoundModule }[];
}

/** Titles are compared by their words before a dash or colon: what follows explains them. */
function headOf(title: string): string {
  return title.split(/\s[–—-]\s|:/)[0] ?? title;
}

/** How alike two titles are, 0 to 1. */
export function titleLikeness(left: string, right: string): number {
  return Math.max(likeness(left, right), likeness(headOf(left), headOf(right)));
}

/** The modules of all documents as one list, in the order of the first document that has any. */
export function draftModules(ranked: readonly DocumentFacts[]): readonly DraftModule[] {
  const lead = ranked.find(({ modules }) => modules.length > 0);
  if (!lead) return [];
  const growing = lead.modules.map((module) => ({ said: [{ facts: lead, module }] }));
  for (const facts of ranked.filter((one) => one !== lead)) {
    const pairs = matchOneToOne(
      growing,
      facts.modules,
      (one, other) => titleLikeness(one.said[0]?.module.title.value ?? '', other.title.value),
      0.6,
    );
    for (const pair of pairs) {
      const module = facts.modules[pair.right];
      if (module) growing[pair.left]?.said.push({ facts, module });
    }
  }
  return growing.map(({ said }) => {
    const title = said[0]?.module.title.value ?? '';
    return { id: slug(headOf(title), 8), title, kind: said[0]?.module.kind.value ?? 'knowledge', said };
  });
}

/** The module that a printed title means. */
export function draftModuleNamed(title: string, modules: readonly DraftModule[]): DraftModule | undefined {
  const ranked = modules
    .map((module) => ({
      module,
      score: Math.max(...module.said.map((one) => titleLikeness(title, one.module.title.value))),
    }))
    .sort((a, b) => b.score - a.score);
  const best = ranked[0];
  return best && best.score >= 0.6 ? best.module : undefined;
}

/** Lines of the document that has most of them: a part that one document lost is taken from the other. */
function fullest<T extends FoundLine>(lists: readonly (readonly T[])[]): readonly T[] {
  return [...lists].sort((a, b) => b.length - a.length)[0] ?? [];
}

function uniqueRefs<T extends { ref: string }>(lines: readonly T[]): T[] {
  const seen = new Set<string>();
  return lines.filter(({ ref }) => !seen.has(ref) && seen.add(ref) !== undefined);
}

/** The standard's modules, as standard.json holds them. */
export function writeModules(modules: readonly DraftModule[], log: DraftLog): Module[] {
  return modules.flatMap((module): Module[] => {
    const first = module.said[0]?.module;
    if (!first) return [];
    place(log, `standard/modules/${module.id}`, first.title);
    const outcomes = fullest(module.said.map((one) => one.module.outcomes)).map((line, index) => ({
      ref: line.ref ?? `${index + 1}`,
      printed: line.ref !== undefined,
      text: line.text.value,
      source: sourceOf(line.text),
    }));
    const items = fullest(module.said.map((one) => one.module.items)).map((line, index) => ({
      ref: line.ref ?? `i${index + 1}`,
      printed: line.ref !== undefined,
      kind: line.kind,
      text: line.text.value,
      ...(line.points && line.points.length > 0 ? { points: [...line.points] } : {}),
      source: sourceOf(line.text),
    }));
    return [
      {
        id: module.id,
        title: module.title,
        kind: module.kind,
        outcomes: uniqueRefs(outcomes),
        items: uniqueRefs(items),
        source: sourceOf(first.title),
      },
    ];
  });
}
