import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Endpoint, Input } from '#contract/endpoint.ts';
import { authorise, type Context } from '#services/context.ts';
import { once } from '#services/idempotency.ts';
import type { AccountContext, Outside } from '#services/people/outside.ts';
import type { Host } from './host.ts';
import { parseInput } from './parse.ts';
import { membershipHeader } from './request-context.ts';
import { clearSessionCookie, readSessionCookie, setSessionCookie } from './session-cookie.ts';

/** What a handler gives: the reply before it is parsed. */
export type Output<E extends Endpoint> = z.input<E['output']>;

/** Limits of one endpoint where the usual ones do not fit. */
export interface MountOptions {
  /** Bytes of a request's body. Default 1 MiB. */
  readonly bodyLimit?: number;
  /** Calls a minute of one address. */
  readonly callsPerMinute?: number;
  /** The reply holds a secret: it is not kept for a repeated request. */
  readonly holdsSecret?: boolean;
}

/** What a sign-in needs of the request beyond its input: the session's cookie and where it came from. */
export interface Exchange {
  readonly sessionToken: string | undefined;
  readonly userAgent: string;
  readonly address: string;
  /** What the membership header says. */
  readonly membership: string | string[] | undefined;
  setSession(session: { readonly token: string; readonly expiresAt: Date }): void;
  clearSession(): void;
}

/** Every path of the contract lies below this. */
export const apiPrefix = '/api/v1';

/**
 * Serve an endpoint as a member of an organisation: authorise its permission, parse the request, answer a repeated
 * write by its idempotency key, call the handler, and parse the reply so that nothing undeclared leaves.
 */
export function mount<E extends Endpoint>(
  host: Host,
  endpoint: E,
  handler: (ctx: Context, input: Input<E>) => Promise<Output<E>>,
  options: MountOptions = {},
): void {
  const { permission } = endpoint;
  if (permission === 'public') throw new Error(`${endpoint.path} is public: mount it with mountPublic.`);
  route(host, endpoint, options, async (request) => {
    const ctx = await host.contextOf(request);
    if (permission !== 'signed-in') authorise(ctx, permission);
    const input = parseInput(endpoint, request);
    const mayRepeat = endpoint.method !== 'GET' && !options.holdsSecret;
    const key = mayRepeat ? request.headers['idempotency-key'] : undefined;
    const work = async () => endpoint.output.parse(await handler(ctx, input));
    if (typeof key !== 'string') return await work();
    return await once(ctx, { key, request: { method: request.method, url: request.url, ...input } }, work);
  });
}

/** Serve an endpoint about the signed-in account itself, before any organisation is chosen. */
export function mountAccount<E extends Endpoint>(
  host: Host,
  endpoint: E,
  handler: (ctx: AccountContext, input: Input<E>, exchange: Exchange) => Promise<Output<E>>,
  options: MountOptions = {},
): void {
  if (endpoint.permission !== 'signed-in') throw new Error(`${endpoint.path} asks for more than an account.`);
  route(host, endpoint, options, async (request, reply) => {
    const ctx = await host.accountOf(request);
    const input = parseInput(endpoint, request);
    return endpoint.output.parse(await handler(ctx, input, exchangeOf(host, request, reply)));
  });
}

/** Serve an endpoint to anybody: sign-in, invitations and links, which prove themselves by what they carry. */
export function mountPublic<E extends Endpoint>(
  host: Host,
  endpoint: E,
  handler: (outside: Outside, input: Input<E>, exchange: Exchange) => Promise<Output<E>>,
  options: MountOptions = {},
): void {
  if (endpoint.permission !== 'public') throw new Error(`${endpoint.path} is not public.`);
  route(host, endpoint, { callsPerMinute: 60, ...options }, async (request, reply) => {
    const input = parseInput(endpoint, request);
    const exchange = exchangeOf(host, request, reply);
    return endpoint.output.parse(await handler(host.outsideOf(request), input, exchange));
  });
}

function route(
  host: Host,
  endpoint: Endpoint,
  options: MountOptions,
  answer: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
): void {
  const { bodyLimit, callsPerMinute } = options;
  const isLimited = callsPerMinute !== undefined && host.options.requestsPerMinute !== 0;
  host.mounted.push(endpoint);
  host.app.route({
    method: endpoint.method,
    url: `${apiPrefix}${endpoint.path.replace(/\{(\w+)\}/g, ':$1')}`,
    ...(bodyLimit === undefined ? {} : { bodyLimit }),
    ...(isLimited ? { config: { rateLimit: { max: callsPerMinute, timeWindow: 60_000 } } } : {}),
    handler: async (request, reply) => {
      const body = await answer(request, reply);
      return await reply.header('cache-control', 'no-store').send(body);
    },
  });
}

function exchangeOf(host: Host, request: FastifyRequest, reply: FastifyReply): Exchange {
  const { publicUrl } = host.services;
  return {
    sessionToken: readSessionCookie(request, publicUrl),
    userAgent: (request.headers['user-agent'] ?? 'unknown').slice(0, 300),
    address: request.ip,
    membership: request.headers[membershipHeader],
    setSession: (session) => setSessionCookie(reply, publicUrl, session),
    clearSession: () => clearSessionCookie(reply, publicUrl),
  };
}
