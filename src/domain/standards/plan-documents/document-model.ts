import { z } from 'zod';

/** A criterion or statement as published, with the sign by which pass and distinction differ also without colour. */
export const QuotedCriterion = z.strictObject({
  ref: z.string(),
  /** Square for pass, diamond for distinction, circle for merit; a statement of the standard has no grade. */
  grade: z.enum(['pass', 'merit', 'distinction', 'knowledge', 'skill', 'behaviour']),
  text: z.string(),
  ksbs: z.array(z.string()),
  /** A limit, such as the option for which it counts. */
  note: z.string().optional(),
});
export type QuotedCriterion = z.infer<typeof QuotedCriterion>;

/** One part of a document, from top to bottom. Words of the plan stand only in `quote` and `criteria`. */
export const DocumentBlock = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('heading'),
    level: z.union([z.literal(2), z.literal(3)]),
    text: z.string(),
    /** Begins a new page on paper when less than a third of the page is left. */
    roomy: z.boolean().optional(),
  }),
  z.strictObject({ kind: z.literal('paragraph'), text: z.string(), quiet: z.boolean().optional() }),
  z.strictObject({ kind: z.literal('list'), ordered: z.boolean(), items: z.array(z.string()) }),
  /** The plan's own words and where they stand. */
  z.strictObject({ kind: z.literal('quote'), text: z.string(), source: z.string() }),
  /** What happens one after the other: the journey. */
  z.strictObject({
    kind: z.literal('steps'),
    steps: z.array(z.strictObject({ title: z.string(), when: z.string(), text: z.string() })),
  }),
  /** Published criteria or statements with empty columns to be filled in by hand; narrow ones take a word or a date. */
  z.strictObject({
    kind: z.literal('criteria'),
    title: z.string(),
    /** Said once below the title, such as that the references are ours. */
    note: z.string().optional(),
    criteria: z.array(QuotedCriterion),
    blanks: z.array(z.strictObject({ title: z.string(), narrow: z.boolean() })),
  }),
  /** Rows of words under headings; an empty cell is to be filled in by hand. Widths are shares. */
  z.strictObject({
    kind: z.literal('table'),
    title: z.string(),
    columns: z.array(z.strictObject({ title: z.string(), width: z.int().min(1) })).min(1),
    rows: z.array(z.array(z.string())),
  }),
  /** Things to fill in, each with its number of lines. */
  z.strictObject({
    kind: z.literal('fields'),
    fields: z.array(z.strictObject({ label: z.string(), lines: z.int().min(1) })),
  }),
  /** The published documents that are quoted, each with the attribution it asks for. */
  z.strictObject({
    kind: z.literal('origins'),
    title: z.string(),
    text: z.string(),
    items: z.array(z.string()),
  }),
  /** Boxes to tick. */
  z.strictObject({ kind: z.literal('checks'), items: z.array(z.string()) }),
]);
export type DocumentBlock = z.infer<typeof DocumentBlock>;

/** The kinds of documents that are made from a plan. */
export const PlanDocumentKind = z.enum([
  'journey',
  'handbook',
  'skills-scan',
  'progress-tracker',
  'preparation-guide',
  'gateway-declaration',
  'assessor-sheets',
]);
export type PlanDocumentKind = z.infer<typeof PlanDocumentKind>;

/** A document made from a plan, as data: a screen and a PDF are made of the same. */
export const PlanDocument = z.strictObject({
  kind: PlanDocumentKind,
  title: z.string(),
  /** The standard and the plan, in one line. */
  subtitle: z.string(),
  /** Runs at the foot of each page: standard, edition, start of the plan's hash. */
  footer: z.string(),
  /** Whether it is set on one page, in smaller type when it must be. */
  onePage: z.boolean(),
  blocks: z.array(DocumentBlock),
});
export type PlanDocument = z.infer<typeof PlanDocument>;
