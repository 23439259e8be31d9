import type { CompilerFinding } from '#domain/standards/compiler/draft/draft-log.ts';
import type { Shared } from '#domain/standards/compiler/draft/draft-plan.ts';
import { formatId } from '#domain/standards/compiler/draft/draft-sessions.ts';
import { likeness, sameText } from '#domain/standards/compiler/draft/text-likeness.ts';
import type { DocumentFacts } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';

/** Criteria that one document prints and another does not. */
export function missingCriteria(shared: Shared): readonly CompilerFinding[] {
  const [lead, ...others] = shared.ranked.filter(({ criteria }) => criteria.length > 0);
  if (!lead) return [];
  const lost = others.flatMap((facts) =>
    shared.criteria
      .filter((one) => !one.said.some((said) => said.facts === facts))
      .map(
        (one): CompilerFinding => ({
          severity: 'warning',
          code: 'criterion-missing-in-document',
          message: `"${facts.document.name}" does not print the ${one.kind.value} criterion "${one.text.value}" of "${lead.document.name}". It may have been lost when the file was made; the criterion stays.`,
          at: one.method ? `methods/${one.method.id}/criteria` : 'methods',
          spans: one.text.spans,
        }),
      ),
  );
  const added = shared.unmatched.map(
    ({ facts, criterion }): CompilerFinding => ({
      severity: 'warning',
      code: 'criterion-only-in-other-document',
      message: `"${facts.document.name}" prints "${criterion.text.value}" as a ${criterion.kind.value} criterion, and "${lead.document.name}" does not. It is left out: only the plan gives criteria.`,
      at: 'methods',
      spans: criterion.text.spans,
    }),
  );
  return [...lost, ...added];
}

/** Criteria whose words, kind or module differ between documents. */
export function differingCriteria(shared: Shared): readonly CompilerFinding[] {
  return shared.criteria.flatMap((one): CompilerFinding[] => {
    const [first, ...rest] = one.said;
    return rest.flatMap(({ facts, criterion }): CompilerFinding[] => {
      const findings: CompilerFinding[] = [];
      const at = one.method ? `methods/${one.method.id}/criteria` : 'methods';
      if (first && !sameText(first.criterion.text.value, criterion.text.value)) {
        findings.push({
          severity: 'note',
          code: 'criterion-worded-differently',
          message: `"${facts.document.name}" words "${one.text.value}" as "${criterion.text.value}". The plan's words are kept.`,
          at,
          spans: [...one.text.spans, ...criterion.text.spans],
        });
      }
      if (criterion.kind.certainty === 'certain' && criterion.kind.value !== one.kind.value) {
        findings.push({
          severity: 'warning',
          code: 'criterion-of-another-kind',
          message: `"${one.text.value}" is a ${one.kind.value} criterion in the draft and a ${criterion.kind.value} criterion in "${facts.document.name}". Decide which it is.`,
          at,
          spans: criterion.kind.spans,
        });
      }
      return findings;
    });
  });
}

type Said<T> = { readonly facts: DocumentFacts; readonly found: Found<T> };

function everySaying<T>(
  shared: Shared,
  pick: (facts: DocumentFacts) => readonly Found<T>[],
): readonly Said<T>[] {
  return shared.ranked.flatMap((facts) => pick(facts).map((found) => ({ facts, found })));
}

function differ(values: readonly unknown[]): boolean {
  return new Set(values.map((value) => JSON.stringify(value))).size > 1;
}

/** What is printed about one question of the whole assessment, when the documents do not all say the same. */
function disagreement<T>(
  shared: Shared,
  pick: (facts: DocumentFacts) => readonly Found<T>[],
  about: { code: string; at: string; question: string; says: (value: T) => string },
): readonly CompilerFinding[] {
  const said = everySaying(shared, pick);
  if (!differ(said.map(({ found }) => found.value))) return [];
  const seen = new Set<string>();
  const distinct = said.filter(({ found, facts }) => {
    const key = `${facts.document.id} ${JSON.stringify(found.value)}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
  const words = distinct.map(({ facts, found }) => `"${facts.document.name}": ${about.says(found.value)}`);
  return [
    {
      severity: 'warning',
      code: about.code,
      message: `${about.question} ${words.join('; ')}. Decide which reading holds.`,
      at: about.at,
      spans: distinct.flatMap(({ found }) => found.spans),
    },
  ];
}

function silence(shared: Shared): readonly CompilerFinding[] {
  return shared.ranked.flatMap((facts): CompilerFinding[] => {
    if (facts.methods.length === 0) return [];
    const { requirements, reassessment } = facts.programme;
    const findings: CompilerFinding[] = [];
    const spans = facts.identity.role.spans;
    const name = `"${facts.document.name}"`;
    if (!requirements.some(({ value }) => value.check.kind === 'english-maths')) {
      findings.push({
        severity: 'warning',
        code: 'english-and-maths-not-stated',
        message: `${name} says nothing of English and maths. The law at the start date decides; enter it with its source.`,
        at: 'gateway/requirements',
        spans,
      });
    }
    if (reassessment.furtherAttempts.length === 0) {
      findings.push({
        severity: 'warning',
        code: 'number-of-attempts-not-stated',
        message: `${name} gives no number of resits or retakes. Until a body's policy does, they are not limited.`,
        at: 'reassessment/furtherAttempts',
        spans: reassessment.resitLearning[0]?.spans ?? reassessment.retakeLearning[0]?.spans ?? spans,
      });
    }
    return findings;
  });
}

function englishAndMaths(facts: DocumentFacts): readonly Found<string>[] {
  return facts.programme.requirements.flatMap((found) => {
    const { check } = found.value;
    return check.kind === 'english-maths'
      ? [{ ...found, value: `${check.subject} at ${check.level.replace('-', ' ')}`, others: [] }]
      : [];
  });
}

/** Rules of the whole assessment that the documents give differently, or not at all. */
export function differingRules(shared: Shared): readonly CompilerFinding[] {
  const choices = disagreement(shared, ({ programme }) => programme.reassessment.choices, {
    code: 'resit-or-retake-said-differently',
    at: 'reassessment/choice',
    question: 'How is it decided whether a further attempt is a resit or a retake?',
    says: (value) =>
      value.by === 'decision' ? 'by a decision' : `up to ${value.resitUpTo} failed methods is a resit`,
  });
  const formats = shared.methods.flatMap((method) =>
    disagreement(
      shared,
      (facts) =>
        method.said
          .filter((one) => one.facts === facts && one.method.formats.length > 0)
          .map((one) => {
            const [first] = one.method.formats;
            const value = one.method.formats
              .map((format) => formatId(format.value))
              .sort()
              .join(', ');
            return { ...(first as Found<string>), value };
          }),
      {
        code: 'formats-differ',
        at: `methods/${method.id}/formats`,
        question: `In which formats may "${method.title}" be given?`,
        says: (value) => value,
      },
    ),
  );
  const english = disagreement(shared, (facts) => englishAndMaths(facts).slice(0, 1), {
    code: 'english-and-maths-differ',
    at: 'gateway/requirements',
    question: 'Which English and maths are required?',
    says: (value) => value,
  });
  return [...choices, ...formats, ...english, ...silence(shared), ...orders(shared)];
}

function orders(shared: Shared): readonly CompilerFinding[] {
  const said = shared.ranked.flatMap((facts) => facts.order.map((found) => ({ facts, found })));
  if (said.length < 2) return [];
  const lines = said.map(
    ({ facts, found }) =>
      `"${facts.document.name}": ${found.value.before} ${found.value.strength} come before ${found.value.after}`,
  );
  const isOne = said.every(
    ({ found }) =>
      likeness(found.value.before, said[0]?.found.value.before ?? '') > 0.5 &&
      likeness(found.value.after, said[0]?.found.value.after ?? '') > 0.5 &&
      found.value.strength === said[0]?.found.value.strength,
  );
  if (isOne) return [];
  return [
    {
      severity: 'warning',
      code: 'order-said-differently',
      message: `In which order are the methods taken? ${lines.join('; ')}. What must be, refuses a booking; what should be, warns.`,
      at: 'order',
      spans: said.flatMap(({ found }) => found.spans),
    },
  ];
}
