import type {
  FactNote,
  FoundDuty,
  FoundKsb,
  FoundMapping,
  FoundMethod,
  FoundOutcome,
} from '#domain/standards/compiler/facts.ts';
import { type Outline, tablesOf } from '#domain/standards/compiler/outline.ts';
import type { Candidate } from './candidate.ts';
import { chooseStatement, damageNotes, groupNotes } from './choose-copies.ts';
import { inOrder, mappingsInSections, mappingsInTables, mappingsInWords } from './mappings.ts';
import { type MethodKeys, methodKeys } from './method-keys.ts';
import { statementsInLists, statementsWithoutCodes } from './statement-lists.ts';
import { type StatementsRead, statementsInTable, statementsWithCodeLast } from './statement-tables.ts';

/** The statements of the occupational standard and what assesses them. */
export interface StatementFacts {
  readonly ksbs: readonly FoundKsb[];
  readonly mappings: readonly FoundMapping[];
  readonly duties: readonly FoundDuty[];
  readonly outcomes: readonly FoundOutcome[];
  readonly notes: readonly FactNote[];
}

function copiesInTables(outline: Outline, keys: MethodKeys): readonly Candidate[] {
  const found: Candidate[] = [];
  let before: StatementsRead | undefined;
  for (const table of tablesOf(outline)) {
    before = statementsInTable(table, keys, before);
    found.push(...(before?.found ?? []), ...statementsWithCodeLast(table));
  }
  return found;
}

function copiesIn(outline: Outline, keys: MethodKeys): readonly Candidate[] {
  const all = [...copiesInTables(outline, keys), ...statementsInLists(outline, keys)];
  const printed = all.filter(({ text }) => /[A-Za-z]{3}/.test(text));
  return printed.length > 0 ? printed : statementsWithoutCodes(outline);
}

function statementsOf(outline: Outline, copies: readonly Candidate[]) {
  const refs = inOrder([...new Set(copies.map(({ ref }) => ref))]);
  return refs.flatMap((ref) => {
    const chosen = chooseStatement(
      copies.filter((copy) => copy.ref === ref),
      outline,
    );
    return chosen ? [chosen] : [];
  });
}

/** Read knowledge, skills, behaviours, duties, assessment outcomes and the mapping to methods. */
export function extractStatements(outline: Outline, methods: readonly FoundMethod[]): StatementFacts {
  const keys = methodKeys(outline, methods);
  const copies = copiesIn(outline, keys);
  const chosen = statementsOf(outline, copies);
  const ksbs = chosen.map(({ ksb }) => ksb);
  const mappings = [
    ...mappingsInTables(outline, keys),
    ...mappingsInWords(outline, methods),
    ...mappingsInSections(outline, methods, ksbs),
  ];
  const notes = [
    ...chosen.flatMap((one) => one.notes),
    ...damageNotes(chosen.flatMap(({ damaged }) => damaged)),
    ...groupNotes(copies),
  ];
  return { ksbs, mappings, duties: [], outcomes: [], notes };
}
