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

function outcomeOf(node: ProofNode): string {
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

function stepOf(node: ProofNode, id: string, method: string | undefined, options: ProofOptions): ProofStep {
  const own = node.method ?? method;
  return {
    id,
    title: node.ref && !node.text.startsWith(node.ref) ? `${node.ref} ${node.text}` : node.text,
    outcome: outcomeOf(node),
    tone: tones[node.standing],
    count: countOf(node),
    quotation: quotationOf(node, options),
    note: node.ref && own ? options.noteOf?.(own, node.ref) : undefined,
    steps: node.children?.map((child, index) => stepOf(child, `${id}.${index}`, own, options)),
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
    steps: method.because.map((node, index) =>
      stepOf(node, `${method.method}.${index}`, method.method, options),
    ),
  };
}

/** A grading as the proof that is drawn: the overall grade, the rule that gave it, and every method below. */
export function proofOfGrading(grading: Grading, options: ProofOptions = {}): ProofStep {
  const { grade, undecided, because } = grading.overall;
  return {
    id: 'overall',
    title: 'Overall grade',
    outcome: grade ? capital(grade) : capital(undecided ?? 'not decided yet'),
    tone: gradeTone(grade),
    steps: [
      ...because.map((node, index) => stepOf(node, `overall.${index}`, undefined, options)),
      ...grading.methods.map((method) => methodStep(method, options)),
    ],
  };
}
