import type { CompilerFinding } from '#domain/standards/compiler/draft/draft-log.ts';
import { draftModuleNamed } from '#domain/standards/compiler/draft/draft-modules.ts';
import type { Shared } from '#domain/standards/compiler/draft/draft-plan.ts';
import type { Found } from '#domain/standards/compiler/found.ts';

function areasOf(shared: Shared, methodId: string): readonly Found<string>[] {
  const method = shared.methods.find(({ id }) => id === methodId);
  const first = method?.said.find((one) => one.method.coverage.length > 0 || one.method.assesses.length > 0);
  return first ? [...first.method.coverage, ...first.method.assesses] : [];
}

/**
 * Areas that a method must cover in the text against the modules whose criteria it judges in the tables: the two are
 * different things, and a plan may give one module's criteria to another method.
 */
export function compareCoverage(shared: Shared): readonly CompilerFinding[] {
  return shared.methods.flatMap((method): CompilerFinding[] => {
    const areas = areasOf(shared, method.id);
    if (areas.length === 0 || shared.modules.length === 0) return [];
    const judged = new Set(
      shared.criteria.filter((one) => one.method === method).flatMap(({ module }) => module ?? []),
    );
    const named = areas.map((area) => ({ area, module: draftModuleNamed(area.value, shared.modules) }));
    // A list of purposes is no list of areas: most of its entries name no module.
    if (named.filter(({ module }) => module !== undefined).length * 2 < named.length) return [];
    const elsewhere = named.flatMap(({ area, module }): CompilerFinding[] => {
      if (!module || judged.has(module)) return [];
      const other = shared.criteria.find((one) => one.module === module)?.method;
      if (!other) return [];
      return [
        {
          severity: 'warning',
          code: 'covered-here-graded-elsewhere',
          message: `"${method.title}" must cover "${area.value}", but its criteria are judged in "${other.title}". Both are kept: as an area to cover, and as graded criteria of the other method.`,
          at: `methods/${method.id}/coverage/${module.id}`,
          spans: area.spans,
        },
      ];
    });
    const unnamed = [...judged].flatMap((module): CompilerFinding[] => {
      if (named.some((one) => one.module === module)) return [];
      const spans = shared.criteria.find((one) => one.module === module && one.method === method)?.text.spans;
      return [
        {
          severity: 'warning',
          code: 'graded-here-not-named',
          message: `"${module.title}" is graded in "${method.title}", but the list of areas in the text does not name it.`,
          at: `methods/${method.id}/coverage`,
          spans: spans ?? [],
        },
      ];
    });
    return [...elsewhere, ...unnamed];
  });
}
