import {
  decideItem,
  getRegistration,
  type ReceivedItem,
  type RegistrationDetail,
} from '#contract/gateway.ts';
import { useCommand } from '#web/api/query.ts';
import { useMay } from '#web/api/session.ts';
import { sayRole } from '#web/gateway/gateway-words.ts';
import { RuleQuote } from '#web/gateway/rule-quote.tsx';
import { Button } from '#web/ui/button.tsx';
import { formatInstant } from '#web/ui/dates.ts';
import { ErrorSummary } from '#web/ui/form.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { DescriptionList, Quote } from '#web/ui/page.tsx';
import { StateChip } from '#web/ui/state-chip.tsx';
import { actToRead, factsToRead } from './facts-to-read.ts';
import { FilePreviews } from './file-previews.tsx';
import { sayReceived } from './registration-words.ts';
import { ReturnForm } from './return-form.tsx';
import { SignatureList } from './signature-list.tsx';

interface ReceivedItemProps {
  registration: RegistrationDetail;
  item: ReceivedItem;
  isChanged: boolean;
  /** Id of the place of the accept button, so that a key can press it. */
  acceptId: string;
  isReturning: boolean;
  onReturning: (isReturning: boolean) => void;
  onDecided: () => void;
}

/** One item of the pack: what was handed over, under which rule, and the decision. */
export function ReceivedItemView(props: ReceivedItemProps) {
  const { item, isChanged } = props;
  const said = sayReceived(item.state);
  const facts = factsToRead(item.facts);
  const act = actToRead(item.facts);
  return (
    <article className="gm-received-item" aria-labelledby="gm-received-title">
      <header>
        <h3 id="gm-received-title">{item.title}</h3>
        <StateChip tone={said.tone}>{said.word}</StateChip>
      </header>
      {isChanged ? (
        <Notice title="New or changed in this revision">
          {item.reason ? `It was returned before: ${item.reason}` : 'Look at it afresh.'}
        </Notice>
      ) : null}
      <p>{item.readinessReason}</p>
      {item.waiver ? (
        <Notice kind="warning" title="Waived">
          {item.waiver}
        </Notice>
      ) : null}
      {facts.length > 0 ? <DescriptionList items={facts} /> : null}
      <FilePreviews files={item.files} title={item.title} />
      {act ? (
        <Quote
          source={`Confirmed by ${act.name} (${sayRole(act.role).toLowerCase()}), ${formatInstant(act.at)}`}
        >
          {act.statement}
        </Quote>
      ) : null}
      <SignatureList signatures={item.signatures} />
      <RuleQuote source={item.source} />
      <Decision {...props} />
    </article>
  );
}

function Decision(props: ReceivedItemProps) {
  const { registration, item, isReturning, onReturning, onDecided } = props;
  const mayDecide = useMay('gateway.decide-items');
  const params = { registrationId: registration.id, requirementId: item.requirementId };
  return (
    <div className="gm-decision">
      {item.decidedAt ? <DecidedLine item={item} at={item.decidedAt} /> : null}
      {mayDecide && isReturning ? (
        <ReturnForm
          item={item}
          params={params}
          provider={registration.provider}
          onClose={() => onReturning(false)}
          onDecided={onDecided}
        />
      ) : null}
      {mayDecide && !isReturning ? <DecisionButtons {...props} /> : null}
    </div>
  );
}

function DecidedLine({ item, at }: { item: ReceivedItem; at: string }) {
  return (
    <p className="gm-quiet">
      {sayReceived(item.state).word} by {item.decidedBy ?? 'somebody'} on {formatInstant(at)}
      {item.reason ? `: ${item.reason}` : '.'}
    </p>
  );
}

function DecisionButtons({ registration, item, acceptId, onReturning, onDecided }: ReceivedItemProps) {
  const accept = useCommand(decideItem, { invalidates: [getRegistration], onDone: onDecided });
  const reason = item.decide.allowed ? undefined : item.decide.reason;
  const params = { registrationId: registration.id, requirementId: item.requirementId };
  if (reason) return <p className="gm-quiet">{reason}</p>;
  return (
    <>
      <ErrorSummary formId="decide" {...accept.formState} />
      <div className="gm-row">
        {item.state === 'accepted' ? null : (
          <span id={acceptId}>
            <Button
              icon="tick"
              isPending={accept.isPending}
              onPress={() => accept.run({ params, body: { decision: 'accept', itemHash: item.itemHash } })}
            >
              Accept this item
            </Button>
          </span>
        )}
        <Button icon="left" onPress={() => onReturning(true)}>
          Return with a reason
        </Button>
      </div>
    </>
  );
}
