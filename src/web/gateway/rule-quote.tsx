import type { z } from 'zod';
import type { RuleSource } from '#contract/shapes.ts';
import { Quote } from '#web/ui/page.tsx';
import { saySource } from './gateway-words.ts';

/** The rule behind something, in the plan's own words where it has any. */
export function RuleQuote({ source }: { source: z.infer<typeof RuleSource> }) {
  if (!source.words) return <p className="gm-small gm-quiet">{saySource(source)}</p>;
  return <Quote source={saySource(source)}>{source.words}</Quote>;
}
