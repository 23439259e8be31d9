import type { EffectivePlan } from '#contract/standards.ts';
import type { Criterion, Method } from '#domain/standards/method-format.ts';
import { sessionWords } from '#domain/standards/plan-words.ts';
import { Tile } from '#web/pictures/tile.tsx';
import { Section } from '#web/ui/page.tsx';
import { KsbTag } from '#web/ui/state-chip.tsx';
import { Origin } from './plan-origin.tsx';

function countWords(method: Method): string {
  const kinds = ['pass', 'merit', 'distinction'] as const;
  return kinds
    .map((kind) => ({ kind, count: method.criteria.filter((criterion) => criterion.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${count} ${kind}`)
    .join(', ');
}

/** One assessment method: how it is carried out, how it is graded, and every criterion. */
export function MethodSection({ content, method }: { content: EffectivePlan; method: Method }) {
  const at = `methods/${method.id}`;
  return (
    <Section title={method.title} aside={countWords(method)}>
      <div id={method.id} className="gm-stack">
        <ol className="gm-rules">
          {method.sessions.map((session) => (
            <li key={session.id}>
              <p>
                {session.title}
                {sessionWords(session) ? `: ${sessionWords(session)}` : ''}.
              </p>
              <Origin source={session.source} at={`${at}/sessions/${session.id}`} />
            </li>
          ))}
          {method.products.map((product) => (
            <li key={product.id}>
              <p>
                {product.title}, handed in{' '}
                {product.handedIn === 'at-gateway' ? 'at the gateway' : 'after the gateway'}
                {product.words
                  ? `, ${product.words.advisory ? 'about ' : ''}${product.words.target} words`
                  : ''}
                {product.pieces ? `, ${piecesWords(product.pieces)}` : ''}.
              </p>
              <Origin source={product.source} at={`${at}/products/${product.id}`} />
            </li>
          ))}
        </ol>
        {method.grading.form === 'conditions'
          ? method.grading.boundaries.map((boundary) => (
              <div key={boundary.grade}>
                <h3 className="gm-grade-name">{boundary.grade}</h3>
                <Origin source={boundary.source} at={`${at}/grading`} />
              </div>
            ))
          : null}
        {groupsOf(content, method).map((group) => (
          <details key={group.title} className="gm-criteria-group">
            <summary>
              {group.title} <span className="gm-quiet gm-small">{group.criteria.length}</span>
            </summary>
            <ul className="gm-plain">
              {group.criteria.map((criterion) => (
                <CriterionLine key={criterion.ref} criterion={criterion} />
              ))}
            </ul>
          </details>
        ))}
      </div>
    </Section>
  );
}

function piecesWords({ minimum, maximum }: { minimum: number; maximum?: number | undefined }): string {
  return maximum ? `${minimum} to ${maximum} pieces` : `at least ${minimum} pieces`;
}

/** Criteria by module, or by kind where the plan has no modules. */
function groupsOf({ standard }: EffectivePlan, method: Method): { title: string; criteria: Criterion[] }[] {
  const groups = new Map<string, Criterion[]>();
  for (const criterion of method.criteria) {
    const module = standard.modules.find(({ id }) => id === criterion.module)?.title;
    const title = module ?? `${criterion.kind.charAt(0).toUpperCase()}${criterion.kind.slice(1)} criteria`;
    groups.set(title, [...(groups.get(title) ?? []), criterion]);
  }
  return [...groups].map(([title, criteria]) => ({ title, criteria }));
}

function CriterionLine({ criterion }: { criterion: Criterion }) {
  return (
    <li className="gm-criterion-line">
      <Tile tile={{ kind: criterion.kind, ksbs: criterion.ksbs ?? [], state: 'plain' }} size={20} />
      <div>
        <p>
          <strong>{criterion.ref}</strong>{' '}
          <span className="gm-small gm-quiet">
            {criterion.kind}
            {criterion.printed ? '' : ', the plan prints no reference'}
          </span>{' '}
          {(criterion.ksbs ?? []).map((ksb) => (
            <KsbTag key={ksb} reference={ksb} />
          ))}
        </p>
        <p className="gm-criterion-text">{criterion.text}</p>
      </div>
    </li>
  );
}
