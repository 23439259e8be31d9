import type { ReleasedResult } from '#contract/results.ts';
import { Section } from '#web/ui/page.tsx';
import { type MissingGrade, missingGrades } from './missing-groups.ts';
import { listed } from './results-words.ts';

/** What a better grade still needed: how many of which criteria, in the plan's words, method by method. */
export function MissingCriteria({ result }: { result: ReleasedResult }) {
  const [nearest, ...further] = missingGrades(result);
  if (!nearest) return null;
  const others = further.filter(({ groups }) => groups.length > 0);
  return (
    <Section title={`What a ${nearest.grade} still needed`}>
      <NeededFor missing={nearest} />
      {others.map((missing) => (
        <details key={missing.grade} className="gm-missing-more gm-no-print">
          <summary>What a {missing.grade} still needed</summary>
          <NeededFor missing={missing} />
        </details>
      ))}
    </Section>
  );
}

function NeededFor({ missing }: { missing: MissingGrade }) {
  return (
    <div className="gm-missing">
      {missing.outOfReach ? <p>{missing.outOfReach}</p> : null}
      {missing.groups.map((group) => (
        <div
          key={`${group.method} ${group.criteria.map(({ ref }) => ref).join()}`}
          className="gm-missing-group"
        >
          <h3>{group.title}</h3>
          <p className="gm-quiet">{group.lead}</p>
          <ul className="gm-missing-list">
            {group.criteria.map(({ ref, text }) => (
              <li key={ref}>
                <strong>{ref}</strong>
                <span>{text}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {missing.others.length > 0 ? <p>Also: {listed(missing.others)}.</p> : null}
    </div>
  );
}
