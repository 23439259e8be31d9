import { useRouter } from '@tanstack/react-router';
import { Button } from '#web/ui/button.tsx';
import type { Detail } from './detail.ts';

const before: ReadonlySet<Detail['state']> = new Set(['enrolled', 'on-programme', 'on-break']);

/** The way to the gateway checklist; before anybody may open one, with the reason. */
export function GatewayLink({ detail }: { detail: Detail }) {
  const router = useRouter();
  const go = () => router.history.push(`/enrolments/${detail.id}/gateway`);
  const { openGateway } = detail.abilities;
  const isClosed =
    before.has(detail.state) && !openGateway.allowed && !/open already/.test(openGateway.reason);
  return (
    <Button
      kind="primary"
      onPress={go}
      disabledReason={isClosed && !openGateway.allowed ? openGateway.reason : undefined}
    >
      Gateway checklist
    </Button>
  );
}
