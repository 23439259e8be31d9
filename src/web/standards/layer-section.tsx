import type { EffectivePlan } from '#contract/standards.ts';
import { Section } from '#web/ui/page.tsx';

/** Every value that a layer above the plan gave or narrowed, and where that layer says so. */
export function LayerSection({ content: { provenance } }: { content: EffectivePlan }) {
  if (provenance.length === 0) return null;
  return (
    <Section title="What the policy adds" aside={`${provenance.length} values`}>
      <ul className="gm-rules">
        {provenance.map((one) => (
          <li key={`${one.at} ${one.by}`}>
            <p>{pathWords(one.at)}</p>
            <p className="gm-small gm-quiet">{one.source}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** "Reassessment, resit, cap" for a path of a plan. */
function pathWords(at: string): string {
  const words = at
    .split('/')
    .map((step) =>
      step
        .replaceAll(/([A-Z])/g, ' $1')
        .replaceAll('-', ' ')
        .toLowerCase(),
    )
    .join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
