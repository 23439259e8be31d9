import type { Gateway, GatewayItem } from '#contract/gateway.ts';
import { Problem } from '#web/api/problem.ts';
import { ErrorPage } from '#web/shell/fallback-pages.tsx';
import { PrimaryLink } from '#web/shell/link.tsx';
import { ClockChip } from '#web/ui/clock-chip.tsx';
import { formatDay, londonDay } from '#web/ui/dates.ts';
import { Mark } from '#web/ui/mark.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { PageHeader, Section } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { Stamp } from '#web/ui/stamp.tsx';
import { StateChip } from '#web/ui/state-chip.tsx';
import './gateway.css';
import { countOf, openItems, sayItem } from './gateway-words.ts';
import { useMyGateway } from './my-gateway.ts';
import { RuleQuote } from './rule-quote.tsx';

/** The apprentice's own gateway: what is there, what is missing, what to sign, and what happens next. */
export function MyGatewayPage() {
  const { gateway, provider, error, isLoading } = useMyGateway();
  if (gateway) return <MyGateway gateway={gateway} provider={provider ?? 'Your training provider'} />;
  if (isLoading) return <Skeleton label="Loading your gateway" lines={8} />;
  if (error && !(error instanceof Problem && error.code === 'not-found')) return <ErrorPage error={error} />;
  return (
    <>
      <PageHeader title="My gateway" />
      <EmptyState picture={<Mark size={56} />} title="Not open yet">
        The gateway is the door from learning to assessment. When you are near it,{' '}
        {provider ?? 'your training provider'} opens a checklist here and you see what is still missing.
      </EmptyState>
    </>
  );
}

/** The declarations that wait for the apprentice's own signature now. */
function toSign(items: readonly GatewayItem[]): GatewayItem[] {
  return items.filter(({ abilities, statement }) => abilities.sign.allowed && statement !== null);
}

function MyGateway({ gateway, provider }: { gateway: Gateway; provider: string }) {
  const open = openItems(gateway.items);
  const mine = toSign(gateway.items)[0];
  return (
    <>
      <PageHeader title="My gateway" lead={leadOf(gateway, open.length)} />
      {mine ? (
        <div className="gm-next">
          <p>
            <strong>Everything else is in place.</strong> {mine.title} waits for you.
          </p>
          <PrimaryLink to="/my/gateway/$requirementId" params={{ requirementId: mine.requirementId }}>
            Read and sign
          </PrimaryLink>
        </div>
      ) : null}
      {gateway.state === 'preparing' || gateway.state === 'returned' ? null : <WhatNow gateway={gateway} />}
      <Section
        title="What it takes"
        aside={`${gateway.items.length - open.length} of ${gateway.items.length}`}
      >
        <ul className="gm-mylist">
          {gateway.items.map((item) => (
            <MyLine key={item.requirementId} item={item} gatewayState={gateway.state} />
          ))}
        </ul>
      </Section>
      {gateway.state === 'preparing' || gateway.state === 'returned' ? (
        <Section title="What happens next">
          <ol className="gm-steps">
            <li>
              {provider} sends everything as one sealed pack to {recipientOf(gateway)}.
            </li>
            <li>
              {recipientOf(gateway)} checks it item by item. If something is unclear it comes back with a
              reason.
            </li>
            <li>
              When all is accepted your assessment window opens, and your assessments are booked with you.
            </li>
          </ol>
        </Section>
      ) : null}
    </>
  );
}

function recipientOf(gateway: Gateway): string {
  return gateway.recipient?.name ?? 'the assessment organisation';
}

function leadOf(gateway: Gateway, open: number): string {
  if (gateway.state === 'accepted' || gateway.state === 'closed') return 'You are through.';
  if (gateway.state === 'sent') return `Your pack is with ${recipientOf(gateway)}.`;
  if (gateway.state === 'returned') return 'Something came back and is being put right.';
  if (open === 0) return 'Nothing is missing. Your training provider sends the pack.';
  const { earliestOn } = gateway;
  const day =
    earliestOn && earliestOn > londonDay() ? ` The first possible day is ${formatDay(earliestOn)}.` : '';
  return `${countOf(open, 'thing')} still missing.${day}`;
}

function WhatNow({ gateway }: { gateway: Gateway }) {
  if (gateway.state === 'sent')
    return (
      <div className="gm-next">
        <p>
          <strong>Nothing for you to do.</strong> {recipientOf(gateway)} checks the pack. You see each
          decision here, and your training provider hears of it at the same moment.
        </p>
      </div>
    );
  return (
    <div className="gm-next">
      <Stamp word="Accepted" by={recipientOf(gateway)} />
      <p>Your assessment window is open. {recipientOf(gateway)} agrees a day with you for each assessment.</p>
      {gateway.clocks.map((clock) => (
        <ClockChip key={clock.what} clock={clock} />
      ))}
    </div>
  );
}

function MyLine({ item, gatewayState }: { item: GatewayItem; gatewayState: Gateway['state'] }) {
  const said = sayItem(item, gatewayState);
  return (
    <li>
      <div className="gm-myline">
        <strong>{item.title}</strong>
        <StateChip tone={said.tone}>{said.word}</StateChip>
      </div>
      <p className="gm-quiet">{item.returnReason ?? item.reason}</p>
      <details>
        <summary>Why this is asked</summary>
        <RuleQuote source={item.source} />
      </details>
    </li>
  );
}
