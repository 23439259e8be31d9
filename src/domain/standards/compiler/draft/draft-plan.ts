import type { DocumentFacts } from '#domain/standards/compiler/facts.ts';
import { type Found, readAs } from '#domain/standards/compiler/found.ts';
import type { Json } from '#domain/standards/layer-format.ts';
import { branchOf, type DraftAlternative, draftAlternatives } from './draft-alternatives.ts';
import {
  type DraftCriterion,
  matchCriteria,
  orderCriteria,
  refsOf,
  type SaidCriterion,
  settleCriterion,
  writeCriterion,
} from './draft-criteria.ts';
import { draftMethodRule } from './draft-grading.ts';
import { type DraftIdentity, draftDocuments, draftIdentity } from './draft-identity.ts';
import { type DraftKsbs, draftKsbs } from './draft-ksbs.ts';
import { ask, type DraftLog, sourceOf } from './draft-log.ts';
import { type DraftMethod, draftMethodNamed, draftMethods } from './draft-methods.ts';
import { type DraftModule, draftModules, writeModules } from './draft-modules.ts';
import { draftOverall } from './draft-overall.ts';
import {
  draftDuration,
  draftFeedback,
  draftGateway,
  draftIndependence,
  draftOrder,
  draftQualityAssurance,
  draftWindow,
} from './draft-programme.ts';
import { draftReassessment } from './draft-reassessment.ts';
import { draftMethodDetails } from './draft-sessions.ts';

/** Everything that the documents agree on, before it is written. */
export interface Shared {
  readonly ranked: readonly DocumentFacts[];
  readonly identity: DraftIdentity;
  readonly methods: readonly DraftMethod[];
  readonly modules: readonly DraftModule[];
  readonly criteria: readonly DraftCriterion[];
  /** Criteria that a lower-ranked document prints and the leading one does not. */
  readonly unmatched: readonly SaidCriterion[];
  readonly alternatives: readonly DraftAlternative[];
  readonly ksbs: DraftKsbs;
  readonly log: DraftLog;
}

/** Match methods, modules and criteria over all documents and settle each criterion. */
export function shareFacts(ranked: readonly DocumentFacts[], log: DraftLog): Shared {
  const identity = draftIdentity(ranked, log);
  const methods = draftMethods(ranked);
  const modules = draftModules(ranked);
  const context = { methods, modules, log };
  const { groups, unmatched } = matchCriteria(ranked, context);
  const criteria = groups.map((group) => settleCriterion(group, context));
  const alternatives = draftAlternatives(ranked, { methods, modules, criteria });
  const ksbs = draftKsbs({ ranked, methods, modules, criteria, log });
  return { ranked, identity, methods, modules, criteria, unmatched, alternatives, ksbs, log };
}

/** A short form for tables: one the document uses, else the first letters of the title's words. */
function shortOf({ title, said }: DraftMethod): string {
  const used = said.flatMap(({ method }) => method.aliases).find((alias) => /^[A-Z]{2,6}$/.test(alias));
  const letters = title
    .replace(/\([^)]*\)/g, '')
    .split(/[^A-Za-z]+/)
    .filter((word) => word.length > 3 || /^[A-Z]/.test(word))
    .map((word) => word[0]?.toUpperCase() ?? '')
    .join('');
  return used ?? ((letters || title).slice(0, 6) || 'M');
}

function writeMethod(method: DraftMethod, shared: Shared, details: object): Json {
  const { criteria, modules, alternatives, ksbs, ranked, methods, log } = shared;
  const own = orderCriteria(
    criteria.filter((one) => one.method === method),
    modules,
  );
  const refs = refsOf(own);
  const written = own.map((one) =>
    writeCriterion(one, refs.get(one) ?? '', branchOf(one, alternatives), log),
  );
  const { rule, grades, marks: counted } = draftMethodRule(method, written, { ranked, methods, log });
  const title = method.said[0]?.method.title;
  const source = title ? sourceOf(title) : undefined;
  const marks = method.said.flatMap((one) => one.method.marks)[0] ?? counted;
  const mapped = ksbs.methodRefs.get(method);
  return {
    id: method.id,
    title: method.title,
    kind: method.kind,
    short: shortOf(method),
    grades: [...grades],
    ksbs: { refs: [...(mapped?.refs ?? [])], source: mapped?.source ?? source },
    criteria: written,
    alternatives: alternatives.filter((one) => one.method === method).map(({ alternative }) => alternative),
    ...(marks ? { marks: { maximum: marks.value, source: sourceOf(marks) } } : {}),
    ...details,
    ...(rule ? { grading: rule } : {}),
    source,
  } as unknown as Json;
}

/** Sections of one document, in the shape of plan.json; the same for every document so that layers can be compared. */
export function sectionsOf(facts: DocumentFacts, shared: Shared, log: DraftLog) {
  const context = { facts, methods: shared.methods, log };
  const reassessment = draftReassessment(context);
  return {
    duration: draftDuration(context),
    window: draftWindow(context),
    order: draftOrder(context),
    gateway: draftGateway(context),
    reassessment: Object.keys(reassessment).length > 0 ? reassessment : undefined,
    feedback: draftFeedback(context),
    independence: draftIndependence(context),
    qualityAssurance: draftQualityAssurance(context),
  };
}

/** Details of every method as one document gives them, by method id. */
export function detailsOf(facts: DocumentFacts, shared: Shared, log: DraftLog): ReadonlyMap<string, object> {
  const { methods, modules } = shared;
  return new Map(
    methods.map((method) => [method.id, draftMethodDetails(method, facts, { methods, modules, log })]),
  );
}

function outcomesOf({ ranked, methods }: Shared) {
  const owner = ranked.find(({ outcomes }) => outcomes.length > 0);
  return (owner?.outcomes ?? []).map((one, index) => ({
    id: `outcome-${index + 1}`,
    title: one.title.value,
    ksbs: [...one.ksbs.value],
    mandatory: [...one.mandatory],
    methods: one.methodNames.flatMap(({ value }) => draftMethodNamed(value, methods, owner)?.id ?? []),
    source: sourceOf(one.title),
  }));
}

/** Drop members that are undefined, so that the draft is plain JSON. */
export function plain(value: unknown): { readonly [key: string]: Json } {
  return JSON.parse(JSON.stringify(value)) as { readonly [key: string]: Json };
}

/** plan.json as far as the documents go. */
export function writePlan(shared: Shared, lead: DocumentFacts) {
  const { identity, ranked, methods, log } = shared;
  const details = detailsOf(lead, shared, log);
  const sections = sectionsOf(lead, shared, log);
  const version = identity.standardVersion;
  return plain({
    format: 'guildmark.plan',
    formatVersion: 1,
    reference: identity.reference,
    edition: identity.edition,
    title: identity.title,
    regime: identity.regime,
    documents: draftDocuments(ranked),
    assesses: version ? [{ standardVersion: version.value, source: sourceOf(version) }] : [],
    methods: methods.map((method) => writeMethod(method, shared, details.get(method.id) ?? {})),
    ...sections,
    grading: draftOverall({ ranked, methods, log }),
    outcomes: outcomesOf(shared),
    interpretations: [],
  });
}

const statuses = ['approved-for-delivery', 'in-development', 'retired', 'withdrawn'] as const;

/** No plan prints it: the register of standards does. */
function draftStatus(version: Found<string>, log: DraftLog): string | undefined {
  const asked = {
    id: 'standard-status',
    at: 'standard/versions',
    question: `Which status has version ${version.value} of the standard?`,
    why: 'No document prints it; the register of standards does.',
    says: (value: string) => value.replace(/-/g, ' '),
    blocks: false,
  };
  const readings = statuses.map((value) => readAs<string>(version, value, 'unsure'));
  return ask(log, asked, readings)?.value;
}

/** standard.json as far as the documents go. */
export function writeStandard(shared: Shared) {
  const { identity, ranked, modules, ksbs, log } = shared;
  const reference = identity.reference ?? '';
  const route = ranked.flatMap((facts) => facts.identity.routes)[0];
  const band = ranked.flatMap((facts) => facts.identity.fundingBandPounds)[0];
  const lars = ranked.flatMap((facts) => facts.identity.larsCodes)[0];
  const version = identity.standardVersion;
  const owner = ranked.find((facts) => facts.duties.length > 0);
  return plain({
    format: 'guildmark.standard',
    formatVersion: 1,
    reference: identity.reference,
    productType: reference.startsWith('AU')
      ? 'apprenticeship-unit'
      : reference.startsWith('FA')
        ? 'foundation-apprenticeship'
        : 'apprenticeship',
    title: identity.title,
    level: identity.level,
    ...(route ? { route: route.value } : {}),
    ...(lars ? { larsCode: lars.value } : {}),
    ...(band ? { fundingBandPounds: { value: band.value, source: sourceOf(band) } } : {}),
    documents: draftDocuments(ranked),
    versions: version
      ? [{ version: version.value, status: draftStatus(version, log), source: sourceOf(version) }]
      : [],
    ksbs: ksbs.ksbs,
    modules: writeModules(modules, log),
    duties: (owner?.duties ?? []).map(({ ref, text, ksbs: refs }) => ({
      ref: ref.value,
      text: text.value,
      ksbs: [...refs],
      source: sourceOf(text),
    })),
    options: [],
  });
}
