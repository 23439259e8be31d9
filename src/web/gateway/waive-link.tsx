import { getGateway, sendSigningLink } from '#contract/gateway.ts';
import { useCommand } from '#web/api/query.ts';
import { Button } from '#web/ui/button.tsx';
import { ErrorSummary } from '#web/ui/form.tsx';
import { showToast } from '#web/ui/toast.tsx';
import { isLinkOpen } from './gateway-words.ts';
import type { ItemProps } from './item-panel.tsx';

/** Ask the employer to waive a requirement, where the plan leaves that to the employer. */
export function WaiveLink({ gateway, item }: ItemProps) {
  const send = useCommand(sendSigningLink, {
    invalidates: [getGateway],
    onDone: () => showToast('The link is on its way to the employer.'),
  });
  if (!item.abilities.askWaiver.allowed || item.links.some(({ state }) => isLinkOpen(state))) return null;
  return (
    <div className="gm-stack">
      <ErrorSummary formId={`waive-link-${item.requirementId}`} {...send.formState} />
      <div>
        <Button
          kind="quiet"
          isPending={send.isPending}
          onPress={() =>
            send.run({
              params: { gatewayId: gateway.id, requirementId: item.requirementId },
              body: { purpose: 'waive' },
            })
          }
        >
          Ask the employer to waive this
        </Button>
      </div>
    </div>
  );
}
