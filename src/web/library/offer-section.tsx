import { useState } from 'react';
import { getEdition, listEditions, offerEdition } from '#contract/plan-editions.ts';
import { useCommand } from '#web/api/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/page.tsx';
import { Select } from '#web/ui/select.tsx';
import { showToast } from '#web/ui/toast.tsx';
import type { EditionRecord } from './edition-page.tsx';

function reasonOf({ summary, withdrawn }: EditionRecord, chosen: string | null): string | undefined {
  if (withdrawn) return 'The edition is withdrawn.';
  return summary.offer && summary.offer.policy === chosen ? 'This is what you offer now.' : undefined;
}

function offerWords({ summary: { offer, policies } }: EditionRecord): string {
  if (!offer) return 'Your organisation does not offer assessment on this edition.';
  const body = policies.find(({ id }) => id === offer.policy)?.body ?? offer.policy;
  const how = body === null ? 'by the plan alone' : `with the policy of ${body}`;
  return `Your organisation offers assessment on this edition, ${how}.`;
}

/** An assessment organisation's offer of assessment on the edition, on a policy of its own or bare. */
export function OfferSection({ record }: { record: EditionRecord }) {
  const { reference, edition, offer, policies } = record.summary;
  const [policy, setPolicy] = useState(offer?.policy ?? policies[0]?.id ?? 'none');
  const [isEnding, setEnding] = useState(false);
  const put = useCommand(offerEdition, { invalidates: [getEdition, listEditions] });
  const save = async (next: { policy: string | null } | null) => {
    try {
      await put.runAsync({ params: { reference, edition }, body: { offer: next } });
    } catch {
      // The command keeps the problem and the section shows it.
      return;
    } finally {
      setEnding(false);
    }
    showToast(next ? `You offer assessment on ${edition}` : `Offer on ${edition} ended`);
  };
  const chosen = policy === 'none' ? null : policy;
  const reason = reasonOf(record, chosen);
  return (
    <Section title="Your offer">
      <div className="gm-stack">
        <p>{offerWords(record)}</p>
        {put.problem ? (
          <Notice kind="problem" title={put.problem.title} isLive>
            {put.problem.mend}
          </Notice>
        ) : null}
        <Select
          label="Policy"
          hint="What your handbook adds to the plan."
          value={policy}
          options={[
            ...policies.map(({ id, body }) => ({ value: id, label: body })),
            { value: 'none', label: 'The plan alone' },
          ]}
          onChange={setPolicy}
        />
        <div className="gm-row">
          <Button
            disabledReason={reason}
            isPending={put.isPending}
            onPress={() => void save({ policy: chosen })}
          >
            {offer ? 'Change policy' : 'Offer assessment'}
          </Button>
          {offer ? (
            <Button kind="quiet" onPress={() => setEnding(true)}>
              End offer
            </Button>
          ) : null}
        </div>
      </div>
      <Dialog
        kind="alert"
        title={`End the offer on ${edition}?`}
        isOpen={isEnding}
        onClose={() => setEnding(false)}
        actions={
          <>
            <Button onPress={() => setEnding(false)}>Cancel</Button>
            <Button kind="danger" isPending={put.isPending} onPress={() => void save(null)}>
              End offer
            </Button>
          </>
        }
      >
        <p>
          No further apprentice can be registered with you on it. Apprentices already registered are assessed
          as agreed.
        </p>
      </Dialog>
    </Section>
  );
}
