import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import { planDocumentPdf } from '#documents/write/plan-document-pdf.ts';
import { PlanDocument } from '#domain/standards/plan-documents/document-model.ts';
import { listPlanDocuments, makePlanDocument } from '#domain/standards/plan-documents/plan-documents.ts';
import { packageRoot } from './package-root.ts';
import { openPlanLibrary, readPlanDirectory } from './plan-library.ts';

const home = join(packageRoot(), 'src', 'testing', 'plans');
const invented = readdirSync(home).map((name) => {
  const { bundle } = readPlanDirectory(join(home, name));
  if (!bundle) throw new Error(`the plan ${name} must be readable`);
  return { name, ...bundle };
});
const published = openPlanLibrary()
  .listPlans()
  .map((bundle) => ({ name: `${bundle.plan.reference} ${bundle.plan.edition}`, ...bundle }));
const hash = 'a1b2c3d4e5f6'.padEnd(64, '0');

const squeezed = (text: string) => text.replace(/\s+/g, '');

/** The words of a block that must not be empty; an empty list of items counts as one empty word. */
function wordsOf(block: PlanDocument['blocks'][number]): readonly string[] {
  if (block.kind === 'heading' || block.kind === 'paragraph') return [block.text];
  if (block.kind === 'list' || block.kind === 'checks') return block.items.length > 0 ? block.items : [''];
  if (block.kind === 'criteria')
    return block.criteria.length > 0 ? block.criteria.map(({ text }) => text) : [''];
  return [];
}

async function readBack(bytes: Buffer) {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const page = await pdf.getPage(index + 1);
      const { items } = await page.getTextContent();
      return {
        text: items.map((item) => ('str' in item ? item.str : '')).join(' '),
        tags: JSON.stringify(await page.getStructTree()),
      };
    }),
  );
  const marked = (await pdf.getMarkInfo())?.Marked;
  await pdf.destroy();
  return {
    pages: pages.length,
    marked,
    text: squeezed(pages.map(({ text }) => text).join(' ')),
    tags: pages.map(({ tags }) => tags).join(''),
  };
}

describe.each([...invented, ...published])('$name', ({ plan, standard }) => {
  const documents = listPlanDocuments(plan).map((entry) => {
    const document = makePlanDocument({ plan, standard, hash }, entry.kind, entry.method ?? undefined);
    if (!document) throw new Error(`${entry.title} is listed and must be there`);
    return { entry, document };
  });

  test('gives every document that it lists, without an empty part', () => {
    expect(documents.length).toBeGreaterThan(4);
    for (const { entry, document } of documents) {
      expect(PlanDocument.parse(document).title).toBe(entry.title);
      for (const words of document.blocks.flatMap(wordsOf)) expect(words).toMatch(/\S/);
      expect(JSON.stringify(document.blocks)).not.toMatch(/undefined|\[object|NaN| {2}/);
    }
  });

  test('quotes every criterion word for word in the handbook and the papers of its method', () => {
    for (const method of plan.methods) {
      const texts = method.criteria.map(({ text }) => text).sort();
      for (const kind of ['preparation-guide', 'assessor-sheets'] as const) {
        const made = documents.find(({ entry }) => entry.kind === kind && entry.method === method.id);
        if (!made) continue;
        const quoted = made.document.blocks.flatMap((block) =>
          block.kind === 'criteria' &&
          ['pass', 'merit', 'distinction'].includes(block.criteria[0]?.grade ?? '')
            ? block.criteria.map(({ text }) => text)
            : [],
        );
        expect(quoted.sort()).toEqual(texts);
      }
    }
  });

  test('can be set as tagged PDF', () => {
    for (const { document } of documents) expect(planDocumentPdf(document).byteLength).toBeGreaterThan(1000);
  });
});

test('a plan without a gateway has no gateway declaration', () => {
  const unit = invented.find(({ plan }) => plan.gateway.requirements.length === 0);
  if (!unit) throw new Error('one of the invented plans has no gateway');
  expect(listPlanDocuments(unit.plan).map(({ kind }) => kind)).not.toContain('gateway-declaration');
  expect(makePlanDocument({ ...unit, hash }, 'gateway-declaration')).toBeUndefined();
  expect(makePlanDocument({ ...unit, hash }, 'assessor-sheets', 'no-such-method')).toBeUndefined();
});

test('nobody gets assessor’s sheets for what the employer verifies', () => {
  const reformed = invented.find(({ name }) => name === 'behaviours-verified-by-employer');
  const verified = reformed?.plan.methods.find(({ kind }) => kind === 'verification');
  if (!reformed || !verified) throw new Error('one invented plan has behaviours verified');
  const sheets = listPlanDocuments(reformed.plan).filter(({ kind }) => kind === 'assessor-sheets');
  expect(sheets.map(({ method }) => method)).not.toContain(verified.id);
  expect(makePlanDocument({ ...reformed, hash }, 'assessor-sheets', verified.id)).toBeUndefined();
});

test('the guide to a sampled method says what is always assessed', () => {
  const sampled = invented.find(({ plan }) => plan.methods.some(({ sampling }) => sampling));
  const method = sampled?.plan.methods.find(({ sampling }) => sampling);
  if (!sampled || !method?.sampling) throw new Error('one invented plan samples');
  const guide = makePlanDocument({ ...sampled, hash }, 'preparation-guide', method.id);
  const words = JSON.stringify(guide?.blocks);
  expect(words).toContain('Always assessed: ');
  for (const ref of method.sampling.mandatory) expect(words).toContain(ref);
});

describe('the printed documents of published plans', () => {
  test.each(published)('hold every criterion and statement: $name', async ({ plan, standard }) => {
    const handbook = makePlanDocument({ plan, standard, hash }, 'handbook');
    if (!handbook) throw new Error('every plan has a handbook');
    const { pages, marked, text, tags } = await readBack(planDocumentPdf(handbook));
    expect(pages).toBeGreaterThan(1);
    expect(marked).toBe(true);
    for (const { text: words } of plan.methods.flatMap(({ criteria }) => criteria))
      expect(text).toContain(squeezed(words));
    for (const { text: words } of standard.ksbs) expect(text).toContain(squeezed(words));
    for (const tag of ['"H1"', '"H2"', '"Table"', '"TH"', '"TD"', '"BlockQuote"'])
      expect(tags).toContain(tag);
  });

  test.each(published)('fit one page when they are the journey: $name', async ({ plan, standard }) => {
    const journey = makePlanDocument({ plan, standard, hash }, 'journey');
    if (!journey) throw new Error('every plan has a journey');
    expect((await readBack(planDocumentPdf(journey))).pages).toBe(1);
  });
});

test('the same plan gives the same bytes, and words are never read as markup', async () => {
  const [first] = invented;
  if (!first) throw new Error('there are invented plans');
  const name = '#panic("x") $a$ *b* \\ _c_ = d `e` <f> @g // h';
  const standard = { ...first.standard, title: name };
  const journey = makePlanDocument({ plan: first.plan, standard, hash }, 'journey');
  if (!journey) throw new Error('every plan has a journey');
  const bytes = planDocumentPdf(journey);
  expect(planDocumentPdf(journey).equals(bytes)).toBe(true);
  expect((await readBack(bytes)).text).toContain(squeezed(name));
});
