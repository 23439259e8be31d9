import { type ReactNode, useState } from 'react';
import { Icon } from '#web/ui/icons.tsx';
import { Quote } from '#web/ui/page.tsx';
import { StateChip, type Tone } from '#web/ui/state-chip.tsx';
import './proof.css';

/** One step of a proof as it is drawn: from the overall grade down to the note of one judgement. */
export interface ProofStep {
  id: string;
  /** What was decided: a method, a rule in words, a criterion. */
  title: string;
  /** The grade or judgement, in a word. */
  outcome: string;
  tone: Tone;
  /** The count that decided it, such as "8 of 10, needs 7". */
  count?: string | undefined;
  /** The plan's words for the rule, and where they stand. */
  quotation?: { words: string; source: string } | undefined;
  /** The reading chosen where the documents leave room. */
  interpretation?: string | undefined;
  /** The assessor's note, and evidence at its moment. */
  note?: ReactNode | undefined;
  steps?: readonly ProofStep[] | undefined;
}

export interface ProofTreeProps {
  root: ProofStep;
  /** Levels that are open at first; print shows all. */
  openLevels?: number | undefined;
}

/** Why the grade is what it is: opens downwards step by step, and prints as a document with everything open. */
export function ProofTree({ root, openLevels = 2 }: ProofTreeProps) {
  return (
    <ol className="gm-proof">
      <ProofNode step={root} level={1} openLevels={openLevels} />
    </ol>
  );
}

function ProofHead({ step }: { step: ProofStep }) {
  return (
    <>
      <span className="gm-proof-title">{step.title}</span>
      {step.count ? <span className="gm-proof-count">{step.count}</span> : null}
      <StateChip tone={step.tone}>{step.outcome}</StateChip>
    </>
  );
}

function ProofNode({ step, level, openLevels }: { step: ProofStep; level: number; openLevels: number }) {
  const [isOpen, setIsOpen] = useState(level <= openLevels);
  const hasMore = Boolean(step.steps?.length || step.quotation || step.note || step.interpretation);
  return (
    <li className="gm-proof-node" data-level={Math.min(level, 4)}>
      {hasMore ? (
        <button
          type="button"
          className="gm-proof-head"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          <Icon name="right" size={12} />
          <ProofHead step={step} />
        </button>
      ) : (
        <p className="gm-proof-head">
          <ProofHead step={step} />
        </p>
      )}
      {hasMore ? (
        <div className="gm-proof-body" data-open={isOpen}>
          {step.quotation ? <Quote source={step.quotation.source}>{step.quotation.words}</Quote> : null}
          {step.interpretation ? <p className="gm-proof-reading">Read as: {step.interpretation}</p> : null}
          {step.note ? <div className="gm-proof-note">{step.note}</div> : null}
          {step.steps?.length ? (
            <ol className="gm-proof-steps">
              {step.steps.map((child) => (
                <ProofNode key={child.id} step={child} level={level + 1} openLevels={openLevels} />
              ))}
            </ol>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}
