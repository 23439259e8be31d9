import { type DraftLog, newLog } from '#domain/standards/compiler/draft/draft-log.ts';
import {
  detailsOf,
  plain,
  type Shared,
  sectionsOf,
  shareFacts,
  writePlan,
  writeStandard,
} from '#domain/standards/compiler/draft/draft-plan.ts';
import { draftPatches } from '#domain/standards/compiler/draft/draft-policy.ts';
import { rankDocuments } from '#domain/standards/compiler/draft/rank-documents.ts';
import { writeInterpretations } from '#domain/standards/compiler/draft/write-interpretations.ts';
import { checkDraft } from '#domain/standards/compiler/findings/check-draft.ts';
import type { Json } from '#domain/standards/layer-format.ts';
import { valueAt } from '#domain/standards/plan-path.ts';
import { checkDraftFiles } from './check-draft-files.ts';
import type { Compilation, CompiledDocument, DraftPolicy } from './compilation.ts';
import { extractFacts } from './extract-facts.ts';
import type { DocumentFacts } from './facts.ts';
import { type Answers, slug } from './questions.ts';
import type { ReadDocument } from './read-document.ts';

function describe({ document, identity }: DocumentFacts): CompiledDocument {
  const { id, name, format, sha256, pages } = document;
  const body = identity.body?.value;
  return {
    id,
    name,
    format,
    sha256,
    role: identity.role.value,
    pages: pages.length,
    ...(body ? { body } : {}),
  };
}

/** The sections of another document in the shape of the plan, so that the two layers can be compared path by path. */
function layerOf(facts: DocumentFacts, shared: Shared): Json {
  const log = newLog([]);
  const details = detailsOf(facts, shared, log);
  const methods = shared.methods.map(({ id }) => ({ id, ...details.get(id) }));
  return plain({ methods, ...sectionsOf(facts, shared, log) });
}

function policyOf(facts: DocumentFacts, plan: Json, shared: Shared, log: DraftLog): DraftPolicy | undefined {
  const name = facts.identity.body?.value ?? facts.document.name;
  const grades = valueAt(plan, 'grading/grades');
  const patches = draftPatches({
    lead: plan,
    body: layerOf(facts, shared),
    name,
    grades: Array.isArray(grades) ? grades.filter((grade) => typeof grade === 'string') : [],
    fallback: { document: facts.document.id, section: 'The document' },
    spansOf: () => [],
    log,
  });
  if (patches.length === 0) return undefined;
  const number = facts.identity.qualificationNumbers[0]?.value;
  const id = slug(name, 5);
  const { documents } = plan as { documents: Json };
  const own = Array.isArray(documents)
    ? documents.filter((one) => valueAt(one, 'id') === facts.document.id)
    : [];
  return {
    id,
    policy: plain({
      format: 'guildmark.policy',
      formatVersion: 1,
      id,
      body: name,
      version: facts.identity.editions[0]?.value ?? '1',
      documents: own,
      plans: [
        {
          reference: shared.identity.reference,
          edition: shared.identity.edition,
          ...(number ? { qualificationNumber: number } : {}),
          patches,
          interpretations: [],
        },
      ],
    }),
  };
}

const weight = { error: 0, warning: 1, note: 2 } as const;

/**
 * Compile documents of one standard into a draft plan: standard.json, plan.json and a policy for each assessment
 * organisation's document, with the place of every part, the questions that the documents leave open, and findings.
 * The same documents and answers always give the same compilation.
 */
export function compileDocuments(documents: readonly ReadDocument[], answers?: Answers): Compilation {
  return compileFacts(documents.map(extractFacts), answers);
}

/** The same from facts already extracted, so that answering a question does not read the documents again. */
export function compileFacts(facts: readonly DocumentFacts[], answers?: Answers): Compilation {
  const ranked = rankDocuments(facts);
  const log = newLog(answers?.answers ?? []);
  const shared = shareFacts(ranked, log);
  const lead = ranked.find(({ methods }) => methods.length > 0) ?? ranked[0];
  if (!lead) return empty;
  const bare = writePlan(shared, lead);
  const standard = writeStandard(shared);
  const policies = ranked
    .filter((one) => one !== lead && one.identity.role.value === 'body' && one.methods.length > 0)
    .flatMap((one) => policyOf(one, bare, shared, log) ?? []);
  const { plan, policies: finished } = writeInterpretations(bare, policies, log);
  const findings = [...log.findings, ...checkDraft(shared, log), ...checkDraftFiles(standard, plan)].sort(
    (a, b) => weight[a.severity] - weight[b.severity],
  );
  const isOpen = log.questions.some(({ blocks, answer }) => blocks && answer === undefined);
  return {
    documents: ranked.map(describe),
    standard,
    plan,
    policies: finished,
    questions: log.questions,
    findings,
    places: log.places,
    publishable: !isOpen && findings.every(({ severity }) => severity !== 'error'),
  };
}

const empty: Compilation = {
  documents: [],
  standard: {},
  plan: {},
  policies: [],
  questions: [],
  findings: [],
  places: [],
  publishable: false,
};
