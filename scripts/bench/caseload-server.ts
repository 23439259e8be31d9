// The server of the caseload's measurement, in a process of its own: the clients must not take its time.
import type { AddressInfo } from 'node:net';
import { buildApp } from '#http/app.ts';
import { readConfiguration } from '#main/configuration.ts';
import { openInstallation } from '#main/installation.ts';

const installation = await openInstallation(readConfiguration(process.env));
const app = await buildApp(installation.services, {
  demo: false,
  version: 'bench',
  logLevel: 'silent',
  requestsPerMinute: 0,
});
await app.listen({ port: 0, host: '127.0.0.1' });
process.send?.({ port: (app.server.address() as AddressInfo).port });
process.once('disconnect', async () => {
  await app.close();
  await installation.close();
});
