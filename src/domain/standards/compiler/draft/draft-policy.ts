import { canonicalJson } from '#domain/standards/canonical-json.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import { slug } from '#domain/standards/compiler/questions.ts';
import type { Span } from '#domain/standards/compiler/read-document.ts';
import type { Json, Patch } from '#domain/standards/layer-format.ts';
import { isObject, keyOf, valueAt } from '#domain/standards/plan-path.ts';
import { compareStrictness } from '#domain/standards/strictness.ts';
import type { Source } from '#domain/standards/values.ts';
import { ask, type DraftLog } from './draft-log.ts';

/** Parts of a plan to which a body adds, as paths; `*` stands for every entry of either layer. */
const parts = [
  'gateway/notice',
  'gateway/requirements/*',
  'window',
  'order/*',
  'methods/*/formats',
  'methods/*/bookingNotice',
  'methods/*/sessions/*',
  'methods/*/products/*',
  'reassessment/choice',
  'reassessment/resit',
  'reassessment/retake',
  'reassessment/furtherAttempts',
  'reassessment/within',
  'reassessment/after',
  'reassessment/methods/*',
  'feedback/*',
  'independence/noRelationshipWith/*',
  'qualityAssurance',
] as const;

/** Members that carry a rule of their own inside a part that both layers have. */
const inner: Readonly<Record<string, readonly string[]>> = {
  sessions: ['duration', 'questions', 'split', 'recorded', 'place', 'apprenticesPerAssessor'],
  products: ['words', 'pieces', 'startsAfter', 'due', 'beforeSession'],
};

function keysAt(value: Json | undefined): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((entry) => keyOf(entry) ?? []);
  return isObject(value) ? Object.keys(value) : [];
}

/** The paths that a pattern means in either of two plans. */
function expand(pattern: string, layers: readonly Json[]): readonly string[] {
  let paths = [''];
  for (const step of pattern.split('/')) {
    paths = paths.flatMap((path) => {
      if (step !== '*') return [path === '' ? step : `${path}/${step}`];
      const keys = new Set(layers.flatMap((layer) => keysAt(valueAt(layer, path))));
      return [...keys].map((key) => `${path}/${key}`);
    });
  }
  return paths;
}

/** Members that say the same in other words: a body words a declaration its own way. */
const wording = new Set(['source', 'title', 'statement', 'text']);

/** A value without its sources and wordings, for comparing what is said and not how or where. */
function bare(value: Json): Json {
  if (Array.isArray(value)) return value.map(bare);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !wording.has(key))
      .map(([key, member]) => [key, bare(member)]),
  );
}

function sourceIn(value: Json | undefined): Source | undefined {
  const source = isObject(value) ? value.source : undefined;
  return isObject(source) ? (source as unknown as Source) : undefined;
}

/** The two layers being compared, and what to say about them. */
export interface LayerContext {
  readonly lead: Json;
  readonly body: Json;
  /** Name of the body. */
  readonly name: string;
  readonly grades: readonly string[];
  readonly fallback: Source;
  readonly spansOf: (at: string) => readonly Span[];
  readonly log: DraftLog;
}

function patchAt(at: string, context: LayerContext): readonly Patch[] {
  const before = valueAt(context.lead, at);
  const after = valueAt(context.body, at);
  if (after === undefined) return [];
  const source = sourceIn(after) ?? context.fallback;
  if (before === undefined)
    return isParentThere(at, context) ? [{ effect: 'fill', at, value: after, source }] : [];
  const [, , list] = at.split('/');
  const members = at.split('/').length === 4 && list ? inner[list] : undefined;
  if (members) return members.flatMap((member) => patchAt(`${at}/${member}`, context));
  if (canonicalJson(bare(before)) === canonicalJson(bare(after))) return [];
  return differing(at, { before, after, source }, context);
}

function isParentThere(at: string, { lead }: LayerContext): boolean {
  const parent = at.split('/').slice(0, -1).join('/');
  return parent === '' || valueAt(lead, parent) !== undefined;
}

function differing(
  at: string,
  { before, after, source }: { before: Json; after: Json; source: Source },
  context: LayerContext,
): readonly Patch[] {
  const { log, name, grades, spansOf } = context;
  const spans = spansOf(at);
  if (compareStrictness(at, { before, after }, grades) === 'stricter') {
    log.findings.push({
      severity: 'note',
      code: 'body-is-stricter',
      message: `${name} asks more than the plan at ${at}. That is within a body's power and becomes part of its policy.`,
      at,
      spans,
    });
    return [{ effect: 'stricter', at, value: after, source }];
  }
  const id = `difference/${slug(at, 10)}`;
  log.findings.push({
    severity: 'warning',
    code: 'documents-differ',
    message: `The plan and ${name} say different things at ${at}, and the body's is not stricter. Decide which reading holds; until then the plan's does.`,
    at,
    spans,
  });
  const reading = (value: 'plan' | 'body', from: Source): Found<string> => ({
    value,
    spans,
    section: from.section,
    certainty: 'unsure',
    by: 'draft',
  });
  const settled = ask<string>(
    log,
    {
      id,
      at,
      question: `The plan and ${name} differ at ${at}. Which holds for this body's apprentices?`,
      why: 'A body may fill what the plan leaves open or be stricter; anything else needs a recorded reading.',
      says: (value) => (value === 'plan' ? 'What the plan says' : `What ${name} says`),
      blocks: false,
    },
    [reading('plan', sourceIn(before) ?? context.fallback), reading('body', source)],
  );
  if (settled?.value !== 'body') return [];
  return [{ effect: 'replace', at, value: after, interpretation: id, source }];
}

/**
 * What a body's document adds to the plan: where the plan is silent a fill, where it is stricter a stricter value;
 * anything else is asked.
 */
export function draftPatches(context: LayerContext): readonly Patch[] {
  const layers = [context.lead, context.body];
  return parts.flatMap((pattern) => expand(pattern, layers).flatMap((at) => patchAt(at, context)));
}
