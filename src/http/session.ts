import * as contract from '#contract/session.ts';
import { getMe } from '#services/people/me.ts';
import { signIn } from '#services/people/sign-in.ts';
import type { Host } from './host.ts';
import { mountAccount, mountPublic } from './mount.ts';

/** Signing in and one's own account. */
export function sessionRoutes(host: Host): void {
  mountPublic(
    host,
    contract.signIn,
    async (outside, { body }, exchange) => {
      const begun = await signIn(outside, body, exchange);
      exchange.setSession(begun);
      return { state: begun.state };
    },
    { callsPerMinute: 20 },
  );
  mountAccount(host, contract.getMe, (ctx, _input, exchange) =>
    getMe(ctx, { membership: exchange.membership, isDemo: host.options.demo }),
  );
}
