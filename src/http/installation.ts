import * as contract from '#contract/installation.ts';
import { showDemoMail, showDemoPeople, signInToDemo } from '#services/people/demo.ts';
import type { Host } from './host.ts';
import { mountPublic } from './mount.ts';

/** What kind of installation this is, and the doors that only a demo has. */
export function installationRoutes(host: Host): void {
  const { demo, version } = host.options;
  mountPublic(host, contract.getInstallation, async () => ({ demo, version }));
  if (!demo) return;
  mountPublic(host, contract.listDemoPeople, (outside) => showDemoPeople(outside));
  mountPublic(host, contract.listDemoMail, (outside, { query }) => showDemoMail(outside, query));
  mountPublic(host, contract.signInToDemo, async (outside, { body }, exchange) => {
    exchange.setSession(await signInToDemo(outside, body, exchange));
    return { state: 'signed-in' as const };
  });
}
