import * as contract from '#contract/session.ts';
import {
  changePassword,
  endSession,
  showSessions,
  signOut,
  signOutEverywhere,
} from '#services/people/account.ts';
import { acceptAccountLink, openAccountLink, requestReset } from '#services/people/account-links.ts';
import { getMe } from '#services/people/me.ts';
import {
  confirmSecondFactor,
  passSecondFactor,
  removeSecondFactor,
  startSecondFactor,
} from '#services/people/second-factor.ts';
import { type Begun, signIn } from '#services/people/sign-in.ts';
import type { Host } from './host.ts';
import { type Exchange, mountAccount, mountPublic } from './mount.ts';

/** Guessing is slow: calls a minute of one address. */
const guesses = { callsPerMinute: 20 };

/** Signing in and out, and one's own account. */
export function sessionRoutes(host: Host): void {
  signingIn(host);
  ownAccount(host);
  secondFactor(host);
}

function signingIn(host: Host): void {
  mountPublic(
    host,
    contract.signIn,
    async (outside, { body }, exchange) => keep(await signIn(outside, body, exchange), exchange),
    guesses,
  );
  mountPublic(
    host,
    contract.passSecondFactor,
    async (outside, { body }, exchange) => {
      const proof = { token: exchange.sessionToken, code: body.code };
      return keep(await passSecondFactor(outside, proof, exchange), exchange);
    },
    guesses,
  );
  mountPublic(host, contract.signOut, async (outside, _input, exchange) => {
    const done = await signOut(outside, exchange.sessionToken);
    exchange.clearSession();
    return done;
  });
  mountPublic(host, contract.requestReset, (outside, { body }) => requestReset(outside, body), {
    callsPerMinute: 10,
  });
  mountPublic(host, contract.openAccountLink, (outside, { body }) => openAccountLink(outside, body), guesses);
  mountPublic(
    host,
    contract.acceptAccountLink,
    async (outside, { body }, exchange) => keep(await acceptAccountLink(outside, body, exchange), exchange),
    guesses,
  );
}

function ownAccount(host: Host): void {
  mountAccount(host, contract.getMe, (ctx, _input, exchange) =>
    getMe(ctx, { membership: exchange.membership, isDemo: host.options.demo }),
  );
  mountAccount(host, contract.listSessions, (ctx) => showSessions(ctx));
  mountAccount(host, contract.endSession, (ctx, { params }) => endSession(ctx, params));
  mountAccount(host, contract.signOutEverywhere, async (ctx, _input, exchange) => {
    const ended = await signOutEverywhere(ctx);
    exchange.clearSession();
    return ended;
  });
  mountAccount(host, contract.changePassword, (ctx, { body }) => changePassword(ctx, body), guesses);
}

function secondFactor(host: Host): void {
  mountAccount(host, contract.startSecondFactor, (ctx, { body }) => startSecondFactor(ctx, body), guesses);
  mountAccount(
    host,
    contract.confirmSecondFactor,
    (ctx, { body }) => confirmSecondFactor(ctx, body),
    guesses,
  );
  mountAccount(host, contract.removeSecondFactor, (ctx, { body }) => removeSecondFactor(ctx, body), guesses);
}

function keep(begun: Begun, exchange: Exchange): { state: Begun['state'] } {
  exchange.setSession(begun);
  return { state: begun.state };
}
