import type { z } from 'zod';
import type { DraftFinding, DraftPlace, PlanDraft } from '#contract/workshop.ts';

type Draft = z.infer<typeof PlanDraft>;
/** Any value of a draft's files. */
export type Value = z.infer<ReturnType<typeof z.json>>;

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

type Entry = { readonly [key: string]: Value };

function isEntry(value: Value | undefined): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function entriesAt(value: Value | undefined, key: string): readonly Entry[] {
  const list = isEntry(value) ? value[key] : undefined;
  return Array.isArray(list) ? list.filter(isEntry) : [];
}

function textOf(value: Value | undefined): string {
  return typeof value === 'string' ? value : value === undefined || value === null ? '' : String(value);
}

const hidden = new Set(['source', 'id', 'ref', 'title', 'printed', 'document', 'section']);

function label(key: string): string {
  return key
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/-/g, ' ')
    .toLowerCase();
}

/** A value in words for people: its members in a line, sources left out. */
export function inWords(value: Value | undefined): string {
  if (Array.isArray(value)) return value.map((one) => (isEntry(one) ? nameOf(one) : inWords(one))).join(', ');
  if (!isEntry(value)) return typeof value === 'string' ? value.replace(/-/g, ' ') : textOf(value);
  return Object.entries(value)
    .filter(([key]) => !hidden.has(key))
    .map(([key, member]) => {
      const words = inWords(member);
      return words === '' ? '' : `${label(key)} ${words}`;
    })
    .filter((part) => part !== '')
    .join(' · ');
}

function nameOf(entry: Entry): string {
  return textOf(entry.title) || textOf(entry.text) || textOf(entry.ref) || textOf(entry.id) || inWords(entry);
}

type Placing = ReadonlyMap<string, DraftPlace>;

function partOf(at: string, title: string, value: Value, places: Placing): Part {
  const place = places.get(at);
  return {
    at,
    title,
    words: inWords(value),
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
  const place = places.get(at);
  return {
    at,
    title: text === '' ? nameOf(entry) : key,
    words: text === '' ? inWords(entry) : text,
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
  const places = new Map(draft.places.map((place) => [place.at, place]));
  const standard: Entry = draft.standard;
  const plan: Entry = draft.plan;
  const gateway = isEntry(plan.gateway) ? plan.gateway : {};
  const groups: readonly PartGroup[] = [
    {
      id: 'standard',
      title: 'Standard and plan',
      parts: [
        ...wholeParts(plan, ['reference', 'edition', 'title', 'regime'], '', places),
        ...wholeParts(standard, ['level', 'route', 'fundingBandPounds'], 'standard/', places),
        ...listParts('assesses', entriesAt(plan, 'assesses'), places),
        ...wholeParts(plan, ['duration', 'window'], '', places),
      ],
    },
    ...entriesAt(plan, 'methods').flatMap((method) => methodGroups(method, places)),
    { id: 'overall', title: 'Overall grade', parts: wholeParts(plan, ['grading'], '', places) },
    {
      id: 'gateway',
      title: 'Gateway',
      parts: [
        ...listParts('gateway/requirements', entriesAt(gateway, 'requirements'), places),
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
      title: `Policy of ${textOf(policy.body as Value)}`,
      parts: policyParts(id, policy as Entry, places),
    })),
  ];
  return groups.filter(({ parts, addTo }) => parts.length > 0 || addTo !== undefined);
}

function policyParts(id: string, policy: Entry, places: Placing): readonly Part[] {
  return entriesAt(policy, 'plans').flatMap((plan) =>
    entriesAt(plan, 'patches').map((patch, index): Part => {
      const at = textOf(patch.at);
      const part = partOf(`policies/${id}/${at}`, at.replace(/[/-]/g, ' '), patch.value ?? null, places);
      const spans = placeOfSource(patch, places);
      return {
        ...part,
        at: `policies/${id}/plans/${index}`,
        ...(spans ? { place: spans } : {}),
        form: 'data',
      };
    }),
  );
}

function placeOfSource(patch: Entry, places: Placing): DraftPlace | undefined {
  return places.get(textOf(patch.at));
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
