import type { FoundMethod, FoundOrder } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import type { Outline } from '#domain/standards/compiler/outline.ts';
import { findMethods } from './find-methods.ts';

/** The assessment methods and the order between them. */
export interface MethodFacts {
  readonly methods: readonly FoundMethod[];
  readonly order: readonly Found<FoundOrder>[];
}

/** Read which methods there are and everything said of each. */
export function extractMethods(outline: Outline): MethodFacts {
  const methods = findMethods(outline);
  return { methods, order: [] };
}
