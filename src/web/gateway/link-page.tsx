import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { type LinkView, openLink } from '#contract/gateway.ts';
import { asProblem, type Problem } from '#web/api/problem.ts';
import { useEndpoint } from '#web/api/query.ts';
import { formatInstant } from '#web/ui/dates.ts';
import { EmptyState } from '#web/ui/notice.tsx';
import { PageHeader } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import './gateway.css';
import { FileList } from './file-list.tsx';
import { countOf } from './gateway-words.ts';
import { LinkAnswer } from './link-answer.tsx';
import { LinkDone, type LinkOutcome } from './link-done.tsx';
import { LinkLayout } from './link-layout.tsx';
import { RuleQuote } from './rule-quote.tsx';
import { StatementToSign } from './statement.tsx';

const route = getRouteApi('/link/$token');

/** What an employer without an account sees: one apprentice, one question. */
export function LinkPage() {
  const { token } = route.useParams();
  const view = useEndpoint(openLink, { params: { token } });
  const [outcome, setOutcome] = useState<LinkOutcome>();
  if (outcome && view.data)
    return (
      <LinkLayout provider={view.data.provider}>
        <LinkDone view={view.data} outcome={outcome} />
      </LinkLayout>
    );
  if (view.error && !view.data)
    return (
      <LinkLayout>
        <Closed problem={asProblem(view.error)} />
      </LinkLayout>
    );
  if (!view.data)
    return (
      <LinkLayout>
        <Skeleton label="Opening the link" lines={6} />
      </LinkLayout>
    );
  return (
    <LinkLayout provider={view.data.provider}>
      <Question view={view.data} token={token} onDone={setOutcome} />
    </LinkLayout>
  );
}

const questions: Readonly<Record<LinkView['purpose'], (name: string) => string>> = {
  sign: (name) => `Is ${name} ready to be assessed?`,
  approve: (name) => `Do you approve what ${name} proposes?`,
  confirm: (name) => `Can you confirm this about ${name}?`,
  waive: (name) => `Do you waive this for ${name}?`,
};

function Question({
  view,
  token,
  onDone,
}: {
  view: LinkView;
  token: string;
  onDone: (outcome: LinkOutcome) => void;
}) {
  return (
    <>
      <div className="gm-ask-question">
        <PageHeader
          title={questions[view.purpose](view.apprentice)}
          lead={`${view.apprentice} is an apprentice at ${view.employer}, on ${view.standard}. You are asked because you are the line manager. It takes about five minutes.`}
        />
        <StatementToSign statement={view.statement} title={view.title} />
      </div>
      <aside className="gm-ask-about" aria-label="What it is about">
        <h2>What it is about</h2>
        {view.items.length === 0 ? (
          <p className="gm-quiet">Only the words themselves: nothing has to be read first.</p>
        ) : (
          <ul className="gm-ask-items">
            {view.items.map((item) => (
              <AboutItem key={item.title} item={item} token={token} />
            ))}
          </ul>
        )}
        <details>
          <summary>Why you are asked</summary>
          <RuleQuote source={view.source} />
        </details>
        <p className="gm-small gm-quiet">
          This link is for {view.to} alone, works once, and until {formatInstant(view.expiresAt)}.
        </p>
      </aside>
      <div className="gm-ask-answer">
        <LinkAnswer view={view} token={token} onDone={onDone} />
      </div>
    </>
  );
}

function AboutItem({ item, token }: { item: LinkView['items'][number]; token: string }) {
  const addressOf = (fileId: string) =>
    `/api/v1/links/${encodeURIComponent(token)}/files/${encodeURIComponent(fileId)}`;
  const list = <FileList files={item.files} label={`Files of ${item.title}`} addressOf={addressOf} />;
  return (
    <li>
      <h3>{item.title}</h3>
      <p className="gm-quiet">{item.reason}</p>
      {item.files.length > 3 ? (
        <details>
          <summary>Look at {countOf(item.files.length, 'file')}</summary>
          {list}
        </details>
      ) : (
        list
      )}
    </li>
  );
}

const closedTitles: Readonly<Record<string, string>> = {
  answered: 'This link has been answered',
  revoked: 'This link was taken back',
  expired: 'This link is too old',
};

function Closed({ problem }: { problem: Problem }) {
  const state = typeof problem.detail.state === 'string' ? problem.detail.state : '';
  const reason = typeof problem.detail.reason === 'string' ? problem.detail.reason : problem.mend;
  const isUnknown = problem.code === 'not-found';
  return (
    <div className="gm-ask-question">
      <PageHeader
        title={isUnknown ? 'This link leads nowhere' : (closedTitles[state] ?? problem.title)}
        lead={isUnknown ? 'Part of the address may be missing. Open it again from the e-mail.' : reason}
      />
      <EmptyState title="Whom to ask">
        {state === 'answered'
          ? 'Nothing is left to do. If you want to change your answer, reply to the training provider who wrote to you.'
          : 'Reply to the e-mail that brought you here: the training provider can send you a new link in a moment.'}
      </EmptyState>
    </div>
  );
}
