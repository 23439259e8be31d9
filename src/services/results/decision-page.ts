import type { Grading, ProofNode } from '#domain/grading/grading-result.ts';
import type { Plan } from '#domain/standards/plan-format.ts';

/** What the readable page of an export is made from. */
export interface DecisionFacts {
  readonly decision: {
    readonly result: { readonly grade: string; readonly computedAt: string; readonly planHash: string };
    readonly apprentice: {
      readonly name: string;
      readonly uln: string;
      readonly provider: string;
      readonly employer: string;
    };
    readonly standard: {
      readonly reference: string;
      readonly version: string;
      readonly planEdition: string;
      readonly policy: string | null;
    };
    readonly sampling: { readonly sampled: boolean | null; readonly reasons: unknown };
  };
  readonly grading: Grading;
  readonly plan: Plan;
  readonly attempts: readonly {
    readonly id: string;
    readonly method: string;
    readonly number: number;
    readonly kind: string;
    readonly grade: string | null;
    readonly assessor: string | null;
  }[];
  readonly judgements: readonly {
    readonly attempt_id: string;
    readonly criterion_ref: string;
    readonly judgement: string;
    readonly note: string | null;
  }[];
  readonly reviews: readonly {
    readonly by: string;
    readonly outcome: string;
    readonly reason: string | null;
    readonly created_at: Date;
  }[];
  readonly releases: readonly {
    readonly grade: string;
    readonly released_at: Date;
    readonly by: string;
    readonly supersede_reason: string | null;
  }[];
}

/** Text made safe inside HTML. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const style =
  'body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#16202e}table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ccc;text-align:left;padding:.3rem .5rem;vertical-align:top}blockquote{font-family:Georgia,serif;color:#55606e;margin:.2rem 0 .2rem 1rem}ul{padding-left:1.2rem}';

/** The export's own page: the decision from the overall grade down to each judgement, in plain HTML without scripts. */
export function decisionPage(facts: DecisionFacts): string {
  const { decision, grading, attempts, reviews, releases } = facts;
  const { apprentice, standard, result } = decision;
  const rows = [
    ['Apprentice', `${apprentice.name}, ULN ${apprentice.uln}`],
    ['Provider', apprentice.provider],
    ['Employer', apprentice.employer],
    [
      'Standard',
      `${standard.reference} ${standard.version}, plan ${standard.planEdition}${standard.policy ? `, policy ${standard.policy}` : ''}`,
    ],
    ['Effective plan (SHA-256)', result.planHash],
    ['Computed', result.computedAt],
  ].map(
    ([name, value]) =>
      `<tr><th scope="row">${escapeHtml(name ?? '')}</th><td>${escapeHtml(value ?? '')}</td></tr>`,
  );
  return [
    `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Decision: ${escapeHtml(apprentice.name)}</title><style>${style}</style></head><body>`,
    `<h1>${escapeHtml(result.grade)}</h1><table>${rows.join('')}</table>`,
    '<h2>Why</h2><ul>',
    ...grading.overall.because.map(nodeItem),
    '</ul><h2>Judgements</h2>',
    ...attempts.map((attempt) => attemptTable(attempt, facts)),
    '<h2>Quality assurance</h2>',
    `<p>${decision.sampling.sampled ? 'In the sample' : 'Not in the sample'}.</p><ul>`,
    ...reviews.map(
      ({ by, outcome, reason, created_at }) =>
        `<li>${escapeHtml(`${created_at.toISOString()} ${by}: ${outcome}${reason ? `: ${reason}` : ''}`)}</li>`,
    ),
    '</ul><h2>Releases</h2><ul>',
    ...releases.map(
      ({ grade, released_at, by, supersede_reason }) =>
        `<li>${escapeHtml(`${released_at.toISOString()} ${grade}, released by ${by}${supersede_reason ? `; it replaces an earlier one: ${supersede_reason}` : ''}`)}</li>`,
    ),
    '</ul><p>The other files of this archive hold the same as data. Each is listed with its hash in manifest.json; the hash of effective-plan.json without white space is the effective plan above.</p></body></html>\n',
  ].join('\n');
}

function nodeItem(node: ProofNode): string {
  const count = node.count ? ` (${node.count.have} of ${node.count.of}, needs ${node.count.need})` : '';
  const quote = node.source?.words
    ? `<blockquote>${escapeHtml(node.source.words)} (${escapeHtml(`${node.source.document}, ${node.source.section}`)})</blockquote>`
    : '';
  const children =
    node.children && node.children.length > 0 ? `<ul>${node.children.map(nodeItem).join('')}</ul>` : '';
  const grade = node.grade ? `: ${node.grade}` : '';
  return `<li>${escapeHtml(`${node.ref ? `${node.ref} ` : ''}${node.text}${grade}`)}${count} [${node.standing}]${quote}${children}</li>`;
}

function attemptTable(
  attempt: DecisionFacts['attempts'][number],
  { plan, judgements }: DecisionFacts,
): string {
  const method = plan.methods.find(({ id }) => id === attempt.method);
  const rows = judgements
    .filter(({ attempt_id }) => attempt_id === attempt.id)
    .map(({ criterion_ref, judgement, note }) => {
      const text = method?.criteria.find(({ ref }) => ref === criterion_ref)?.text ?? '';
      return `<tr><td>${escapeHtml(criterion_ref)}</td><td>${escapeHtml(text)}</td><td>${escapeHtml(judgement)}</td><td>${escapeHtml(note ?? '')}</td></tr>`;
    });
  const title = `${method?.title ?? attempt.method}, attempt ${attempt.number} (${attempt.kind}): ${attempt.grade ?? 'not graded'}, ${attempt.assessor ?? ''}`;
  return `<h3>${escapeHtml(title)}</h3><table><tr><th>Ref</th><th>Criterion</th><th>Judgement</th><th>Note</th></tr>${rows.join('')}</table>`;
}
