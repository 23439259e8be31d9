import type { ReactNode } from 'react';
import type { ReleasedResult } from '#contract/results.ts';
import { proofOfGrading } from '#web/pictures/proof-of-grading.ts';
import { ProofTree } from '#web/pictures/proof-tree.tsx';
import { formatDay, formatInstant } from '#web/ui/dates.ts';
import { Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/page.tsx';
import { usePageTitle } from '#web/ui/page-focus.ts';
import { Stamp } from '#web/ui/stamp.tsx';
import { StateChip } from '#web/ui/state-chip.tsx';
import { MissingCriteria } from './missing-criteria.tsx';
import { attemptWords, capital, dayOfInstant, gradeTone } from './results-words.ts';
import './results.css';

export interface ReleasedDocumentProps {
  result: ReleasedResult;
  /** Leads to another release of the same apprentice. */
  linkTo: (resultId: string, words: string) => ReactNode;
  /** What stands above the grade, such as the way back. */
  above?: ReactNode | undefined;
  actions?: ReactNode | undefined;
  /** What the reader may do after the result, beside what happens next. */
  after?: ReactNode | undefined;
  /** Whether the page belongs to this result alone, so that its grade is the page's heading. */
  isPage?: boolean | undefined;
}

/** A released result as a document: stamp, grade, one sentence why, what was missing, what is next, and the proof. */
export function ReleasedDocument(props: ReleasedDocumentProps) {
  const { result } = props;
  const titles = new Map(result.documents.map(({ id, title }) => [id, title]));
  return (
    <article className="gm-result">
      <ResultHead {...props} />
      <div className="gm-result-missing">
        <MissingCriteria result={result} />
      </div>
      <div className="gm-result-aside">
        {result.superseded ? null : (
          <Section title="What happens next">
            <ul className="gm-next-steps">
              {result.nextSteps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ul>
          </Section>
        )}
        {props.after}
        <Attempts result={result} />
      </div>
      <div className="gm-result-proof">
        <Section title="How the grade came about" aside="Opens down to each criterion">
          <ProofTree
            root={proofOfGrading(result.grading, { documentTitle: (id) => titles.get(id) ?? id })}
            openLevels={1}
          />
        </Section>
        <p className="gm-result-foot">
          Decided by the rules of {result.planTitle}. Plan {result.planHash.slice(0, 12)}, result {result.id},
          released {formatInstant(result.releasedAt)}.
        </p>
      </div>
    </article>
  );
}

function ResultHead({ result, above, actions, isPage, linkTo }: ReleasedDocumentProps) {
  const isReplaced = result.superseded !== null;
  return (
    <header className="gm-result-head" data-replaced={isReplaced || undefined}>
      {above}
      {result.superseded ? (
        <Notice
          kind="warning"
          title="Another result has taken the place of this one"
          actions={linkTo(result.superseded.by, 'Read the result that counts')}
        >
          {result.superseded.reason}
        </Notice>
      ) : null}
      <p className="gm-result-plan">
        <strong>{result.apprentice}</strong>
        <span>
          {result.planTitle} <span className="gm-result-reference">{result.reference}</span>
        </span>
      </p>
      <div className="gm-result-grade">
        {isPage ? <PageGrade grade={result.grade} /> : <h2>{capital(result.grade)}</h2>}
        <Stamp
          word="Released"
          on={dayOfInstant(result.releasedAt)}
          by={result.assessmentOrganisation}
          isFresh
        />
      </div>
      <p className="gm-result-sentence">{result.sentence}</p>
      {result.supersedes ? (
        <p className="gm-result-replaces">
          This result takes the place of the {result.supersedes.grade} released on{' '}
          {formatDay(dayOfInstant(result.supersedes.releasedAt))}: {result.supersedes.reason}
        </p>
      ) : null}
      {actions ? <div className="gm-row gm-no-print">{actions}</div> : null}
    </header>
  );
}

function PageGrade({ grade }: { grade: string }) {
  const heading = usePageTitle(`Result: ${capital(grade)}`);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {capital(grade)}
    </h1>
  );
}

function Attempts({ result }: { result: ReleasedResult }) {
  return (
    <Section title="Attempts">
      <ul className="gm-attempts">
        {result.attempts.map((attempt) => (
          <li key={attempt.id}>
            <span>
              {attempt.title}
              <small>{attemptWords(attempt)}</small>
            </span>
            <StateChip tone={gradeTone(attempt.grade)}>{capital(attempt.grade)}</StateChip>
          </li>
        ))}
      </ul>
    </Section>
  );
}
