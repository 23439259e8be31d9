import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Endpoint } from '#contract/endpoint.ts';
import type { Context, Services } from '#services/context.ts';
import type { AccountContext, Outside } from '#services/people/outside.ts';

/** How one installation serves. */
export interface HttpOptions {
  /** The demo's people, letters and one-click sign-in. Only for an embedded database on loopback. */
  readonly demo: boolean;
  /** The product's version, shown to support. */
  readonly version: string;
  /** Folder of the built screens; without it only the API answers. */
  readonly webFolder?: string | undefined;
  /** `silent` in tests. */
  readonly logLevel?: 'silent' | 'error' | 'warn' | 'info' | 'debug' | undefined;
  /** Requests a minute of one address before it has to wait. Default 6,000, because a whole college may share one; 0 switches the limits off. */
  readonly requestsPerMinute?: number | undefined;
  /** Proxies in front whose `x-forwarded-for` is believed. */
  readonly trustProxy?: boolean | string | undefined;
}

/** What a room needs to mount its endpoints. */
export interface Host {
  readonly app: FastifyInstance;
  readonly services: Services;
  readonly options: HttpOptions;
  /** Every endpoint mounted so far, in order. */
  readonly mounted: Endpoint[];
  /** The request of nobody yet. */
  outsideOf(request: FastifyRequest): Outside;
  /** The signed-in account; refuses with `not-signed-in` or `second-factor-needed`. */
  accountOf(request: FastifyRequest): Promise<AccountContext>;
  /** The acting membership of the request; for routes that cannot be mounted, such as uploads. Authorise in the service. */
  contextOf(request: FastifyRequest): Promise<Context>;
}
