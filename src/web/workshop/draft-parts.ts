import type { z } from 'zod';
import type { DraftFinding, DraftPlace, PlanDraft } from '#contract/workshop.ts';
import type { Plan } from '#domain/standards/plan-format.ts';
import {
  type Entry,
  isEntry,
  label,
  nameOf,
  partWords,
  textOf,
  type Value,
  wholePlan,
} from './part-words.ts';

type Draft = z.infer<typeof PlanDraft>;
/** One part of a draft that an author accepts, edits or rejects. */
export interface Part {
  /** Path by ids, as decisions name it. */
  readonly at: string;
  readonly title: string;
  /** What the plan says there, in words. */
  readonly words: string;
  readonly value: Value;
  /** `text`: a text is edited; `choice`: one of a few; `data`: the value is edited as data. */
  readonly form: 'text' | 'data';
  /** Path of the text that is edited, for the form `text`. */
  readonly textAt?: string;
  readonly kind?: string;
  readonly place?: DraftPlace;
  readonly isEntry: boolean;
}

/** Parts under one heading. */
export interface PartGroup {
  readonly id: string;
  readonly title: string;
  readonly parts: readonly Part[];
  /** List to which an entry may be added, and what an entry of it is called. */
  readonly addTo?: { readonly at: string; readonly noun: string };
}

function entriesAt(value: Value | undefined, key: string): readonly Entry[] {
  const list = isEntry(value) ? value[key] : undefined;
  return Array.isArray(list) ? list.filter(isEntry) : [];
}

/** What is known of a draft when its parts are put into words. */
interface Placing {
  readonly places: ReadonlyMap<string, DraftPlace>;
  /** The plan, once it has its whole shape. */
  readonly plan: Plan | undefined;
}

function partOf(at: string, title: string, value: Value, places: Placing): Part {
  const place = places.places.get(at);
  return {
    at,
    title,
    words: partWords(at, value, places.plan),
    value,
    form: typeof value === 'string' ? 'text' : 'data',
    ...(typeof value === 'string' ? { textAt: at } : {}),
    ...(place ? { place } : {}),
    isEntry: false,
  };
}

function entryPart(at: string, entry: Entry, places: Placing): Part {
  const text = textOf(entry.text);
  const key = textOf(entry.ref) || textOf(entry.id);
  const place = places.places.get(at);
  const words = partWords(at, entry, places.plan);
  return {
    at,
    title: text === '' ? nameOf(entry) : key,
    words: text === '' ? words : text,
    value: entry,
    form: text === '' ? 'data' : 'text',
    ...(text === '' ? {} : { textAt: `${at}/text` }),
    ...(typeof entry.kind === 'string' ? { kind: entry.kind } : {}),
    ...(place ? { place } : {}),
    isEntry: true,
  };
}

function listParts(at: string, entries: readonly Entry[], places: Placing): readonly Part[] {
  return entries.map((entry) => {
    const key = textOf(entry.id) || textOf(entry.ref) || textOf(entry.party) || textOf(entry.standardVersion);
    return entryPart(`${at}/${key}`, entry, places);
  });
}

function methodGroups(method: Entry, places: Placing): readonly PartGroup[] {
  const id = textOf(method.id);
  const at = `methods/${id}`;
  const title = textOf(method.title);
  const single = ['weight', 'formats', 'bookingNotice', 'marks', 'carryForward', 'grading'] as const;
  const lists = ['sessions', 'products', 'coverage', 'alternatives', 'conduct'] as const;
  const how = [
    partOf(`${at}/title`, 'Title', title, places),
    ...single.flatMap((key) => {
      const value = method[key];
      return value === undefined ? [] : [partOf(`${at}/${key}`, label(key), value, places)];
    }),
    ...lists.flatMap((key) => listParts(`${at}/${key}`, entriesAt(method, key), places)),
  ];
  return [
    { id: `${id}-how`, title: `${title}: how it is carried out and graded`, parts: how },
    {
      id: `${id}-criteria`,
      title: `${title}: criteria`,
      parts: listParts(`${at}/criteria`, entriesAt(method, 'criteria'), places),
      addTo: { at: `${at}/criteria`, noun: 'criterion' },
    },
  ];
}

function wholeParts(root: Entry, keys: readonly string[], prefix: string, places: Placing): readonly Part[] {
  return keys.flatMap((key) => {
    const value = root[key];
    return value === undefined || value === null
      ? []
      : [partOf(`${prefix}${key}`, label(key), value, places)];
  });
}

/** Everything of a draft that is reviewed, in the order in which a plan is read. */
export function partsOf(
  draft: Pick<Draft, 'standard' | 'plan' | 'policies' | 'places'>,
): readonly PartGroup[] {
  const standard: Entry = draft.standard;
  const plan: Entry = draft.plan;
  const places: Placing = {
    places: new Map(draft.places.map((place) => [place.at, place])),
    plan: wholePlan(plan),
  };
  const gateway = isEntry(plan.gateway) ? plan.gateway : {};
  const groups: readonly PartGroup[] = [
    {
      id: 'standard',
      title: 'Standard and plan',
      parts: [
        ...wholeParts(plan, ['reference', 'edition', 'title', 'regime'], '', places),
        ...wholeParts(standard, ['level', 'route', 'fundingBandPounds'], 'standard/', places),
        ...listParts('assesses', entriesAt(plan, 'assesses'), places).map((part) => ({
          ...part,
          title: 'Version',
          words: isEntry(part.value) ? textOf(part.value.standardVersion) : part.words,
        })),
        ...wholeParts(plan, ['duration', 'window'], '', places),
      ],
    },
    ...entriesAt(plan, 'methods').flatMap((method) => methodGroups(method, places)),
    { id: 'overall', title: 'Overall grade', parts: wholeParts(plan, ['grading'], '', places) },
    {
      id: 'gateway',
      title: 'Gateway',
      parts: [
        ...listParts('gateway/requirements', entriesAt(gateway, 'requirements'), places).map(requirementPart),
        ...wholeParts(gateway, ['notice'], 'gateway/', places),
      ],
      addTo: { at: 'gateway/requirements', noun: 'requirement' },
    },
    { id: 'order', title: 'Order', parts: listParts('order', entriesAt(plan, 'order'), places) },
    {
      id: 'reassessment',
      title: 'Resits and retakes',
      parts: isEntry(plan.reassessment)
        ? wholeParts(plan.reassessment, Object.keys(plan.reassessment), 'reassessment/', places)
        : [],
    },
    {
      id: 'people',
      title: 'Feedback, independence and quality assurance',
      parts: [
        ...listParts('feedback', entriesAt(plan, 'feedback'), places),
        ...wholeParts(plan, ['independence', 'qualityAssurance'], '', places),
      ],
    },
    {
      id: 'ksbs',
      title: 'Knowledge, skills and behaviours',
      parts: listParts('standard/ksbs', entriesAt(standard, 'ksbs'), places),
      addTo: { at: 'standard/ksbs', noun: 'statement' },
    },
    {
      id: 'modules',
      title: 'Modules',
      parts: listParts('standard/modules', entriesAt(standard, 'modules'), places),
    },
    ...draft.policies.map(({ id, policy }) => ({
      id: `policy-${id}`,
      title: `Policy of ${textOf(policy.body)}`,
      parts: policyParts(id, policy, places),
    })),
  ];
  return groups.filter(({ parts, addTo }) => parts.length > 0 || addTo !== undefined);
}

/** A requirement says in its title what is required. */
function requirementPart(part: Part): Part {
  return part.form === 'text' ? part : { ...part, title: 'Requirement', words: part.title };
}

function methodTitle(id: string | undefined, { plan }: Placing): string {
  return plan?.methods.find((method) => method.id === id)?.title ?? label(id ?? '');
}

/** What a body's document adds to the plan, named by what it fills. */
function policyParts(id: string, policy: Entry, places: Placing): readonly Part[] {
  return entriesAt(policy, 'plans').flatMap((plan) =>
    entriesAt(plan, 'patches').map((patch): Part => {
      const at = textOf(patch.at);
      const [room, method, ...rest] = at.split('/');
      const part = partOf(
        `policies/${id}/${at}`,
        label(at.split('/').at(-1) ?? ''),
        patch.value ?? null,
        places,
      );
      const place = places.places.get(at);
      return {
        ...part,
        at: `policies/${id}/patches/${at}`,
        words:
          room === 'methods' && rest.length > 0
            ? `${methodTitle(method, places)}: ${part.words}`
            : part.words,
        ...(place ? { place } : {}),
        form: 'data',
      };
    }),
  );
}

/** Only criteria are split and joined. */
export function isCriterion({ at }: Part): boolean {
  return /^methods\/[^/]+\/criteria\/[^/]+$/.test(at);
}

/** How far a part is decided. */
export type PartState = 'accepted' | 'asked' | 'found' | 'unsure' | 'open';

/** What an author should know of a part before anything else. */
export function stateOf(part: Part, draft: Pick<Draft, 'questions' | 'findings' | 'accepted'>): PartState {
  const key = part.place?.key;
  const isAsked = draft.questions.some(
    ({ at, id, answer }) =>
      answer === undefined && (at === part.at || (key !== undefined && id.endsWith(`/${key}`))),
  );
  if (isAsked) return 'asked';
  if (draft.accepted.some((at) => at === part.at || at.startsWith(`${part.at}/`))) return 'accepted';
  if (findingsOf(part, draft.findings).length > 0) return 'found';
  return part.place?.certainty === 'unsure' ? 'unsure' : 'open';
}

/** Findings about a part that nobody has decided yet. Notes do not wait for anybody. */
export function findingsOf(part: Part, findings: readonly DraftFinding[]): readonly DraftFinding[] {
  return findings.filter(
    ({ at, severity, settled }) =>
      severity !== 'note' && !settled && (at === part.at || at.startsWith(`${part.at}/`)),
  );
}
