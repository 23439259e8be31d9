import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readBlocks } from '#documents/blocks/read-blocks.ts';
import { extractFacts } from '#domain/standards/compiler/extract-facts.ts';
import type { DocumentFacts, FoundCriterion } from '#domain/standards/compiler/facts.ts';
import { methodNamed } from '#domain/standards/compiler/method-names.ts';

/**
 * Compares what is compiled from real documents with the plans written by hand, by the words of their criteria. It runs
 * when `GUILDMARK_SOURCE_DOCUMENTS` names a folder of documents; the repository holds none of them.
 */
const folder = process.env.GUILDMARK_SOURCE_DOCUMENTS;

interface HandMade {
  readonly reference: string;
  readonly criteria: readonly { readonly text: string; readonly kind: string; readonly method: string }[];
}

interface PlanFile {
  readonly reference: string;
  readonly methods: readonly {
    readonly title: string;
    readonly criteria?: readonly { readonly text: string; readonly kind: string; readonly module?: string }[];
  }[];
}

/** Plans shipped with this repository whose criteria belong to modules. */
function handMadePlans(): readonly HandMade[] {
  const standards = join(process.cwd(), 'standards');
  const files = readdirSync(standards, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('plan.json'))
    .map((file) => JSON.parse(readFileSync(join(standards, file), 'utf8')) as PlanFile)
    .map(({ reference, methods }) => ({
      reference,
      criteria: methods.flatMap(({ title, criteria = [] }) =>
        criteria.filter(({ module }) => module).map((one) => ({ ...one, method: title })),
      ),
    }))
    .filter(({ criteria }) => criteria.length > 0);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

interface Comparison {
  readonly document: string;
  readonly reference: string;
  readonly recall: number;
  readonly precision: number;
  readonly kind: number;
  readonly method: number;
  readonly unsure: number;
}

function agrees(facts: DocumentFacts, found: FoundCriterion, method: string): boolean {
  const names = [found.methodName?.value, ...(found.methodName?.others ?? [])];
  const wanted = methodNamed(method, facts.methods);
  return names.some(
    (name) =>
      name !== undefined &&
      (plain(method).includes(plain(name)) || methodNamed(name, facts.methods) === wanted),
  );
}

function compared(facts: DocumentFacts, { reference, criteria }: HandMade): Comparison {
  const left = [...criteria];
  const pairs = facts.criteria.flatMap((found) => {
    const at = left.findIndex(({ text }) => plain(text) === plain(found.text.value));
    const [wanted] = at < 0 ? [] : left.splice(at, 1);
    return wanted ? [{ found, wanted }] : [];
  });
  const share = (count: number) => (pairs.length === 0 ? 0 : count / pairs.length);
  const kinds = pairs.filter(({ found: { kind }, wanted }) =>
    [kind.value, ...(kind.others ?? [])].some((one) => one === wanted.kind),
  );
  return {
    document: facts.document.name,
    reference,
    recall: pairs.length / criteria.length,
    precision: facts.criteria.length === 0 ? 0 : pairs.length / facts.criteria.length,
    kind: share(kinds.length),
    method: share(pairs.filter(({ found, wanted }) => agrees(facts, found, wanted.method)).length),
    unsure: share(pairs.filter(({ found }) => found.kind.certainty === 'unsure').length),
  };
}

async function readAll(named: string): Promise<readonly DocumentFacts[]> {
  const facts: DocumentFacts[] = [];
  for (const name of readdirSync(named).sort()) {
    const read = await readBlocks({ bytes: readFileSync(join(named, name)), name });
    if (read.ok) facts.push(extractFacts(read.document));
  }
  return facts;
}

describe.skipIf(folder === undefined)(
  'briefs of real documents, compared with the plans made by hand',
  () => {
    test('one document at least gives nearly every criterion of a plan, with kind and method', async () => {
      const facts = await readAll(folder ?? '');
      const withBrief = facts.filter(({ modules }) => modules.length > 0);
      const all = withBrief.flatMap((one) => handMadePlans().map((plan) => compared(one, plan)));
      const told = all.filter(({ recall }) => recall > 0);
      console.table(told);
      expect(told.length, 'no document in the folder has a brief of a plan that is shipped').toBeGreaterThan(
        0,
      );
      const best = told.reduce((top, one) => (one.recall > top.recall ? one : top));
      expect(best.recall).toBeGreaterThanOrEqual(0.95);
      expect(best.precision).toBeGreaterThanOrEqual(0.95);
      expect(best.kind).toBeGreaterThanOrEqual(0.9);
      expect(best.method).toBeGreaterThanOrEqual(0.9);
      expect(best.unsure).toBeLessThan(0.15);
    }, 60_000);
  },
);
