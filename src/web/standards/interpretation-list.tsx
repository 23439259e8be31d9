import type { EffectivePlan } from '#contract/standards.ts';
import { sourceWords } from '#domain/standards/plan-words.ts';
import { formatDay } from '#web/ui/dates.ts';
import { Quote } from '#web/ui/page.tsx';
import { StateChip } from '#web/ui/state-chip.tsx';

/** Where the documents contradict each other or themselves: every reading, the one in force, and why. */
export function InterpretationList({ content: { plan } }: { content: EffectivePlan }) {
  return plan.interpretations.map((one) => (
    <details key={one.id} className="gm-criteria-group">
      <summary>
        <strong>{one.id}</strong> {one.question}
      </summary>
      <div className="gm-stack">
        {one.readings.map((reading) => (
          <div key={reading.id} className="gm-reading">
            <p>
              {reading.says} {reading.id === one.chosen ? <StateChip tone="met">In force</StateChip> : null}
            </p>
            {reading.source.words ? (
              <Quote source={sourceWords(plan, reading.source)}>{reading.source.words}</Quote>
            ) : (
              <p className="gm-small gm-quiet">{sourceWords(plan, reading.source)}</p>
            )}
          </div>
        ))}
        <p>{one.why}</p>
        <p className="gm-small gm-quiet">
          Decided by {one.decidedBy}, {formatDay(one.decidedOn)}
        </p>
      </div>
    </details>
  ));
}
