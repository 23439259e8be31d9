import type { ReactNode } from 'react';
import type { Journey } from '#contract/enrolment.ts';
import { ErrorPage, PendingPage } from '#web/shell/fallback-pages.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { PageHeader } from '#web/ui/page.tsx';
import { useMyJourney } from './use-journey.ts';

/** A page of an apprentice: drawn once their apprenticeship is known. */
export function WithJourney({
  title,
  children,
}: {
  title: string;
  children: (journey: Journey) => ReactNode;
}) {
  const { isRead, error, current } = useMyJourney();
  if (error) return <ErrorPage error={error} />;
  if (!isRead) return <PendingPage />;
  if (!current)
    return (
      <>
        <PageHeader title={title} />
        <EmptyState title="You are not enrolled yet">
          Your training provider enrols you; then everything about your apprenticeship appears here.
        </EmptyState>
      </>
    );
  return children(current);
}
