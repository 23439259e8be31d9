import { type Gateway, type GatewayItem, getGateway, provideItem } from '#contract/gateway.ts';
import { useCommand } from '#web/api/query.ts';
import { showToast } from '#web/ui/toast.tsx';

/** What of an item is to change; everything else stays as it was handed over. */
export interface ItemChange {
  facts?: Record<string, unknown>;
  evidenceIds?: readonly string[];
  fileIds?: readonly string[];
}

/** The evidence that is chosen for an item, each piece once. */
export function chosenEvidence(item: GatewayItem): string[] {
  return [...new Set(item.files.flatMap(({ evidenceId }) => (evidenceId ? [evidenceId] : [])))];
}

/** The documents handed in for the gateway itself, which are no evidence. */
export function ownFiles(item: GatewayItem): GatewayItem['files'] {
  return item.files.filter(({ evidenceId }) => evidenceId === null);
}

/** The whole of what is handed over, with a change applied: the server replaces it as one. */
export function provideBody(item: GatewayItem, change: ItemChange) {
  return {
    facts: change.facts ?? item.facts,
    evidenceIds: [...(change.evidenceIds ?? chosenEvidence(item))],
    fileIds: [...(change.fileIds ?? ownFiles(item).map(({ id }) => id))],
  };
}

/** Provide or change one item. */
export function useProvide({ gateway, item }: { gateway: Gateway; item: GatewayItem }) {
  const command = useCommand(provideItem, {
    invalidates: [getGateway],
    onDone: () => showToast(`Saved: ${item.title}`),
  });
  return {
    ...command,
    provide: (change: ItemChange) =>
      command.run({
        params: { gatewayId: gateway.id, requirementId: item.requirementId },
        body: { ...provideBody(item, change), version: gateway.version },
      }),
  };
}
