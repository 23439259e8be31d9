import { useRouter } from '@tanstack/react-router';
import { asProblem } from '#web/api/problem.ts';
import { Button } from '#web/ui/button.tsx';
import { Mark } from '#web/ui/mark.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { PageHeader } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { ButtonLink } from './link.tsx';
import './shell.css';

/** What a screen shows when it could not be read: the server's words, and a way on. */
export function ErrorPage({ error, reset }: { error: unknown; reset?: (() => void) | undefined }) {
  const router = useRouter();
  const problem = asProblem(error);
  const again = () => {
    reset?.();
    void router.invalidate();
  };
  return (
    <div className="gm-fallback">
      <PageHeader title={problem.title} lead={problem.mend} />
      <div className="gm-row">
        <Button kind="primary" onPress={again}>
          Try again
        </Button>
        <ButtonLink to="/">Go to the first page</ButtonLink>
      </div>
      {problem.requestId ? <p className="gm-small gm-quiet">Reference for us: {problem.requestId}</p> : null}
    </div>
  );
}

/** What an address that leads nowhere shows. */
export function NotFoundPage() {
  return (
    <main className="gm-fallback" id="main">
      <PageHeader title="There is nothing at this address" />
      <EmptyState picture={<Mark size={56} />} title="It may have moved, or belong to somebody else">
        Check the address, or go back to the list you came from.
      </EmptyState>
      <div className="gm-row">
        <ButtonLink to="/">Go to the first page</ButtonLink>
      </div>
    </main>
  );
}

/** Room kept while a screen arrives. */
export function PendingPage() {
  return (
    <div className="gm-fallback">
      <Skeleton label="Loading the page" lines={6} />
    </div>
  );
}
