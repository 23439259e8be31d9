import { createContext, useContext } from 'react';
import type { EffectivePlan } from '#contract/standards.ts';
import { sourceWords } from '#domain/standards/plan-words.ts';
import type { Source } from '#domain/standards/values.ts';
import { Quote } from '#web/ui/page.tsx';
import { Tag } from '#web/ui/state-chip.tsx';

/** The plan that the parts of a page are read from. */
export const PlanContext = createContext<EffectivePlan | undefined>(undefined);

/** Where a value comes from: the plan's own words when it has any, the section, and the layer that changed it. */
export function Origin({ source, at }: { source: Source; at: string }) {
  const content = useContext(PlanContext);
  if (!content) return null;
  const words = sourceWords(content.plan, source);
  const layers = content.provenance.filter((each) => each.at === at || each.at.startsWith(`${at}/`));
  return (
    <>
      {source.words ? (
        <Quote source={words}>{source.words}</Quote>
      ) : (
        <p className="gm-small gm-quiet">{words}</p>
      )}
      {layers.map((layer) => (
        <p key={`${layer.at} ${layer.by}`} className="gm-small gm-layer">
          <Tag>{layer.layer === 'policy' ? 'Policy' : 'Dispensation'}</Tag> {layer.source}
        </p>
      ))}
    </>
  );
}
