import { isDouble } from '#domain/standards/compiler/draft/draft-criteria.ts';
import type { CompilerFinding, DraftLog } from '#domain/standards/compiler/draft/draft-log.ts';
import type { Shared } from '#domain/standards/compiler/draft/draft-plan.ts';
import { compareCounts } from './compare-counts.ts';
import { compareCoverage } from './compare-coverage.ts';
import { differingCriteria, differingRules, missingCriteria } from './compare-documents.ts';

const shownOfMany = 3;

/** Many notes of one kind about one document are one finding: its places are all there, the first few in words. */
function gathered(name: string, notes: readonly CompilerFinding[]): CompilerFinding | undefined {
  const [first] = notes;
  if (!first || notes.length <= shownOfMany) return undefined;
  const shown = notes.slice(0, shownOfMany).map(({ message }) => message);
  return {
    ...first,
    message: `${notes.length} places of "${name}": ${shown.join(' ')} And ${notes.length - shownOfMany} more like these.`,
    spans: notes.flatMap(({ spans }) => spans),
  };
}

/** What readers and extractors had to mend or could not settle. */
function carried({ ranked }: Shared): readonly CompilerFinding[] {
  return ranked.flatMap(({ document, notes }) => {
    const read = document.notes.map(
      ({ code, message, spans }): CompilerFinding => ({
        severity: code === 'damaged-text' || code === 'table-uncertain' ? 'warning' : 'note',
        code,
        message,
        at: '',
        spans,
      }),
    );
    const codes = [...new Set(read.map(({ code }) => code))];
    return [
      ...codes.flatMap((code) => {
        const own = read.filter((one) => one.code === code);
        const all = gathered(document.name, own);
        return all ? [all] : own;
      }),
      ...notes.map((note): CompilerFinding => ({ ...note, at: '' })),
    ];
  });
}

function doubled({ criteria }: Shared): readonly CompilerFinding[] {
  return criteria.flatMap((one, index): CompilerFinding[] => {
    const first = criteria.slice(0, index).find((other) => isDouble(other, one));
    if (!first) return [];
    return [
      {
        severity: 'warning',
        code: 'criterion-printed-twice',
        message: `"${one.text.value}" is printed twice in one module. It should count once; decide which place holds.`,
        at: one.method ? `methods/${one.method.id}/criteria` : 'methods',
        spans: [...first.text.spans, ...one.text.spans],
      },
    ];
  });
}

function withoutModule({ criteria, modules }: Shared): readonly CompilerFinding[] {
  if (modules.length === 0) return [];
  return criteria
    .filter(({ module }) => module === undefined)
    .map(({ text }) => ({
      severity: 'warning',
      code: 'criterion-without-module',
      message: `"${text.value}" stands in no module that could be told. Choose its module.`,
      at: 'methods',
      spans: text.spans,
    }));
}

function nothingFound({ methods, criteria, ranked }: Shared): readonly CompilerFinding[] {
  const spans = ranked[0]?.identity.role.spans ?? [];
  const findings: CompilerFinding[] = [];
  if (methods.length === 0) {
    findings.push({
      severity: 'error',
      code: 'no-methods-found',
      message:
        'No assessment method was found. Check that the document is an assessment plan or a handbook of one.',
      at: 'methods',
      spans,
    });
  }
  if (criteria.length === 0) {
    findings.push({
      severity: methods.some(({ said }) => said.some(({ method }) => method.marks.length > 0))
        ? 'note'
        : 'warning',
      code: 'no-criteria-found',
      message: 'No pass, merit or distinction criterion was found. Add the document that prints them.',
      at: 'methods',
      spans,
    });
  }
  return findings;
}

/** Documents that name different standards were not meant to be compiled together. */
function differentStandards({ ranked }: Shared): readonly CompilerFinding[] {
  const named = ranked.flatMap(({ document, identity }) => {
    const [first] = identity.references;
    return first ? [{ name: document.name, reference: first }] : [];
  });
  const references = [...new Set(named.map(({ reference }) => reference.value))];
  if (references.length < 2) return [];
  const words = named.map(({ name, reference }) => `"${name}" is of ${reference.value}`).join(', ');
  return [
    {
      severity: 'error',
      code: 'documents-of-different-standards',
      message: `${words}. Compile the documents of one standard together, and leave the others out.`,
      at: 'reference',
      spans: named.flatMap(({ reference }) => reference.spans),
    },
  ];
}

/** The same part of a document under two names ("Annex A", "Appendix A"), and references that lead nowhere. */
function crossReferences({ ranked }: Shared): readonly CompilerFinding[] {
  return ranked.flatMap(({ document, programme }) => {
    const missing = programme.crossReferences.filter(({ value }) => !value.exists);
    const names = [...new Set(missing.map(({ value }) => value.says))];
    return names.map((name): CompilerFinding => {
      const letter = name.split(' ').at(-1) ?? '';
      const twin = programme.crossReferences.find(
        ({ value }) => value.exists && value.says !== name && value.says.split(' ').at(-1) === letter,
      );
      return {
        severity: 'note',
        code: twin ? 'part-under-two-names' : 'reference-leads-nowhere',
        message: twin
          ? `"${document.name}" speaks of "${name}" and of "${twin.value.says}" and has only the second: both are read as one part.`
          : `"${document.name}" refers to "${name}", which it does not have.`,
        at: '',
        spans: missing.filter(({ value }) => value.says === name).flatMap(({ spans }) => spans),
      };
    });
  });
}

/** Answers to questions that are not asked any more; they are kept in the file and do nothing. */
function strayAnswers(log: DraftLog): readonly CompilerFinding[] {
  const asked = new Set(log.questions.map(({ id }) => id));
  return [...log.answers.keys()]
    .filter((id) => !asked.has(id))
    .map((id) => ({
      severity: 'note',
      code: 'answer-to-no-question',
      message: `The answers hold one to "${id}", which is not asked any more. It is kept and has no effect.`,
      at: '',
      spans: [],
    }));
}

/** Everything to be said of the documents and the draft made from them, apart from what the plan's own check says. */
export function checkDraft(shared: Shared, log: DraftLog): readonly CompilerFinding[] {
  return [
    ...nothingFound(shared),
    ...differentStandards(shared),
    ...compareCounts(shared),
    ...missingCriteria(shared),
    ...differingCriteria(shared),
    ...differingRules(shared),
    ...compareCoverage(shared),
    ...doubled(shared),
    ...withoutModule(shared),
    ...crossReferences(shared),
    ...carried(shared),
    ...strayAnswers(log),
  ];
}
