import { getRouteApi } from '@tanstack/react-router';
import { Fragment } from 'react';
import { type DemoLetter, listDemoMail } from '#contract/installation.ts';
import { useEndpoint } from '#web/api/query.ts';
import { BackLink, Link } from '#web/shell/link.tsx';
import { Button } from '#web/ui/button.tsx';
import { formatInstant } from '#web/ui/dates.ts';
import { EmptyState, Notice } from '#web/ui/notice.tsx';
import { DescriptionList, PageHeader } from '#web/ui/page.tsx';
import './people.css';

const route = getRouteApi('/demo/mail');

/** The letters that the demo kept instead of sending: invitations, and links that employers sign by. */
export function DemoMailPage() {
  const { letter: chosen, to } = route.useSearch();
  const mail = useEndpoint(listDemoMail, { query: { limit: 100, ...(to ? { to } : {}) } });
  const letters = mail.data?.items ?? [];
  const open = letters.find(({ id }) => id === chosen) ?? letters[0];
  return (
    <main className="gm-mail" id="main" tabIndex={-1}>
      <PageHeader
        title="Demo mail"
        above={<BackLink to="/sign-in">The people of the demo</BackLink>}
        lead="What would have been sent by e-mail. Links in it work."
        actions={
          <Button isPending={mail.isFetching} onPress={() => void mail.refetch()}>
            Look again
          </Button>
        }
      />
      {mail.error ? (
        <Notice kind="problem" title={mail.error.title}>
          {mail.error.mend}
        </Notice>
      ) : null}
      {mail.data && letters.length === 0 ? (
        <EmptyState title="No letters yet">
          Invite somebody, ask for a new password, or ask an employer to sign: the letter appears here a
          moment later.
        </EmptyState>
      ) : null}
      {open ? (
        <div className="gm-mail-panes">
          <nav className="gm-mail-list" aria-label="Letters">
            {letters.map((letter) => (
              <Link
                key={letter.id}
                to="/demo/mail"
                search={{ letter: letter.id, ...(to ? { to } : {}) }}
                aria-current={letter.id === open.id ? 'true' : undefined}
              >
                <strong>{letter.subject}</strong>
                <small>
                  {letter.to}, {formatInstant(letter.sentAt)}
                </small>
              </Link>
            ))}
          </nav>
          <LetterView letter={open} />
        </div>
      ) : null}
    </main>
  );
}

function LetterView({ letter }: { letter: DemoLetter }) {
  return (
    <article aria-label={letter.subject}>
      <h2>{letter.subject}</h2>
      <DescriptionList
        items={[
          { term: 'To', value: letter.to },
          { term: 'Sent', value: formatInstant(letter.sentAt) },
        ]}
      />
      <p className="gm-mail-text">
        {letter.text.split(/(https?:\/\/\S+)/).map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
          <Fragment key={index}>{/^https?:/.test(part) ? <OwnLink address={part} /> : part}</Fragment>
        ))}
      </p>
    </article>
  );
}

/** A link of ours opens here, wherever the letter thinks that we are. */
function OwnLink({ address }: { address: string }) {
  const { pathname, search } = new URL(address);
  return <a href={`${pathname}${search}`}>{address}</a>;
}
