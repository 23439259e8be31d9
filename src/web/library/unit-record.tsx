import type { Standard } from '#domain/standards/standard-format.ts';
import type { RecordedMethod, UnitView } from '#domain/standards/units/unit-view.ts';
import { Section } from '#web/ui/page.tsx';
import { KsbTag, Tag } from '#web/ui/state-chip.tsx';

function countWords(method: RecordedMethod): string {
  const kinds = ['pass', 'merit', 'distinction'] as const;
  return kinds
    .map((kind) => ({ kind, count: method.criteria.filter((criterion) => criterion.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${count} ${kind}`)
    .join(', ');
}

/** The methods of the assessment, each with the criteria that are judged in it. */
export function AssessmentRecord({
  view,
  standard,
  isOpen,
}: {
  view: UnitView;
  standard: Standard;
  isOpen: boolean;
}) {
  return (
    <Section
      title="Assessment record"
      aside={view.record.length === 1 ? '1 method' : `${view.record.length} methods`}
    >
      <div id="record" className="gm-units">
        {view.record.map((method) => (
          <details key={method.id} className="gm-unit" open={isOpen}>
            <summary>
              <span className="gm-unit-title">{method.title}</span>
              {method.options.map((id) => (
                <Tag key={id}>{standard.options.find((option) => option.id === id)?.title ?? id}</Tag>
              ))}
              <span className="gm-small gm-quiet">
                {[countWords(method), method.grades.length > 0 ? `graded ${method.grades.join(', ')}` : '']
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </summary>
            <MethodCriteria method={method} />
          </details>
        ))}
      </div>
    </Section>
  );
}

function MethodCriteria({ method }: { method: RecordedMethod }) {
  if (method.criteria.length === 0) {
    return (
      <p className="gm-unit-note">
        {method.outside
          ? `The result comes from ${method.outside}.`
          : 'The plan grades this method without criteria of its own, by marks or as a whole.'}
      </p>
    );
  }
  return (
    <ol className="gm-unit-lines">
      {method.criteria.map((criterion) => (
        <li key={criterion.ref}>
          <span className="gm-unit-number">{criterion.ref}</span>
          <p className="gm-side-text">
            {criterion.text}{' '}
            {(criterion.ksbs ?? []).map((ksb) => (
              <KsbTag key={ksb} reference={ksb} />
            ))}
          </p>
          <span className="gm-small gm-quiet gm-capital">{criterion.kind}</span>
        </li>
      ))}
    </ol>
  );
}
