import type { DocumentFacts, FoundMethod } from '#domain/standards/compiler/facts.ts';
import { methodNamed } from '#domain/standards/compiler/method-names.ts';
import { slug } from '#domain/standards/compiler/questions.ts';
import type { Id } from '#domain/standards/values.ts';

/** One method of the draft, with what every document says of it. */
export interface DraftMethod {
  readonly id: Id;
  readonly title: string;
  readonly kind: FoundMethod['kind']['value'];
  /** The document's own entry, for each document that knows the method; the leading document first. */
  readonly said: readonly { readonly facts: DocumentFacts; readonly method: FoundMethod }[];
}

type Growing = { said: { facts: DocumentFacts; method: FoundMethod }[] };

function sameMethod(growing: Growing, method: FoundMethod, all: readonly FoundMethod[]): boolean {
  const own = growing.said.map((one) => one.method);
  const names = [method.title.value, ...method.aliases];
  if (names.some((name) => methodNamed(name, own) !== undefined)) return true;
  const kinds = all.filter(({ kind }) => kind.value === method.kind.value);
  return kinds.length === 1 && own.some(({ kind }) => kind.value === method.kind.value);
}

/** Ids are the kind where only one method has it, else made from the title; unique in any case. */
function idsOf(growing: readonly Growing[]): readonly Id[] {
  const kinds = growing.map(({ said }) => said[0]?.method.kind.value ?? 'other');
  const taken = new Set<string>();
  return growing.map(({ said }, index) => {
    const kind = kinds[index] ?? 'other';
    const isOnly = kind !== 'other' && kinds.filter((one) => one === kind).length === 1;
    const base = isOnly ? kind : slug(said[0]?.method.title.value ?? 'method', 6);
    let id = base;
    for (let count = 2; taken.has(id); count += 1) id = `${base}-${count}`;
    taken.add(id);
    return id;
  });
}

/** The methods of all documents as one list, in the leading document's order. */
export function draftMethods(ranked: readonly DocumentFacts[]): readonly DraftMethod[] {
  const growing: Growing[] = [];
  for (const facts of ranked) {
    for (const method of facts.methods) {
      const known = growing.find(
        (one) => !one.said.some((said) => said.facts === facts) && sameMethod(one, method, facts.methods),
      );
      if (known) known.said.push({ facts, method });
      else if (isOwnMethod(facts, ranked)) growing.push({ said: [{ facts, method }] });
    }
  }
  const ids = idsOf(growing);
  return growing.map(({ said }, index) => ({
    id: ids[index] ?? `method-${index + 1}`,
    title: said[0]?.method.title.value ?? '',
    kind: said[0]?.method.kind.value ?? 'other',
    said,
  }));
}

/** Once a document that ranks higher has named the methods, a lower one adds none. */
function isOwnMethod(facts: DocumentFacts, ranked: readonly DocumentFacts[]): boolean {
  const first = ranked.find(({ methods }) => methods.length > 0);
  return first === facts;
}

/** The draft's method that a printed name of one document means. */
export function draftMethodNamed(
  name: string,
  methods: readonly DraftMethod[],
  facts?: DocumentFacts,
): DraftMethod | undefined {
  const own = methods.flatMap(({ said }) => said.filter((one) => !facts || one.facts === facts));
  const pool = own.length > 0 ? own : methods.flatMap(({ said }) => said);
  const found = methodNamed(
    name,
    pool.map(({ method }) => method),
  );
  return found && methods.find(({ said }) => said.some(({ method }) => method === found));
}
