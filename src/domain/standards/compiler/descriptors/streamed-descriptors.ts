import { readCellStream } from '#domain/standards/compiler/cell-stream.ts';
import type { FoundMethod } from '#domain/standards/compiler/facts.ts';
import { methodBefore } from '#domain/standards/compiler/method-context.ts';
import type { Outline } from '#domain/standards/compiler/outline.ts';
import type { PlacedDraft } from './coded-chain.ts';
import { kindOfBand, type PrintedRef, refOf } from './kinds.ts';

/** Name of this extractor in what it finds. */
export const streamedDescriptors = 'descriptor-cells';

function isHead(text: string): boolean {
  return (
    kindOfBand(text) !== undefined ||
    /^(?:ref(?:erence)?s?|code|no\.?|(?:grading )?(?:criteria|descriptors?)|grading)$/i.test(text.trim())
  );
}

/** Read coded descriptors whose table was printed cell by cell: "P1", then its words, or some codes and then their words. */
export function readStreamedDescriptors(
  outline: Outline,
  methods: readonly FoundMethod[],
): readonly PlacedDraft[] {
  const rows = readCellStream<PrintedRef>(outline, { codeOf: refOf, isHead, methodsOf: () => [] });
  return rows.flatMap(({ code, codeRun, placed, text, runs }): readonly PlacedDraft[] => {
    if (code.kind === undefined) return [];
    const draft = {
      kind: code.kind,
      ref: code.ref,
      refRun: codeRun,
      text,
      runs,
      placed,
      by: streamedDescriptors,
    };
    return [{ draft, method: methodBefore(outline, placed.index, methods)?.name }];
  });
}
