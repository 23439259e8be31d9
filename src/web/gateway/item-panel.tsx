import type { Gateway, GatewayItem } from '#contract/gateway.ts';
import { formatInstant } from '#web/ui/dates.ts';
import { Notice } from '#web/ui/notice.tsx';
import { Stamp } from '#web/ui/stamp.tsx';
import { EmployerLink } from './employer-link.tsx';
import { FactsForm, factFieldsOf } from './facts-form.tsx';
import { FileList } from './file-list.tsx';
import { GatewayUpload } from './gateway-upload.tsx';
import { sayLayer } from './gateway-words.ts';
import { PieceChooser } from './piece-chooser.tsx';
import { ownFiles } from './provide.ts';
import { RuleQuote } from './rule-quote.tsx';
import { Signers } from './signers.tsx';
import { WaiveLink } from './waive-link.tsx';
import { WaivePart } from './waive-part.tsx';

/** What every part of an open line needs. */
export interface ItemProps {
  gateway: Gateway;
  item: GatewayItem;
}

/** One requirement opened: what was handed over and what can be done at the left, the rule at the right. */
export function ItemPanel({ gateway, item }: ItemProps) {
  return (
    <div className="gm-item">
      <div className="gm-item-work">
        {item.returnReason ? (
          <Notice kind="warning" title="The assessment organisation sent this back">
            <p>{item.returnReason}</p>
            <p>Change what is wrong below. When the pack is sent again, this item goes with it.</p>
          </Notice>
        ) : null}
        <HandedOver item={item} />
        <Actions gateway={gateway} item={item} />
        <WaivePart gateway={gateway} item={item} />
        <WaiveLink gateway={gateway} item={item} />
      </div>
      <aside className="gm-item-rule" aria-label={`The rule behind ${item.title}`}>
        <h4>{sayLayer(item.layer)}</h4>
        <RuleQuote source={item.source} />
      </aside>
    </div>
  );
}

function HandedOver({ item }: { item: GatewayItem }) {
  return (
    <>
      {item.state === 'accepted' ? <Stamp word="Accepted" /> : null}
      <FileList files={item.pieces ? ownFiles(item) : item.files} label={`Handed over for ${item.title}`} />
      {item.approval ? (
        <p>
          Approved by {item.approval.by} on {formatInstant(item.approval.at)}.
        </p>
      ) : null}
    </>
  );
}

const takesFiles: ReadonlySet<string> = new Set(['file', 'qualification', 'english-maths']);

function Actions({ gateway, item }: ItemProps) {
  const isOpen = item.abilities.provide.allowed;
  const isAsked = item.readiness !== 'waived';
  return (
    <>
      {item.pieces ? <PieceChooser gateway={gateway} item={item} /> : null}
      {isAsked && takesFiles.has(item.kind) && !item.pieces && isOpen ? (
        <GatewayUpload gateway={gateway} item={item} />
      ) : null}
      {isAsked && factFieldsOf(item.kind).length > 0 ? <FactsForm gateway={gateway} item={item} /> : null}
      <Elsewhere gateway={gateway} item={item} />
      {item.statement ? <Signers gateway={gateway} item={item} /> : null}
      {item.statement ? <EmployerLink gateway={gateway} item={item} /> : null}
    </>
  );
}

/** Requirements that are met somewhere else say where. */
function Elsewhere({ gateway, item }: ItemProps) {
  const enrolment = `/enrolments/${gateway.enrolmentId}`;
  if (item.kind === 'minimum-duration')
    return (
      <p>
        Guildmark counts this from the start date and the breaks in learning. Change them on{' '}
        <a href={enrolment}>the enrolment</a>.
      </p>
    );
  if (item.kind === 'english-maths')
    return (
      <p>
        The level achieved is part of <a href={enrolment}>the enrolment</a>; the certificate belongs here.
      </p>
    );
  if (item.kind === 'coverage')
    return (
      <p>
        Evidence is accepted criterion by criterion on <a href={enrolment}>the enrolment</a>.
      </p>
    );
  return item.kind === 'choice' ? <p>Choose it below, under “How the assessment is taken”.</p> : null;
}
