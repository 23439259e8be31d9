import { stopTestServer, takeTestRun } from './database-server.ts';

/** Vitest global set-up: a place for this run's database server, which the first test that needs one starts. */
export default async function setup(): Promise<() => Promise<void>> {
  const run = await takeTestRun();
  return async () => {
    await stopTestServer(run);
  };
}
