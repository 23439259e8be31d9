import type { LinkView } from '#contract/gateway.ts';
import { Mark } from '#web/ui/mark.tsx';
import { PageHeader } from '#web/ui/page.tsx';

/** What was answered, by whom. */
export interface LinkOutcome {
  answer: 'agree' | 'decline';
  name: string;
}

const thanks: Readonly<Record<LinkView['purpose'], string>> = {
  sign: 'Signed. Thank you.',
  approve: 'Approved. Thank you.',
  confirm: 'Confirmed. Thank you.',
  waive: 'Waived. Thank you.',
};

/** The end of it: what was done, what happens next, and that nothing is left to do. */
export function LinkDone({ view, outcome }: { view: LinkView; outcome: LinkOutcome }) {
  const agreed = outcome.answer === 'agree';
  return (
    <div className="gm-ask-question gm-ask-done" role="status">
      {agreed ? (
        <span className="gm-ask-stamp">
          <Mark size={72} />
        </span>
      ) : null}
      <PageHeader
        title={agreed ? thanks[view.purpose] : 'Your answer has been passed on'}
        lead={
          agreed
            ? `Given by ${outcome.name}, for ${view.apprentice}.`
            : `${view.provider} has your answer and your reason.`
        }
      />
      <h2>What happens next</h2>
      {agreed ? (
        <ol className="gm-steps">
          <li>{view.provider} sees your answer now.</li>
          <li>When everything is in place, it goes to the assessment organisation in one sealed pack.</li>
          <li>
            {view.apprentice} is then assessed by somebody independent of you and of {view.provider}.
          </li>
        </ol>
      ) : (
        <ol className="gm-steps">
          <li>{view.provider} puts right what you named, or calls you.</li>
          <li>You then get a new link. This one has been used.</li>
        </ol>
      )}
      <p>You have nothing more to do, and can close this page.</p>
    </div>
  );
}
