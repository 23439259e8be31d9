import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readBlocks } from '#documents/blocks/read-blocks.ts';
import { extractFacts } from '#domain/standards/compiler/extract-facts.ts';
import type { DocumentFacts } from '#domain/standards/compiler/facts.ts';
import { nameWords } from '#domain/standards/compiler/method-names.ts';
import { Plan } from '#domain/standards/plan-format.ts';
import { Standard } from '#domain/standards/standard-format.ts';

/** Folder of published documents whose plans are shipped; without it there is nothing to compare. */
const folder = process.env.GUILDMARK_SOURCE_DOCUMENTS;
const shipped = 'standards';

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

function json(...path: string[]): unknown {
  return JSON.parse(readFileSync(join(shipped, ...path), 'utf8'));
}

function shippedPlans(): readonly { plan: Plan; standard: Standard }[] {
  return readdirSync(shipped).flatMap((reference) =>
    readdirSync(join(shipped, reference)).map((edition) => ({
      plan: Plan.parse(json(reference, edition, 'plan.json')),
      standard: Standard.parse(json(reference, edition, 'standard.json')),
    })),
  );
}

async function factsIn(directory: string): Promise<readonly DocumentFacts[]> {
  const facts: DocumentFacts[] = [];
  for (const name of readdirSync(directory).sort()) {
    const read = await readBlocks({ bytes: readFileSync(join(directory, name)), name });
    if (read.ok) facts.push(extractFacts(read.document));
  }
  return facts;
}

/** Whether a printed name shares its telling words with the plan's own title of a method. */
function isMethod(printed: string, title: string): boolean {
  const own = nameWords(title);
  const words = nameWords(printed);
  return words.length > 0 && words.slice(0, 2).every((word) => own.includes(word));
}

function share(right: number, of: number): number {
  return of === 0 ? 1 : right / of;
}

function criteriaShare(plan: Plan, facts: readonly DocumentFacts[]): number {
  const found = facts.flatMap(({ criteria }) => criteria);
  const wanted = plan.methods.flatMap(({ title, criteria }) => criteria.map((one) => ({ ...one, title })));
  const right = wanted.filter(({ text, kind, title }) =>
    found.some(
      (one) =>
        bare(one.text.value) === bare(text) &&
        one.kind.value === kind &&
        isMethod(one.methodName?.value ?? '', title),
    ),
  );
  return share(right.length, wanted.length);
}

function mappingShare(plan: Plan, facts: readonly DocumentFacts[]): number {
  const pairs = facts.flatMap(({ ksbs, mappings }) => [
    ...ksbs.flatMap(({ ref, methodNames }) => methodNames.map(({ value }) => [ref.value, value] as const)),
    ...mappings.flatMap((one) => one.ksbs.value.map((ref) => [ref, one.methodName.value] as const)),
  ]);
  const wanted = plan.methods.flatMap(({ title, ksbs }) => ksbs.refs.map((ref) => ({ ref, title })));
  const right = wanted.filter(({ ref, title }) =>
    pairs.some(([code, name]) => code === ref && isMethod(name, title)),
  );
  return share(right.length, wanted.length);
}

function statementShare(standard: Standard, facts: readonly DocumentFacts[]): number {
  const texts = new Map(
    facts.flatMap(({ ksbs }) => ksbs.map(({ ref, text }) => [ref.value, bare(text.value)] as const)),
  );
  const right = standard.ksbs.filter(({ ref, text }) => texts.get(ref) === bare(text));
  return share(right.length, standard.ksbs.length);
}

describe.skipIf(folder === undefined)('the shipped plans compared with their source documents', () => {
  test('criteria, statements and mappings are found in the documents that name the standard', async () => {
    const all = await factsIn(folder ?? '');
    const compared = shippedPlans().flatMap(({ plan, standard }) => {
      const facts = all.filter(
        ({ document, criteria }) => document.text.includes(plan.reference) && criteria.length > 0,
      );
      if (facts.length === 0) return [];
      const hasCodes = standard.ksbs.some(({ printed }) => printed !== false);
      return [
        {
          reference: plan.reference,
          criteria: criteriaShare(plan, facts),
          statements: hasCodes ? statementShare(standard, facts) : 1,
          mapping: hasCodes ? mappingShare(plan, facts) : 1,
        },
      ];
    });
    console.info(compared);
    expect(compared.length, `no document in ${folder} names a shipped standard`).toBeGreaterThan(0);
    for (const one of compared) expect(one.criteria, one.reference).toBeGreaterThanOrEqual(0.95);
    for (const one of compared) expect([one.statements, one.mapping], one.reference).toEqual([1, 1]);
  });
});
