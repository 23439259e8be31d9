import type { ReactNode } from 'react';
import { OfflineBanner } from '#web/shell/offline-banner.tsx';
import { Wordmark } from '#web/ui/mark.tsx';

/** The frame around a question to somebody without an account: whose question it is, and nothing to get lost in. */
export function LinkLayout({ provider, children }: { provider?: string | undefined; children: ReactNode }) {
  return (
    <div className="gm-ask">
      <header className="gm-ask-head">
        <Wordmark size={24} />
        {provider ? <p>Asked by {provider}</p> : null}
      </header>
      <OfflineBanner />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="gm-ask-foot">
        <p>
          No account is needed. Your name, your answer and the time are kept with the apprentice’s record and
          shown to the training provider and the assessment organisation.
        </p>
      </footer>
    </div>
  );
}
