import { useQueries } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { listMyResults, type ReleasedResult } from '#contract/results.ts';
import { endpointQueryAs } from '#web/api/query.ts';
import { useMe } from '#web/api/session.ts';
import { ButtonLink, Link } from '#web/shell/link.tsx';
import { Button } from '#web/ui/button.tsx';
import { formatDayShort } from '#web/ui/dates.ts';
import { Mark } from '#web/ui/mark.tsx';
import { EmptyState, Notice } from '#web/ui/notice.tsx';
import { PageHeader, Section } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { AfterFail } from './after-fail.tsx';
import { ReleasedDocument } from './released-result.tsx';
import { capital, dayOfInstant } from './results-words.ts';

const route = getRouteApi('/signed-in/my/results');

interface Owned {
  readonly result: ReleasedResult;
  readonly membershipId: string;
}

/** The apprentice's result, or what there will be to read here. */
export function MyResultsPage() {
  const { result: wanted } = route.useSearch();
  const me = useMe();
  const memberships = me.memberships.filter(
    ({ role, organisation }) => role === 'apprentice' && organisation.kind === 'assessment-organisation',
  );
  const read = useQueries({
    queries: memberships.map(({ id }) => endpointQueryAs(id, listMyResults, {})),
  });
  const owned = read.flatMap(({ data }, index): Owned[] =>
    (data?.items ?? []).map((result) => ({ result, membershipId: memberships[index]?.id ?? '' })),
  );
  const problem = read.find(({ error }) => error)?.error;
  if (problem)
    return (
      <Notice kind="problem" title={problem.title}>
        {problem.mend}
      </Notice>
    );
  if (read.some(({ isPending }) => isPending))
    return (
      <>
        <PageHeader title="Your result" />
        <Skeleton label="Reading your result" lines={6} />
      </>
    );
  const shown =
    owned.find(({ result }) => result.id === wanted) ??
    owned.find(({ result }) => result.superseded === null) ??
    owned[0];
  if (!shown) return <NoResult />;
  return <MyResult key={shown.result.id} shown={shown} all={owned} />;
}

function NoResult() {
  return (
    <>
      <PageHeader title="Your result" />
      <EmptyState
        picture={<Mark size={64} />}
        title="No result yet"
        action={<ButtonLink to="/">To my first page</ButtonLink>}
      >
        When every part of your assessment is judged and checked, your assessment organisation releases your
        result. You get an email that day, and read here your grade, why it is that grade and what is next.
      </EmptyState>
    </>
  );
}

function MyResult({ shown, all }: { shown: Owned; all: readonly Owned[] }) {
  const { result, membershipId } = shown;
  const others = all.filter((one) => one.result.id !== result.id);
  const isFailed = result.grade === 'fail' && result.superseded === null;
  return (
    <>
      <ReleasedDocument
        isPage
        result={result}
        linkTo={(id, words) => (
          <ButtonLink to="/my/results" search={{ result: id }}>
            {words}
          </ButtonLink>
        )}
        actions={
          <Button icon="file" onPress={() => window.print()}>
            Print or save as PDF
          </Button>
        }
        after={isFailed ? <AfterFail result={result} membershipId={membershipId} /> : null}
      />
      {others.length > 0 ? <OtherResults others={others} /> : null}
    </>
  );
}

function OtherResults({ others }: { others: readonly Owned[] }) {
  return (
    <div className="gm-no-print gm-result-others">
      <Section title="Your other results">
        <ul className="gm-other-results">
          {others.map(({ result }) => (
            <li key={result.id}>
              <Link to="/my/results" search={{ result: result.id }}>
                {capital(result.grade)}, {result.reference}, {formatDayShort(dayOfInstant(result.releasedAt))}
              </Link>
              {result.superseded ? <span className="gm-quiet"> replaced</span> : null}
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
