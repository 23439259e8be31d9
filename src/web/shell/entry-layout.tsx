import type { ReactNode } from 'react';
import { Wordmark } from '#web/ui/mark.tsx';
import { usePageTitle } from '#web/ui/page-focus.ts';
import { OfflineBanner } from './offline-banner.tsx';
import './shell.css';

export interface EntryLayoutProps {
  /** One sentence. */
  title: string;
  lead?: ReactNode | undefined;
  /** One picture of ours. */
  picture: ReactNode;
  /** One action. */
  children: ReactNode;
}

/** The first impression: sign-in, one-time links, an account being set up. */
export function EntryLayout({ title, lead, picture, children }: EntryLayoutProps) {
  const heading = usePageTitle(title);
  return (
    <div className="gm-entry">
      <div className="gm-entry-words">
        <header>
          <Wordmark size={28} />
        </header>
        <OfflineBanner />
        <main id="main" tabIndex={-1}>
          <div>
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {lead ? <p className="gm-lead">{lead}</p> : null}
          </div>
          {children}
        </main>
      </div>
      <div className="gm-entry-picture" aria-hidden="true">
        {picture}
      </div>
    </div>
  );
}
