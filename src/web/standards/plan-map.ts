import { criteriaFor, methodsFor } from '#domain/progress/progress-summary.ts';
import type { Method } from '#domain/standards/method-format.ts';
import type { Plan } from '#domain/standards/plan-format.ts';
import type { Standard } from '#domain/standards/standard-format.ts';
import {
  type CriteriaMapData,
  type MapTile,
  statesOfLetters,
  type TileState,
} from '#web/pictures/map-data.ts';

/** A criterion's name in a map and in an address: method and reference. */
export function criterionKey(claim: { method: string; ref: string }): string {
  return `${claim.method}/${claim.ref}`;
}

/** Where a criterion stands, and a few words more. */
export interface CriterionStanding {
  state: TileState;
  detail?: string | undefined;
}

/** The criteria of a plan as the map draws them, with where each stands. */
export function criteriaMapOf(
  { plan, standard }: { plan: Plan; standard: Standard },
  standingOf: (method: string, ref: string, index: number) => CriterionStanding,
  options: readonly string[] = [],
): CriteriaMapData {
  const methods = methodsFor(plan, options).filter((method) => method.criteria.length > 0);
  return {
    methods: methods.map(({ id, title, short }) => ({ id, title, short })),
    modules: standard.modules.map(({ id, title }) => ({ id, title })),
    tiles: methods.flatMap((method) => tilesOf(method, options, standingOf)),
  };
}

function tilesOf(
  method: Method,
  options: readonly string[],
  standingOf: (method: string, ref: string, index: number) => CriterionStanding,
): MapTile[] {
  return criteriaFor(method, options).map((criterion, index) => ({
    id: criterionKey({ method: method.id, ref: criterion.ref }),
    ref: criterion.ref,
    method: method.id,
    module: criterion.module,
    kind: criterion.kind,
    ksbs: criterion.ksbs ?? [],
    text: criterion.text,
    ...standingOf(method.id, criterion.ref, index),
  }));
}

type Letters = readonly { method: string; states: string }[];

/** The map of a caseload row. Before its plan has been read, every criterion is drawn as a square. */
export function mapOfLetters(
  letters: Letters,
  titles: ReadonlyMap<string, string>,
  content: { plan: Plan; standard: Standard } | undefined,
): CriteriaMapData {
  const states = new Map(letters.map(({ method, states: own }) => [method, statesOfLetters(own)]));
  if (content) {
    const map = criteriaMapOf(content, (method, _, index) => ({
      state: states.get(method)?.[index] ?? 'none',
    }));
    // Options leave criteria out; where the counts differ the letters alone are right.
    if (map.tiles.length === [...states.values()].flat().length) return map;
  }
  return {
    methods: letters.map(({ method }) => ({ id: method, title: titles.get(method) ?? method, short: '' })),
    modules: [],
    tiles: letters.flatMap(({ method }) =>
      (states.get(method) ?? []).map((state, index) => ({
        id: `${method}/${index}`,
        ref: '',
        method,
        kind: 'pass' as const,
        ksbs: [],
        state,
        text: '',
      })),
    ),
  };
}
