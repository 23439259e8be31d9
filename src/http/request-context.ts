import type { FastifyRequest } from 'fastify';
import { Refusal } from '#domain/refusal.ts';
import type { Context, Services } from '#services/context.ts';
import { actorOf, chooseMembership } from '#services/people/memberships.ts';
import type { AccountContext, Outside } from '#services/people/outside.ts';
import { openApiToken, openSession } from '#services/people/sessions.ts';
import type { HttpOptions } from './host.ts';
import { readSessionCookie } from './session-cookie.ts';

/** The header that says as which of the account's memberships a request acts. */
export const membershipHeader = 'guildmark-membership';

/** Who calls, from cookie or bearer token and header. */
export function requestContexts(services: Services, options: HttpOptions) {
  const { now, ...tools } = services;

  function outsideOf(request: FastifyRequest): Outside {
    return { ...tools, now: now(), requestId: request.id, address: request.ip };
  }

  async function accountOf(request: FastifyRequest): Promise<AccountContext> {
    const outside = outsideOf(request);
    const token = readSessionCookie(request, services.publicUrl);
    const session = token === undefined ? undefined : await openSession(outside, token);
    if (!session) throw new Refusal('not-signed-in');
    if (session.totp_confirmed && !session.second_factor) throw new Refusal('second-factor-needed');
    return {
      ...outside,
      memberships: session.memberships,
      account: {
        id: session.account_id,
        email: session.email,
        sessionId: session.id,
        hasSecondFactor: session.totp_confirmed,
      },
    };
  }

  async function contextOf(request: FastifyRequest): Promise<Context> {
    const bearer = bearerOf(request);
    if (bearer !== undefined) {
      const outside = outsideOf(request);
      const actor = await openApiToken(outside, bearer);
      if (!actor) throw new Refusal('not-signed-in');
      return { ...outside, actor };
    }
    const { account, memberships, ...outside } = await accountOf(request);
    const membership = chooseMembership(memberships, request.headers[membershipHeader]);
    // The people of a demo are signed in by a click, so there is no first factor to add a second to.
    const isStaff = membership.role !== 'apprentice';
    if (membership.requires_totp && isStaff && !account.hasSecondFactor && !options.demo) {
      throw new Refusal('second-factor-required');
    }
    return { ...outside, actor: actorOf(membership, account.id) };
  }

  return { outsideOf, accountOf, contextOf };
}

function bearerOf(request: FastifyRequest): string | undefined {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ', 2);
  return scheme?.toLowerCase() === 'bearer' ? (token ?? '') : undefined;
}
