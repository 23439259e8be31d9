import { getGateway, resendSigningLink, revokeSigningLink, sendSigningLink } from '#contract/gateway.ts';
import { useCommand } from '#web/api/query.ts';
import { Button } from '#web/ui/button.tsx';
import { formatInstant } from '#web/ui/dates.ts';
import { ErrorSummary } from '#web/ui/form.tsx';
import { StateChip } from '#web/ui/state-chip.tsx';
import { showToast } from '#web/ui/toast.tsx';
import { isLinkOpen, purposeOf, sayLink } from './gateway-words.ts';
import type { ItemProps } from './item-panel.tsx';

const verbs = { sign: 'sign', approve: 'approve it', confirm: 'confirm it' } as const;

function concernsEmployer({ needsApprovalBy, signers }: ItemProps['item']): boolean {
  return needsApprovalBy === 'employer' || signers.some(({ role }) => role === 'employer');
}

/** Ask the employer by a single-use link, and follow what became of it. */
export function EmployerLink({ gateway, item }: ItemProps) {
  const send = useCommand(sendSigningLink, {
    invalidates: [getGateway],
    onDone: () => showToast('The link is on its way to the employer.'),
  });
  if (!concernsEmployer(item) && item.links.length === 0) return null;
  const isDone =
    item.approval !== null ||
    item.signers.some(({ role, state }) => role === 'employer' && state === 'signed');
  const isWaiting = item.links.some(({ state }) => isLinkOpen(state));
  const purpose = purposeOf(item.kind);
  return (
    <section className="gm-links" aria-label={`The employer and ${item.title}`}>
      <ErrorSummary formId={`link-${item.requirementId}`} {...send.formState} />
      {item.links.length > 0 ? (
        <ul className="gm-link-list">
          {item.links.map((link) => (
            <LinkLine key={link.id} gateway={gateway} link={link} />
          ))}
        </ul>
      ) : null}
      {isDone || isWaiting ? null : (
        <div>
          <Button
            isPending={send.isPending}
            disabledReason={item.abilities.sendLink.allowed ? undefined : item.abilities.sendLink.reason}
            onPress={() =>
              send.run({
                params: { gatewayId: gateway.id, requirementId: item.requirementId },
                body: { purpose },
              })
            }
          >
            Ask the employer to {verbs[purpose]}
          </Button>
        </div>
      )}
    </section>
  );
}

function LinkLine({
  gateway,
  link,
}: {
  gateway: ItemProps['gateway'];
  link: ItemProps['item']['links'][number];
}) {
  const said = sayLink(link.state);
  const again = useCommand(resendSigningLink, {
    invalidates: [getGateway],
    onDone: () => showToast(`A new link is on its way to ${link.to}.`),
  });
  const revoke = useCommand(revokeSigningLink, {
    invalidates: [getGateway],
    onDone: () => showToast('The link no longer works.'),
  });
  const params = { gatewayId: gateway.id, linkId: link.id };
  const mayResend = link.state !== 'used' && link.state !== 'revoked';
  return (
    <li className="gm-link-line">
      <p>
        <strong>{link.to}</strong> <span className="gm-quiet">{link.email}</span>
      </p>
      <StateChip tone={said.tone}>{said.word}</StateChip>
      <p className="gm-small gm-quiet">
        Sent {formatInstant(link.sentAt)}
        {isLinkOpen(link.state) ? `, works until ${formatInstant(link.expiresAt)}` : ''}
      </p>
      {link.comment ? <p className="gm-link-comment">{link.comment}</p> : null}
      <ErrorSummary formId={link.id} {...again.formState} />
      <ErrorSummary formId={`revoke-${link.id}`} {...revoke.formState} />
      {mayResend ? (
        <div className="gm-row">
          <Button
            kind="quiet"
            label={`Send ${link.to} a new link`}
            isPending={again.isPending}
            onPress={() => again.run({ params })}
          >
            Send a new link
          </Button>
          {isLinkOpen(link.state) ? (
            <Button
              kind="quiet"
              label={`Revoke the link to ${link.to}`}
              isPending={revoke.isPending}
              onPress={() => revoke.run({ params })}
            >
              Revoke
            </Button>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}
