import { extractDescriptors } from '#domain/standards/compiler/descriptors/extract-descriptors.ts';
import { extractGradingWords } from '#domain/standards/compiler/grading-words/extract-grading-words.ts';
import { extractMethods } from '#domain/standards/compiler/methods/extract-methods.ts';
import { extractModules } from '#domain/standards/compiler/modules/extract-modules.ts';
import { extractIdentity } from '#domain/standards/compiler/programme/extract-identity.ts';
import { extractProgramme } from '#domain/standards/compiler/programme/extract-programme.ts';
import { extractStatements } from '#domain/standards/compiler/statements/extract-statements.ts';
import type { DocumentFacts } from './facts.ts';
import { outlineOf } from './outline.ts';
import type { ReadDocument } from './read-document.ts';

/**
 * Everything one document says, read by every extractor in turn. Extractors do not depend on each other, except that
 * the methods found are told to those that look for their names.
 */
export function extractFacts(document: ReadDocument): DocumentFacts {
  const outline = outlineOf(document);
  const { methods, order } = extractMethods(outline);
  const brief = extractModules(outline, methods);
  const tables = extractDescriptors(outline, methods);
  const statements = extractStatements(outline, methods);
  const grading = extractGradingWords(outline, methods);
  return {
    document,
    identity: extractIdentity(outline),
    programme: extractProgramme(outline, methods),
    methods,
    order,
    modules: brief.modules,
    criteria: [...brief.criteria, ...tables.criteria],
    alternatives: [...brief.alternatives, ...tables.alternatives],
    ksbs: statements.ksbs,
    mappings: statements.mappings,
    duties: statements.duties,
    outcomes: statements.outcomes,
    methodRules: grading.methodRules,
    overallRules: grading.overallRules,
    notes: [...brief.notes, ...tables.notes, ...statements.notes, ...grading.notes],
  };
}
