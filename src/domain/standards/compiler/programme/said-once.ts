import type { Found } from '#domain/standards/compiler/found.ts';

const rank = { certain: 0, likely: 1, unsure: 2 } as const;

/** The surest first, the order of the document kept among equals. */
export function surestFirst<T>(found: readonly Found<T>[]): readonly Found<T>[] {
  return [...found].sort((left, right) => rank[left.certainty] - rank[right.certainty]);
}

/** One reading for each key, the surest; its spans name every place that says it. */
export function saidOnce<T>(found: readonly Found<T>[], keyOf: (value: T) => string): readonly Found<T>[] {
  const groups = new Map<string, Found<T>[]>();
  for (const one of found) groups.set(keyOf(one.value), [...(groups.get(keyOf(one.value)) ?? []), one]);
  return [...groups.values()].flatMap((group) => {
    const [first, ...rest] = surestFirst(group);
    if (!first) return [];
    return [{ ...first, spans: [...first.spans, ...rest.flatMap(({ spans }) => spans)] }];
  });
}
