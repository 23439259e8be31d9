import type { ReactNode } from 'react';
import type { Grading, MethodGrading, ProofNode } from '#domain/grading/grading-result.ts';
import type { Tone } from '#web/ui/state-chip.tsx';
import type { ProofStep } from './proof-tree.tsx';

export interface ProofOptions {
  /** Title of a document of the plan, for the lines below quotations; its id is shown when absent. */
  documentTitle?: ((id: string) => string) | undefined;
  /** The assessor's note and the evidence at its moment, for one criterion of one method. */
  noteOf?: ((method: string, ref: string) => ReactNode | undefined) | undefined;
}

const tones: Readonly<Record<ProofNode['standing'], Tone>> = {
  met: 'met',
  'not-met': 'not-met',
  undecided: 'quiet',
};

const holds: Readonly<Record<ProofNode['standing'], string>> = {
  met: 'Holds',
  'not-met': 'Does not hold',
  undecided: 'Not decided yet',
};

const judged: Readonly<Record<ProofNode['standing'], string>> = {
  met: 'Met',
  'not-met': 'Not met',
  undecided: 'Not yet judged',
};

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const reached: Readonly<Record<ProofNode['standing'], string>> = {
  met: 'Reached',
  'not-met': 'Not reached',
  undecided: 'Not decided yet',
};

function outcomeOf(node: ProofNode): string {
  if (node.kind === 'boundary') return reached[node.standing];
  if (node.kind === 'unused-rule') return 'Not used';
  if (node.grade) return capital(node.grade);
  return node.kind === 'criterion' ? judged[node.standing] : holds[node.standing];
}

function countOf({ count }: ProofNode): string | undefined {
  if (!count) return undefined;
  const open = count.open > 0 ? `, ${count.open} not yet judged` : '';
  return `${count.have} of ${count.of}, needs ${count.need}${open}`;
}

function quotationOf(node: ProofNode, options: ProofOptions): ProofStep['quotation'] {
  if (!node.source?.words) return undefined;
  const title = options.documentTitle?.(node.source.document) ?? node.source.document;
  return { words: node.source.words, source: `${title}, ${node.source.section}` };
}

/** A rule that only says that all of its parts are needed is told by the parts themselves. */
function partsOf({ children }: ProofNode): readonly ProofNode[] {
  const [only, ...others] = children ?? [];
  const isWrapper =
    only?.kind === 'rule' && !only.source && others.length === 0 && only.text.startsWith('All of');
  return isWrapper ? (only.children ?? []) : (children ?? []);
}

/** Criteria that are listed again for a lower grade are listed there, once. */
function withoutRepeats(boundaries: readonly ProofNode[]): ProofNode[] {
  return boundaries.map((boundary, index) => {
    const later = boundaries.slice(index + 1).flatMap(partsOf);
    const isRepeated = (node: ProofNode) =>
      node.kind === 'criteria' &&
      later.some((other) => other.kind === 'criteria' && other.text === node.text);
    return {
      ...boundary,
      children: partsOf(boundary).map((node) => (isRepeated(node) ? { ...node, children: [] } : node)),
    };
  });
}

/** Words that stand above already are not quoted again. */
function quotedOnce(node: ProofNode, above: ProofNode): ProofNode {
  return node.source?.words && node.source.words === above.source?.words
    ? { ...node, source: undefined }
    : node;
}

function toneOf({ kind, standing, grade }: ProofNode): Tone {
  if (kind === 'unused-rule') return 'quiet';
  return kind === 'table-row' && standing === 'met' ? gradeTone(grade ?? null) : tones[standing];
}

function titleOf({ kind, ref, text }: ProofNode): string {
  if (kind === 'unused-rule') return 'Also printed in the documents';
  return ref && !text.startsWith(ref) ? `${ref} ${text}` : capital(text);
}

function noteOf(
  { kind, ref, text }: ProofNode,
  method: string | undefined,
  options: ProofOptions,
): ReactNode {
  if (kind === 'unused-rule') return text;
  return ref && method ? options.noteOf?.(method, ref) : undefined;
}

function stepOf(node: ProofNode, id: string, method: string | undefined, options: ProofOptions): ProofStep {
  const own = node.method ?? method;
  return {
    id,
    title: titleOf(node),
    outcome: outcomeOf(node),
    tone: toneOf(node),
    count: countOf(node),
    quotation: quotationOf(node, options),
    note: noteOf(node, own, options),
    steps: partsOf(node).map((child, index) =>
      stepOf(quotedOnce(child, node), `${id}.${index}`, own, options),
    ),
  };
}

function gradeTone(grade: string | null): Tone {
  if (grade === null) return 'quiet';
  return grade === 'fail' ? 'not-met' : 'met';
}

function methodStep(method: MethodGrading, options: ProofOptions): ProofStep {
  const attempt = method.attempt && method.attempt.number > 1 ? ` (${method.attempt.kind})` : '';
  return {
    id: method.method,
    title: `${method.title}${attempt}`,
    outcome: method.grade ? capital(method.grade) : capital(method.undecided ?? 'not decided yet'),
    tone: gradeTone(method.grade),
    steps: withoutRepeats(method.because).map((node, index) =>
      stepOf(node, `${method.method}.${index}`, method.method, options),
    ),
  };
}

/** The rules of the overall grade; the methods below it are drawn from their own gradings. */
function overallRules(because: readonly ProofNode[]): ProofNode[] {
  return because
    .flatMap((node) => (node.kind === 'overall' ? (node.children ?? []) : [node]))
    .filter(({ kind }) => kind !== 'method');
}

/** A grading as the proof that is drawn: the overall grade, the rule that gave it, and every method below. */
export function proofOfGrading(grading: Grading, options: ProofOptions = {}): ProofStep {
  const { grade, undecided, because } = grading.overall;
  const rules = overallRules(because).map((node, index) => ({
    step: stepOf(node, `overall.${index}`, undefined, options),
    isUsed: node.kind !== 'unused-rule',
  }));
  return {
    id: 'overall',
    title: 'Overall grade',
    outcome: grade ? capital(grade) : capital(undecided ?? 'not decided yet'),
    tone: gradeTone(grade),
    steps: [
      ...rules.filter(({ isUsed }) => isUsed).map(({ step }) => step),
      ...grading.methods.map((method) => methodStep(method, options)),
      ...rules.filter(({ isUsed }) => !isUsed).map(({ step }) => step),
    ],
  };
}
