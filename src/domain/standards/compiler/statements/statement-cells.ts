import { filled, gridOf } from '#domain/standards/compiler/grid.ts';
import { codeOf, leadingCode } from '#domain/standards/compiler/ksb-codes.ts';
import type { Placed } from '#domain/standards/compiler/outline.ts';
import type { Cell, Table, TextRun } from '#domain/standards/compiler/read-document.ts';
import { cellText } from '#domain/standards/compiler/text-run.ts';
import { type Candidate, cleanStatement, isExplanation, stopsInside } from './candidate.ts';
import { type MethodKeys, trailingMethods } from './method-keys.ts';
import { partsAtCodes } from './statement-lists.ts';

function startsWithCode({ text }: TextRun): boolean {
  return leadingCode(text) !== undefined;
}

function codedParagraphs(cell: Cell): number {
  return cell.paragraphs.filter(startsWithCode).length;
}

/** Whether cells hold statements side by side ("K1: … | S1: …") or one under another in one cell. */
export function holdsStatementsInCells({ block }: Placed<Table>): boolean {
  return gridOf(block).some((row) => {
    const coded = filled(row).filter(
      (cell) => codedParagraphs(cell) > 0 && codeOf(cellText(cell)) === undefined,
    );
    return (
      coded.length >= 2 ||
      coded.some((cell) => codedParagraphs(cell) >= 2 || partsAtCodes(cellText(cell)).length >= 2)
    );
  });
}

interface Part {
  readonly piece: string;
  /** Position among the statements run together in one paragraph, from 0. */
  readonly at: number;
  readonly run: TextRun;
}

function candidateOf({ piece, at, run }: Part, placed: Placed, keys: MethodKeys): Candidate | undefined {
  const led = leadingCode(piece);
  if (!led) return undefined;
  const { text, names } = trailingMethods(cleanStatement(led.rest), keys);
  const methods = names.map((name) => ({ text: name, runs: [run] }));
  const salvaged = at > 0 ? ({ salvaged: true } as const) : {};
  return { ref: led.code, refRuns: [run], text, runs: [run], methods, printed: true, ...salvaged, placed };
}

function goesOn({ piece }: Part, last: Candidate): boolean {
  return !isExplanation(piece) && (/^[a-z(\u2022]/.test(piece) || stopsInside(last.text));
}

function statementsInCell(cell: Cell, placed: Placed, keys: MethodKeys): readonly Candidate[] {
  const found: Candidate[] = [];
  const parts = cell.paragraphs.flatMap((run) =>
    partsAtCodes(run.text).map((piece, at): Part => ({ piece, at, run })),
  );
  for (const part of parts) {
    const candidate = candidateOf(part, placed, keys);
    const last = found.at(-1);
    if (candidate) found.push(candidate);
    else if (last && goesOn(part, last)) {
      last.text = cleanStatement(`${last.text} ${part.piece}`);
      last.runs.push(part.run);
    }
  }
  return found;
}

/** Copies of statements in a table whose cells each hold whole statements. */
export function statementsInCells(placed: Placed<Table>, keys: MethodKeys): readonly Candidate[] {
  return gridOf(placed.block).flatMap((row) =>
    filled(row).flatMap((cell) => statementsInCell(cell, placed, keys)),
  );
}
