import type { z } from 'zod';
import type { Endpoint } from '#contract/endpoint.ts';
import { noConnection, problemOf } from './problem.ts';

type Part<Name extends string, Value> =
  Record<string, never> extends Value ? { [name in Name]?: Value | undefined } : { [name in Name]: Value };

/** What an endpoint is called with; parts that may be empty may be left out. */
export type CallInput<E extends Endpoint> = Part<'params', z.input<E['params']>> &
  Part<'query', z.input<E['query']>> &
  Part<'body', z.input<E['body']>>;

/** The parsed reply of an endpoint. */
export type Reply<E extends Endpoint> = z.infer<E['output']>;

/** Inputs of endpoints for which everything may be left out need no second argument. */
export type CallArguments<E extends Endpoint> =
  Record<string, never> extends CallInput<E>
    ? [input?: CallInput<E>, options?: CallOptions]
    : [input: CallInput<E>, options?: CallOptions];

export interface CallOptions {
  signal?: AbortSignal | undefined;
  /** Makes a repeated write harmless; a new one is made when absent. */
  idempotencyKey?: string | undefined;
  /** Acts as another membership of the account for this one call: an apprentice belongs to two organisations at once. */
  membershipId?: string | undefined;
  /** A lost session is only reported, not answered by going to sign-in: for work that must not be interrupted. */
  staysOnPage?: boolean | undefined;
}

let membershipId: string | undefined;
let onSignedOut: (() => void) | undefined;

/** The membership the person acts as; sent with every request. */
export function actAs(id: string | undefined): void {
  membershipId = id;
}

/** The membership acted as now. */
export function actingMembership(): string | undefined {
  return membershipId;
}

/** What happens when the server no longer knows the session. */
export function whenSignedOut(handler: () => void): void {
  onSignedOut = handler;
}

function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The address of an endpoint with its parameters filled in. */
export function addressOf(path: string, params: unknown, query: unknown): string {
  const values = isObject(params) ? params : {};
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(textOf(values[name])));
  const text = searchOf(isObject(query) ? query : {});
  return `/api/v1${filled}${text === '' ? '' : `?${text}`}`;
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function searchOf(query: Record<string, unknown>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).filter(isGiven).map((each) => [name, textOf(each)]),
  );
  return new URLSearchParams(pairs).toString();
}

interface LooseInput {
  params?: unknown;
  query?: unknown;
  body?: unknown;
}

function requestOf(endpoint: Endpoint, input: LooseInput, options: CallOptions): RequestInit {
  const headers = new Headers({ accept: 'application/json' });
  const acting = options.membershipId ?? membershipId;
  if (acting) headers.set('guildmark-membership', acting);
  const isWrite = endpoint.method !== 'GET';
  if (isWrite) headers.set('idempotency-key', options.idempotencyKey ?? newKey());
  if (isWrite) headers.set('content-type', 'application/json');
  return {
    method: endpoint.method,
    headers,
    credentials: 'same-origin',
    ...(isWrite ? { body: JSON.stringify(input.body ?? {}) } : {}),
    ...(options.signal ? { signal: options.signal } : {}),
  };
}

/**
 * Calls one endpoint of the contract and gives its reply.
 * Throws a `Problem` for every refusal and when there is no connection. A lost session leads to sign-in.
 */
export async function call<E extends Endpoint>(endpoint: E, ...rest: CallArguments<E>): Promise<Reply<E>> {
  const [input, options = {}] = rest as [LooseInput | undefined, CallOptions | undefined];
  const address = addressOf(endpoint.path, input?.params, input?.query);
  const reply = await fetch(address, requestOf(endpoint, input ?? {}, options)).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw noConnection();
  });
  if (reply.status === 401 && endpoint.permission !== 'public' && !options.staysOnPage) onSignedOut?.();
  if (!reply.ok) throw await problemOf(reply);
  // The server has parsed the reply with the same schema before sending it.
  return (await reply.json()) as Reply<E>;
}
