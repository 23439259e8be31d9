import type { z } from 'zod';
import type { BookingFinding } from '#contract/bookings.ts';
import { Icon } from '#web/ui/icons.tsx';
import { Quote } from '#web/ui/page.tsx';

type Finding = z.infer<typeof BookingFinding>;

/** Who stands between assessor and apprentice, step by step. */
export function PathWords({ path }: { path: readonly string[] }) {
  if (path.length < 2) return null;
  return (
    <ol className="gm-path" aria-label="What stands between them">
      {path.map((step) => (
        <li key={step}>
          <span>{step}</span>
        </li>
      ))}
    </ol>
  );
}

/** What the rules say, refusals first, each with its path and the words of its source. */
export function Findings({
  refusals,
  warnings,
}: {
  refusals: readonly Finding[];
  warnings: readonly Finding[];
}) {
  return (
    <ul className="gm-findings" aria-label="What the rules say">
      {refusals.map((finding) => (
        <FindingLine key={`${finding.code} ${finding.reason}`} finding={finding} kind="refusal" />
      ))}
      {warnings.map((finding) => (
        <FindingLine key={`${finding.code} ${finding.reason}`} finding={finding} kind="warning" />
      ))}
    </ul>
  );
}

function FindingLine({ finding, kind }: { finding: Finding; kind: 'refusal' | 'warning' }) {
  const { source } = finding;
  return (
    <li data-kind={kind}>
      <Icon name={kind === 'refusal' ? 'cross' : 'warning'} />
      <p>
        <strong>{kind === 'refusal' ? 'Not possible: ' : 'Advice: '}</strong>
        {finding.reason}
      </p>
      <PathWords path={finding.path} />
      {source?.words ? <Quote source={`${source.document}, ${source.section}`}>{source.words}</Quote> : null}
    </li>
  );
}
