import type {
  FactNote,
  FoundAlternative,
  FoundCriterion,
  FoundMethod,
  FoundModule,
} from '#domain/standards/compiler/facts.ts';
import type { Outline } from '#domain/standards/compiler/outline.ts';
import { finishModule } from './finish-module.ts';
import { modulesFromLooseText } from './loose-drafts.ts';
import { modulesFromTables } from './table-modules.ts';

/** What an occupational brief gives: modules with their lines, and the criteria printed beside them. */
export interface BriefFacts {
  readonly modules: readonly FoundModule[];
  readonly criteria: readonly FoundCriterion[];
  readonly alternatives: readonly FoundAlternative[];
  readonly notes: readonly FactNote[];
}

/**
 * Read every table of the kind module, standard, what to know, pass criteria, distinction criteria, method: set as
 * tables, or printed cell after cell by a tool that lost the columns.
 */
export function extractModules(outline: Outline, methods: readonly FoundMethod[]): BriefFacts {
  const tables = modulesFromTables(outline, methods);
  const loose = modulesFromLooseText(outline, methods);
  const finished = [
    ...tables.drafts.map((draft) => finishModule(draft, tables.labels)),
    ...loose.drafts.map((draft) => finishModule(draft, loose.labels)),
  ];
  return {
    modules: finished.flatMap(({ module }) => (module ? [module] : [])),
    criteria: finished.flatMap(({ criteria }) => criteria),
    alternatives: finished.flatMap(({ alternatives }) => alternatives),
    notes: finished.flatMap(({ notes }) => notes),
  };
}
