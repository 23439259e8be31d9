import { checkDraftFiles } from '#domain/standards/compiler/check-draft-files.ts';
import type { Compilation } from '#domain/standards/compiler/compilation.ts';
import { compileFacts } from '#domain/standards/compiler/compile-documents.ts';
import { extractFacts } from '#domain/standards/compiler/extract-facts.ts';
import type { DocumentFacts } from '#domain/standards/compiler/facts.ts';
import type { ReadDocument } from '#domain/standards/compiler/read-document.ts';
import type { Json } from '#domain/standards/layer-format.ts';
import { answersOf, applyDecisions, type WorkshopDraft } from '#domain/standards/workshop/apply-decisions.ts';
import type { RecordedDecision } from '#domain/standards/workshop/decision.ts';

type Layer = { readonly [key: string]: Json };

/** What a draft began with, when it did not begin with documents. */
export interface DraftBase {
  readonly standard: Layer;
  readonly plan: Layer;
}

/** The parts from which a draft is put together. */
export interface DraftParts {
  readonly base: DraftBase | null;
  /** Documents of the draft: key of the content, and the content itself. */
  readonly documents: readonly {
    readonly sha256: string;
    readonly key: string;
    readonly content: ReadDocument;
  }[];
  readonly decisions: readonly RecordedDecision[];
}

const mostHeld = 40;
const facts = new Map<string, DocumentFacts>();
const compilations = new Map<string, Compilation>();

/** Keep a value and let the oldest go. Facts and compilations follow from their keys alone, so any copy is as good. */
function remember<T>(held: Map<string, T>, key: string, make: () => T): T {
  const known = held.get(key);
  if (known !== undefined) {
    held.delete(key);
    held.set(key, known);
    return known;
  }
  const made = make();
  held.set(key, made);
  const oldest = held.keys().next().value;
  if (held.size > mostHeld && oldest !== undefined) held.delete(oldest);
  return made;
}

/** Facts of one document, extracted once. */
export function factsOf(document: {
  readonly sha256: string;
  readonly key: string;
  readonly content: ReadDocument;
}) {
  return remember(facts, `${document.key} ${document.sha256}`, () => extractFacts(document.content));
}

function fromBase(base: DraftBase): Compilation {
  const findings = checkDraftFiles(base.standard, base.plan);
  return {
    documents: [],
    ...base,
    policies: [],
    questions: [],
    findings,
    places: [],
    publishable: findings.every(({ severity }) => severity !== 'error'),
  };
}

const emptyBase: DraftBase = {
  standard: {
    format: 'guildmark.standard',
    formatVersion: 1,
    documents: [],
    versions: [],
    ksbs: [],
    modules: [],
  },
  plan: {
    format: 'guildmark.plan',
    formatVersion: 1,
    regime: 'end-point-assessment',
    documents: [],
    assesses: [],
    duration: {},
    methods: [],
    gateway: { requirements: [] },
    grading: { grades: ['fail', 'pass'], unused: [] },
    interpretations: [],
  },
};

function compilationOf({ base, documents, decisions }: DraftParts): Compilation {
  if (documents.length === 0) return fromBase(base ?? emptyBase);
  const answers = answersOf(decisions);
  const key = JSON.stringify([documents.map((one) => [one.key, one.sha256]), answers.answers]);
  return remember(compilations, key, () => compileFacts(documents.map(factsOf), answers));
}

/** The draft as it stands: the documents compiled with the answers, then every standing decision. */
export function compileDraft(parts: DraftParts): WorkshopDraft {
  return applyDecisions(compilationOf(parts), parts.decisions);
}
