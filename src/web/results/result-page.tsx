import { getRouteApi } from '@tanstack/react-router';
import { getResult, type ResultDetail } from '#contract/results.ts';
import { getEffectivePlan } from '#contract/standards.ts';
import { useEndpoint } from '#web/api/query.ts';
import { proofOfGrading } from '#web/pictures/proof-of-grading.ts';
import { ProofTree } from '#web/pictures/proof-tree.tsx';
import { BackLink } from '#web/shell/link.tsx';
import { ClockChip } from '#web/ui/clock-chip.tsx';
import { formatDay } from '#web/ui/dates.ts';
import { Notice } from '#web/ui/notice.tsx';
import { PageHeader, Section } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { Stamp } from '#web/ui/stamp.tsx';
import { StateChip } from '#web/ui/state-chip.tsx';
import { ExportSection } from './export-section.tsx';
import { JudgedAttempts } from './judged-attempts.tsx';
import { NextActionSection } from './next-action.tsx';
import { ReleaseSection } from './release-section.tsx';
import { capital, dayOfInstant, resultStates } from './results-words.ts';
import { ReviewSection } from './review-section.tsx';
import { SamplingSection } from './sampling-section.tsx';
import './results.css';

const route = getRouteApi('/signed-in/results/$resultId');

/** One result: proof and judgements at the left, what was decided about it and what is next at the right. */
export function ResultPage() {
  const { resultId } = route.useParams();
  const read = useEndpoint(getResult, { params: { resultId } });
  if (read.error)
    return (
      <>
        <PageHeader title="Result" above={<BackLink to="/results">Results</BackLink>} />
        <Notice kind="problem" title={read.error.title}>
          {read.error.mend}
        </Notice>
      </>
    );
  if (!read.data)
    return (
      <>
        <PageHeader title="Result" above={<BackLink to="/results">Results</BackLink>} />
        <Skeleton label="Reading the result" lines={8} />
      </>
    );
  return <ShownResult result={read.data} />;
}

function ShownResult({ result }: { result: ResultDetail }) {
  const state = resultStates[result.state];
  return (
    <>
      <PageHeader
        title={result.apprentice.name}
        above={<BackLink to="/results">Results</BackLink>}
        lead={`${result.reference}, ${result.provider}. Computed ${formatDay(dayOfInstant(result.computedAt))}.`}
      />
      <div className="gm-decision">
        <div>
          <Proof result={result} />
          <Section title="Judgements" aside="What was not met comes first">
            <JudgedAttempts result={result} />
          </Section>
          <NextActionSection result={result} />
        </div>
        <aside className="gm-decision-aside" aria-label="Decisions about this result">
          <section className="gm-section" aria-label="Grade">
            <p className="gm-decision-grade">{capital(result.grade)}</p>
            {result.state === 'released' ? null : <StateChip tone={state.tone}>{state.words}</StateChip>}
            {result.clock ? <ClockChip clock={result.clock} /> : null}
            <ReleasedStamp result={result} />
          </section>
          <ReviewSection result={result} />
          <ReleaseSection result={result} />
          <SamplingSection result={result} />
          <ExportSection result={result} />
        </aside>
      </div>
    </>
  );
}

function ReleasedStamp({ result }: { result: ResultDetail }) {
  const last = result.releases.at(-1);
  if (result.state !== 'released' || !last) return null;
  return <Stamp word="Released" on={dayOfInstant(last.at)} by={last.by} />;
}

function Proof({ result }: { result: ResultDetail }) {
  const plan = useEndpoint(getEffectivePlan, { params: { hash: result.planHash } });
  const titles = new Map(plan.data?.plan.documents.map(({ id, title }) => [id, title]));
  const notes = new Map(
    result.attempts.flatMap(({ method, judgements }) =>
      judgements.map(({ ref, note }) => [`${method}/${ref}`, note] as const),
    ),
  );
  const noteOf = (method: string, ref: string) => {
    const note = notes.get(`${method}/${ref}`);
    return note ? <p>Note: {note}</p> : undefined;
  };
  return (
    <Section title="Proof" aside={`Plan ${result.planHash.slice(0, 12)}`}>
      <ProofTree
        root={proofOfGrading(result.grading, { documentTitle: (id) => titles.get(id) ?? id, noteOf })}
        openLevels={1}
      />
    </Section>
  );
}
