import type { FoundMethod, FoundRequirement } from '#domain/standards/compiler/facts.ts';
import type { Found } from '#domain/standards/compiler/found.ts';
import { methodNamed } from '#domain/standards/compiler/method-names.ts';
import type { PartyRole } from '#domain/standards/values.ts';
import { isGatewayRule } from './gateway-scope.ts';
import { methodIn } from './method-mention.ts';
import { numberPattern, readNumber } from './numbers.ts';
import { partiesIn } from './parties.ts';
import { foundIn, type Passage, type Reading } from './passages.ts';

const by = 'gateway-files';

type FileCheck = Extract<FoundRequirement['check'], { kind: 'file' }>;

interface Kind {
  readonly what: FileCheck['what'];
  readonly title: string;
  readonly pattern: RegExp;
}

const kinds: readonly Kind[] = [
  {
    what: 'evidence-matrix',
    title: 'Evidence matrix',
    pattern:
      /^(?:an? |the |completed? |fully completed? |signed ){0,3}(?:evidence |portfolio |mapping |referenc\w+ |KSB )+(?:matrix|grid|mapping (?:document|form|sheet)|tracker)\b/i,
  },
  {
    what: 'project-brief',
    title: 'Project brief',
    pattern:
      /\b(?:project|report|assignment|dissertation|case study|work[- ]based project)(?:['’]s)?[ -](?:\w+ )?(?:brief|proposal|scope|scoping|title|outline|plan|synopsis|summary|specification|topic)\b|\bscoping (?:document|form)\b|\btitle(?:,| and) scope\b|\b(?:title|scope|brief|subject|outline|proposal) (?:and (?:scope|title|brief) )?(?:of|for) (?:the|their) (?:\w+[ -]){0,3}(?:project|report)\b/i,
  },
  {
    what: 'portfolio',
    title: 'Portfolio of evidence',
    pattern: /\b(?:portfolio|evidence log|logbook|log book|record of evidence)\b/i,
  },
  { what: 'showcase', title: 'Showcase', pattern: /\bshowcase\b/i },
];

const handedIn =
  /\b(?:submi(?:t|ts|tted|ssion)|provid(?:e|es|ed)|complet(?:e|es|ed)|compil(?:e|es|ed)|produc(?:e|es|ed)|hand(?:ed)? in|upload(?:ed)?|supplied|sent|collat(?:e|ed)|prepared|ready|presented|available|assembled|developed|approved)\b/i;
const never =
  /\b(?:not (?:be )?(?:required|needed|assessed|submitted|marked)|will not be|must not be|is not assessed|after (?:the )?gateway|post[- ]gateway|following (?:the )?gateway|within \w+ (?:\(\d+\) )?(?:weeks|months|days) of (?:the )?gateway|drawn from|select(?:s|ed)? (?:from|appropriate)|may (?:be )?(?:use|refer|bring))\b/i;
const contents = /\b(?:brief description|additional information|who should|when to use)\b/i;

const settledOn = /\b(?:agreed|sign(?:ed)?[- ]off)\b/i;

function isFileRule(passage: Passage, { pattern, what }: Kind): boolean {
  const { text } = passage;
  if (!pattern.test(text) || never.test(text) || !isGatewayRule(passage)) return false;
  if (passage.column !== undefined && contents.test(passage.column)) return false;
  const ledBy = passage.lead !== undefined && handedIn.test(passage.lead);
  const listed =
    passage.kind === 'item' &&
    /^(?:(?:an?|the|their|completed?|fully|signed|finished|final|work[- ]based|work) )*[A-Za-z-]+/.test(text);
  const named = passage.kind === 'cell' && passage.label === undefined && text.length < 60;
  const bare = (listed || named) && !/\b(?:will|may|can|could)\b/i.test(text);
  const agreed = what === 'project-brief' && settledOn.test(text);
  return handedIn.test(text) || agreed || ledBy || bare;
}

const range = new RegExp(
  `\\b(${numberPattern})\\s?(?:-|–|to|and)\\s?(?:an? )?(?:maximum (?:of )?)?(${numberPattern})\\s+(?:\\w+ ){0,2}(?:pieces?|items?|examples?|artefacts?)\\b`,
  'i',
);
const bounds: readonly (readonly ['minimum' | 'maximum' | 'typical', RegExp])[] = [
  [
    'minimum',
    new RegExp(
      `\\b(?:minimum(?: of)?|at least|no (?:less|fewer) than)\\s+(${numberPattern})\\s+(?:\\w+ ){0,2}(?:pieces?|items?|examples?|artefacts?)\\b`,
      'i',
    ),
  ],
  [
    'maximum',
    new RegExp(
      `\\b(?:maximum(?: of)?|at most|no more than|up to)\\s+(${numberPattern})(?:\\s+(?:\\w+ ){0,2}(?:pieces?|items?|examples?|artefacts?))?\\b`,
      'i',
    ),
  ],
  [
    'typical',
    new RegExp(`\\b(${numberPattern})\\s+(?:\\w+ ){0,2}(?:pieces?|items?|examples?|artefacts?)\\b`, 'i'),
  ],
];

interface Pieces {
  readonly minimum: number;
  readonly maximum?: number;
}

function bound(text: string, kind: 'minimum' | 'maximum' | 'typical'): number | undefined {
  const pattern = bounds.find(([name]) => name === kind)?.[1];
  return readNumber(pattern?.exec(text)?.[1] ?? '')?.value;
}

/** Numbers of pieces: "10 to 15 pieces", "a minimum of 10 and a maximum of 15", "typically 10". */
function piecesIn(text: string): { pieces: Pieces; usual: boolean } | undefined {
  if (!/\b(?:pieces?|items?|examples?|artefacts?)\b/i.test(text)) return undefined;
  const usual =
    /\b(?:typical(?:ly)?|usually|normally|approximately|around|about|suggested|recommended)\b/i.test(text);
  const both = range.exec(text);
  const low = readNumber(both?.[1] ?? '')?.value ?? bound(text, 'minimum');
  const high = readNumber(both?.[2] ?? '')?.value ?? bound(text, 'maximum');
  const count = bound(text, 'typical');
  const pieces = low === undefined && high === undefined ? exactly(count, usual) : between(low ?? 0, high);
  return pieces && { pieces, usual };
}

function between(minimum: number, maximum: number | undefined): Pieces {
  return { minimum, ...(maximum !== undefined && maximum >= minimum && maximum > 0 ? { maximum } : {}) };
}

function exactly(count: number | undefined, usual: boolean): Pieces | undefined {
  if (count === undefined) return undefined;
  return usual ? { minimum: count } : between(count, count);
}

const mapping =
  /\bmapp(?:ed|ing)\b|\bcross[- ]?referenc|\breferenc(?:ed|ing matrix)\b|\blinked to (?:the )?KSBs?\b/i;

function wordsOfBlocks(passages: readonly Passage[]): ReadonlyMap<number, string> {
  const words = new Map<number, string>();
  for (const { block, kind, text } of passages) {
    if (kind !== 'cell') words.set(block, `${words.get(block) ?? ''} ${text}`);
  }
  return words;
}

/** Whether another passage speaks of the same file: by its name, its row, or as "it" under a heading that names it. */
function isOfFile(passage: Passage, own: Passage, { kind, blocks }: FileContext & { kind: Kind }): boolean {
  const { text, label } = passage;
  if (kind.pattern.test(text) || (label !== undefined && label === own.text)) return true;
  if (!/^(?:it|this|these|evidence|the evidence|each|they|the brief|all evidence)\b/i.test(text))
    return false;
  return kind.pattern.test(
    [passage.headings.at(-1), passage.lead, label, blocks.get(passage.block)].join(' '),
  );
}

/** Passages elsewhere that say more of the same file: how many pieces, that it is mapped, who approves it. */
function furtherWords(own: Passage, context: FileContext & { kind: Kind }): readonly Passage[] {
  const { what } = context.kind;
  return context.passages.filter((passage) => {
    if (passage === own || passage.kind === 'heading') return false;
    const counts = what === 'portfolio' && (piecesIn(passage.text) !== undefined || isMapped(passage.text));
    const approves = what === 'project-brief' && approver(passage.text) !== undefined;
    return (counts || approves) && isOfFile(passage, own, context);
  });
}

function isMapped(text: string): boolean {
  return mapping.test(text) && /\b(?:must|should|is|are|be)\b/i.test(text);
}

/** Who must approve: "approved by the employer", "agreed with the employer". */
function approver(text: string): PartyRole | undefined {
  const match =
    /\b(?:approved|agreed|signed[- ]off|countersigned|authorised|confirmed) (?:by|with|between) (?:the |their )?([^.;]{3,60})/i.exec(
      text,
    );
  return match ? partiesIn(match[1] ?? '').filter((party) => party !== 'apprentice')[0] : undefined;
}

function methodOf(passage: Passage, kind: Kind, methods: readonly FoundMethod[]): string | undefined {
  return (
    methodIn(passage.text, methods) ??
    methods.find(({ title }) => kind.pattern.test(title.value))?.title.value
  );
}

function fileOf(passage: Passage, kind: Kind, context: FileContext): Found<FoundRequirement> {
  const further = furtherWords(passage, { ...context, kind }).slice(0, 3);
  const all = [passage, ...further];
  const counted = all.map(({ text }) => piecesIn(text)).find((one) => one !== undefined);
  const approvers = kind.what === 'project-brief' ? all : [passage];
  const approvedBy = approvers.map(({ text }) => approver(text)).find((one) => one !== undefined);
  const mapped = all.some(({ text }) => mapping.test(text));
  const method = methodOf(passage, kind, context.methods);
  const check: FileCheck = {
    kind: 'file',
    what: kind.what,
    ...(counted ? { pieces: counted.pieces } : {}),
    mapped,
    ...(approvedBy === undefined ? {} : { approvedBy }),
  };
  const value = { title: kind.title, check, ...(method === undefined ? {} : { methodName: method }) };
  const reading: Reading<FoundRequirement> = counted?.usual
    ? {
        value,
        certainty: 'unsure',
        others: [withoutPieces(value, check)],
        why: 'The number of pieces is given as usual, not as a limit.',
      }
    : { value };
  const place = { ...passage, spans: all.flatMap(({ spans }) => spans) };
  const led = passage.lead !== undefined && passage.kind === 'item' ? [passage.lead] : [];
  return foundIn(place, { ...reading, words: [...led, ...all.map(({ text }) => text)].join(' ') }, by);
}

function withoutPieces(value: FoundRequirement, { pieces: _, ...check }: FileCheck): FoundRequirement {
  return { ...value, check };
}

interface FileContext {
  readonly passages: readonly Passage[];
  readonly methods: readonly FoundMethod[];
  /** The words of each block, for what a sentence means by "it". */
  readonly blocks: ReadonlyMap<number, string>;
}

const chosen = /\b(?:method|format|delivery|mode|type|form|medium|manner|option|pathway)s?\b/i;
const settled =
  /\b(?:agreed|agree|confirm(?:ed)?|select(?:ed)?|cho(?:ose|sen)|decided?|declared?|notified)\b/i;
const beforeGateway =
  /\b(?:prior to|before|at|on|by)\s+(?:the\s+)?(?:apprentices?['’]?s?\s+)?(?:entering\s+|reaching\s+|passing\s+|point of\s+|time of\s+)?(?:the\s+)?gateway\b/i;

function choiceOf(printed: string, text: string): FoundRequirement {
  const branches = /\b(?:option|pathway|branch)/i.test(text) && !/\bformat|delivery\b/i.test(text);
  const name = printed.toLowerCase();
  return {
    title: branches ? `Option for the ${name} chosen` : `Format of the ${name} agreed`,
    check: { kind: 'choice', method: slug(printed), of: branches ? 'branches' : 'format' },
    methodName: printed,
  };
}

function choiceIn(passage: Passage, methods: readonly FoundMethod[]): readonly Found<FoundRequirement>[] {
  const { text } = passage;
  if (!chosen.test(text) || !settled.test(text) || !beforeGateway.test(text) || !isGatewayRule(passage))
    return [];
  const printed = methodIn(text, methods);
  if (printed === undefined || /\b(?:epa|gateway|apprentice|employer)\b/i.test(printed)) return [];
  return [foundIn(passage, { value: choiceOf(printed, text) }, by)];
}

function slug(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'method'
  );
}

function isFileOf(passage: Passage, kind: Kind, methods: readonly FoundMethod[]): boolean {
  if (!isFileRule(passage, kind) || choiceIn(passage, methods).length > 0) return false;
  // An evidence matrix is named by what it maps, and a brief or portfolio by the showcase that it is for.
  const other = kinds.find((one) => one !== kind && one.pattern.test(passage.text));
  return other === undefined || (other.what !== 'evidence-matrix' && kind.what !== 'showcase');
}

/** The places that ask for a kind of file, one for each method; a place that names no method means a file that is known. */
function placesOf(kind: Kind, { passages, methods }: FileContext): readonly Passage[] {
  const taken = new Map<string | undefined, Passage>();
  for (const passage of passages) {
    if (!isFileOf(passage, kind, methods)) continue;
    const printed = methodOf(passage, kind, methods);
    const method = printed === undefined ? undefined : methodNamed(printed, methods)?.title.value;
    const known = taken.has(method) || (method === undefined && taken.size > 0);
    if (!known) taken.set(method, passage);
  }
  if (taken.size > 1) taken.delete(undefined);
  return [...taken.values()];
}

/** Files handed in at gateway, and formats agreed before it. One requirement for each kind of file and method. */
export function findFiles(
  passages: readonly Passage[],
  methods: readonly FoundMethod[],
): readonly Found<FoundRequirement>[] {
  const context = { passages, methods, blocks: wordsOfBlocks(passages) };
  const files = kinds.flatMap((kind) =>
    placesOf(kind, context).map((passage) => fileOf(passage, kind, context)),
  );
  return [...files, ...passages.flatMap((passage) => choiceIn(passage, methods))];
}
